"""The part of an import's preview that should be looked at: each entry beside the lines it was read from."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.key_legend import KeyLegend
from coalition_app.desktop.imports.look_rows import (
    TwoLines,
    left_sentence,
    pieces_shown,
    row_needed,
    settled_sentence,
)
from coalition_app.desktop.imports.part_table import PartTable, PutWords
from coalition_app.desktop.imports.parts import jump_button
from coalition_app.desktop.imports.source_model import MARK
from coalition_app.desktop.imports.tables import HEADINGS, LookModel, ReadModel
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.parts.doubt_answers import DoubtAnswers
from coalition_app.desktop.widgets.growing_field import GrowingField
from coalition_app.draft_pieces import OF_LIST
from coalition_app.drafts import fold_words
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.intake.files.line_warnings import ranges
from coalition_app.labels import ROLES_SAID, quoted, settled_label
from coalition_app.operations.planning.items import AGAIN, LINK, LOOK, NEW, READ
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.questions import (
    FIX,
    LABELS,
    OUT,
    RIGHT,
    Question,
    alike_to,
    give,
    question_of,
)
from coalition_app.operations.planning.sheets import place_of

EDITED = ("name", "legal_form", "representative", "office", "place", "reservation")
"""Fields that are corrected beside the source's lines."""
BAR = 180
"""Pixels of the bar that shows how much is settled."""
BEFORE = 10
"""Pixels above the list where there is room."""
BELOW = 10
"""Pixels below the entry and the source; the list runs down to the window's edge, which may cut a row."""
AROUND = 8
"""Lines of the source shown before and after those of the entry."""
MOST_LINES = 6
"""Lines of a field that are shown."""
MOST_NAMED = 12
"""Entries that are named by their numbers before one answer is given to all."""
STEPS = 100
"""Letters across below which list, entry and source are shown one at a time."""
NOTHING: tuple[int, tuple[str, ...]] = (-1, ())
WIDE = (324, 380, 330)
"""Pixels of list, entry and source at first."""


class _Centred(QPlainTextEdit):
    """Keeps the marked lines in the middle, also once it has its size."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.centerCursor()


class _Upright(QScrollArea):
    """Scrolls up and down only: no answer is cut, in whatever language it is."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        within = self._inner.minimumSizeHint().width()
        return QSize(within + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            # Other answers are longer: who shares out the width is to ask again.
            self.updateGeometry()
        return super().eventFilter(watched, event)


class WrappedLine(GrowingField):
    """A line of words that breaks where it is longer than the field."""

    def __init__(self) -> None:
        super().__init__(least=1, most=MOST_LINES, one_line=True)
        give_role(self, "wrapped_line")

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, words: str) -> None:
        if words != self.text():
            self.setPlainText(words)


