"""What stands beside the places of the side list: counted beside the window, after it was painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.register.backup_actions import find_copies
from coalition_app.desktop.side_rows import Badge
from coalition_app.desktop.widgets.days import today
from coalition_app.i18n import _

if TYPE_CHECKING:
    import uuid

    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.sidebar import Sidebar
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
Found = tuple["PlaceCounts", int, int]
"""Counts, pairs that wait, and what stops the annex."""


class Badges(ActionOwner):
    """Counts once nothing has changed for a moment, and what has not changed not again."""

    def __init__(self, desk: "Desk", sidebar: "Sidebar") -> None:
        super().__init__(desk)
        self._sidebar = sidebar
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.count)
        self._counted_at: tuple[Database, uuid.UUID, int] | None = None

    @Slot()
    def count_soon(self) -> None:
        """Count once nothing has changed for a moment."""
        self._soon.start()

    @Slot()
    def count(self) -> None:
        """Count beside the window, and say it in the side list."""
        from coalition_app.records.lists import signature_list

        self._soon.stop()
        database, statement = self.desk.operations.database, self.desk.statement
        if database is None or statement is None:
            return
        with database.reading() as tx:
            moment = (database, statement.id, signature_list.newest_change(tx))
        known = moment == self._counted_at

        def count(step: "Tell") -> "tuple[Found | None, tuple[CopyRow, ...]]":
            return None if known else _count(database, statement, step), find_copies(database)

        def tell(answer: "tuple[Found | None, tuple[CopyRow, ...]]") -> None:
            found, copies = answer
            if self.desk.operations.database is not database:
                return
            copied = None if copies else Badge(lambda: _("none"), "refusal")
            self._sidebar.tell_badge("backups", 0, copied)
            if found is not None:
                self._counted_at = moment
                self._tell(statement, found)

        self.desk.operations.start("", count, tell)

    def _tell(self, statement: "StatementRow", found: Found) -> None:
        counts, pairs, stops = found
        number = statement.number
        say = self._sidebar.tell_badge
        say("signatories", number, Badge.of(counts.signatures, "quiet"))
        say("evidence", number, Badge.of(counts.papers, "warning"))
        say("chase", number, Badge.of(counts.due, "warning"))
        if self.desk.page_name() != "twins":  # the page itself tells what is decided just now
            say("twins", number, Badge.of(pairs, "warning"))
        say("annex", number, Badge.of(stops, "refusal"))
        say("directory", 0, Badge.of(counts.signatories, "quiet"))
        self._sidebar.tell_sealed(number, counts.sealed)


def _count(database: "Database", statement: "StatementRow", step: "Tell") -> Found:
    from coalition_app.records.lists import places
    from coalition_app.records.merging import decisions

    with database.reading() as tx:
        counts = places.count_places(tx, statement, today())
        if counts.signatures > COUNTED:
            return counts, 0, 0
        pairs = decisions.list_possible_duplicates(tx, statement, step)
        waiting = sum(not each.verdict for each in pairs)
        return counts, waiting, _count_stops(tx, statement, step)


def _count_stops(tx: "Reading", statement: "StatementRow", step: "Tell") -> int:
    """Count what stops the annex in the register's usual language of documents."""
    from coalition_app.documents.content.gather import gather_annex
    from coalition_app.documents.issue.readiness import assess
    from coalition_app.records.editions import attestors

    language = attestors.get_register(tx).document_language
    found = assess(tx, gather_annex(tx, statement, step), language, patient=False, register=tx)
    return sum(each.severity == "stops" for each in found.items)
