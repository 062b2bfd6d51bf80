"""Find anything: one field for every action, page and signatory, and for the help."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.key_cap import KeyCap
from coalition_app.desktop.desk.actions import BY_KEY, ON_ROW, WRITES, Action
from coalition_app.desktop.help import finding, help_search
from coalition_app.desktop.help.help_pages import read_page, title_of
from coalition_app.desktop.help.palette_rows import (
    CHOICE,
    DRAWING,
    KEYS,
    PLACES,
    QUIET,
    REASON,
    ROW,
    SMALL,
    STANCES,
    HitDelegate,
    scaled,
)
from coalition_app.desktop.help.shortcuts_dialog import native
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import smaller
from coalition_app.desktop.pages import page_line
from coalition_app.desktop.widgets.dialog_frame import Veil
from coalition_app.desktop.widgets.language_keys import let_keys_through
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.signatures.signatures import SignatureRow

WIDE, TOP, LOWEST = 640, 84, 24
"""Pixels at 100 %: how wide it is, how far below the window's edge, and the least in a low window."""
EDGES = 10
"""Pixels above and below all rows together, at every size of text."""
ROWS_SHOWN = 12
FEW = 4
"""Parts of the help that are listed."""
MOST_STANCES = 6
"""Demands up to which the positions of a signatory stand in its row."""
PLAIN = "command"
"""Icon of an action that has none of its own."""
MOST_NAMES = 12
"""Signatories that are listed; more letters find fewer."""
FEW_NUMBERS = 10
"""Chosen signatories up to which each is looked at before an action is offered."""
FIRST_OF_ONE = tuple(
    each for each in ("reserve", "evidence", "withdraw", "standing") if each in BY_KEY
)
"""What is done most with a signatory; all else that its row offers follows."""
NOT_OF_ONE = ("change-many", "copy")
"""Actions on rows of the list that make no sense of a single signatory."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: an action, a signature, an action on a signature, or a page of the help."""

    action: str = ""
    statement: int = 0
    number: int = 0
    name: str = ""
    """The signature's name; it is never written outside the register."""
    found_by: str = ""
    """The person or body by whose name it was found."""
    help_page: str = ""
    words: str = ""
    """What was searched when a page of the help was found."""


