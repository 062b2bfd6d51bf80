"""The way to an attestation as steps: each says what is missing, and its button goes there."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.annex.attestor_fields import AttestorFields
from coalition_app.desktop.annex.ways import step_sentence, step_title, way_of
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.form_scroll import bring_into_sight
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.documents.issue.readiness import Item
from coalition_app.i18n import N_, _, ngettext

TONES = {"stops": "refusal", "exception": "warning", "hint": "quiet", "ready": "accent"}
DRAWINGS = {"stops": "refusal", "exception": "warning", "hint": "hint", "ready": "check"}
SEVERITY_LABELS = {
    "stops": N_("Blocker"),
    "exception": N_("Exception"),
    "hint": N_("Hint"),
    "ready": N_("Ready"),
}
SEEN_HINTS = ("broken-print",)
"""Hints that are a step: what they tell is printed so, and nothing takes it back."""
GAP = 8
ABOVE, TIGHT = (9, 10), (5, 6)
"""Pixels above and below what is in a step; and where the way has no room for it otherwise."""
BETWEEN, BESIDE = 3, 9
"""Pixels between a title and its sentence, and beside the mark."""
ICON = 1.23
"""An icon's side in heights of letters."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something that is in order; `action` changes it, empty for nothing."""

    title: str
    sentence: str
    action: str = ""


