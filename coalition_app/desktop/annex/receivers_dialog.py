"""The dialog for those who receive an annex: the fingerprint to publish, the leaflet, the checking page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.documents.issue.sealing import no_key_yet, open_key_sentence, root_of_register
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGE_NAMES, LANGUAGES
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class ReceiversDialog(FormDialog):
    """Shows what lets others check an annex, and saves what is sent with it."""

    def __init__(
        self,
        desk: "Desk",
        database: Database | None,
        *,
        language: str,
        save_leaflet: Callable[[str], object],
        save_page: Callable[[], object],
    ) -> None:
        """`database` is None where no register is open; `save_leaflet` is told the language."""
        super().__init__(
            desk.window,
            title=lambda: _("For recipients of an annex"),
        )
        self._desk, self._root = desk, ""
        self.add_note(
            lambda: _(
                "An annex can be checked without this program and without internet: the recipient opens the "
                "checking page in a browser and drops the PDF on it. The leaflet says how. Neither contains "
                "anything from your register."
            ),
            "",
        )
        self.language = WordBox({each: LANGUAGE_NAMES[each] for each in LANGUAGES})
        self.language.choose(language if language in LANGUAGES else LANGUAGES[0])
        self.add_field(lambda: _("Language"), self.language)
        self.copy = QPushButton(autoDefault=False)
        self.put_words(self.copy.setText, lambda: _("Copy the fingerprint"))
        self.copy.setVisible(False)
        if database is not None:
            self._add_fingerprint(database)
        self.leaflet, self.page = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self.put_words(self.leaflet.setText, lambda: _("Save the leaflet…"))
        self.put_words(self.page.setText, lambda: _("Save the checking page…"))
        self.leaflet.clicked.connect(lambda _on=False: save_leaflet(self.language.key()))
        self.page.clicked.connect(lambda _on=False: save_page())
        for at, button in enumerate((self.page, self.leaflet)):
            self.buttons.insertWidget(at, button)

    def _add_fingerprint(self, database: Database) -> None:
        """Show the words of the register's key, and say what they prove and what they do not."""
        with database.reading() as tx:
            root = root_of_register(tx)
        if root is not None and database.raw_key is None:
            self.add_note(open_key_sentence, "warning")
        self.add_note(lambda: _("Fingerprint of this register"), "")
        if root is None:
            self.add_note(no_key_yet)
            return
        self._root = root
        self.words = self.add_note(self._words, "heading")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.language.currentIndexChanged.connect(lambda _at: self.words.setText(self._words()))
        self.copy.clicked.connect(self._copy)
        self.copy.setVisible(True)
        self.copy.setProperty("role", "small")
        row = FlowLayout()
        row.addWidget(self.copy)
        self.form.addRow(row)
        self.add_note(
            lambda: _(
                "Publish these words on the coalition’s website, in all three languages, so "
                "that others can tell your editions from those of any other register. Do not"
                " send them only with the annex: whoever forges one can write other words "
                "there."
            )
        )
        self.add_note(
            lambda: _(
                "They prove that the list and its pages come from this register and are unchanged. They do "
                "not prove who signed, or that what is certified is true."
            )
        )

    def _words(self) -> str:
        return fingerprint_words(self._root, self.language.key())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words())
        self._desk.say(_("The fingerprint was copied."))
