"""What is told where something is refused: what happened, what was recorded before it, what to do."""

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from coalition_app.records.store.database import Database

NAMED = 3
"""Recorded actions that are named; more are counted."""


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Let a refusal of what is done inside say what was recorded inside before it; counted, not assumed.

    What a disk or the system refuses becomes a sentence; other errors are faults of the program, and pass.
    """
    before = so_far()
    try:
        yield
    except UserError as error:
        kept = recorded_since(before)
        if kept and not error.tells_recorded:
            error.args = (f"{error} {kept}",)
            error.tells_recorded = True
        raise
    except (Interrupted, BrokenPipeError):
        raise
    except Exception as error:
        # Loaded only now: most refusals come before the database's library is wanted.
        from coalition_app.records.file import refusals

        why = refusals.reason(error)
        if not why:
            raise
        said = recorded_since(before) or _("Nothing was recorded.")
        refused = refusals.refused(f"{why} {said}", error)
        refused.tells_recorded = True
        raise refused from error


def so_far() -> int:
    """Return how many actions this process has recorded."""
    return len(_recorded())


def in_words(error: BaseException, database: "Database | None" = None) -> str:
    """Word what a disk or the system refused, wherever met; nothing for a fault of the program."""
    from coalition_app.records.file import refusals

    if isinstance(error, UserError):
        return str(error)
    why = refusals.reason(error) if database is None else database.why(error)
    return f"{why} {last_recorded()}".strip() if why else ""


def recorded_since(before: int = 0) -> str:
    """Name the actions recorded by this process after its first `before` ones; nothing where none were."""
    recorded = _recorded()[before:]
    if not recorded:
        return ""
    from coalition_app.records.journal.action_sentences import describe

    named = "; ".join(describe(*each) for each in recorded[-NAMED:])
    more = len(recorded) - NAMED
    if more <= 0:
        return _("Recorded before it, and kept: %(actions)s.") % {"actions": named}
    words = ngettext(
        "Recorded before it, and kept: %(count)d action, and %(actions)s.",
        "Recorded before it, and kept: %(count)d actions, and %(actions)s.",
        more,
    )
    return words % {"count": more, "actions": named}


def last_recorded() -> str:
    """Say which action this process recorded last; nothing where it recorded none."""
    return recorded_since(max(so_far() - 1, 0))


def _recorded() -> list[tuple[str, str]]:
    """Return what this process has recorded; none where it never loaded the records."""
    interrupts = sys.modules.get("coalition_app.records.file.interrupts")
    recorded: list[tuple[str, str]] = interrupts.recorded if interrupts else []
    return recorded
