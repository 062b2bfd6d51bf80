"""The dialog of positions and reservations."""

from PySide6.QtWidgets import QComboBox, QWidget

from coalition_app.desktop.dialogs.fields import day_field, language_box, read_day, words_field
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.i18n import _
from coalition_app.labels import POSITIONS
from coalition_app.records import positions
from coalition_app.records.database import Database
from coalition_app.records.signatures import SignatureRow
from coalition_app.records.statements import StatementRow


class PositionDialog(FormDialog):
    """Records positions of one signatory on each demand, and the words behind them."""

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
    ) -> None:
        super().__init__(
            parent,
            title=lambda: _("Position of No. %(number)d") % {"number": signed.number},
            agree=lambda: _("Record"),
            work=self._record,
        )
        self._database, self._statement, self._signed = database, statement, signed
        with database.reading() as tx:
            self._known = positions.exceptional_positions(tx, statement).get(signed.id)
            acts = positions.acts_by_signature(tx, statement).get(signed.id, [])
        self.add_note(lambda: signed.full_name, "heading")
        self.stances = [self._stance_box(at) for at in range(len(statement.demands))]
        for demand, box in zip(statement.demands, self.stances, strict=True):
            words = demand.wordings.get(statement.authentic_language, "")
            self.add_field(
                lambda at=demand.number: _("Demand %(number)d") % {"number": at},  # type: ignore[misc]
                box,
            )
            box.setToolTip(words)
        self.wording = words_field(110)
        self.wording.setPlainText(acts[-1].wording if acts else "")
        self.language = language_box(acts[-1].language if acts else "")
        self.received = day_field()
        self.add_field(lambda: _("Words, as the signatory wrote them"), self.wording)
        self.add_field(lambda: _("Language of the words"), self.language)
        self.add_field(lambda: _("Received"), self.received)
        self.add_note(
            lambda: _(
                "Does it take away or change something that the signatory does not support? Then it is a "
                "reservation, whatever it is called."
            )
        )
        self._before = self.wording.toPlainText()

    def _stance_box(self, at: int) -> QComboBox:
        box = QComboBox()
        for stance, label in POSITIONS.items():
            if stance != positions.UNSETTLED:
                box.addItem(_(label), stance)
        known = self._known[at] if self._known else "supports"
        if known == positions.UNSETTLED:
            box.setCurrentIndex(-1)
        else:
            box.setCurrentIndex(box.findData(known))
        return box

    def _record(self) -> None:
        stances = {
            demand.number: box.currentData()
            for demand, box in zip(self._statement.demands, self.stances, strict=True)
            if box.currentIndex() >= 0
        }
        typed = self.wording.toPlainText()
        new = positions.NewPosition(
            stances=stances,
            wording=typed if typed.strip() and typed != self._before else None,
            language=self.language.currentData() or "",
            received_on=read_day(self.received),
        )
        with self._database.writing("record-position") as tx:
            positions.record_position(tx, self._statement, self._signed.number, new)
