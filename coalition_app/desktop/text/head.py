"""The head of the Text page: which text it is, and what is done with it as a whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _
from coalition_app.records.statements import wordings

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.statements.wordings import TextRow


class TextHead(Spoken, QWidget):
    """Says which text it is, and has the buttons that compare it, seal it and make the next one."""

    def __init__(self, dated: QWidget) -> None:
        super().__init__()
        self.title, self.state, self.date_label = (QLabel() for _each in range(3))
        give_role(self.title, "title")
        give_role(self.state, "quiet")
        give_role(self.date_label, "quiet")
        self.state.setWordWrap(True)
        self.seal, self.renew, self.compare = (QPushButton() for _each in range(3))
        self.date_label.setBuddy(dated)
        self.put_words(self.title.setText, lambda: _("Text"))
        self.put_words(self.date_label.setText, lambda: _("Date of the statement"))
        self.put_words(self.renew.setText, lambda: _("New text…"))
        self.put_words(self.compare.setText, lambda: _("Compare texts"))
        self._above, self._below = QHBoxLayout(), QHBoxLayout()
        self.date = QWidget()
        self.date.setObjectName("statement_date")
        row = QHBoxLayout(self.date)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.date_label)
        row.addWidget(dated)
        self._above.addWidget(self.title)
        self._above.addStretch()
        for button in (self.compare, self.renew, self.seal):
            self._above.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in (self._above, self._below):
            row.setSpacing(10)
            column.addLayout(row)
        self.stand(wide=True)

    def stand(self, *, wide: bool) -> None:
        """Set what is known of the text beside the title where there is room, else below without the date."""
        row, at = (self._above, 1) if wide else (self._below, 0)
        row.insertWidget(at, self.state, 1, Qt.AlignmentFlag.AlignVCenter)
        if wide:
            row.insertWidget(2, self.date, 0, Qt.AlignmentFlag.AlignVCenter)
            self.date.show()  # else Qt shows what comes from another place a turn later
        self._above.setStretch(self._above.count() - 4, 0 if wide else 1)

    def show_text(
        self, statement: "StatementRow", newest: "TextRow", *, why: str, imported: bool
    ) -> None:
        """Show the newest text of a statement, and `why` it is not changed any more.

        Sealing is the next step of a text that was typed; an `imported` one is sealed when it comes.
        """
        named: dict[str, object] = {"number": newest.number}
        if newest.sealed_on is not None:
            day = newest.sealed_on.strftime("%d.%m.%Y")
            text = _("Text %(number)d, sealed on %(date)s") % {**named, "date": day}
        elif why == "attested":
            text = _("Text %(number)d, printed in an edition") % named
        elif why == "signed":
            named["next"] = newest.number + 1
            text = (
                _("Text %(number)d, signed but not sealed: a change creates text %(next)d") % named
            )
        else:
            text = _("Text %(number)d, not sealed") % named
        self.state.setText(text)
        further = wordings.unsealed_languages(statement, newest)
        self.seal.setText(_("Seal text %(number)d…") % named)
        self.seal.setVisible(newest.sealed_at is None or bool(further))
        give_role(self.seal, "first" if newest.sealed_at is None and not imported else "")
        self.renew.setVisible(bool(why))
        self.compare.setVisible(newest.number > 1)
