"""What the user decides about two that look alike: four buttons with their keys, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from coalition_app.desktop.directory.duplicates_model import VERDICT_WORDS, verdict_words
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.captioned_field import put_text, wrapped_label
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.i18n import _

VERDICTS = tuple(VERDICT_WORDS)


class Choice(Spoken, QWidget):
    """Tells which verdict was chosen; what was chosen before has a tick."""

    chosen = Signal(str)
    """A key of VERDICT_WORDS."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.why = wrapped_label("", "heading"), QLineEdit()
        self.later, self.ask = WrapButton(), WrapButton()
        self.buttons = {verdict: WrapButton() for verdict in VERDICTS}
        self.free = wrapped_label("", "quiet")
        self._before = self._reason = ""
        self._verdicts = VERDICTS
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, (verdict, button) in enumerate(self.buttons.items()):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            button.clicked.connect(lambda _on, word=verdict: self.chosen.emit(word))
            grid.addWidget(button, at // 2, at % 2)
        column = QVBoxLayout(self)
        self.set_inset(0)
        column.setSpacing(8)
        column.addWidget(self.label)
        column.addLayout(grid)
        column.addWidget(self.why)
        foot = QHBoxLayout()
        foot.addWidget(self.free, 1)
        for button in (self.ask, self.later):
            foot.addWidget(button)
        column.addLayout(foot)
        self.put_words(
            lambda text: put_text(self.label, text),
            lambda: _("Who is it?"),
        )
        self.put_words(
            lambda text: put_text(self.free, text),
            lambda: _("A decision can be undone."),
        )
        self.put_words(self.later.say, lambda: _("Later (Space)"))
        self.put_words(self.ask.say, lambda: _("W  Write and ask…"))
        for put in (self.why.setPlaceholderText, self.why.setAccessibleName):
            self.put_words(put, lambda: _("Why, in your words (may be left empty)"))

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.show_chosen(self._before, self._reason, self._verdicts)

    def set_inset(self, left: int) -> None:
        """Indent the column by some pixels from the left edge, below what is compared."""
        column = self.layout()
        if column is not None:
            column.setContentsMargins(left, 0, 4 if left else 0, 0)

    def show_chosen(
        self, before: str, reason: str = "", verdicts: tuple[str, ...] = VERDICTS
    ) -> None:
        """Name the four buttons with their keys, mark what was chosen before, and point out the likeliest.

        `reason` is a key of `duplicates.REASONS`, for which the two are shown; `verdicts` are what can be
        decided about them.
        """
        self._before, self._reason, self._verdicts = before, reason, verdicts
        for at, (key, verdict) in enumerate(zip(VERDICTS, verdicts, strict=True), 1):
            mark = "✓ " if before == verdict else ""
            self.buttons[key].say(f"{mark}{at}  {verdict_words(verdict, reason)}")
            likely = not before and reason == "belongs" and verdict == "two-signatures"
            self._point_out(self.buttons[key], likely=likely)

    def _point_out(self, button: WrapButton, *, likely: bool) -> None:
        role = "first" if likely else "small"
        if button.property("role") != role:
            give_role(button, role)
