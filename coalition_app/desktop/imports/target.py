"""Where an import goes: into one of the statements, or into a new one whose title can be seen and changed."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.growing_field import GrowingField
from coalition_app.desktop.widgets.key_combo import WholeBox, WordBox
from coalition_app.desktop.wording.signature_words import section_words
from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.intake.edit_draft import without_sheet_sections
from coalition_app.operations.planning.plan_import import offered_sections, proposed_section
from coalition_app.records import checked
from coalition_app.records.imports.choose_statement import Target, demands_lacking, propose_target
from coalition_app.records.statements.statements import (
    SectionRow,
    StatementRow,
)

DAY_LETTERS = 36
"""Letters of a day and of what is said where none is written."""
LINES, ALL_LINES = 1, 400
"""Lines of the demands that are shown at least, and at most where the page around scrolls."""


class ImportTarget(QWidget):
    """A box with the statements and the new one; above it what was found, below what becomes of the demands.

    Where it is not clear where the source goes, nothing is chosen: buttons ask.
    """

    changed = Signal()
    edited = Signal()
    """Anything here was chosen or typed."""
    lacking = Signal()
    """Something must be said here before the import."""

    def __init__(
        self,
        draft: Draft,
        statements: Sequence[StatementRow],
        shown: StatementRow | None,
        title: str,
        put_words: PutWords,
        held: StatementRow | None = None,
    ) -> None:
        """Propose where it goes; `held` is the statement that the source went into before.

        It goes there again only where that statement is open, or none is.
        """
        super().__init__()
        self._draft, self._statements, self._open = draft, list(statements), shown
        again = held is not None and (shown is None or held.id == shown.id)
        self._held = held if again else None
        self._target = self._propose()
        self.box, self.title, self.note = WholeBox(), QLineEdit(title), QLabel()
        self.box.addItems([""] * (1 + len(self._statements)))
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(24)
        self.box.setCurrentIndex(-1 if self._target.asks else self._place(self._target.statement))
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        self.caption = QLabel()
        self.caption.setBuddy(self.box)
        give_role(self.caption, "quiet")
        for each in (self.box, self.title):
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            each.setMinimumWidth(160)
        rows = QGridLayout()
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(8)
        rows.addWidget(self.caption, 0, 0)
        rows.addWidget(self.box, 0, 1)
        self.into_title = QLabel(wordWrap=True)
        give_role(self.into_title, "quiet")
        rows.addWidget(self.title, 1, 1)
        rows.addWidget(self.into_title, 1, 1)
        rows.setColumnStretch(1, 1)
        self._add_section(rows, 2, put_words)
        self._add_day(rows, 3, put_words)
        inside, rolled, around = QWidget(), QScrollArea(widgetResizable=True), QVBoxLayout(self)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(rolled)
        # What is above and below it stays in sight.
        rolled.setFrameShape(QFrame.Shape.NoFrame)
        rolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rolled.setWidget(inside)
        layout.addWidget(self._found(put_words))
        layout.addLayout(rows)
        layout.addWidget(self.note)
        self.by_sheets = QCheckBox()
        layout.addWidget(self.by_sheets)
        layout.addWidget(self._demands_read(put_words), 1)
        if not draft.demands:
            layout.addStretch(1)
        self.by_sheets.setVisible(without_sheet_sections(draft) is not draft)
        self._put_words(put_words)
        self.title.setCursorPosition(0)
        self.title.textChanged.connect(self.title.setToolTip)
        self.box.currentIndexChanged.connect(self._choose)
        for told in (
            self.box.currentIndexChanged,
            self.title.textChanged,
            self.received.textChanged,
            self.by_sheets.toggled,
        ):
            told.connect(self.edited)

    def _propose(self) -> Target:
        if self._held is not None:
            return Target(self._held)
        return propose_target(self._draft, self._statements, self._open)

    def choose_new(self) -> None:
        """Make a new statement of it, as was said before it was read."""
        self.box.setCurrentIndex(0)

    def _add_section(self, rows: QGridLayout, at: int, put_words: PutWords) -> None:
        """Ask into which section of a statement the entries go, where the source has none of its own."""
        self.section, self._section_caption = WordBox(), QLabel()
        self._sections: list[SectionRow] = []
        self._section_said = ""
        """Which section was chosen by hand; empty while it is only proposed."""
        self._section_caption.setBuddy(self.section)
        give_role(self._section_caption, "quiet")
        put_words(self._section_caption.setText, lambda: _("Section of the annex"))
        put_words(self.section.setAccessibleName, lambda: _("Section of the annex"))
        put_words(lambda _word: self._name_sections(), lambda: _("no section"))
        self.section.activated.connect(self._choose_section)
        self.section.currentIndexChanged.connect(self.edited)
        rows.addWidget(self._section_caption, at, 0)
        rows.addWidget(self.section, at, 1)

    def offer_sections(self, sections: Sequence[SectionRow]) -> None:
        """Offer the sections of the statement; the one that fits all entries is proposed."""
        offered = list(offered_sections(self._draft, sections))
        if self._sections and [each.id for each in offered] != [each.id for each in self._sections]:
            self._section_said = ""
        self._sections = offered
        self._name_sections()
        fitting = proposed_section(self._draft, offered)
        self.section.choose(self._section_said or (str(fitting.ordinal) if fitting else "0"))

    @property
    def section_said(self) -> str:
        """Return which section was chosen by hand, by its ordinal; empty for none."""
        return self._section_said

    def section_id(self) -> uuid.UUID | None:
        """Return the section that is chosen; None for none."""
        chosen = (each.id for each in self._sections if str(each.ordinal) == self.section.key())
        return next(chosen, None)

    def _choose_section(self) -> None:
        self._section_said = self.section.key()
        self.changed.emit()

    def _name_sections(self) -> None:
        named = [(str(each.ordinal), section_words(each)) for each in self._sections]
        self.section.offer([("0", _("no section")), *named])
        for each in (self.section, self._section_caption):
            each.setVisible(bool(self._sections))

    def _add_day(self, rows: QGridLayout, at: int, put_words: PutWords) -> None:
        """Ask for the day on which the list came: the day of the import says nothing of it."""
        self.received, caption = QLineEdit(), QLabel()
        caption.setBuddy(self.received)
        give_role(caption, "quiet")
        put_words(caption.setText, lambda: _("List received on"))
        put_words(self.received.setAccessibleName, lambda: _("List received on"))
        put_words(self.received.setPlaceholderText, lambda: _("dd.mm.yyyy, if known"))
        letters = DAY_LETTERS * letter_width(self.received.fontMetrics())
        self.received.setMaximumWidth(letters)
        rows.addWidget(caption, at, 0)
        narrow = QHBoxLayout()  # a column is no wider than what stands in it alone
        narrow.addWidget(self.received, 100)
        narrow.addStretch(1)
        rows.addLayout(narrow, at, 1)

    def _demands_read(self, put_words: PutWords) -> GrowingField:
        """Show the demands as they were read from the source."""
        self.demands = shown = GrowingField(least=LINES, most=LINES, one_line=False)
        shown.setPlainText(
            "\n\n".join(f"{each.number}. {each.text}" for each in self._draft.demands)
        )
        shown.setReadOnly(True)
        shown.keep_edges()
        shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        shown.setVisible(bool(self._draft.demands))
        put_words(shown.setAccessibleName, lambda: _("Demands"))
        return shown

    def fold(self, narrow: bool) -> None:
        """Where it is narrow show all lines of the demands: what they stand in scrolls."""
        self.demands.show_up_to(ALL_LINES if narrow else LINES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        """Say the statement's title below its box, where the box has no room for it."""
        into = self.statement()
        self.into_title.setText(into.title if into is not None else "")
        self.into_title.setVisible(into is not None and self.box.is_cut)

    def choose_again(self, kept: Mapping[str, object]) -> None:
        """Choose and type what was before; a statement that has gone is asked for anew."""
        for name, line in (("title", self.title), ("received", self.received)):
            if isinstance(words := kept.get(name), str):
                line.setText(words)
                line.setCursorPosition(0)
        self.by_sheets.setChecked(kept.get("by_sheets") is True)
        if isinstance(section := kept.get("section"), str) and section:
            self._section_said = section
            self.section.choose(section)
        if isinstance(into := kept.get("into"), str):
            places = {each.id.hex: at for at, each in enumerate(self._statements, 1)}
            self.box.setCurrentIndex({"": 0, **places}.get(into, -1))

    def day(self) -> dt.date | None:
        """Return the day on which the list came; raises UserError for what is none."""
        try:
            return checked.read_day(self.received.text(), today())
        except UserError:
            self.lacking.emit()
            self.received.setFocus(Qt.FocusReason.OtherFocusReason)
            raise

    def _put_words(self, put_words: PutWords) -> None:
        put_words(
            self.by_sheets.setText, lambda: _("Use sheet names as section headings in the annex")
        )
        put_words(self.caption.setText, lambda: _("Destination"))
        put_words(self.box.setAccessibleName, lambda: _("Destination"))
        put_words(self.box.setPlaceholderText, lambda: _("Choose destination"))
        put_words(self.title.setAccessibleName, lambda: _("Title of the new statement"))
        put_words(self.title.setPlaceholderText, lambda: _("Title of the new statement"))
        put_words(self._name_choices, lambda: _("Creates a new statement"))

    def offer(self, statements: Sequence[StatementRow]) -> None:
        """Offer the statements as they are now; the chosen one stays unless it is gone."""
        if list(statements) == self._statements:
            return
        chosen, new = self.statement(), self.box.currentIndex() == 0
        self.box.blockSignals(True)
        self._statements = list(statements)
        self.box.clear()
        self.box.addItems([""] * (1 + len(self._statements)))
        known = chosen is not None and self._place(chosen) > 0
        self.box.setCurrentIndex(self._place(chosen) if known else 0 if new else -1)
        self.box.blockSignals(False)
        self._name_choices(_("Creates a new statement"))
        self.changed.emit()

    @property
    def asks(self) -> bool:
        """Whether the user has not yet chosen where it goes."""
        return self.box.currentIndex() < 0

    @property
    def words(self) -> str:
        """Say where it goes, in few words."""
        into = self.statement()
        if self.asks:
            return _("Choose destination")
        if into is None:
            return _("Creates a new statement")
        words = _("Into statement %(number)d") % {"number": into.number}
        return f"{words} · {self.section.currentText()}" if self._sections else words

    def statement(self) -> StatementRow | None:
        """Return the statement that it goes into; None for a new one, and while the choice is open."""
        at = self.box.currentIndex()
        return self._statements[at - 1] if at > 0 else None

    def new_title(self) -> str:
        """Return the new statement's title; raises UserError where it is empty or the choice is open."""
        if self.asks:
            self.lacking.emit()
            next(iter(self.into), self.box).setFocus(Qt.FocusReason.OtherFocusReason)
            raise UserError(_("Choose the destination: an existing statement or a new one."))
        title = self.title.text().strip()
        if not title:
            self.lacking.emit()
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            raise UserError(
                _("Give the new statement a title, or choose the statement it goes into.")
            )
        return title

    def _place(self, statement: StatementRow | None) -> int:
        """Find the place of a statement in the box; that of the new one for none."""
        wanted = statement.id if statement is not None else None
        places = (at for at, each in enumerate(self._statements, 1) if each.id == wanted)
        return next(places, 0)

    def _found(self, put_words: PutWords) -> QWidget:
        """Make the sentence that says what was found, and the buttons that ask."""
        self.found, self.new = QLabel(), QPushButton()
        self.found.setWordWrap(True)
        self.found.setProperty("role", "warning" if self._target.asks else "quiet")
        self.into = [QPushButton() for _statement in self._target.offered]
        self.new.clicked.connect(self.choose_new)
        put_words(self.new.setText, lambda: _("Into a new statement"))
        for button, offered in zip(self.into, self._target.offered, strict=True):
            self._lead_into(button, offered, put_words)
        self.choices = QWidget()
        flow = FlowLayout(gap=8)
        self.choices.setLayout(flow)
        for button in (*self.into, self.new):
            button.setProperty("role", "small")
            flow.addWidget(button)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.found)
        layout.addWidget(self.choices)
        return whole

    def _lead_into(self, button: QPushButton, offered: StatementRow, put_words: PutWords) -> None:
        number = {"number": offered.number}
        button.clicked.connect(lambda: self.box.setCurrentIndex(self._place(offered)))
        put_words(button.setText, lambda: _("Into statement %(number)d") % number)

    def _name_choices(self, new: str) -> None:
        self.box.setItemText(0, new)
        for at, each in enumerate(self._statements, 1):
            named = {"number": each.number, "title": each.title}
            self.box.setItemText(at, _("Into statement %(number)d, %(title)s") % named)
        # What was found is said in the program's language, which may be another one now.
        self._target = self._propose()
        self._show()

    def _choose(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        into = self.statement()
        self.found.setText(self._target.found)
        self.found.setVisible(bool(self._target.found) and (self.asks or not self._target.asks))
        self.choices.setVisible(self.asks)
        self.title.setVisible(into is None and not self.asks)
        self.box.setToolTip(self.box.currentText())
        self._show_title()
        self.note.setText("" if self.asks else self._demands(into))
        self.note.setVisible(bool(self.note.text()))

    def _demands(self, into: StatementRow | None) -> str:
        """Say what becomes of the demands in the source."""
        count = len(self._draft.demands)
        if into is None:
            text = ngettext(
                "The source’s %(count)d demand becomes the statement’s.",
                "The source’s %(count)d demands become the statement’s.",
                count,
            )
            return text % {"count": count} if count else ""
        lacking = len(demands_lacking(self._draft, into))
        if not lacking:
            text = ngettext(
                "The statement already has the source’s %(count)d demand.",
                "The statement already has the source’s %(count)d demands.",
                count,
            )
            return text % {"count": count} if count else ""
        text = ngettext(
            "The source’s %(count)d demand is not added: the statement keeps its own. "
            "To have it, make a new statement.",
            "The source’s %(count)d demands are not added: the statement keeps its own. "
            "To have them, make a new statement.",
            lacking,
        )
        return text % {"count": lacking}
