"""The acts of a signatory in the details: words as they came, and what can be done with them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.more import more_button
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.lines import Lines
from coalition_app.desktop.wording.position_words import TRANSLATION_STATES
from coalition_app.documents.attestation.words_and_names import LANGUAGES
from coalition_app.documents.issue.explain import act_heading, sequel, shown_sentences
from coalition_app.i18n import N_, _
from coalition_app.records.lists.signature_details import EvidenceRow
from coalition_app.records.positions.acts import RESERVATION, UNSETTLED, ActRow

ACT_LABELS = {
    "unsettled": N_("Words not assigned to demands"),
    "reservation": N_("Reservation"),
    "interpretive-declaration": N_("Interpretive declaration"),
    "explanation": N_("Explanation"),
}


class Acts(QWidget):
    """The acts of a signatory, a card each: its words as they came, and what can be done with them."""

    wanted = Signal(str, int)
    """What the user wants to do with an act, and which of the signatory's acts that is."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[_Card] = []
        self._acts: Sequence[ActRow] = ()
        self._evidence: Sequence[EvidenceRow] = ()
        self._beside = False
        self.writable = True
        """Whether anything can be done with an act."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def fill(self, acts: Sequence[ActRow], evidence: Sequence[EvidenceRow] = ()) -> None:
        """Show acts as they were recorded, what stands first, each with the evidence that names it."""
        acts = sorted(acts, key=lambda each: each.withdrawn_on is not None)
        self._acts, self._evidence = acts, evidence
        while len(self._cards) < len(acts):
            card = _Card(self)
            self._cards.append(card)
            self._column.addWidget(card)
        for at, card in enumerate(self._cards):
            act = acts[at] if at < len(acts) else None
            card.show_act(act, _act_lines(act, acts, evidence) if act else [], beside=self._beside)
        self.setVisible(bool(acts))

    def stand(self, *, beside: bool) -> None:
        """Say the language and the days of words beside what they are where there is the room, else below."""
        if beside != self._beside:
            self._beside = beside
            self.fill(self._acts, self._evidence)

    def offered(self, place: int) -> dict[str, Callable[[], None]]:
        """Return what can be done with the act at a place, counted from 0, by its words."""
        return self._cards[place].offered()

    def texts(self) -> list[str]:
        """List the lines that are shown."""
        return [text for card in self._cards for text in card.texts()]


class _Card(QFrame):
    """Words in one frame, with a menu of what can be done with them while they are in force."""

    def __init__(self, owner: Acts) -> None:
        super().__init__()
        self._owner, self._act = owner, None
        self.title, self.lines = Lines(), Lines(4)
        self.origin = wrapped_label("", "quiet")
        self.origin.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.more = more_button()
        menu = Menu(self.more)
        menu.aboutToShow.connect(self._fill)
        self.more.setMenu(menu)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.origin, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 10)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.lines)

    _act: ActRow | None

    def show_act(
        self, act: ActRow | None, lines: Sequence[tuple[str, str]], *, beside: bool
    ) -> None:
        """Show an act, or nothing; its origin `beside` what it is."""
        self._act = act
        waits = act is not None and act.kind == UNSETTLED and act.withdrawn_on is None
        give_role(self, "open" if waits else "act")
        self.title.fill(lines[:1])
        origin = _origin(act) if act else ""
        put_text(self.origin, origin)
        self.origin.setVisible(beside)
        self.lines.fill([each for each in lines[1:] if not beside or each != (origin, "quiet")])
        self.more.setVisible(bool(self.offered()))
        self.more.setAccessibleName(_("More on these words"))
        self.setVisible(act is not None)

    def texts(self) -> list[str]:
        """List the lines that are shown."""
        return [*self.title.texts(), *self.lines.texts()]

    def offered(self) -> dict[str, Callable[[], None]]:
        """Return what can be done, by its words; nothing with words no longer in force, or only read."""
        act = self._act
        if act is None or act.withdrawn_on is not None or not self._owner.writable:
            return {}
        wanted = self._owner.wanted.emit
        return {words: partial(wanted, key, act.ordinal) for key, words in _offered(act)}

    def _fill(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for words, does in self.offered().items():
            menu.addAction(words, does)


def _offered(act: ActRow) -> list[tuple[str, str]]:
    """List what can be done with words in force: a key and a caption each."""
    offered = [("translate", _("Translate…"))] if act.language else []
    offered += [
        (
            f"confirm:{language}",
            _("Confirm the translation: %(language)s") % {"language": _language(language)},
        )
        for language, _wording, _translator, state in act.translations
        if state != "confirmed" or language in act.stale
    ]
    offered.append(("withdraw", _("Withdraw the words…")))
    if act.kind == RESERVATION:
        offered.append(("narrow", _("Narrow…")))
    return [*offered, ("correct", _("Correct…"))]


def _language(code: str) -> str:
    """Name a language in the program's own; a code that it does not know stays as it is."""
    return _(LANGUAGES[code]) if code in LANGUAGES else code


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
    lines.append((_origin(act), "quiet"))
    for language, wording, translator, state in act.translations:
        label = _("Translation, %(language)s (%(state)s)") % {
            "language": _language(language),
            "state": _(TRANSLATION_STATES[state]),
        }
        if translator:
            label = _("%(label)s, by %(translator)s") % {"label": label, "translator": translator}
        lines += [(wording, "quiet" if act.withdrawn_on else ""), (label, "quiet")]
        if language in act.stale and act.withdrawn_on is None:
            lines.append((_("Older than the words: compare them."), "refusal"))
    lines += [(words, "quiet") for words in shown_sentences(act, evidence)]
    return [each for each in lines if each[0]]


def _origin(act: ActRow) -> str:
    """Say in which language words came, and when."""
    spoken = _language(act.language)
    about = [spoken[:1].upper() + spoken[1:]]
    if act.made_on:
        about.append(_("dated %(day)s") % {"day": act.made_on.strftime("%d.%m.%Y")})
    about.append(
        _("received %(day)s") % {"day": act.received_on.strftime("%d.%m.%Y")}
        if act.received_on
        else _("day of receipt unknown")
    )
    return " · ".join(each for each in about if each)