class LookPart(QWidget):
    """What is doubtful in a list, one after the other: why, with a key for each answer, beside its lines."""

    refused = Signal(str)
    offered = Signal()
    """The button that opens the chosen entry is seen now, or no longer."""

    def __init__(self, preview: Preview, read: ReadModel, put_words: PutWords) -> None:
        super().__init__()
        self._preview, self._item, self._most = preview, -1, 0
        self._read, self._piece, self._step = read, 0, 0
        self._asked: Question | None = None
        self._before: tuple[int, tuple[str, ...]] = NOTHING
        """The entry that was answered last and what was asked of it, while it may be asked about again."""
        self._answered = ""
        self._comparing = self._differing = False
        self._settled: Mapping[str, Sequence[str]] = {}
        self.model = LookModel(preview, read, self)
        self.table = PartTable(
            self.model,
            stretched=1,
            widths={0: 24, 2: 40},
            lines=2,
            needed=lambda row: row_needed(self.table, row),
        )
        self.table.hidden = {2}
        self.table.horizontalHeader().hide()
        self.table.setItemDelegateForColumn(1, TwoLines(self.table))
        put_words(self.table.setAccessibleName, lambda: _("Entries to check"))
        self.table.entered.connect(self._enter)
        self.table.doubleClicked.connect(self._open)
        self.open = QPushButton(self)
        """Leads into the chosen entry where the list stands alone; the head has a place for it."""
        put_words(self.open.setText, lambda: _("Open"))
        self.open.clicked.connect(self._open)
        self.open.hide()
        self.table.selectionModel().currentRowChanged.connect(self.show_current)
        self.table.selectionModel().selectionChanged.connect(self.show_current)
        self.said, self.settled = QLabel(), QProgressBar()
        self.said.setWordWrap(True)
        self.settled.setTextVisible(False)
        self.settled.setFixedWidth(BAR)
        above = QHBoxLayout()
        above.setSpacing(12)
        self.back = QPushButton()
        give_role(self.back, "small")
        put_words(self.back.setText, lambda: _("Back"))
        self.back.clicked.connect(lambda: self._show_step(self._step - 1))
        above.addWidget(self.back)
        above.addWidget(self.said, 1)
        above.addWidget(self.settled)
        # In its place before what it holds is: each part that gets another place styles all in it anew.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self._side(put_words))
        self.splitter.addWidget(self._beside(put_words))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(list(WIDE))
        for at, share in enumerate((2, 3, 2)):
            self.splitter.setStretchFactor(at, share)
        self.empty = QLabel()
        self.empty.setProperty("role", "quiet")
        self.empty.setWordWrap(True)
        self.empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        put_words(lambda _word: self._count(), lambda: _("Nothing left to review."))
        layout = QVBoxLayout(self)
        layout.setSpacing(6)
        layout.addLayout(above)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.empty, 1)
        layout.setContentsMargins(0, BEFORE, 0, 0)
        # After the model's own answer, so that its rows are there already.
        preview.told.append(lambda _items: self._show_told())
        # What is asked of the whole list comes first.
        waiting = preview.open.items()
        asked = next((item for item, found in waiting if found[0].open in OF_LIST), -1)
        self.table.choose(max(0, self.model.row_of(asked)) if asked >= 0 else 0)
        self.show_current()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._item >= 0:
            self._show_source()  # its marker bears the theme's colour

    def _show_told(self) -> None:
        self._answered = ""
        self.show_current()

    def show_current(self) -> None:
        """Show the current entry beside its source, and what is asked of it."""
        some = self.model.rowCount() > 0
        self.splitter.setVisible(some)
        self.empty.setVisible(not some)
        self._count()
        if some and not self.table.currentIndex().isValid():
            self.table.choose(0)
        row, before = self.table.currentIndex().row(), self._item
        self._item = self.model.item_at(row) if 0 <= row < self.model.rowCount() else -1
        if self._item < 0:
            return
        if self._item != before:
            self._piece = 0
        self._asked = asked = question_of(self._preview, self._item, self._piece)
        reasons = asked.reasons if asked else (_("Nothing left to review."),)
        if asked and self._before[0] == self._item and self._before[1] != asked.reasons:
            reasons = (_("One more question about this entry."), *reasons)
        told = self._settled.get(fold_words(asked.text), ()) if asked else ()
        if said := settled_label(told):
            reasons = (*reasons, said[:1].upper() + said[1:])
        self.doubts.setText("\n".join(reasons))
        self.unless.setText(asked.unless if asked else "")
        if asked:
            # Of whole entries their numbers tell which are meant: no text stands there that they share.
            alike = not asked.text and 1 < asked.alike <= MOST_NAMED
            named = self._numbers_of(alike_to(self._preview, self._item)) if alike else ""
            self.answers.offer_keys(asked.answers, alike=asked.alike, said=asked.said, named=named)
        else:
            self.answers.offer_keys({})
        is_line = self._preview.is_line(self._item)
        self._show_entry(row, asked.text if asked else "", is_line=is_line)
        self._show_source()
        self.correcting.setVisible(not is_line)
        for field, line in () if is_line else self.fields.items():
            # What is being typed stays, but never as a word of another entry.
            if not line.hasFocus() or self._item != before:
                line.setText(self._words_of(field))

    def tell_settled(self, before: Mapping[str, Sequence[str]]) -> None:
        """Show beside what is asked what the same words, folded, were settled as before."""
        self._settled = before
        self.show_current()

    def tell_kept(self, count: int) -> None:
        """Say that an import goes on with answers that were kept: these are no longer undone one by one."""
        said = ngettext(
            "Continued where it stopped: %(count)d answer is kept, to be changed under “Read”.",
            "Continued where it stopped: %(count)d answers are kept, to be changed under “Read”.",
            count,
        )
        self._answered = said % {"count": count} if count else ""
        self._count()

    def answer(self, answer: str) -> None:
        """Take an answer over for the chosen entries, and go on to what is asked next."""
        row, item, asked = self.table.currentIndex().row(), self._item, self._asked
        name = str(self.model.index(row, 1).data() or "") if row >= 0 else ""
        if asked is None or item < 0:
            return
        alone = bool(asked.text) or answer not in (RIGHT, FIX, OUT, LINK, NEW, AGAIN)
        items = [item] if alone else self.table.items()
        self._commit()
        # A correction may have left nothing to look at in one of them.
        items = [each for each in items if self.model.row_of(each) >= 0]
        all_alike = self.answers.all_like.isChecked()
        numbers = ""
        try:
            if items:
                alike = alike_to(self._preview, item, answer, asked.text) if all_alike else items
                # As they are seen now: the answer may leave some out.
                numbers = self._numbers_of(alike) if len(alike) > 1 else ""
                give(self._preview, items, answer, asked.text, all_alike=all_alike)
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.answers.all_like.setChecked(False)
        still = self.model.row_of(item)
        self.table.choose(row if still < 0 else still)
        self._answered = self._said_so(asked, answer, numbers or name, of_many=bool(numbers))
        self._before = item, asked.reasons
        self.show_current()
        self._before = NOTHING
        self.take_keys()
        self._draw_now()

    def _numbers_of(self, items: Sequence[int]) -> str:
        """Say which entries are meant, by the numbers that they would have, lines outside them by theirs."""
        numbers = [self._read.number_of(each) for each in items if not self._preview.is_line(each)]
        lines = [self._preview.lines(each)[0] for each in items if self._preview.is_line(each)]
        counted = ngettext("No. %(numbers)s", "Nos. %(numbers)s", len(numbers))
        said = [counted % {"numbers": ranges(numbers)}] if numbers else []
        return "; ".join(
            [*said, *([_("lines %(line)s") % {"line": ranges(lines)}] if lines else [])]
        )

    def _said_so(self, asked: Question, answer: str, name: str, *, of_many: bool = False) -> str:
        """Say what was answered last, of whom: keys that follow one another fast are not read."""
        label = asked.said.get(answer, LABELS.get(answer) or ROLES_SAID.get(answer, ""))
        said = _("Answered last: %(what)s – %(answer)s.")
        what = name if asked.of_many else asked.text or name
        whose = name if of_many else quoted(what)
        return said % {"what": whose, "answer": _(label)}

    def _draw_now(self) -> None:
        """Draw what is asked now, from its top, before another key can answer it."""
        self.rolled.verticalScrollBar().setValue(0)
        inner = self.rolled.widget()
        if inner is not None and (layout := inner.layout()) is not None:
            layout.activate()
        self.side.repaint()

    def go_on(self) -> None:
        """Go to the next entry, or from the last to the first; nothing is answered."""
        row = self.table.currentIndex().row() + 1
        self.table.choose(row if row < self.model.rowCount() else 0)

    def compare(self, comparing: bool) -> None:
        """Note whether the entries are being compared with the register: more may be to look at then."""
        self._comparing = comparing
        self._count()

    def tell_differing(self, taken: bool) -> None:
        """Note whether something is taken over of signatories who stand there already."""
        self._differing = taken
        self._count()

    def _count(self) -> None:
        """Say how many are left of how many, and how much of it is settled; nothing only where nothing is."""
        left = self._preview.size(LOOK)
        self._most = max(self._most, left)
        last = "" if self._narrow else self._answered
        self.said.setText(left_sentence(self._preview, last))
        # The list alone needs the line: the tabs and the head say as much.
        self.said.setVisible(left > 0 and not (self._narrow and self._step == 0))
        self.settled.setVisible(0 < left < self._most)
        self._offer_open()
        self.settled.setRange(0, max(1, self._most))
        self.settled.setValue(self._most - left)
        done = settled_sentence(self._most - left)
        self.settled.setToolTip(done)
        self.settled.setAccessibleName(done)
        self.empty.setText(self._nothing())

    def _nothing(self) -> str:
        if self._comparing:
            return _("The entries are still being compared with the register.")
        if self._preview.draft.unread:
            return _(
                "No entry is doubtful, but a column is: say in the part “Columns” what it holds."
            )
        if self._read.holding(self._preview.draft.warnings):
            return _(
                "No entry is doubtful. Read the warnings above: they are about the whole list."
            )
        out = sum(each not in self._preview.all_decisions for each in self._preview.proposed)
        text = ngettext(
            "Nothing is doubtful; %(count)d entry is not imported unless you include it.",
            "Nothing is doubtful; %(count)d entries are not imported unless you include them.",
            out,
        )
        if out:
            return text % {"count": out}
        if not self._preview.size(READ) and not self._differing:
            return _("Nothing is doubtful, and there is no signature to import.")
        return _("Nothing is doubtful. Ctrl+Enter imports the list.")

    def _show_entry(self, row: int, asked: str, *, is_line: bool) -> None:
        """Name the entry and show its pieces, those in red of which nobody has said what they are."""
        number, name = (self.model.index(row, column).data() for column in (0, 1))
        numbered = number if is_line else _("No. %(number)d") % {"number": int(number)}
        self.name.setText(f"{numbered} · {name}")
        place = {"at": row + 1, "count": self.model.rowCount()}
        self.at.setText(_("%(at)d of %(count)d") % place)
        waiting = set() if is_line else {each.text for each in self._preview.waiting(self._item)}
        pieces = [] if is_line else [*self._preview.as_read(self._item).pieces]
        self.pieces.setText(pieces_shown(pieces, waiting, asked))
        self.pieces.setVisible(bool(pieces))
        self.what.setVisible(bool(asked))

    def _show_source(self) -> None:
        """Show the lines around the entry, its own on the marker's ground and in the middle."""
        lines = self._lines_around(self._item)
        self.source.setPlainText("\n".join(lines))
        first, last = self._preview.lines(self._item)
        said = _("lines %(line)s") if last > first else _("line %(line)s")
        self.lines.setText(said % {"line": f"{first}–{last}" if last > first else first})
        marked = []
        for at, line in enumerate(lines):
            if line.startswith(MARK):
                one = QTextEdit.ExtraSelection()
                one.format.setBackground(QColor(theme.applied().mark))
                one.cursor = QTextCursor(self.source.document().findBlockByNumber(at))
                self.source.setTextCursor(one.cursor)
                one.cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                marked.append(one)
        self.source.setExtraSelections(marked)
        self.source.centerCursor()

    def _turn(self, by: int) -> None:
        """Ask about another piece of the entry."""
        self._piece += by
        self.show_current()

    # One at a time, where the letters are large

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window()

    @property
    def _narrow(self) -> bool:
        return self.width() < STEPS * letter_width(self.fontMetrics())

    def _enter(self) -> None:
        """Open the entry where it is not seen beside the list, else go on."""
        if self._narrow and self._step == 0:
            self._open()
        else:
            self.go_on()

    @Slot()
    def _open(self) -> None:
        if self._narrow and self._step == 0:
            self._show_step(1)

    def _offer_open(self) -> None:
        """Let the chosen entry be opened by the mouse where the list stands alone."""
        alone = self._narrow and self._step == 0 and self._preview.size(LOOK) > 0
        if self.open.isHidden() == (alone and self.isVisible()):
            self.open.setVisible(self.open.isHidden())
            self.offered.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._offer_open()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._offer_open()

    def fold(self, narrow: bool) -> None:
        """Where it is narrow leave the room above to the rows, and let those be low."""
        if layout := self.layout():
            layout.setContentsMargins(0, 4 if narrow else BEFORE, 0, 0)
        self.table.be_low(narrow)

    def take_keys(self) -> None:
        """Set the keyboard on what is seen of the entry, and on nothing that Enter would press."""
        self.worked_in().setFocus(Qt.FocusReason.OtherFocusReason)

    def worked_in(self) -> QWidget:
        """Return what is seen of the entry, or what is said where none is left."""
        seen = (self.table, self.side, self.source)[self._step if self._narrow else 0]
        return self.empty if self.empty.isVisible() else seen

    def _show_step(self, step: int) -> None:
        self._step = step
        parts = (self.table, self.side, self.beside)
        # The button that opens stands in the head and is hidden as well.
        inside = self.open.hasFocus() or self.isAncestorOf(self._focused())
        for at, part in enumerate(parts):
            if not self._narrow or at == step:
                part.setVisible(True)
        if self._narrow and inside and not parts[step].isAncestorOf(self._focused()):
            # Before the part that has the keyboard is hidden: Qt would give it to another page.
            self.take_keys()
        for at, part in enumerate(parts):
            part.setVisible(not self._narrow or at == step)
        self.back.setVisible(self._narrow and step > 0)
        self.lines_button.setVisible(self._narrow and step == 1)
        self._count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._narrow and self._step:
            self._show_step(self._step - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_step(self._step)

    def _name(self, field: str) -> str:
        read = self._preview.as_read(self._item)
        return "country" if field == "place" and read.country and not read.place else field

    def _words_of(self, field: str) -> str:
        """Return what a field of the current entry holds; answers of a form are no words to correct."""
        if field == "reservation":
            return self._preview.own_words(self._item)
        words: str = getattr(self._preview.entry(self._item), self._name(field))
        return words

    def _commit(self) -> None:
        item = self._item
        for field in self.fields:
            if self._item == item:
                self._edit(field)

    def _edit(self, field: str) -> None:
        """Take a field over; a refused value stays in it with its sentence below."""
        if self._item < 0 or self._preview.is_line(self._item):
            return
        line, name, edited = self.fields[field], self._name(field), self._item
        if line.text() == self._words_of(field):
            return
        try:
            self._preview.edit(self._item, name, line.text())
        except UserError as error:
            self.refused.emit(str(error))
        else:
            self.refused.emit("")
            if self._item >= 0 and self.model.row_of(edited) < 0:
                # The fields show the next entry now: nobody should go on typing into it unaware.
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self, field: str) -> None:
        """Show what was read in place of what was typed, and leave the field."""
        self.fields[field].setText(self._words_of(field))
        self.take_keys()

    def _lines_around(self, item: int) -> list[str]:
        """Return the source's lines with their numbers; those of the entry are marked."""
        first, last = self._preview.lines(item)
        texts = self._preview.texts
        shown = range(max(1, first - AROUND), min(len(texts), last + AROUND) + 1)
        width = len(str(shown[-1])) if shown else 1
        place = place_of(self._preview.draft, first)
        lines = [
            f"{MARK if first <= at <= last else ' '} {at:>{width}}  {texts[at - 1].strip()}"
            for at in shown
        ]
        return [place, *lines] if place else lines

    def _side(self, put_words: PutWords) -> QWidget:
        self.side, inner = QWidget(self.splitter), QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, BELOW)
        self.rolled = _Upright(inner)
        column.addWidget(self.rolled, 1)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(14, 0, 6, 0)
        layout.setSpacing(6)
        self.name, self.at, self.pieces, self.what = QLabel(), QLabel(), QLabel(), QLabel()
        give_role(self.name, "heading")
        give_role(self.at, "quiet")
        give_role(self.what, "heading")
        self.name.setWordWrap(True)
        self.pieces.setWordWrap(True)
        self.pieces.setTextFormat(Qt.TextFormat.RichText)
        put_words(self.what.setText, lambda: _("What is it?"))
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.at, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        self.doubts = QLabel()
        self.doubts.setWordWrap(True)
        self.doubts.setProperty("role", "warning")
        self.doubts.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout.addWidget(self.doubts)
        self.unless = QLabel()
        self.unless.setWordWrap(True)
        self.unless.setProperty("role", "quiet")
        layout.addWidget(self.unless)
        layout.addWidget(self.pieces)
        layout.addWidget(self.what)
        self.answers = DoubtAnswers(LABELS, keys_shown=True)
        self.answers.answered.connect(self.answer)
        self.answers.bind(self._bind)
        later = QShortcut(QKeySequence("Space"), self.table)
        later.setContext(Qt.ShortcutContext.WidgetShortcut)
        later.activated.connect(self.go_on)
        for key, by in (("Left", -1), ("Right", 1)):
            self._bind(key, partial(self._turn, by))
        layout.addWidget(self.answers)
        self.correcting = QWidget()
        self.correcting.setLayout(self._fields(put_words))
        layout.addWidget(self.correcting)
        layout.addStretch(1)
        self.side.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        put_words(self.side.setAccessibleName, lambda: _("What is it?"))
        for key in ("Space", "Return", "Enter"):
            onward = QShortcut(QKeySequence(key), self.side)
            onward.setContext(Qt.ShortcutContext.WidgetShortcut)
            onward.activated.connect(self.go_on)
        column.addLayout(self._below(put_words))
        return self.side

    def _beside(self, put_words: PutWords) -> QWidget:
        """Make the column of the source's lines."""
        self.beside, caption, self.lines = QWidget(self.splitter), QLabel(), QLabel()
        self.source = _Centred()
        self.source.setReadOnly(True)
        self.source.setTabChangesFocus(True)
        give_role(caption, "heading")
        give_role(self.lines, "quiet")
        put_words(caption.setText, lambda: _("Source"))
        put_words(self.source.setAccessibleName, lambda: _("Lines of the source"))
        self.jump = jump_button(put_words)
        head = QHBoxLayout()
        head.addWidget(caption)
        head.addWidget(self.lines, 1)
        column = QVBoxLayout(self.beside)
        column.setContentsMargins(8, 0, 0, BELOW)
        column.addLayout(head)
        column.addWidget(self.source, 1)
        column.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignRight)
        return self.beside

    def _bind(self, key: str, does: Callable[[], object]) -> None:
        """Make a key of this part; a field that is typed into keeps the key for itself."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(does)

    def _fields(self, put_words: PutWords) -> QVBoxLayout:
        """Make the fields below their captions: beside them was no room for a whole name."""
        form = QVBoxLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(3)
        self.fields: dict[str, WrappedLine] = {}
        for field in EDITED:
            line, caption = WrappedLine(), QLabel()
            put_words(caption.setText, lambda name=field: _(HEADINGS[name]))  # type: ignore[misc]
            put_words(line.setAccessibleName, lambda name=field: _(HEADINGS[name]))  # type: ignore[misc]
            caption.setBuddy(line)
            line.left.connect(lambda name=field: self._edit(name))
            line.given_up.connect(partial(self._give_up, field))
            give_role(caption, "quiet")
            form.addWidget(caption)
            form.addWidget(line)
            self.fields[field] = line
        return form

    def _below(self, put_words: PutWords) -> QHBoxLayout:
        keys = KeyLegend(
            [
                (lambda: _("Space"), lambda: _("later")),
                ("Enter", lambda: _("next")),
                ("Ctrl Z", lambda: _("undo")),
                ("← →", lambda: _("another part")),
                (lambda: _("Shift + digit"), lambda: _("all identical ones")),
            ]
        )
        self.lines_button = QPushButton()
        put_words(self.lines_button.setText, lambda: _("Lines of the source"))
        self.lines_button.clicked.connect(lambda: self._show_step(2))
        row = QHBoxLayout()
        row.setContentsMargins(14, 4, 0, 0)
        row.addWidget(keys, 1)
        row.addWidget(self.lines_button)
        return row
