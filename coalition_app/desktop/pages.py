"""The one table of the pages: their words, their icons, and the class that makes each."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from coalition_app.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection

    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.desk.page import Page


# Tables that belong together, as `JOURNALLED` of the records names them.
TEXTS = frozenset({"register", "statement", "text", "text_wording", "demand", "text_demand"})
SIGNED = frozenset({"signature", "standing_step", "section", "signatory", "source"})
WORDS = frozenset({"position", "act", "act_translation"})
SHOWN_BY = frozenset({"evidence", "evidence_claim"})
ONE_SIGNATORY = frozenset({"twin_decision", "merge"})
EDITIONS = frozenset({"edition", "delivery"})
ANYTHING = None
"""Instead of tables, for a page that is read anew each time it is shown."""


class PageLine(NamedTuple):
    """One page of the window."""

    words: str
    icon: str
    made_by: str
    """Module under `coalition_app.desktop` and class, imported when the page is first wanted."""
    action: str
    """Key of the action that goes there."""
    shows: frozenset[str] | None = ANYTHING
    """The tables that it shows; it is read anew after one of them was written."""

    def is_touched(self, tables: "Collection[str] | None") -> bool:
        """Tell whether it shows one of these tables; None means every table."""
        return tables is None or self.shows is None or not self.shows.isdisjoint(tables)


PAGES = {
    "signatories": PageLine(
        N_("Signatories"),
        "people",
        "signatories.page:SignatoriesPage",
        "go-list",
        TEXTS | SIGNED | WORDS | SHOWN_BY | ONE_SIGNATORY | EDITIONS,
    ),
    "evidence": PageLine(
        N_("Evidence"),
        "inbox",
        "evidence.page:EvidencePage",
        "go-evidence",
        TEXTS | SIGNED | WORDS | SHOWN_BY | ONE_SIGNATORY | EDITIONS | {"paper"},
    ),
    "chase": PageLine(N_("Waiting"), "chase", "follow_up.page:FollowUpPage", "go-chase"),
    "twins": PageLine(
        N_("Possible duplicates"), "twins", "directory.duplicates_page:DuplicatesPage", "go-twins"
    ),
    "text": PageLine(
        N_("Text"),
        "text",
        "text.page:TextPage",
        "go-text",
        TEXTS | SIGNED | WORDS | SHOWN_BY | EDITIONS,
    ),
    "annex": PageLine(N_("Annex"), "seal", "annex.page:AnnexPage", "go-annex"),
}
"""The pages of a statement, by their keys, in the order in which they are listed."""
VIEW_OF = {"positions": "signatories"}
"""Views that are gone to by a name of their own, with their pages."""
OF_REGISTER = {
    "directory": PageLine(
        N_("Directory"),
        "directory",
        "directory.page:DirectoryPage",
        "go-directory",
        TEXTS | SIGNED | ONE_SIGNATORY,
    ),
    "journal": PageLine(
        N_("Journal"), "journal", "register.journal_page:JournalPage", "go-journal"
    ),
    "backups": PageLine(N_("Backups"), "backup", "register.backups_page:BackupsPage", "go-backups"),
}
"""The pages of the whole register."""
IN_PASSING = {
    "import": PageLine(
        N_("Import"),
        "import",
        "imports.page:ImportPage",
        "import",
        TEXTS | SIGNED | ONE_SIGNATORY,
    )
}
"""Pages of the register that are listed only while something is on them, above the others."""


def page_line(name: str) -> PageLine:
    """Return the line of a page; raises KeyError where there is none."""
    return PAGES.get(name) or OF_REGISTER.get(name) or IN_PASSING[name]


def make_page(name: str, desk: "Desk") -> "Page":
    """Make the page of a key; raises KeyError where there is none."""
    module, _colon, kind = page_line(name).made_by.partition(":")
    made: Page = getattr(import_module(f"coalition_app.desktop.{module}"), kind)(desk)
    return made
