"""The question of an attestation whether a signature of the list is the attestor's own, or their body's."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations.duplicates import decide
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database


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
        self.yes, self.no = QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.question, 1)
        for button in self.buttons:
            button.setProperty("role", "small")
            button.setAutoDefault(False)
            row.addWidget(button)
        dialog.form.addRow(self)
        dialog.put_words(self.yes.setText, lambda: _("Yes, say so"))
        dialog.put_words(self.no.setText, lambda: _("No"))
        dialog.put_words(self.question.setText, self._words)
        self.yes.clicked.connect(lambda: self._decide(own=True))
        self.no.clicked.connect(lambda: self._decide(own=False))
        dialog.form.setRowVisible(self, False)

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """Return the two answers."""
        return self.yes, self.no

    def ask(self, numbers: tuple[int, ...]) -> None:
        """Ask about the first of these numbers; nothing where there is none."""
        self._asked = None
        if numbers:
            with self._database.reading() as tx:
                statement = statements.get_statement(tx, self._statement.id)
                self._asked = signatures.find_signature(tx, statement, numbers[0])
        self.question.setText(self._words())
        self._dialog.form.setRowVisible(self, self._asked is not None)

    def _words(self) -> str:
        if self._asked is None:
            return ""
        named = {"number": self._asked.number, "name": self._asked.full_name}
        if self._asked.kind == "individual":
            return _("Is No. %(number)d, %(name)s, the attestor?") % named
        return _("Is No. %(number)d, %(name)s, an organisation of the attestor's?") % named

    def _decide(self, *, own: bool) -> None:
        asked = self._asked
        if asked is None:
            return
        yes = "two-signatures" if asked.kind == "individual" else "branch"
        try:
            change = decide(
                self._statement, a=asked.number, b=ATTESTOR, verdict=yes if own else "different"
            )
            self._operations.write(change, lambda _answer: self._settled())
        except UserError as error:
            self.question.setText(str(error))
