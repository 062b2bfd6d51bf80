"""Parts of the details that only show: tags, lines, acts with their words, buttons whose words wrap."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from coalition_app.desktop.look import theme
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.lines import Lines
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.desktop.widgets.wrapped_rows import WRAP
from coalition_app.desktop.wording.position_words import TRANSLATION_STATES
from coalition_app.documents.issue.explain import act_heading, sequel, shown_sentences
from coalition_app.i18n import N_, _
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.records.lists.signature_details import EvidenceRow
from coalition_app.records.positions.acts import RESERVATION, ActRow

ACT_LABELS = {
    "unsettled": N_("Words to settle"),
    "reservation": N_("Reservation"),
    "interpretive-declaration": N_("Interpretive declaration"),
    "explanation": N_("Explanation"),
}
DOT = 8
"""Pixels of a tag's dot at 100 %."""
HOLLOW = ("warning", "refusal")
"""Tones whose dot is a ring, so that it differs for people who cannot tell the colours apart."""
ACROSS, ABOVE = 10, 3
"""Pixels between the words of a tag and its edge."""


class Tag(QWidget):
    """A rounded tag with a dot and words, which break where there is no room for a line."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tone = "", "accent"
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, tone: str, tip: str = "") -> None:
        """Show words in a tone of the theme; `tip` is the tooltip."""
        if (text, tone) != (self.text, self.tone):
            self.text, self.tone = text, tone
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()
        self.setToolTip(tip)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words_in(width).height() + 2 * ABOVE + 2

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height() + 2 * ABOVE)

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self._words_in(self.width())
        colours = theme.applied()
        tone = QColor(getattr(colours, self.tone))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.ground))
        around = QRect(0, 0, words.right() + ACROSS, words.height() + 2 * ABOVE).adjusted(
            1, 1, 0, 0
        )
        line = self.fontMetrics().height()
        radius = line // 2 + ABOVE
        painter.drawRoundedRect(around, radius, radius)
        dot = QRect(ACROSS, ABOVE + 1 + (line - DOT) // 2, DOT, DOT)
        if self.tone in HOLLOW:
            painter.setPen(QPen(tone, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone)
            painter.drawEllipse(dot)
        painter.setPen(QColor(colours.text) if self.tone == "quiet" else tone)
        painter.drawText(words.translated(0, 1), WRAP, self.text)
        painter.end()

    def _words_in(self, width: int) -> QRect:
        left = ACROSS + DOT + 6
        room = max(40, width - left - ACROSS - 2)
        words = self.fontMetrics().boundingRect(0, 0, room, 0, WRAP, self.text)
        return QRect(left, ABOVE, words.width() + 2, words.height())


class Tags(QWidget):
    """Tags one below the other, kept as lines are."""

    def __init__(self) -> None:
        super().__init__()
        self._tags: list[Tag] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)

    def fill(self, tags: Sequence[tuple[str, str, str]]) -> None:
        """Show tags: words, tone, tooltip of each."""
        while len(self._tags) < len(tags):
            tag = Tag()
            self._tags.append(tag)
            self._column.addWidget(tag)
        for at, tag in enumerate(self._tags):
            text, tone, tip = tags[at] if at < len(tags) else ("", "quiet", "")
            tag.say(text, tone, tip)
            tag.setVisible(bool(text))
        self.setVisible(bool(tags))

    def texts(self) -> list[str]:
        """List the words of the tags that are shown."""
        return [tag.text for tag in self._tags if tag.text]


class Acts(QWidget):
    """The acts of a signatory, each in a frame with its words as they came and what can be done with them."""

    wanted = Signal(str, int)
    """What the user wants to do with an act, and which of the signatory's acts that is."""

    def __init__(self) -> None:
        super().__init__()
        self._frames: list[tuple[QFrame, Lines, ActButtons]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def fill(self, acts: Sequence[ActRow], evidence: Sequence[EvidenceRow] = ()) -> None:
        """Show acts in the order in which they were recorded, each with the evidence that names it."""
        while len(self._frames) < len(acts):
            frame, lines, buttons = QFrame(), Lines(4), ActButtons()
            frame.setProperty("role", "act")
            inside = QVBoxLayout(frame)
            inside.addWidget(lines)
            inside.addWidget(buttons)
            buttons.wanted.connect(self.wanted)
            self._frames.append((frame, lines, buttons))
            self._column.addWidget(frame)
        for at, (frame, lines, buttons) in enumerate(self._frames):
            lines.fill(_act_lines(acts[at], acts, evidence) if at < len(acts) else [])
            buttons.offer(acts[at] if at < len(acts) else None)
            frame.setVisible(at < len(acts))
        self.setVisible(bool(acts))

    def buttons(self, place: int) -> list[WrapButton]:
        """List the buttons of the act at a place, counted from 0."""
        return self._frames[place][2].shown()

    def texts(self) -> list[str]:
        """List the lines that are shown."""
        return [text for _frame, lines, _buttons in self._frames for text in lines.texts()]


class ActButtons(QWidget):
    """What can be done with words in force: withdraw, narrow, correct, translate, confirm a translation."""

    wanted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._made: list[WrapButton] = []
        self._keys: list[str] = []
        self._ordinal = 0
        self._row = FlowLayout(self)
        self._row.setContentsMargins(0, 4, 0, 0)
        self.setVisible(False)

    def offer(self, act: ActRow | None) -> None:
        """Offer what can be done with an act; nothing where its words are no longer in force."""
        offered = [] if act is None or act.withdrawn_on is not None else _offered(act)
        self._ordinal = act.ordinal if act is not None else 0
        self._keys = [key for key, _words in offered]
        while len(self._made) < len(offered):
            button, place = WrapButton(), len(self._made)
            button.clicked.connect(lambda _on=False, at=place: self._want(at))
            self._made.append(button)
            self._row.addWidget(button)
        for at, button in enumerate(self._made):
            if at < len(offered):
                button.say(offered[at][1])
            button.setVisible(at < len(offered))
        self.setVisible(bool(offered))

    def shown(self) -> list[WrapButton]:
        """List the buttons that are offered."""
        return self._made[: len(self._keys)]

    def _want(self, place: int) -> None:
        self.wanted.emit(self._keys[place], self._ordinal)


def _offered(act: ActRow) -> list[tuple[str, str]]:
    """List what can be done with words in force: a key and a caption each."""
    offered = [("translate", _("Translate…"))] if act.language else []
    offered += [
        (
            f"confirm:{language}",
            _("Confirm the translation: %(language)s")
            % {"language": LANGUAGE_NAMES.get(language, language)},
        )
        for language, _wording, _translator, state in act.translations
        if state != "confirmed" or language in act.stale
    ]
    offered.append(("withdraw", _("Withdraw the words…")))
    if act.kind == RESERVATION:
        offered.append(("narrow", _("Narrow…")))
    return [*offered, ("correct", _("Correct…"))]


def _act_lines(
    act: ActRow, every: Sequence[ActRow], evidence: Sequence[EvidenceRow]
) -> list[tuple[str, str]]:
    """Word one act: its kind and demands, what followed, the words, their origin, labelled translations.

    Last comes what shows it.
    """
    kind = _(ACT_LABELS[act.kind])
    if act.demands:
        kind = act_heading(act.kind, act.demands)
    followed = [(words, "warning") for words in sequel(act, every)]
    lines = [(kind, "heading"), *followed, (act.wording, "quiet" if act.withdrawn_on else "")]
    about = [LANGUAGE_NAMES.get(act.language, "")]
    if act.made_on:
        about.append(_("dated %(day)s") % {"day": act.made_on.strftime("%d.%m.%Y")})
    if act.received_on:
        about.append(_("received %(day)s") % {"day": act.received_on.strftime("%d.%m.%Y")})
    lines.append((" · ".join(each for each in about if each), "quiet"))
    for language, wording, translator, state in act.translations:
        label = _("Translation, %(language)s (%(state)s)") % {
            "language": LANGUAGE_NAMES.get(language, language),
            "state": _(TRANSLATION_STATES[state]),
        }
        if translator:
            label = _("%(label)s, by %(translator)s") % {"label": label, "translator": translator}
        lines += [(wording, "quiet" if act.withdrawn_on else ""), (label, "quiet")]
        if language in act.stale and act.withdrawn_on is None:
            lines.append((_("Older than the words: compare them."), "refusal"))
    lines += [(words, "quiet") for words in shown_sentences(act, evidence)]
    return [each for each in lines if each[0]]