class Step(QFrame):
    """One thing to settle or to know, or one that is in order."""

    def __init__(
        self, severity: str, title: str, sentence: str, button: str, why: str, action: str
    ) -> None:
        super().__init__()
        self.action = action
        """What its button opens."""
        self.severity = severity
        self.setProperty("role", "step")
        self.setToolTip(why)
        self._mark = QLabel()
        self.title, self.sentence = QLabel(title, wordWrap=True), QLabel(sentence, wordWrap=True)
        give_role(self.title, "heading")
        self.sentence.setProperty("role", "quiet")
        for label in (self.title, self.sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(button)
        self.button.setProperty("role", "small")
        self.button.setAccessibleName(f"{button} {title}")
        self.button.setAccessibleDescription(f"{_(SEVERITY_LABELS[severity])}: {sentence} {why}")
        head = QHBoxLayout()
        words = self._words = QVBoxLayout(self)
        head.setSpacing(BESIDE)
        head.addWidget(self._mark)
        head.addWidget(self.title, 1)
        head.addWidget(self.button)
        words.setSpacing(BETWEEN)
        words.addLayout(head)
        words.addWidget(self.sentence)
        self._name, self.folded, self.asked = title, False, False
        self.tighten(False)
        self.button.setVisible(
            bool(button)
        )  # once it has its place: else it is a window for a moment
        self.sentence.setVisible(bool(sentence))
        self.recolour()

    def fold(self, folded: bool) -> None:
        """Fold its sentence; a click on the step shows it again."""
        self.folded = folded = folded and bool(self.sentence.text())
        self.sentence.setVisible(bool(self.sentence.text()) and not folded and not self.asked)
        self.title.setText(f"{self._name}\u00a0▾" if folded else self._name)
        self.setCursor(Qt.CursorShape.PointingHandCursor if folded else Qt.CursorShape.ArrowCursor)

    def ask(self, asked: bool) -> None:
        """Leave out button and sentence while what they tell of is asked below."""
        self.asked = asked
        self.button.setVisible(not asked)
        self.fold(self.folded)

    def tighten(self, tight: bool) -> None:
        """Leave less room above and below, or the usual."""
        above, below = TIGHT if tight else ABOVE
        self._words.setContentsMargins(12, above, 10, below)

    def height_for(self, width: int) -> int:
        """Return the pixels that it takes as it is, in a column so wide."""
        return self._words.totalHeightForWidth(width)

    def whole_height(self, width: int) -> int:
        """Return the pixels that it takes with its sentence."""
        high, around = self.height_for(width), self._words.contentsMargins()
        if self.folded and not self.asked:
            words = width - around.left() - around.right()
            high += self.sentence.heightForWidth(words) + BETWEEN
        return high

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.folded:
            self.fold(False)

    def make_first(self) -> None:
        """Fill the button of the one step that comes next."""
        give_role(self.button, "first-small")

    def recolour(self) -> None:
        """Draw the mark in the colours of the theme that is worn now."""
        side = round(ICON * self.fontMetrics().height())
        drawing = icon(DRAWINGS[self.severity], TONES[self.severity])
        self._mark.setPixmap(drawing.pixmap(QSize(side, side)))
        below = self._mark.sizeHint().width() + BESIDE
        self.sentence.setContentsMargins(below, 0, 0, 0)  # below the title


class StepList(Spoken, QWidget):
    """Stops first, then exceptions, then what is in order; hints are folded."""

    wanted = Signal(object)
    """The `Item` to be settled."""
    action_wanted = Signal(str)
    """What changes something that is in order."""
    edited = Signal()
    """Who attests is typed now, or not any more."""

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[Item, ...] = ()
        self.done: tuple[Done, ...] = ()
        self.steps: list[Step] = []
        self._shown: object = None
        self._room: object = None
        self._folded = False
        self._card, self._hints = QFrame(), QFrame()
        self.fold = QPushButton()
        self.fold.setCheckable(True)
        self.fold.setProperty("role", "flush")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (self._card, self._hints):
            card.setProperty("role", "card")
            rows = QVBoxLayout(card)
            rows.setContentsMargins(1, 1, 1, 1)
            rows.setSpacing(0)
        column.addWidget(self._card)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hints)
        self.fold.toggled.connect(self._unfold)
        self.editor: AttestorFields | None = None
        """Who attests, while it is typed."""
        self.fill((), ())

    def edit_attestor(self, editor: AttestorFields) -> None:
        """Let who attests be typed below its step, until it is recorded or given up."""
        self.close_editor()
        self.editor = editor
        editor.closed.connect(self.close_editor)
        self.edited.emit()
        self._place_editor()

    @Slot()
    def close_editor(self) -> None:
        """Take the fields of who attests away."""
        if self.editor is not None:
            held = holds_keyboard(self.editor) or holds_keyboard(self.editor.ends)
            for part in (self.editor, self.editor.ends):
                part.hide()
                part.deleteLater()
            self.editor = None
            self._place_editor()
            self.edited.emit()
            if held:
                self._take_keyboard()

    def _take_keyboard(self) -> None:
        """Let the keyboard be at the next step: Qt would give it to the first button of the window."""
        buttons = (step.button for step in self.steps if not step.button.isHidden())
        first = next(buttons, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_editor(self) -> None:
        """Put the fields below their step, whose button is off meanwhile; without steps they wait."""
        rows, editor = self._card.layout(), self.editor
        for step in self.steps:
            if step.action != "attestor" or not isinstance(rows, QVBoxLayout):
                continue
            step.ask(editor is not None)
            if editor is not None:
                fresh = editor.parentWidget() is None
                rows.insertWidget(rows.indexOf(step) + 1, editor)
                editor.show()
                editor.walk_in_order()
                if fresh:
                    editor.name.setFocus(Qt.FocusReason.OtherFocusReason)
                    QTimer.singleShot(0, editor, partial(bring_into_sight, editor))
            break

    @property
    def stops(self) -> int:
        """Return how many things prevent an attestation."""
        return sum(each.severity == "stops" for each in self.found)

    def fill(self, items: tuple[Item, ...], done: tuple[Done, ...]) -> None:
        """Show what was found and what is in order; what is shown already stays as it is."""
        self.found, self.done = items, done
        shown = (items, done, _("Ready"))
        if shown == self._shown:
            return
        self._shown = shown
        held = any(map(holds_keyboard, self.steps))
        for step in self.steps:
            step.hide()
            step.deleteLater()
        folded = [e for e in items if e.severity == "hint" and e.kind not in SEEN_HINTS]
        self.steps = [self._add(self._card, each) for each in items if each not in folded]
        if self.stops:
            self.steps[0].make_first()
        for each in done:
            self._add_done(each)
        self.hints = [self._add(self._hints, each) for each in folded]
        for placed in (self.steps, self.hints):
            if placed:
                give_role(placed[-1], "last-step")  # the card has a line there already
        self.steps += self.hints
        self._place_editor()
        self._card.setVisible(bool(items or done))
        self.fold.setVisible(bool(folded))
        self._unfold(self.fold.isChecked())
        if held:
            self._take_keyboard()

    def fold_to(self, width: int, height: int, at_most: int) -> bool:
        """Fold the sentences of all but the first step, where so many pixels do not hold them; tell whether.

        Where that is not enough, the steps stand closer, and then, in the pixels `at_most` that there are
        once they are folded, the first one is folded too. What a click unfolded stays, until there is another
        room or there are other steps.
        """
        asked = (width, height, at_most, self._shown)
        if asked == self._room:
            return self._folded
        self._room = asked
        steps = [each for each in self.steps if each not in self.hints]
        below = self.fold.sizeHint().height() + GAP if not self.fold.isHidden() else 0
        for step in steps:
            step.tighten(False)
        self._folded = sum(each.whole_height(width) for each in steps) + below > height
        for at, step in enumerate(steps):
            step.fold(at > 0 and self._folded)
        tight = self._folded and sum(each.height_for(width) for each in steps) + below > height
        for step in steps:
            step.tighten(tight)
        if tight and steps and sum(each.height_for(width) for each in steps) + below > at_most:
            steps[0].fold(True)
        return self._folded

    def recolour(self) -> None:
        """Draw the marks in the colours of the theme that is worn now."""
        for step in self.steps:
            step.recolour()

    def _add(self, card: QFrame, item: Item) -> Step:
        way = way_of(item)
        word = _(way.button) if way.page or way.action else ""
        step = Step(
            item.severity,
            step_title(item),
            step_sentence(item),
            word,
            _(way.why) if way.why else "",
            way.action,
        )
        step.button.clicked.connect(partial(self._want, item))
        _place(card, step)
        return step

    def _add_done(self, done: Done) -> None:
        word = _("Change…") if done.action else ""
        step = Step("ready", done.title, done.sentence, word, "", done.action)
        step.button.clicked.connect(lambda _on=False: self.action_wanted.emit(done.action))
        _place(self._card, step)
        self.steps.append(step)

    def _want(self, item: Item, _on: bool = False) -> None:
        self.wanted.emit(item)

    def _unfold(self, shown: bool) -> None:
        count = len(self.hints)
        words = ngettext("Good to know: %(count)d", "Good to know: %(count)d", count)
        self.fold.setText(f"{words % {'count': count}} {'▴' if shown else '▾'}")
        self._hints.setVisible(shown and bool(count))


def _place(card: QFrame, step: Step) -> None:
    rows = card.layout()
    if rows is not None:
        rows.addWidget(step)


def holds_keyboard(part: QWidget) -> bool:
    """Tell whether the keyboard is in a part of the window."""
    focused = QApplication.focusWidget()
    return focused is not None and part.isAncestorOf(focused)
