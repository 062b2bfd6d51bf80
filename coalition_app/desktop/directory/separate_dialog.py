"""Asking before two entries of the directory that were merged are separated again."""

import uuid
from typing import TYPE_CHECKING

from coalition_app.desktop.widgets.reason import ask_why
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import duplicates
from coalition_app.records.signatories import merge_history
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


def ask_to_separate(desk: "Desk", database: Database, merge_id: uuid.UUID) -> None:
    """Ask why, and separate; say what had been changed since, which stays."""
    with database.reading() as tx:
        merge = next((e for e in merge_history.list_merges(tx) if e.id == merge_id), None)
    if merge is None:
        raise UserError(_("This merge no longer exists."))

    def separate(why: str) -> None:
        change = duplicates.separate(merge=merge.number, why=why)
        desk.operations.write(
            change, lambda answer: desk.say(" ".join(answer.result)) if answer.result else None
        )

    ask_why(
        desk.window,
        title=lambda: _("Separate two entries"),
        of=lambda: "\n".join(merge.sentences()),
        told=lambda: _(
            "Signatures, names, contacts and statuses go back to what they were before. What "
            "has changed since stays and is listed. You can undo this."
        ),
        caption=lambda: _("Why"),
        agree=lambda: _("Separate"),
        do=separate,
    )
