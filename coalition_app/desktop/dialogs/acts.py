"""Dialogs for what follows on a signatory's words: withdrawal, narrowing, correction, translation."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from coalition_app.desktop.dialogs.demand_stances import scrolled
from coalition_app.desktop.dialogs.fields import day_field, language_box, read_day, words_field
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.desktop.pages.details_parts import TRANSLATION_STATES
from coalition_app.desktop.spoken import Words
from coalition_app.desktop.word_box import WordBox
from coalition_app.i18n import _
from coalition_app.labels import POSITIONS
from coalition_app.records import later_acts
from coalition_app.records.acts import ActRow
from coalition_app.records.database import Database
from coalition_app.records.signatures import SignatureRow
from coalition_app.records.statements import StatementRow
from coalition_app.records.tables import STANCES

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow

LINES, FEW, AROUND = 4, 2, 26
"""Lines of words that a field shows before it scrolls, with large text, and the pixels around them."""
LARGE = 22
"""Pixels of a line above which text is large, so that a dialog must save height."""
LEAST, MOST, MOST_LARGE = 90, 220, 170
"""Pixels of the part with a line for each demand, which scrolls."""


class ActDialog(FormDialog):
    """The frame of these dialogs: the words as they came, locked, and below them what is asked."""

    def __init__(
        self,
        parent: "MainWindow",
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
        act: ActRow,
        *,
        title: Words,
        agree: Words,
    ) -> None:
        super().__init__(parent, title=title, agree=agree, work=self._write)
        self._database, self._statement = database, statement
        self._signed, self._act = signed, act
        self._boxes: list[WordBox] = []
        whom = f"{signed.number}. {signed.full_name}"
        self.add_note(lambda: whom, "heading")
        self.original = _words(self, act.wording)
        self.original.setReadOnly(True)
        self.add_field(lambda: _("The words as they came"), self.original)

    def retranslate(self) -> None:
        """Speak the program's language, also in the boxes."""
        for box in self._boxes:
            box.speak()
        super().retranslate()

    def _write(self) -> None:
        """Write what was said; each dialog its own."""
        raise NotImplementedError

    def _ask_day(self, words: Words) -> None:
        self.received = day_field()
        self.add_field(words, self.received)

    def _ask_words(self, words: Words) -> None:
        self.wording = _words(self, self._act.wording)
        self.add_field(words, self.wording)

    def _ask_language(self) -> None:
        self.language = language_box(self._act.language)
        self.add_field(lambda: _("Language of the words"), self.language)

    def _given_words(self) -> str | None:
        """Give the words where they were changed, else None: what was recorded stays byte for byte."""
        typed = self.wording.toPlainText()
        return None if typed == self._act.wording else typed

    def _add_demands(self, caption: Words, lines: list[QWidget]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        for line in lines:
            column.addWidget(line)
        column.addStretch()
        area = scrolled(inside)
        most = MOST if self.fontMetrics().lineSpacing() <= LARGE else MOST_LARGE
        area.setFixedHeight(min(most, max(LEAST, inside.sizeHint().height())))
        heading = self.add_note(caption)
        heading.setBuddy(lines[0])
        self.form.addRow(area)


class WithdrawWordsDialog(ActDialog):
    """Records that a signatory takes words back, and what the positions that rested on them become."""

    def __init__(
        self,
        parent: "MainWindow",
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
        act: ActRow,
    ) -> None:
        super().__init__(
            parent,
            database,
            statement,
            signed,
            act,
            title=lambda: _("Withdraw words of No. %(number)d") % {"number": signed.number},
            agree=lambda: _("Withdraw"),
        )
        self.add_note(
            lambda: _(
                "The words stay in the register and are printed and counted no more. Words are withdrawn in "
                "writing, with effect on the day on which that came."
            )
        )
        self._ask_day(lambda: _("Withdrawal received on"))
        with database.reading() as tx:
            self._left = later_acts.stances_without(tx, statement, signed.id, act.id)
        self.stances: dict[int, WordBox] = {}
        lines: list[QWidget] = []
        for number, stance in self._left.items():
            lines += self._stance_line(number, stance)
        if lines:
            self._add_demands(lambda: _("The positions then become"), lines)
        self._first = self.received

    def _stance_line(self, number: int, stance: str) -> list[QWidget]:
        known = [each for each in STANCES if each == stance or each != "supports-with-reservation"]
        box = WordBox({key: POSITIONS[key] for key in known})
        box.choose(stance)
        caption = QLabel()
        caption.setBuddy(box)
        caption.setWordWrap(True)
        wording = _demand_words(self._statement, number)

        def say() -> str:
            return _("Demand %(number)d: %(wording)s") % {"number": number, "wording": wording}

        self.put_words(caption.setText, say)
        self.put_words(box.setAccessibleName, say)
        self.stances[number] = box
        self._boxes.append(box)
        return [caption, box]

    def _write(self) -> None:
        with self._database.writing("withdraw-words") as tx:
            later_acts.withdraw_act(
                tx,
                self._statement,
                self._signed.number,
                ordinal=self._act.ordinal,
                received=read_day(self.received),
                stances={number: box.key() for number, box in self.stances.items()},
            )


class NarrowDialog(ActDialog):
    """Records that a reservation takes less away, in new words or in the same ones."""

    def __init__(
        self,
        parent: "MainWindow",
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
        act: ActRow,
    ) -> None:
        super().__init__(
            parent,
            database,
            statement,
            signed,
            act,
            title=lambda: _("Narrow a reservation of No. %(number)d") % {"number": signed.number},
            agree=lambda: _("Narrow"),
        )
        self._ask_words(lambda: _("The words that stand from now on"))
        self._ask_language()
        self._ask_day(lambda: _("Received on"))
        self.touched: dict[int, QCheckBox] = {}
        lines: list[QWidget] = []
        for number in act.demands or [each.number for each in statement.demands]:
            self.touched[number] = self._tick(number)
            wording = QLabel(_demand_words(statement, number))
            wording.setProperty("role", "quiet")
            wording.setWordWrap(True)
            lines += [self.touched[number], wording]
        if lines:
            self._add_demands(
                lambda: _("Demands that it still touches; the others are then supported"), lines
            )
        self._first = self.wording

    def _tick(self, number: int) -> QCheckBox:
        tick = QCheckBox()
        tick.setChecked(True)
        self.put_words(tick.setText, lambda: _("Demand %(number)d") % {"number": number})
        return tick

    def _write(self) -> None:
        with self._database.writing("narrow-words") as tx:
            later_acts.narrow_act(
                tx,
                self._statement,
                self._signed.number,
                ordinal=self._act.ordinal,
                received=read_day(self.received),
                touching=[number for number, tick in self.touched.items() if tick.isChecked()],
                wording=self._given_words(),
                language=self.language.currentData() or "",
            )


class CorrectDialog(ActDialog):
    """Records words in the place of wrongly recorded ones, with the reason."""

    def __init__(
        self,
        parent: "MainWindow",
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
        act: ActRow,
    ) -> None:
        super().__init__(
            parent,
            database,
            statement,
            signed,
            act,
            title=lambda: _("Correct words of No. %(number)d") % {"number": signed.number},
            agree=lambda: _("Correct"),
        )
        self.add_note(
            lambda: _(
                "For a mistake in recording. The locked words stay in the register; the corrected ones stand "
                "in their place."
            )
        )
        self._ask_words(lambda: _("Corrected words"))
        self._ask_language()
        self._ask_day(lambda: _("Correction received on"))
        self.reason = QLineEdit()
        self.add_field(lambda: _("Reason"), self.reason)
        self._first = self.wording

    def _write(self) -> None:
        with self._database.writing("correct-words") as tx:
            later_acts.correct_act(
                tx,
                self._statement,
                self._signed.number,
                ordinal=self._act.ordinal,
                received=read_day(self.received),
                reason=self.reason.text(),
                wording=self._given_words(),
                language=self.language.currentData() or "",
            )


class TranslateDialog(ActDialog):
    """Records a labelled translation of words; the original stays what binds."""

    def __init__(
        self,
        parent: "MainWindow",
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
        act: ActRow,
    ) -> None:
        super().__init__(
            parent,
            database,
            statement,
            signed,
            act,
            title=lambda: _("Translate words of No. %(number)d") % {"number": signed.number},
            agree=lambda: _("Record"),
        )
        self.language = language_box()
        self.language.removeItem(self.language.findData(act.language))
        self.add_field(lambda: _("Into"), self.language)
        self.wording = _words(self, "")
        self.add_field(lambda: _("Translation"), self.wording)
        self.translator = QLineEdit()
        self.add_field(lambda: _("Translator"), self.translator)
        self.state = WordBox(TRANSLATION_STATES)
        self._boxes.append(self.state)
        self.add_field(lambda: _("State"), self.state)
        self.add_note(
            lambda: _(
                "It is printed below the words, with its state and the translator's name, and never in their "
                "place."
            )
        )
        self._shown: tuple[str, str, str] | None = None
        self.language.currentIndexChanged.connect(self._show)
        self._show()
        self._first = self.language

    def _show(self) -> None:
        """Show the translation that there is into the chosen language; what was typed stays."""
        typed = (self.wording.toPlainText(), self.translator.text(), self.state.key())
        if self._shown is not None and typed != self._shown:
            return
        chosen = self.language.currentData()
        known = [each for each in self._act.translations if each[0] == chosen]
        _language, wording, translator, state = known[-1] if known else ("", "", "", "draft")
        self.wording.setPlainText(wording)
        self.translator.setText(translator)
        self.state.choose(state)
        self._shown = (self.wording.toPlainText(), self.translator.text(), self.state.key())

    def _write(self) -> None:
        with self._database.writing("translate-words") as tx:
            later_acts.translate_act(
                tx,
                self._statement,
                self._signed.number,
                ordinal=self._act.ordinal,
                language=self.language.currentData() or "",
                wording=self.wording.toPlainText(),
                translator=self.translator.text(),
                state=self.state.key(),
            )


Made = Callable[["MainWindow", Database, StatementRow, SignatureRow, ActRow], ActDialog]
DIALOGS: dict[str, Made] = {
    "withdraw": WithdrawWordsDialog,
    "narrow": NarrowDialog,
    "correct": CorrectDialog,
    "translate": TranslateDialog,
}
"""By what she wants to do."""


def _words(dialog: FormDialog, text: str) -> QPlainTextEdit:
    """Give a field with words, as many lines high as the font asks for."""
    dialog.ensurePolished()
    line = dialog.fontMetrics().lineSpacing()
    field = words_field(line * (LINES if line <= LARGE else FEW) + AROUND)
    field.setPlainText(text)
    return field


def _demand_words(statement: StatementRow, number: int) -> str:
    wordings = statement.demand(number).wordings
    return wordings.get(statement.authentic_language) or next(iter(wordings.values()), "")
