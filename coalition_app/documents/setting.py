"""What the parts of a page plan share: the content, the document's words, the asked form."""

from dataclasses import dataclass
from typing import Literal

from coalition_app.documents.content import AnnexContent
from coalition_app.documents.wording import Wording

WHOLE_TABLE_UP_TO = 300
"""Signatures; beyond, a table of all positions is longer than anyone reads."""


@dataclass(frozen=True)
class PageForm:
    """How an annex is laid out; the content stays the same."""

    reservations: Literal["inline", "section"] = "inline"
    """Under the entry, or in a section of their own after the lists."""
    positions: Literal["auto", "whole", "exceptions", "none"] = "auto"
    """The table of positions: every signatory, only those who do not simply support, or no table.
    auto: every signatory up to `WHOLE_TABLE_UP_TO`."""


@dataclass(frozen=True)
class Setting:
    """One annex about to be laid out."""

    content: AnnexContent
    words: Wording
    form: PageForm
    draft: bool

    @property
    def demand_numbers(self) -> tuple[int, ...]:
        """Give the demands' numbers in the order of the entries' positions."""
        return tuple(demand.number for demand in self.content.demands)
