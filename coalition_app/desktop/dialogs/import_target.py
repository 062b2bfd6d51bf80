"""Where an import goes: into one of the statements, or into a new one whose title she sees and can change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.dialogs.import_table import PutWords
from coalition_app.desktop.word_box import WholeBox
from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.records.statements import StatementRow


class ImportTarget(QWidget):
    """A box with the statements and the new one; below it what becomes of the source's demands."""

    changed = Signal()

    def __init__(
        self,
        draft: Draft,
        statements: Sequence[StatementRow],
        into: StatementRow | None,
        title: str,
        put_words: PutWords,
    ) -> None:
        super().__init__()
        self._draft, self._statements = draft, list(statements)
        self.box, self.title, self.note = WholeBox(), QLineEdit(title), QLabel()
        self.box.addItem("")
        for _each in self._statements:
            self.box.addItem("")
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(24)
        chosen = next(
            (at for at, each in enumerate(self._statements, 1) if into and each.id == into.id), 0
        )
        self.box.setCurrentIndex(chosen)
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        self.caption = QLabel()
        self.caption.setBuddy(self.box)
        for each in (self.box, self.title):
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            each.setMinimumWidth(160)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.caption)
        row.addWidget(self.box, 2)
        row.addWidget(self.title, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.note)
        put_words(self.caption.setText, lambda: _("Where it goes"))
        put_words(self.box.setAccessibleName, lambda: _("Where it goes"))
        put_words(self.title.setAccessibleName, lambda: _("Title of the new statement"))
        put_words(self.title.setPlaceholderText, lambda: _("Title of the new statement"))
        put_words(self._name_choices, lambda: _("Makes a new statement"))
        self.title.setCursorPosition(0)
        self.title.textChanged.connect(self.title.setToolTip)
        self.box.currentIndexChanged.connect(self._choose)

    def statement(self) -> StatementRow | None:
        """Give the statement that it goes into; None for a new one."""
        at = self.box.currentIndex()
        return self._statements[at - 1] if at > 0 else None

    def new_title(self) -> str:
        """Give the title of the new statement; raises UserError where it has none."""
        title = self.title.text().strip()
        if not title:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            raise UserError(
                _("Give the new statement a title, or choose the statement it goes into.")
            )
        return title

    def _name_choices(self, new: str) -> None:
        self.box.setItemText(0, new)
        for at, each in enumerate(self._statements, 1):
            named = {"number": each.number, "title": each.title}
            self.box.setItemText(at, _("Into statement %(number)d, %(title)s") % named)
        self._show()

    def _choose(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        into = self.statement()
        self.title.setVisible(into is None)
        self.box.setToolTip(self.box.currentText())
        self.note.setText(self._demands(into))
        self.note.setVisible(bool(self.note.text()))

    def _demands(self, into: StatementRow | None) -> str:
        """Say what becomes of the demands that the source brings."""
        count = len(self._draft.demands)
        if into is None:
            text = ngettext(
                "The source's %(count)d demand becomes the statement's.",
                "The source's %(count)d demands become the statement's.",
                count,
            )
            return text % {"count": count} if count else ""
        if not count:
            return ""
        text = ngettext(
            "The source's %(count)d demand is not added: the statement keeps its own. "
            "To have it, make a new statement.",
            "The source's %(count)d demands are not added: the statement keeps its own. "
            "To have them, make a new statement.",
            count,
        )
        return text % {"count": count}
