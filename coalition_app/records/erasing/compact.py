"""The register's file after an erasure: what was overwritten in it is left out of it too."""

from coalition_app.i18n import _
from coalition_app.records.file import engine as engines
from coalition_app.records.file import interrupts
from coalition_app.records.store.database import Database


def compact(database: Database) -> str:
    """Bring all into the one file, write it anew without what is free, and empty the log beside it.

    Deleted bytes are overwritten as they go (`secure_delete`); this takes their places away. Each step is
    whole or not done, and a further one can be made at any time. Returns why it could not be done; empty
    where it was.
    """
    again = _("Do it again once this is mended: nothing else is lost.")
    try:
        with interrupts.undisturbed(), database.underneath.file.busy:
            database.underneath.refuse_other()
            # First in place, over what was there; what is written anew may lie elsewhere on the disk.
            try:
                for statement in ("wal_checkpoint(TRUNCATE)", "", "wal_checkpoint(TRUNCATE)"):
                    if not statement:
                        engines.pragma(database.engine, "VACUUM")
                    elif engines.pragma(database.engine, f"PRAGMA {statement}")[0][0]:
                        return _("The register is still being read; try again in a moment.")
            finally:
                # On a full disk a part is written, and the log has the rest: that was nobody else.
                database.underneath.file.remember()
    except (OSError, *engines.driver_errors()) as error:
        return f"{database.why(error) or error} {again}"
    return ""
