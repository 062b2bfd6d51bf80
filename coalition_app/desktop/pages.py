"""The one table of the pages: their words, their icons, and the class that makes each."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from coalition_app.i18n import N_

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.desk.page import Page


class PageLine(NamedTuple):
    """One page of the window."""

    words: str
    icon: str
    made_by: str
    """Module under `coalition_app.desktop` and class, imported when the page is first wanted."""


PAGES = {
    "signatories": PageLine(N_("Signatories"), "people", "signatories.page:SignatoriesPage"),
    "positions": PageLine(N_("Positions"), "grid", "positions.page:PositionsPage"),
    "text": PageLine(N_("Text"), "text", "text.page:TextPage"),
    "evidence": PageLine(N_("Evidence"), "evidence", "evidence.page:EvidencePage"),
    "inbox": PageLine(N_("Inbox of evidence"), "inbox", "evidence.inbox_page:InboxPage"),
    "annex": PageLine(N_("Annex"), "seal", "annex.page:AnnexPage"),
    "progress": PageLine(
        N_("Progress of signing"), "progress", "follow_up.progress_page:ProgressPage"
    ),
    "chase": PageLine(N_("Chase list"), "chase", "follow_up.page:FollowUpPage"),
    "twins": PageLine(N_("Twins"), "twins", "directory.duplicates_page:DuplicatesPage"),
}
"""The pages of a statement, by their keys, in the order in which they are listed."""
OF_REGISTER = {
    "directory": PageLine(N_("Directory"), "directory", "directory.page:DirectoryPage"),
    "journal": PageLine(N_("Journal"), "journal", "register.journal_page:JournalPage"),
    "backups": PageLine(N_("Backups"), "backup", "register.backups_page:BackupsPage"),
}
"""The pages of the whole register."""


def make_page(name: str, desk: "Desk") -> "Page":
    """Make the page of a key; raises KeyError where there is none."""
    module, _colon, kind = {**PAGES, **OF_REGISTER}[name].made_by.partition(":")
    made: Page = getattr(import_module(f"coalition_app.desktop.{module}"), kind)(desk)
    return made
