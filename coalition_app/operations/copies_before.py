"""Copies by themselves of what changes much: beside the window, or before a command records."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coalition_app import settings
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.records.file.copies import Moment
    from coalition_app.records.store.database import Database


def are_wanted(database: "Database") -> bool:
    """Tell whether copies are made by themselves before what changes much, as the settings say."""
    return not database.read_only and settings.copying(database.path).often == settings.ALSO


def is_owed(database: "Database", key: str, rows: int) -> bool:
    """Tell whether a copy is made before a change of this key and so many rows."""
    from coalition_app.records.care import kept_copies

    return kept_copies.is_risky(key, rows) and are_wanted(database)


@contextmanager
def held(database: "Database", key: str, rows: int) -> Iterator[Callable[[], None]]:
    """Hold the state before a change; what it gives copies it, once nothing but recording it is left.

    So a change that is refused has no copy. Nothing happens where the window makes the copies, and where one
    is not owed or would hold nothing new. A copy that cannot be made is told, and holds no change back.
    """
    from coalition_app.records.care import kept_copies

    tell = database.tell_copy
    if tell is None or not is_owed(database, key, rows) or kept_copies.serves(database, key):
        yield lambda: None
        return
    moment, stamp = kept_copies.pin(database), database.stamp
    told: list[str] = []
    made = _("A copy was made before: %(path)s")
    try:
        yield lambda: told.append(_told(database, moment, stamp, made))
        for each in told:
            tell(each)
    finally:
        moment.let_go()


def keep_now(database: "Database") -> None:
    """Copy the state after what others rely on, such as an edition; by a command, as `held` does before."""
    from coalition_app.records.care import kept_copies

    if database.tell_copy is not None and are_wanted(database):
        moment, said = kept_copies.pin(database), _("A copy was made: %(path)s")
        database.tell_copy(_told(database, moment, database.stamp, said))


def _told(database: "Database", moment: "Moment", stamp: str, said: str) -> str:
    """Make the copy, and say where it lies or why there is none."""
    from coalition_app.records.care.kept_copies import FolderAway, keep_copy

    try:
        return said % {"path": keep_copy(database, moment, stamp)}
    except FolderAway as away:
        return _(
            "No copy was made: the folder for copies is not there: %(path)s. Connect its disk, or choose "
            "another folder (“copies”)."
        ) % {"path": away.folder}
    except UserError as error:
        return str(error)
