"""What nobody vouches for in the lists that came in, settled one by one, and the words settled so far."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.parts.doubt_answers import DoubtAnswers
from coalition_app.desktop.signatories.settled_words import SettledWords
from coalition_app.desktop.widgets.dialog_frame import LED_ON, DialogFrame
from coalition_app.desktop.widgets.form_scroll import is_low, screen_room
from coalition_app.desktop.widgets.wrapped_rows import RowList, headed_row
from coalition_app.desktop.wording.typed_numbers import read_numbers
from coalition_app.draft_pieces import COMPARE, OF_MANY
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import doubt_label, quoted, settled_label
from coalition_app.operations import doubts as operations
from coalition_app.records.positions import doubts
from coalition_app.records.positions.doubts import Doubt, Settled
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.pieces import WORDS
from coalition_app.records.signatures.signatures import SignatureRow

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Answer, Change
    from coalition_app.records.statements.statements import StatementRow

_Sources = dict[UUID, tuple[str, Sequence[str]]]
"""The names and lines of the sources to compare with."""
_Found = tuple[list[Doubt], dict[int, SignatureRow], _Sources]
"""What is open, the signatures by number, and those sources."""
SHOWN = 300
"""Places listed at once; settling one shows the next."""
FULL, EMPTY = 560, 400
"""Pixels of its height with places or words, and without."""
NAME_WORD = re.compile(r"\w+")
"""A word of a name; they stand in another order where its parts have columns of their own."""
VIEWS = {"places": N_("Unclear passages"), "words": N_("Settled words")}


class DoubtsDialog(DialogFrame):
    """Lists what is open, pieces of entries and lines outside them; a click or a key, 1 to 5, settles it.

    Shift with the digit, or = before it, means all equal places; Space and Enter go on without an answer.
    The words settled so far are its other view, the only one without a statement.
    """

    def __init__(
        self, desk: "Desk", statement: "StatementRow | None", view: str = "places"
    ) -> None:
        super().__init__(desk.window, lambda: _("Unclear passages in lists"))
        self._desk, self._statement = desk, statement
        self._listed: list[Doubt] = []
        self._signed: dict[int, SignatureRow] = {}
        self._sources: _Sources = {}
        self._read = False
        self.said, self.refusal, self._whose = QLabel(), QLabel(), QLabel()
        for label in (self.said, self.refusal):
            label.setWordWrap(True)
        give_role(self.said, "heading")
        self.refusal.setProperty("role", "refusal")
        self.list = RowList()
        self.list.setMinimumHeight(120)
        self.empty = EmptyState(
            "draw_list",
            lambda: _("Nothing left to review."),
            lambda: _("Every passage in your lists has been read or settled."),
            edge=0,
        )
        self.settled = SettledWords(desk)
        small = screen_room(self).height() < EMPTY
        for each in (self.empty, self.settled.empty):
            each.picture.setVisible(not small)
        self.views = Segments(lambda: _("What is listed"), VIEWS)
        self.views.choose("words" if statement is None else view)
        self.views.setVisible(statement is not None)
        self.views.picked.connect(lambda _view: self._show_view())
        self.list.currentRowChanged.connect(self._offer)
        self.whose = QLineEdit()
        self._whose.setBuddy(self.whose)
        self._low = is_low(self)
        """Whether heads and hints leave their room to the places, which have fewer lines then."""
        self.answers = DoubtAnswers(keys_shown=True, low=self._low)
        self.answers.answered.connect(self.settle)
        self.answers.bind(self._bind)
        for key in ("Space", "Return"):
            self._bind(key, self.go_on)
        self.shown, self.ready, self.out = QPushButton(), QPushButton(), QPushButton()
        self.shown.clicked.connect(self.show_chosen)
        self.out.clicked.connect(self.settled.take_out)
        self.ready.clicked.connect(self.reject)
        for button in (self.out, self.shown, self.ready):
            button.setAutoDefault(False)
        self._lay_out()
        self._speak_of_it()
        desk.operations.changed.connect(self.read)
        self.take_room(FULL)
        self._show(())  # what has no place to answer takes no room
        self.read()

    @Slot()
    def read(self) -> None:
        """Read anew what is open, off the window's thread."""
        database = self._desk.operations.database
        if database is None:
            self.reject()
            return
        self.settled.read()
        statement, sources = self._statement, self._sources
        if statement is None:
            self._first_read(())
            return

        def look(_progress: object) -> _Found:
            with database.reading() as tx:
                found = doubts.list_doubts(tx, statement)
                found = [each for each in found if each.code != doubts.UNSETTLED_WORDS]
                numbers = [each.number for each in found[:SHOWN] if each.number is not None]
                rows = signatures.list_signatures(tx, statement.id, numbers=numbers)
                shown = {each.source_id for each in found[:SHOWN] if each.code == COMPARE}
                wanted = {each for each in shown if each is not None}.difference(sources)
                read = {**sources, **operations.source_lines(tx, wanted)}
            return found, {each.number: each for each in rows}, read

        self._desk.operations.start("", look, self.newest(self._take))

    def _take(self, found: "_Found") -> None:
        listed, self._signed, self._sources = found
        self._first_read(listed)

    def _first_read(self, found: Sequence[Doubt]) -> None:
        """Show what was read; the first time the dialog takes the room that it needs."""
        first, self._read = not self._read, True
        self._show(found)
        words = self.views.key() == "words"
        if first:
            (self.settled.list if words else self.list).setFocus()
        if first and found and not words:
            # Once the answers that fit have taken their room.
            QTimer.singleShot(0, self, self._show_more)
        if first and not (self.settled.some() if words else found):
            self.take_room(EMPTY)
            if self.isVisible():
                self.stand_in_middle()

    @Slot()
    def _show_more(self) -> None:
        """Let the list have room for all its rows, as far as the window has it."""
        others = self.sizeHint().height() - self.list.sizeHint().height()
        high = max(self.height(), others + self.list.heightForWidth(self.list.width()))
        self.resize(self.width(), min(high, screen_room(self).height()))
        if self.isVisible():
            self.stand_in_middle()

    def done(self, result: int) -> None:
        self._desk.operations.changed.disconnect(self.read)
        super().done(result)

    @Slot(str)
    def settle(self, answer: str) -> None:
        """Say what the chosen place is, and go on to the next."""
        each = self.chosen()
        if each is None:
            return
        try:
            self._desk.operations.write(self._change(each, answer), self._tell_remembered)
        except UserError as error:
            self.refusal.setText(str(error))
            self.refusal.setVisible(True)

    @Slot()
    def go_on(self) -> None:
        """Go to the next place, or from the last to the first; nothing is answered."""
        row = self.list.currentRow() + 1
        self.list.setCurrentRow(row if row < self.list.count() else 0)

    @Slot()
    def show_chosen(self) -> None:
        """Close, and choose the signatory in the list."""
        each = self.chosen()
        if each is not None and each.number is not None:
            self._desk.show_numbers([each.number])
            self.done(LED_ON)

    def chosen(self) -> Doubt | None:
        """Return the current place."""
        row = self.list.currentRow()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def retranslate(self) -> None:
        """Speak the program's language, in the rows too."""
        super().retranslate()
        self._show(self._listed)

    def _change(self, each: Doubt, answer: str) -> "Change[Settled]":
        all_like = self.answers.all_like.isChecked()
        if each.number is None:
            return operations.settle_line(
                self._statement,
                line=each.lines,
                answer=answer,
                numbers=read_numbers(self.whose.text()) if answer == WORDS else (),
                all_like=all_like,
            )
        return operations.settle_pieces(
            self._statement,
            numbers=[each.number],
            piece=each.piece,
            answer=answer,
            all_like=all_like,
        )

    def _tell_remembered(self, done: "Answer[Settled]") -> None:
        """Say in the status line what lists to come are now read by."""
        if done.values["vouching"]:
            self._desk.say(" ".join(done.lines))

    def _bind(self, key: str, does: Callable[[], object]) -> None:
        """Give the list a key of its own: it would look for a row that begins with the digit."""
        shortcut = QShortcut(QKeySequence(key), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(does)

    @Slot()
    def _offer(self) -> None:
        each = self.chosen()
        self.refusal.setVisible(False)
        nobody = each is not None and each.number is None
        for part in (self._whose, self.whose):
            part.setVisible(nobody)
        self.shown.setEnabled(each is not None and not nobody)
        if each is None:
            self.answers.offer_nothing()
            return
        self.answers.offer(each)

    def _show(self, found: Sequence[Doubt]) -> None:
        self._listed = list(found)
        self.list.fill(self._item(each) for each in self._listed[:SHOWN])
        self.said.setText(_counted(len(self._listed)))
        self.said.setVisible(bool(self._listed) and not self._low)
        for part in (self.list, self.answers):
            part.setVisible(bool(self._listed))
        if self._low:
            self._count_in_view()
        self.empty.setVisible(self._read and not self._listed)
        self._offer()
        self._show_view()

    def _item(self, each: Doubt) -> QListWidgetItem:
        if each.number is None:
            place = _("Line %(line)s") % {"line": each.lines}
        else:
            place = _("No. %(number)d") % {"number": each.number}
        why = [doubt_label(each.code), settled_label(each.settled_as)]
        # The name may need several lines, so it is no bold word, which has one.
        signed = self._signed.get(each.number or 0)
        name = signed.full_name if signed is not None else ""
        # Who signs is asked with examples of many; here each stands by itself.
        bare = name in ("", each.text)
        lines = (
            [name] if each.code in OF_MANY and name else [each.text] if bare else [name, each.text]
        )
        why = [said[:1].upper() + said[1:] for said in why if said]
        untold: list[str] = []
        if each.code == COMPARE and signed is not None:
            said = [*self._source_of(each, name)]
            lines += _read_as(signed)
            if self._low:
                lines = [", ".join(lines)]
                # With little room what is compared says enough.
                why, untold = ([], why) if said else (why, [])
            lines += said
        elif self._low and len(lines) > 1:
            lines = [lines[0], " – ".join([*lines[1:], *why])]
            why = []
        return headed_row(place, [*lines, *why], beside=self._low, untold=untold)

    def _source_of(self, each: Doubt, name: str) -> Iterator[str]:
        """Yield what the source says of an entry that is compared with it.

        Where its lines do not hold the name, they were counted otherwise when the entry was read.
        """
        first, _dash, last = each.lines.partition("-")
        if each.source_id not in self._sources or not first.isdecimal():
            return
        file, texts = self._sources[each.source_id]
        said = texts[int(first) - 1 : int(last or first)]
        words = NAME_WORD.findall(name.casefold())
        there = NAME_WORD.findall(" ".join(said).casefold())
        if words and set(words) <= set(there):
            place = _("lines %(line)s") if last else _("line %(line)s")
            yield _("%(source)s, %(place)s: %(text)s") % {
                "source": file if len(self._sources) > 1 else _("Source"),
                "place": place % {"line": each.lines.replace("-", "–")},
                "text": quoted(" / ".join(filter(None, map(_parted, said)))),
            }

    def _count_in_view(self) -> None:
        """Say beside the name of the view what stands above the list where that has room."""
        view, words = self.views.segments["places"], _(VIEWS["places"])
        named = {"tab": words, "count": len(self._listed)}
        view.setText(_("%(tab)s %(count)d") % named if self._listed else words)
        view.setToolTip(self.said.text() if self._listed else "")
        view.updateGeometry()

    def _show_view(self) -> None:
        """Show the places or the words, with the buttons that work on them."""
        words = self.views.key() == "words"
        self._places.setVisible(not words)
        self.settled.setVisible(words)
        self.shown.setVisible(not words and bool(self._listed))
        self.out.setVisible(words and self.settled.some())

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._whose)
        line.addWidget(self.whose, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.out)
        buttons.addStretch()
        for button in (self.shown, self.ready):
            buttons.addWidget(button)
        self._places = QWidget()
        column = QVBoxLayout(self._places)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.said, self.list, self.answers, self.refusal, self.empty):
            column.addWidget(part)
        column.insertLayout(2, line)
        parts = self.stand(self._places, self.settled, foot=buttons)
        if self._low and self._statement is not None:
            self.head.name_by(self.views)
            return
        above = QHBoxLayout()
        above.addWidget(self.views)
        above.addStretch()
        parts.insertLayout(1, above)

    def _speak_of_it(self) -> None:
        self.put_words(self.list.setAccessibleName, lambda: _("Passages to check"))
        self.put_words(self._whose.setText, lambda: _("Whose words, by number:"))
        self.put_words(self.whose.setAccessibleName, lambda: _("Whose words, by number:"))
        self.put_words(self.out.setText, lambda: _("Remove"))
        self.put_words(self.shown.setText, lambda: _("Show in the list"))
        self.put_words(self.ready.setText, lambda: _("Close"))


def _counted(waiting: int) -> str:
    text = ngettext(
        "%(count)d passage is unclear: say what it is. Until then the signature is not counted.",
        "%(count)d passages are unclear: say what they are. Until then the signatures are not counted.",
        waiting,
    )
    return text % {"count": waiting}


def _parted(line: str) -> str:
    """Return a line of a source with its cells set apart for the eye."""
    return " · ".join(filter(None, map(str.strip, line.split("\t"))))


def _read_as(signed: SignatureRow) -> Iterator[str]:
    """Yield what else than its name an entry was read as."""
    people = [part for person in signed.people for part in person]
    if fields := [each for each in (*people, signed.place, signed.country) if each]:
        yield ", ".join(fields)
