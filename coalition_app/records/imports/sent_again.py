"""Forms that one sender sent again: the later one counts, the earlier one is left out unless asked for."""

from coalition_app.drafts import DraftEntry
from coalition_app.i18n import _


def is_superseded(entry: DraftEntry) -> bool:
    """Whether the sender of a form sent it again later; a mail does not take the place of another."""
    codes = {defect.code for defect in entry.defects}
    return "sent-again" in codes and "read-from-mail" not in codes


def superseded_reason() -> str:
    """Say why the earlier one of two forms is left out."""
    return _("the same sender sent the form again later for the same name")