class CommandPalette(Spoken, QDialog):
    """Searches while typing; Up and Down choose, Enter runs, Tab lists what can be done with a signatory."""

    def __init__(
        self, desk: "Desk", recent: list[Choice], chosen: Callable[[Choice], None]
    ) -> None:
        super().__init__(desk.window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._desk, self._recent, self._chosen = desk, recent, chosen
        self._of: Choice | None = None
        """The signatory whose actions are listed."""
        self._before = ""
        """What was searched before its actions were listed."""
        self.words = QLineEdit()
        self.words.setObjectName("anything")
        self.words.installEventFilter(self)
        self.chip = QLabel()
        self.chip.setObjectName("chip")
        self.chip.hide()
        self.list = QListWidget()
        self.list.setObjectName("found")
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "quiet")
        self._lay_out()
        let_keys_through(self)
        self.words.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(lambda *_items: self._tell_keys())
        self.put_words(self.setWindowTitle, lambda: _("Find anything"))
        self.put_words(self.words.setAccessibleName, lambda: _("Find anything"))
        self.put_words(self.list.setAccessibleName, lambda: _("Found"))
        self.put_words(
            self.any_language.setText, lambda: _("Finds Russian, Kazakh and English words")
        )
        self._colour()
        self.retranslate()
        self.words.setFocus()
        Veil(self, desk.window)

    def retranslate(self) -> None:
        """Speak the program's language, with the same search."""
        super().retranslate()
        self._find()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work while the field keeps the keyboard."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.words and isinstance(event, QKeyEvent) and pressed:
            return self._press(event.key())
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "glass"):
            self._colour()

    # Building

    def _colour(self) -> None:
        """Draw the magnifier in the accent of the theme that is worn."""
        self.glass.setPixmap(picture("search", "accent", scaled(17, self.fontMetrics())))

    def _lay_out(self) -> None:
        metrics = self.fontMetrics()
        frame = QFrame()
        frame.setObjectName("palette")
        across = scaled(18, metrics)
        self.glass, self.escape = QLabel(), KeyCap("Esc")
        field = QHBoxLayout()
        field.setContentsMargins(across, scaled(10, metrics), across, scaled(10, metrics))
        field.setSpacing(scaled(10, metrics))
        for part in (self.glass, self.chip):
            field.addWidget(part)
        field.addWidget(self.words, 1)
        field.addWidget(self.escape)
        self.hints = [
            (KeyCap("↑ ↓"), QLabel()),
            (KeyCap("Enter"), QLabel()),
            (KeyCap("Tab"), QLabel()),
            (KeyCap("Backspace"), QLabel()),
        ]
        feet = QHBoxLayout()
        feet.setContentsMargins(across, scaled(8, metrics), across, scaled(9, metrics))
        feet.setSpacing(scaled(4, metrics))
        for cap, said in self.hints:
            said.setProperty("role", "quiet")
            said.setFont(smaller(said.font(), SMALL))
            said.setContentsMargins(0, 0, scaled(12, metrics), 0)
            feet.addWidget(cap)
            feet.addWidget(said)
        feet.addStretch(1)
        self.any_language = QLabel()
        self.any_language.setProperty("role", "quiet")
        self.any_language.setFont(smaller(self.any_language.font(), SMALL))
        feet.addWidget(self.any_language)
        self.nothing.setContentsMargins(across, across, across, across)
        self._column = inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(field)
        inside.addWidget(_line())
        inside.addWidget(self.list)
        inside.addWidget(self.nothing)
        inside.addWidget(_line())
        inside.addLayout(feet)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)

    def _fit(self) -> None:
        """Stand below the window's bar, as high as what is found, never larger than the window."""
        window, metrics = self._desk.window, self.fontMetrics()
        width = min(scaled(WIDE, metrics), window.width() - 2 * LOWEST)
        self.any_language.show()
        top = TOP if window.height() > 6 * scaled(TOP, metrics) else LOWEST
        feet = [*chain(*self.hints), self.any_language]
        asked = sum(
            each.sizeHint().width() + scaled(4, metrics) for each in feet if not each.isHidden()
        )
        self.any_language.setVisible(asked < width - 2 * scaled(18, metrics))
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(not self.list.count())
        rows = accumulate(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        room = window.height() - top - LOWEST - 2 * scaled(48, metrics)
        most = min(ROWS_SHOWN * (metrics.height() + ROW), room) - EDGES
        # No row is cut by the foot, and no head stands alone above it.
        whole = [
            at for row, at in enumerate(rows) if at <= most and self.list.item(row).data(CHOICE)
        ]
        self.list.setFixedHeight(max(whole, default=most) + EDGES)
        self.setFixedWidth(width)
        self.setFixedHeight(self._height(width))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + top)

    def _height(self, width: int) -> int:
        column = self._column
        column.invalidate()
        column.activate()
        if column.hasHeightForWidth():
            return column.totalHeightForWidth(width)
        return column.totalSizeHint().height()

    # Keys

    def _press(self, key: int) -> bool:
        keys = Qt.Key
        steps = {keys.Key_Up: -1, keys.Key_Down: 1, keys.Key_PageUp: -8, keys.Key_PageDown: 8}
        if key in (keys.Key_Return, keys.Key_Enter):
            if self.list.currentItem() is not None:
                self._take(self.list.currentItem())
            return True
        if key == keys.Key_Tab:
            choice = self._current()
            if choice is not None and choice.number and self._of is None:
                self._list_actions_of(choice)
            return True
        if key == keys.Key_Backspace and self._of is not None and not self.words.text():
            self._leave_signatory()
            return True
        if key not in steps:
            return False
        self._step(steps[keys(key)])
        return True

    def _step(self, by: int) -> None:
        hits = [row for row in range(self.list.count()) if self.list.item(row).data(CHOICE)]
        if hits:
            at = hits.index(self.list.currentRow()) + by
            self.list.setCurrentRow(hits[max(0, min(at, len(hits) - 1))])
            if at <= 0:
                self.list.scrollToTop()  # the first head is seen too

    def _current(self) -> Choice | None:
        item = self.list.currentItem()
        choice: Choice | None = item.data(CHOICE) if item is not None else None
        return choice

    def _list_actions_of(self, choice: Choice) -> None:
        self._of, self._before = replace(choice, action=""), self.words.text()
        self.chip.show()
        self.words.clear()
        self._find()

    def _leave_signatory(self) -> None:
        self._of = None
        self.chip.hide()
        self.words.setText(self._before)
        self._find()

    # Finding

    def _find(self) -> None:
        words = self.words.text().strip()
        self.list.clear()
        if self._of is not None:
            self._find_of(self._of, words)
        elif words:
            self._find_everything(words)
        else:
            self._offer()
        first = next(
            (row for row in range(self.list.count()) if self.list.item(row).data(CHOICE)), -1
        )
        self.list.setCurrentRow(first)
        self.nothing.setText(
            _(
                "Nothing was found for “%(words)s”. Try fewer letters, a number, or the name of a "
                "representative."
            )
            % {"words": words}
        )
        self._tell_keys()
        self._fit()

    def _find_everything(self, words: str) -> None:
        """List what is found, the group with the nearest hit first."""
        found = finding.find_actions(words)
        pages = [each for each in found if finding.goes_to(each.action)]
        actions = [each for each in found if not finding.goes_to(each.action)]
        names = self._signatures(words)
        numbered = words.removeprefix("№").strip().isdecimal()
        helps = [] if numbered else help_search.find_parts(words)[:FEW]
        near = finding.TOGETHER if names and names[0].found_by else finding.HAS_WORD
        groups: list[tuple[int, str, Callable[[], None]]] = []
        if actions:
            groups.append((actions[0].rank, _("Actions"), lambda: self._add_actions(actions)))
        if pages:
            groups.append((pages[0].rank, _("Pages"), lambda: self._add_actions(pages)))
        if names:
            rank = finding.BEGINS - 1 if numbered else near
            groups.append((rank, _("Signatories"), lambda: self._add_signatures(names, numbered)))
        if helps:
            groups.append((finding.TOGETHER + 1, _("Help"), lambda: self._add_help(helps, words)))
        for _rank, head, add in sorted(groups, key=lambda each: each[0]):
            self._add_head(head)
            add()

    def _offer(self) -> None:
        """List what was chosen last, then what fits the page, then the pages."""
        recent = [each for each in self._recent if not each.action or each.action in BY_KEY]
        known = {each.action for each in recent if not each.number}
        if recent:
            self._add_head(_("Recent"))
        for each in recent:
            if each.number:
                self._add_signature(each)
            else:
                self._add_action(finding.FoundAction(0, BY_KEY[each.action]))
        shown = self._desk.page_name()
        fitting = [each for each in finding.fitting_actions(shown) if each.key not in known]
        fitting = [each for each in fitting if not self._why_off(each)]
        if fitting:
            self._add_head(_("On this page") if shown else _("Beginning"))
        self._add_actions(finding.FoundAction(0, each) for each in fitting)
        pages = [each for each in BY_KEY.values() if finding.goes_to(each)]
        pages = [each for each in pages if each.key not in known and not self._why_off(each)]
        if pages:
            self._add_head(_("Pages"))
        self._add_actions(finding.FoundAction(0, each) for each in pages)

    def _find_of(self, of: Choice, words: str) -> None:
        """List what can be done with a signatory."""
        named = self.chip.fontMetrics().elidedText(
            of.name, Qt.TextElideMode.ElideRight, scaled(260, self.fontMetrics())
        )
        self.chip.setText(_("No. %(number)d") % {"number": of.number} + f"  {named}")
        offered = [each for each in ON_ROW if each in BY_KEY and each not in NOT_OF_ONE]
        keys = dict.fromkeys([*FIRST_OF_ONE, *offered])
        among = [BY_KEY[each] for each in keys]
        found = (
            finding.find_actions(words, among)
            if words
            else [finding.FoundAction(0, each) for each in among]
        )
        if found:
            self._add_head(_("Actions for No. %(number)d") % {"number": of.number})
        for each in found:
            self._add_action(each, of)
            if each.action.key == "reserve":
                self.list.item(self.list.count() - 1).setData(STANCES, self._held(of))
        shown = _("Show in the list")
        if not words or finding.begins_words(finding.asked_of(words), finding.folded(shown)):
            self._add_head(_("Go to"))
            self._add(shown, self._where(of), of, "people")

    def _signatures(self, words: str) -> list[Choice]:
        database = self._desk.operations.database
        if database is None:
            return []
        from coalition_app.records.signatories import find

        with database.reading() as tx:
            found = find.find_signatures(tx, words, MOST_NAMES)
        return [
            Choice(
                "", each.statement, each.number, *map(show_hidden, (each.full_name, each.found_by))
            )
            for each in found
        ]

    def _held(self, of: Choice) -> tuple[str, ...]:
        """Return what a signatory holds on each demand; nothing where they are too many for a row."""
        database = self._desk.operations.database
        if database is None:
            return ()
        from coalition_app.records.positions.held import read_held
        from coalition_app.records.signatures.signatures import find_signature
        from coalition_app.records.statements.statements import find_statement

        with database.reading() as tx:
            statement = find_statement(tx, str(of.statement))
            signed = find_signature(tx, statement, of.number)
            held = read_held(tx, statement, [signed.id]).of(signed.id)
        return held if len(held) <= MOST_STANCES else ()

    # Rows

    def _add_head(self, text: str) -> None:
        head = QListWidgetItem(text)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(head)

    def _add_actions(self, found: "Iterable[finding.FoundAction]") -> None:
        for each in found:
            self._add_action(each)

    def _add_action(self, found: "finding.FoundAction", of: Choice | None = None) -> None:
        action = found.action
        page = finding.goes_to(action)
        text = self._desk.action(action.key).text().replace("&", "")
        quiet = [_("“%(words)s”") % {"words": found.synonym}] if found.synonym else []
        if of is not None and self._of is None:
            quiet.append(_("for No. %(number)d") % {"number": of.number})
        elif of is None and (action.needs == "chosen" or action.key == "evidence"):
            quiet += filter(None, [self._for_whom()])
        self._add(
            finding.own_words(action) if page else text,
            " · ".join(quiet),
            replace(of, action=action.key) if of else Choice(action.key),
            page_line(page).icon if page else action.icon or PLAIN,
            keys=native(action.shortcut) if action.shortcut else "",
            reason=self._why_off(action, of),
        )

    def _add_signatures(self, found: list[Choice], numbered: bool) -> None:
        """Add signatories; who was found by its number is followed by what is done most with it."""
        for each in found:
            self._add_signature(each)
            if numbered and each is found[0]:
                for key in FIRST_OF_ONE:
                    self._add_action(finding.FoundAction(0, BY_KEY[key]), each)

    def _add_signature(self, found: Choice) -> None:
        if found.action:
            action = BY_KEY[found.action]
            quiet = _("for No. %(number)d") % {"number": found.number}
            text = self._desk.action(action.key).text().replace("&", "")
            why = self._why_off(action, found)
            self._add(text, quiet, found, action.icon or PLAIN, reason=why)
        else:
            self._add(found.name, self._where(found), found, "people")

    def _add_help(self, found: "list[help_search.Part]", words: str) -> None:
        for each in found:
            title = title_of(read_page(each.page))
            quiet = "" if each.heading == title else title
            choice = Choice(help_page=each.page, words=words)
            self._add(each.heading, quiet, choice, "hint")

    def _add(
        self,
        text: str,
        quiet: str,
        choice: Choice,
        drawing: str,
        *,
        keys: str = "",
        reason: str = "",
    ) -> None:
        item = QListWidgetItem(text)
        item.setData(QUIET, quiet)
        item.setData(CHOICE, choice)
        item.setData(REASON, reason)
        item.setData(KEYS, keys)
        item.setData(DRAWING, drawing)
        item.setData(PLACES, self._places(text))
        said = ". ".join(filter(None, [text, quiet, keys, reason]))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip("\n".join(filter(None, [text, reason or quiet])))
        self.list.addItem(item)

    def _places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return which letters are what was typed, to be marked."""
        from coalition_app.records.store import name_keys

        return name_keys.places_held(text, self.words.text())

    def _where(self, found: Choice) -> str:
        """Say the number of a signature, by whom it was found, and its statement where it is another one."""
        named = {"number": found.number, "statement": found.statement}
        shown = self._desk.statement
        here = shown is not None and shown.number == found.statement
        where = (
            _("No. %(number)d") % named
            if here
            else _("No. %(number)d of statement %(statement)d") % named
        )
        return " · ".join(filter(None, [where, found.found_by]))

    def _for_whom(self) -> str:
        """Say on whom an action falls that is for the chosen signatories."""
        chosen = self._desk.chosen()
        if len(chosen) == 1:
            return _("for No. %(number)d") % {"number": chosen[0].number}
        count = len(chosen)
        if not count:
            return ""
        return ngettext("for %(count)d signatory", "for %(count)d signatories", count) % {
            "count": count
        }

    def _why_off(self, action: Action, of: Choice | None = None) -> str:
        """Say what an action that cannot be done waits for; empty where it can be done."""
        made, database = self._desk.action(action.key), self._desk.operations.database
        if database is not None and database.read_only and action.key in WRITES:
            return _("The register is open for reading only.")
        if action.key == "withdraw" and (why := self._withdrawn_already(of)):
            return why
        if made.isEnabled():
            return ""
        if action.key == "undo":
            return _("There is nothing to undo.")
        if action.key == "redo":
            return _("There is nothing to redo.")
        if database is None:
            return _("Open or create a register first.")
        if self._desk.statement is None and action.needs != "register":
            return _("Create or import a statement first.")
        if action.needs == "chosen" and of is None and not self._desk.chosen():
            return _("Choose a signatory first.")
        return ""

    def _withdrawn_already(self, of: Choice | None) -> str:
        """Say whose signature is withdrawn, where it is that of all whom the action is for."""
        gone = [each for each in self._meant(of) if each.status == "withdrawn"]
        if not gone or len(gone) < len(self._meant(of)):
            return ""
        numbers = ", ".join(str(each.number) for each in gone[:FEW_NUMBERS])
        return _("Withdrawn already: No. %(numbers)s.") % {"numbers": numbers}

    def _meant(self, of: Choice | None) -> "Sequence[SignatureRow]":
        """Return for whom an action is: a signatory that was found, or the few that are chosen."""
        database = self._desk.operations.database
        if of is None or database is None:
            chosen = self._desk.chosen()
            return chosen if len(chosen) <= FEW_NUMBERS else ()
        from coalition_app.records.signatures.signatures import find_signature
        from coalition_app.records.statements.statements import find_statement

        with database.reading() as tx:
            statement = find_statement(tx, str(of.statement))
            return [find_signature(tx, statement, of.number)]

    def _tell_keys(self) -> None:
        """Say what the keys do with the row that is chosen now."""
        choice = self._current()
        told = (
            (_("choose"), self.list.count() > 0),
            (_("run"), choice is not None),
            (
                _("actions of the signatory"),
                self._of is None and choice is not None and choice.number > 0,
            ),
            (_("back to the search"), self._of is not None),
        )
        for (cap, said), (text, shown) in zip(self.hints, told, strict=True):
            said.setText(text)
            cap.setVisible(shown)
            said.setVisible(shown)
        asks = _("what to do?") if self._of else _("Find a signatory, page, action…")
        self.words.setPlaceholderText(asks)

    def _take(self, item: QListWidgetItem) -> None:
        choice: Choice | None = item.data(CHOICE)
        if choice is None or item.data(REASON):
            return
        self.accept()
        self._chosen(choice)


def _line() -> QWidget:
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made
