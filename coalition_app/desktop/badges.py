"""What the side list and the line below say of the register, counted after the window was painted."""

import datetime as dt
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QLocale, QTimer, Slot

from coalition_app import i18n
from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.side_rows import Badge
from coalition_app.desktop.widgets.days import now, today
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    import uuid

    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.imports.page import ImportPage
    from coalition_app.desktop.sidebar import Sidebar
    from coalition_app.desktop.signatories.page import SignatoriesPage
    from coalition_app.desktop.status_bar import StatusLine
    from coalition_app.records.care.backups import CopyRow
    from coalition_app.records.lists.places import PlaceCounts
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading
    from coalition_app.work import Tell

SOON = 400
"""Milliseconds after the last change before anything is counted."""
COUNTED = 2_000
"""Signatures up to which what takes a second is counted unasked; of more it is found on its page."""
Found = tuple["PlaceCounts", tuple[int, int], list[tuple[int, int]], int]
"""Counts; how many are awaited, and overdue; numbers of pairs that wait; what stops the annex."""


class Badges(ActionOwner):
    """Counts once nothing has changed for a moment, and what has not changed not again."""

    def __init__(self, desk: "Desk", sidebar: "Sidebar", status: "StatusLine") -> None:
        super().__init__(desk)
        self._sidebar, self._status = sidebar, status
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.count)
        self._counted_at: tuple[Database, uuid.UUID, int] | None = None

    @Slot()
    def count_soon(self) -> None:
        """Count once nothing has changed for a moment."""
        self._soon.start()
        self._status.fit()  # what is saved depends on the page

    def forget(self) -> None:
        """Know nothing of a register that was put away."""
        self._soon.stop()
        self._counted_at = None

    @Slot()
    def count(self) -> None:
        """Count beside the window, and say it in the side list."""
        from coalition_app.records.lists import places, signature_list

        self._soon.stop()
        database, statement = self.desk.operations.database, self.desk.statement
        if database is None:
            return
        with database.reading() as tx:
            newest, changed = signature_list.newest_change(tx), places.changed_at(tx)
        moment = (database, statement.id, newest) if statement else None
        known = moment == self._counted_at

        from coalition_app.records.care import kept_copies

        def count(step: "Tell") -> "tuple[Found | None, tuple[CopyRow, ...]]":
            found = None if known or statement is None else _count(database, statement, step)
            return found, kept_copies.list_known(database.path)

        def tell(answer: "tuple[Found | None, tuple[CopyRow, ...]]") -> None:
            found, copies = answer
            if self.desk.operations.database is not database:
                return
            self._tell_copies(database, changed, copies)
            if found is not None and statement is not None:
                self._counted_at = moment
                self._tell(statement, found)

        self.desk.operations.start("", count, tell)

    def _tell_copies(
        self, database: "Database", changed: dt.datetime, copies: "tuple[CopyRow, ...]"
    ) -> None:
        """Say below when the register was saved last, and how it is kept."""
        from coalition_app.desktop.register.backup_actions import OLD

        days = (now() - copies[0].made).days if copies else 0
        warns = not copies or days >= OLD
        badge = Badge(lambda: _age(days) if copies else _("none"), "refusal") if warns else None
        self._sidebar.tell_badge("backups", 0, badge)
        encrypted = database.raw_key is not None
        self._status.show_kept(
            lambda: self._saved(database, changed.replace(tzinfo=None)),
            lambda: _encrypted(encrypted),
            lambda: _copied(copies),
            warns=warns,
        )

    def _saved(self, database: "Database", changed: dt.datetime) -> str:
        """Say what is saved of what is shown: of a list that is being imported at most its draft."""
        if database.underneath.happened:  # the notice above says where what was recorded is kept
            return ""
        if self.desk.page_name() != "import":
            return _("All saved · %(when)s") % {"when": _when(changed)}
        if cast("ImportPage", self.desk.page("import")).is_kept:
            return _("Import draft saved · nothing of it is recorded yet")
        return _("Nothing of this import is recorded yet")

    def _tell(self, statement: "StatementRow", found: Found) -> None:
        counts, (awaited, overdue), pairs, stops = found
        number = statement.number
        say = self._sidebar.tell_badge
        say("signatories", number, Badge.of(counts.signatures, "quiet"))
        say("evidence", number, Badge.of(counts.papers, "warning"))
        say("chase", number, Badge.of(overdue, "refusal") or Badge.of(awaited, "warning"))
        if self.desk.page_name() != "twins":  # the page itself tells what is decided just now
            say("twins", number, Badge.of(len(pairs), "warning"))
        listed = cast("SignatoriesPage", self.desk.page("signatories"))
        listed.tell_alike(statement, pairs)
        say("annex", number, Badge.of(stops, "refusal"))
        say("directory", 0, Badge.of(counts.signatories, "quiet"))
        self._sidebar.tell_text(number, counts.text)


def _count(database: "Database", statement: "StatementRow", step: "Tell") -> Found:
    from coalition_app.records.lists import follow_up, places
    from coalition_app.records.merging import decisions

    with database.reading() as tx:
        counts = places.count_places(tx, statement)
        if counts.signatures > COUNTED:
            return counts, (0, 0), [], 0
        index = follow_up.read_follow_up(tx, statement)
        awaited = len(index.numbers), index.parts(today())[follow_up.OVERDUE]
        pairs = decisions.list_possible_duplicates(tx, statement, step)
        waiting = [(each.pair.a, each.pair.b) for each in pairs if not each.verdict]
        return counts, awaited, waiting, _count_stops(tx, statement, step)


def _count_stops(tx: "Reading", statement: "StatementRow", step: "Tell") -> int:
    """Count what stops the annex in the register's usual language of documents."""
    from coalition_app.documents.content.gather import gather_annex
    from coalition_app.documents.issue.readiness import assess
    from coalition_app.records.editions import attestors

    language = attestors.get_register(tx).document_language
    found = assess(tx, gather_annex(tx, statement, step), language, patient=False, register=tx)
    return sum(each.severity == "stops" for each in found.items)


def _when(moment: dt.datetime) -> str:
    """Write the time of a moment of today, the day of an earlier one."""
    if moment.date() == today():
        return f"{moment:%H:%M}"
    if moment.year != today().year:
        return i18n.current().day(moment.date())
    locale = QLocale(i18n.current().language)
    return locale.toString(QDate(moment.year, moment.month, moment.day), "d MMMM")


def _encrypted(encrypted: bool) -> str:
    return _("encrypted") if encrypted else _("not encrypted")


def _age(days: int) -> str:
    """Say how old the newest copy is."""
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def _copied(copies: "tuple[CopyRow, ...]") -> str:
    return (
        _("newest backup: %(when)s") % {"when": _when(copies[0].made)} if copies else _("no backup")
    )
