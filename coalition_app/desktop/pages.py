"""The one table of the pages: their words, their icons, and the class that makes each."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from coalition_app.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection

    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.desk.page import Page


TEXTS = {"register", "statement", "text", "text_wording", "demand", "text_demand"}
SIGNED = {"signature", "standing_step", "section", "signatory", "source"}
WORDS = {"position", "act", "act_translation"}
SHOWN_BY = {"evidence", "evidence_claim"}
ONE_SIGNATORY = {"twin_decision", "merge"}
"""Tables that belong together, as `JOURNALLED` names them."""
ANYTHING = None
"""A page is read anew whenever it is shown, as one that stops searching when it is left."""


class PageLine(NamedTuple):
    """One page of the window."""

    words: str
    icon: str
    made_by: str
    """Module under `coalition_app.desktop` and class, imported when the page is first wanted."""
    shows: set[str] | None = ANYTHING
    """Tables that it shows: written, they let it be read anew."""

    def is_touched(self, tables: "Collection[str] | None") -> bool:
        """Tell whether it shows one of these tables; None are all."""
        return tables is None or self.shows is None or not self.shows.isdisjoint(tables)


PAGES = {
    "signatories": PageLine(
        N_("Signatories"),
        "people",
        "signatories.page:SignatoriesPage",
        TEXTS | SIGNED | WORDS | SHOWN_BY | ONE_SIGNATORY,
    ),
    "positions": PageLine(
        N_("Positions"), "grid", "positions.page:PositionsPage", TEXTS | SIGNED | WORDS
    ),
    "text": PageLine(N_("Text"), "text", "text.page:TextPage", TEXTS | SIGNED | WORDS | SHOWN_BY),
    "evidence": PageLine(
        N_("Evidence"),
        "evidence",
        "evidence.page:EvidencePage",
        TEXTS | SIGNED | WORDS | SHOWN_BY | ONE_SIGNATORY,
    ),
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
    "directory": PageLine(
        N_("Directory"),
        "directory",
        "directory.page:DirectoryPage",
        TEXTS | SIGNED | ONE_SIGNATORY,
    ),
    "journal": PageLine(N_("Journal"), "journal", "register.journal_page:JournalPage"),
    "backups": PageLine(N_("Backups"), "backup", "register.backups_page:BackupsPage"),
}
"""The pages of the whole register."""


def page_line(name: str) -> PageLine:
    """Return the line of a page; raises KeyError where there is none."""
    return PAGES.get(name) or OF_REGISTER[name]


def make_page(name: str, desk: "Desk") -> "Page":
    """Make the page of a key; raises KeyError where there is none."""
    module, _colon, kind = page_line(name).made_by.partition(":")
    made: Page = getattr(import_module(f"coalition_app.desktop.{module}"), kind)(desk)
    return made
