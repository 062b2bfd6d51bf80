"""The question of an attestation whether a signature of the list is the attestor's own, or their body's."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.operations.duplicates import decide
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

ANSWERS = {
    "signed-herself": N_("Yes, disclose it"),
    "signed-for-it": N_("I signed for it"),
    "office-only": N_("I hold an office in it"),
    "different": N_("No"),
}
"""What can be decided of a signature, in the words of who attests."""


class OwnSignatures(QWidget):
    """Asks about each likely number; an answer is recorded as a decision on possible duplicates."""

    def __init__(
        self,
        dialog: FormDialog,
        operations: Operations,
        database: Database,
        statement: StatementRow,
        settled: Callable[[], None],
    ) -> None:
        super().__init__()
        self._dialog, self._operations = dialog, operations
        self._database, self._statement = database, statement
        self._settled = settled
        self._asked: SignatureRow | None = None
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.answers = {
            word: QPushButton()
            for word in ("signed-herself", "signed-for-it", "office-only", "different")
        }
        below = QWidget()
        row = FlowLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addWidget(below)
        for button in self.buttons:
            button.setProperty("role", "small")
            button.setAutoDefault(False)
            row.addWidget(button)
        dialog.form.addRow(self)
        for word, button in self.answers.items():
            dialog.put_words(button.setText, partial(self._answer, word))
            button.clicked.connect(partial(self._decide, word))
        dialog.put_words(self.question.setText, self._words)
        dialog.form.setRowVisible(self, False)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the answers."""
        return tuple(self.answers.values())

    def ask(self, numbers: tuple[int, ...]) -> None:
        """Ask about the first of these numbers; nothing where there is none."""
        self._asked = None
        if numbers:
            with self._database.reading() as tx:
                statement = statements.get_statement(tx, self._statement.id)
                self._asked = signatures.find_signature(tx, statement, numbers[0])
        self.question.setText(self._words())
        of_person = self._asked is not None and self._asked.kind == "individual"
        for word, button in self.answers.items():
            button.setVisible((word == "signed-herself") == of_person or word == "different")
        self._dialog.form.setRowVisible(self, self._asked is not None)

    def _words(self) -> str:
        if self._asked is None:
            return ""
        named = {"number": self._asked.number, "name": self._asked.full_name}
        if self._asked.kind == "individual":
            return _("Is No. %(number)d, %(name)s, the attestor?") % named
        return _("Is No. %(number)d, %(name)s, an organisation of the attestor’s?") % named

    def _answer(self, verdict: str) -> str:
        return _(ANSWERS[verdict])

    def _decide(self, verdict: str, _on: bool = False) -> None:
        asked = self._asked
        if asked is None:
            return
        try:
            change = decide(self._statement, a=asked.number, b=ATTESTOR, verdict=verdict)
            self._operations.write(change, lambda _answer: self._settled())
        except UserError as error:
            self.question.setText(str(error))
