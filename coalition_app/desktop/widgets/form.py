"""The frame of every dialog: fields with labels, a place for the refusal, and the two buttons."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from coalition_app import i18n
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.dialog_frame import FORM, DialogFrame
from coalition_app.desktop.widgets.elision_tooltips import tell_whole
from coalition_app.desktop.widgets.fields import DayEdit, refuse_no_day
from coalition_app.desktop.widgets.form_scroll import FormRoom, screen_room
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.typed_words import typed_in
from coalition_app.desktop.widgets.wrapped_words import unbroken
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import refusals

LEAVING = 420
"""Pixels of the question before typed words are given up."""
ABOVE_CAPTION = 6
"""Pixels above a caption that stands above its field."""
ONE_LINE = 3.0
"""Heights of letters below which a field holds one line."""
CAPTIONS, MOST_CAPTIONS = 128, 208
"""Pixels at 100 % of a column of right-aligned captions, at least and at most."""
CAPTION_LETTERS, MOST_CAPTION_LETTERS = 17, 28
"""Letters that it has room for where they are large."""
MOST_LETTERS = 32767
"""Letters that Qt lets into a line unless it is told otherwise."""
TWO_LINES = 0.6
"""Share of a caption's width in which it stands on two lines."""


class Hint(QLabel):
    """Asks for one line: a form gives its sentence more where it needs them, but never fewer than asked."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), min(hint.height(), self.fontMetrics().height()))


class FormDialog(DialogFrame):
    """A dialog that stays open, with what was typed, until its work was done or given up.

    `work` is called on agreement and raises UserError to refuse; its sentence is then shown below the
    fields. Without `agree` there is nothing to do, and its one button closes it. Titles, labels and notes
    are given as `Words`, so that an open dialog switches its language.
    """

    asks_to_leave = True
    """Whether leaving asks where words were typed; not where they only search."""

    _by_keys = False
    """Whether Ctrl+Enter agrees although Enter does not."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: Words,
        agree: Words | None = None,
        work: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(parent, title)
        self.take_width(FORM)
        self._work = work
        self._outcome: Words = agree or (lambda: _("Close"))
        self._lacks: Words = str
        self._first: QWidget | None = None
        self._refused_in = ""
        """The language of the shown refusal; empty for none."""
        self._watched: set[QWidget] = set()
        self._captions: list[tuple[QLabel, QWidget]] = []
        self.room = FormRoom()
        self.put_words(self.room.setAccessibleName, title)
        self.form: QFormLayout = self.room.rows
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.form.setSpacing(10)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.refusal = QLabel()
        self.refusal.setProperty("role", "refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setVisible(False)
        self.agree = QPushButton()
        self.put_words(self.agree.setText, self._say_outcome)
        self.agree.setDefault(True)
        self.agree.clicked.connect(self.accept)
        self.give_up = QPushButton()
        if agree is None:
            self.give_up.hide()
        else:
            give_role(self.agree, "first")
        self.put_words(self.give_up.setText, lambda: _("Cancel"))
        self.give_up.clicked.connect(self.ask_to_close)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        self.buttons.addWidget(self.give_up)
        self.buttons.addWidget(self.agree)
        self._column = self.stand(self.room, self.refusal, foot=self.buttons)

    def keep_in_sight(self, part: QWidget) -> None:
        """Set a part below the fields where it stays in sight however far they are scrolled."""
        self._column.insertWidget(self._column.indexOf(self.refusal), part)

    def name_lacking(self, lacking: Words) -> None:
        """Let the button name what must still be given, by its caption, and be filled once nothing must.

        It can be pressed before, and says then what is wrong.
        """
        self._lacks = lacking
        self.speak_lacking()

    @Slot()
    def speak_lacking(self) -> None:
        """Name on the button what must still be given now."""
        self.agree.setText(self._say_outcome())
        give_role(self.agree, "" if self._lacks() else "first")

    def _say_outcome(self) -> str:
        said, lacks = self._outcome(), self._lacks()
        return f"{said}: {lacks[:1].lower()}{lacks[1:]}?" if lacks else said

    def add_field(self, label: Words, field: QWidget) -> None:
        """Add a field below the others; its label is also its name for screen readers."""
        self.put_words(field.setAccessibleName, label)
        if self._first is None:
            self._first = field
        aligned = self.form.rowWrapPolicy() is QFormLayout.RowWrapPolicy.DontWrapRows
        caption = QLabel()
        caption.setBuddy(field)
        self.put_words(caption.setText, label)
        if aligned:
            self._captions.append((caption, field))
            _set_column(caption, field, _column_of([caption]))
        else:
            caption.setContentsMargins(0, ABOVE_CAPTION, 0, 0)
        self.form.addRow(caption, field)
        if aligned and _is_line(field):  # beside the middle of a caption of two lines
            self.form.setAlignment(field, Qt.AlignmentFlag.AlignVCenter)

    def add_note(
        self,
        words: Words,
        role: str = "quiet",
        *,
        beside: bool = False,
        below: QWidget | None = None,
    ) -> QLabel:
        """Add a sentence across the dialog; `beside` the captions where it is about the field above.

        It stands last, or `below` a field.
        """
        note = Hint() if beside else QLabel()
        self.put_words(lambda text: note.setText(unbroken(text)), words)
        give_role(note, role)
        note.setWordWrap(True)
        if beside:
            row = self.form.rowCount()
            if below is not None:
                row = cast("tuple[int, object]", self.form.getWidgetPosition(below))[0] + 1
            self.put_beside(row, note)
        else:
            self.form.addRow(note)
        return note

    def put_beside(self, row: int, note: QLabel) -> None:
        """Insert a sentence on the field above, beside the captions."""
        self.form.insertRow(row, cast("QWidget", None), note)

    def retranslate(self) -> None:
        """Speak the program's language; longer words may need more room."""
        super().retranslate()
        if self._refused_in not in ("", i18n.current().language):
            self._forget_refusal()
        self.grow()

    def open(self) -> None:
        """Show the dialog; Tab walks the fields first, then the buttons."""
        last = self.previousInFocusChain()
        left, right = sorted((self.give_up, self.agree), key=self.buttons.indexOf)
        if last is not None and last is not right:
            QWidget.setTabOrder(last, left)
            QWidget.setTabOrder(left, right)
        tell_whole(self)
        self.grow()
        super().open()
        self.grow()  # fields that are as high as their words know it once they are shown
        self.stand_in_middle()
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def grow(self) -> None:
        """Grow to the height of wrapped sentences, which Qt does not ask for by itself."""
        layout = self.layout()
        if layout is None:
            return
        self.ensurePolished()
        self.line_up_captions()
        layout.activate()
        shown = self.size() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else QSize()
        most = screen_room(self)
        # Not the hint: long words that wrap ask for more than the width that was taken.
        width = max(layout.minimumSize().width(), self.minimumWidth(), shown.width())
        width = min(width, most.width())
        height = max(layout.totalHeightForWidth(width), shown.height())
        self.take_size(QSize(width, min(height, most.height())))

    def take_size(self, size: QSize) -> None:
        """Take a size and, where it is higher than what is left of the screen, the place above: at once."""
        if not self.isVisible():
            self.resize(size)
            return
        self.leave_corner()
        screen = self.screen().availableGeometry()
        place = QRect(self.pos(), size.expandedTo(self.minimumSize()))
        below = place.bottom() - screen.bottom()
        if below > 0:
            place.moveTop(max(screen.top(), place.top() - below))
        moved = place.topLeft() != self.pos()
        self.setGeometry(place)
        if moved:
            self._stands = self.pos()

    def column(self) -> int:
        """Return how wide the captions' column is: as the longest in sight asks for, within bounds."""
        return _column_of([each for each, _field in self._captions if not each.isHidden()])

    def line_up_captions(self) -> None:
        """Give all captions one column, as wide as the longest in sight asks for."""
        column = self.column()
        for caption, field in self._captions:
            _set_column(caption, field, column)

    def refuse(self, sentence: str, role: str = "refusal") -> None:
        """Say why it was not done; the sentence goes as soon as something is changed."""
        give_role(self.refusal, role)
        self.refusal.setText(sentence)
        self.refusal.setVisible(True)
        self._refused_in = i18n.current().language
        self._watch()
        self.grow()  # downwards: a field that is clicked next stays under the pointer

    def ask_to_close(self) -> None:
        """Close as who uses it asks for; typed words are given up only after a question."""
        if self.asks_to_leave:
            leave_typed(self, title=self.words_of_title, do=self.reject)
        else:
            self.reject()

    def stay_first(self) -> None:
        """Let Enter give it up; then no button is filled, as the filled one is what is done."""
        self.agree.setDefault(False)
        self.give_up.setDefault(True)
        give_role(self.agree, "")
        self._first = self.give_up

    def weigh(self, *, by_keys: bool = False) -> None:
        """Let Enter agree to nothing; Ctrl+Enter does only where it may be agreed to `by_keys`."""
        self._by_keys = by_keys
        self.agree.setToolTip("Ctrl+Enter" if by_keys else "")
        for button in (self.agree, self.give_up):
            button.setDefault(False)
            button.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give it up by Enter on that button; else say what Enter would not do, where another key does it."""
        alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.give_up.hasFocus():
            self.give_up.click()
        elif self._by_keys and enter:
            self.refuse(_("Press Ctrl+Enter to record."), "quiet")  # nothing was done wrong
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch()

    def _press_default(self) -> None:
        if self._by_keys:
            self.agree.click()
        else:
            super()._press_default()

    def _watch(self) -> None:
        """Listen to everything that can be changed here; fields may have come since the last time."""
        for each in self.findChildren(QWidget):
            if each in self._watched:
                continue
            self._watched.add(each)
            if isinstance(each, QLineEdit | QPlainTextEdit):
                each.textChanged.connect(self._forget_refusal)
            if isinstance(each, QLineEdit) and each.maxLength() == MOST_LETTERS:
                each.textChanged.connect(partial(self._refuse_full, each))
            elif isinstance(each, QComboBox):
                each.currentIndexChanged.connect(self._forget_refusal)
            elif isinstance(each, QAbstractButton) and each.isCheckable():
                each.toggled.connect(self._forget_refusal)

    def _refuse_full(self, field: QLineEdit, text: str) -> None:
        if len(text) == MOST_LETTERS:
            # Told while it pastes, when it can undo nothing yet.
            QTimer.singleShot(0, self, partial(self._refuse_list, field))

    def _refuse_list(self, field: QLineEdit) -> None:
        """Take out again what Qt cut to the letters that a line holds."""
        field.undo()
        self.refuse(
            _(
                "This is more than a line holds; it was not taken. Import a list of signatories instead."
            )
        )

    @Slot()
    def _forget_refusal(self) -> None:
        if self._refused_in:
            self._refused_in = ""
            self.refusal.setVisible(False)

    def accept(self) -> None:
        """Do the work; close only when it was done."""
        try:
            for each in self.findChildren(DayEdit):
                if each.isVisibleTo(self):
                    refuse_no_day(each)
            with refusals.told():
                self._work()
        except UserError as error:
            self.refuse(str(error))
            return
        super().accept()


class Leaving(FormDialog):
    """Asks before typed words are given up; Escape and Enter keep them, unless Tab went on."""

    asks_to_leave = False

    def __init__(self, parent: QWidget, title: Words, do: Callable[[], object]) -> None:
        super().__init__(parent, title=title, agree=lambda: _("Close without recording"))
        self.take_width(LEAVING)
        self.add_note(lambda: _("Close without recording? What you typed is lost."), "")
        self.put_words(self.give_up.setText, lambda: _("Keep typing"))
        self.stay_first()
        self.accepted.connect(do)


def leave_typed(root: QWidget, *, title: Words, do: Callable[[], object]) -> None:
    """Do at once what closes fields; where words were typed in them, only after a question."""
    if any(each.isEnabled() for each in typed_in(root)):
        Leaving(root, title, do).open()
    else:
        do()


def _column_of(captions: Sequence[QLabel]) -> int:
    """Return the pixels of a column in which these captions stay on one line, the longest on two."""
    if not captions:
        return CAPTIONS
    metrics = captions[0].fontMetrics()
    letter, wrap = letter_width(metrics), int(Qt.TextFlag.TextWordWrap)
    least = max(CAPTIONS, CAPTION_LETTERS * letter)
    most = max(MOST_CAPTIONS, MOST_CAPTION_LETTERS * letter)
    asked = [metrics.horizontalAdvance(each.text()) + 1 for each in captions]
    broken = [
        metrics.boundingRect(0, 0, round(TWO_LINES * wide), 0, wrap, each.text()).width() + 1
        for each, wide in zip(captions, asked, strict=True)
        if wide > most
    ]
    return min(max(least, *(each for each in asked if each <= most), *broken, 0), most)


def _set_column(caption: QLabel, field: QWidget, column: int) -> None:
    """Set a caption beside its field, on the same line of letters; wrapped where it is long."""
    caption.setWordWrap(caption.fontMetrics().horizontalAdvance(caption.text()) > column)
    # What is only read may have several lines: its caption stands beside the first.
    read = isinstance(field, QLabel)
    down = Qt.AlignmentFlag.AlignTop if read else Qt.AlignmentFlag.AlignVCenter
    caption.setAlignment(Qt.AlignmentFlag.AlignRight | down)
    caption.setMinimumHeight(0)
    caption.setFixedWidth(column)
    least = caption.heightForWidth(column)
    field.ensurePolished()
    beside = field.sizeHint().height()
    if _is_line(field):
        least = max(least, beside)
    caption.setMinimumHeight(least)


def _is_line(field: QWidget) -> bool:
    """Tell whether a field holds one line; words that wrap guess their height."""
    high = field.sizeHint().height()
    return not isinstance(field, QLabel) and high < ONE_LINE * field.fontMetrics().height()
