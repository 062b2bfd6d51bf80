"""What the parts of a page plan share: the content, the document's words, the asked form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from coalition_app.documents.content.content import POSITIONS, AnnexContent, ContentEntry, Words
from coalition_app.documents.layout.document_words import Wording, short_title
from coalition_app.documents.layout.letterhead import Letterhead
from coalition_app.documents.layout.marks import PAPERS, Paper
from coalition_app.documents.layout.transliteration import System
from coalition_app.languages import ALONE, DOCUMENT_LANGUAGES, TWO
from coalition_app.records.signatories.full_names import without_form
from coalition_app.records.store.name_keys import sort_key

Reservations = Literal["inline", "section"]
Positions = Literal["exceptions", "whole", "none"]
Order = Literal["number", "name", "place"]
Seal = Literal["none", "room"]
DirectoryNames = Literal["none", "below"]
PaperName = Literal["a4", "a5", "letter"]
Accessible = Literal["auto", "always", "never"]

OPTIONS: dict[str, tuple[str, ...]] = {
    "order": get_args(Order),
    "reservations": get_args(Reservations),
    "positions": get_args(Positions),
    "seal": get_args(Seal),
    "paper": get_args(PaperName),
    "transliteration": get_args(System),
    "directory_names": get_args(DirectoryNames),
    "accessible": get_args(Accessible),
    "second": (ALONE, *DOCUMENT_LANGUAGES),
}
"""How an annex can be printed: the fields of `PageForm` and a second language, the usual value first."""

TAGGED_UP_TO = 20_000
"""Entries; beyond, tags for screen readers take more memory and time than most laptops have."""


NO_FINGERPRINT = "… … … … … … … …"
"""In the place of the fingerprint until the edition is sealed."""


class PageForm(NamedTuple):
    """How an annex is laid out; the content, its digest and every number stay the same."""

    reservations: Reservations = "inline"
    """Under the entry, or in a section of their own after the lists."""
    positions: Positions = "exceptions"
    """The table of positions: only those who do not simply support, every signatory, or no table."""
    order: Order = "number"
    """Within each section. Every entry keeps its number, by which the attestation cites it: a list by name or
    place says above it in which order it is."""

    seal: Seal = "none"
    """Whether room is left for a seal below the signature: private bodies owe none."""
    accessible: Accessible = "auto"
    """Whether a PDF tells screen readers what each piece of a page is; auto: up to `TAGGED_UP_TO` entries."""
    paper: PaperName = "a4"
    transliteration: System = "none"
    """Whether a line below each Cyrillic name has it in Latin letters, and by which system."""
    directory_names: DirectoryNames = "none"
    """Whether a line below a name has the one that the directory gives in the document's language. Content
    holds these names only where they were chosen."""
    letterhead: Letterhead | None = None
    """Above the head of the first page."""

    def is_tagged(self, entries: int) -> bool:
        """Tell whether a PDF of so many entries has tags."""
        return self.accessible == "always" or (
            self.accessible == "auto" and entries <= TAGGED_UP_TO
        )

    @property
    def profile(self) -> str:
        """Return the word under which a print in this form is recorded: "whole" for the usual one."""
        usual = PageForm(
            order=self.order,
            accessible=self.accessible,
            paper=self.paper,
            transliteration=self.transliteration,
            directory_names=self.directory_names,
            letterhead=self.letterhead,
        )
        form = f"{self.reservations}-{self.positions}{'' if self.seal == 'none' else '-seal'}"
        pages = "whole" if self == usual else form
        pages += "" if self.accessible == "auto" else f"-{self.accessible}"
        pages += "" if self.paper == "a4" else f"-{self.paper}"
        pages += "" if self.order == "number" else f"-by-{self.order}"
        pages += "" if self.transliteration == "none" else f"-{self.transliteration}"
        pages += "" if self.directory_names == "none" else "-names"
        return pages if self.letterhead is None else f"{pages}-letterhead-{self.letterhead.mark}"


def options_of(chosen: Mapping[str, str]) -> dict[str, str]:
    """Return a value for each option: the chosen one where there is such a value, else the usual one."""
    return {
        option: chosen[option] if chosen.get(option) in values else values[0]
        for option, values in OPTIONS.items()
    }


def form_of(options: Mapping[str, str], letterhead: Letterhead | None) -> PageForm:
    """Return the form that a value for each option gives."""
    fields = {option: value for option, value in options.items() if option != "second"}
    return PageForm(**fields, letterhead=letterhead)  # type: ignore[arg-type]


def printed_in(first: str, options: Mapping[str, str]) -> str:
    """Return a language with the one that stands beside it: "ru", or "ru+kk"."""
    second = options["second"]
    return first if second in (ALONE, first) else f"{first}{TWO}{second}"


@dataclass(frozen=True)
class Setting:
    """One annex about to be laid out."""

    content: AnnexContent
    words: Wording
    form: PageForm
    draft: bool
    recorded: bool = True
    """Whether the edition is there: else it has neither code nor QR yet."""
    narrower: float = 0.0
    """Points by which entries end before the right margin, as in a preview beside something else."""
    second: Wording | None = None
    """The words of the language that stands beside the first one; None for a document in one language."""
    fingerprints: tuple[str, ...] = ()
    """The eight words of the register's root key in each language; empty for what is not sealed."""
    text: Words | None = None
    """The text before the demands, where the whole statement is set; None for its annex."""

    @property
    def paper(self) -> Paper:
        """Return the paper that is printed on."""
        return PAPERS[self.form.paper]

    @property
    def right(self) -> float:
        """Return the x where lines end."""
        return self.paper.right

    @property
    def text_width(self) -> float:
        """Return the length of a line."""
        return self.paper.text_width

    @property
    def tongues(self) -> tuple[Wording, ...]:
        """Return the words of each language of the document."""
        return (self.words,) if self.second is None else (self.words, self.second)

    @cached_property
    def is_tagged(self) -> bool:
        """Tell whether a PDF of it tells screen readers what each piece of a page is."""
        return self.form.is_tagged(sum(len(each.entries) for each in self.content.sections))

    @property
    def counted_positions(self) -> list[str]:
        """List the positions that the arithmetic has a column for: support, and whatever was taken."""
        return [
            word
            for word in POSITIONS
            if word == "supports" or any(each.counts.get(word) for each in self.content.demands)
        ]

    @property
    def is_whole(self) -> bool:
        """Tell whether the whole statement is set: its text, its demands, and who signed."""
        return self.text is not None

    @property
    def document_title(self) -> str:
        """Name the document: by the statement's title, as its annex where it is that."""
        if self.is_whole:
            return self.words.choose(self.content.title)
        return short_title(self.content, self.words)

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """Return the text before the demands, a paragraph a line of it; empty in an annex."""
        said = self.words.choose(self.text or {})
        return tuple(line.strip() for line in said.splitlines() if line.strip())

    @property
    def demand_numbers(self) -> tuple[int, ...]:
        """Return the demands' numbers in the order of the entries' positions."""
        return tuple(demand.number for demand in self.content.demands)

    @cached_property
    def marked(self) -> frozenset[int]:
        """Return the numbers whose names are printed as broken as they came."""
        return self.content.marked

    @cached_property
    def unsettled(self) -> frozenset[int]:
        """Return the numbers that are listed and not counted, because something is open."""
        return frozenset(self.content.unsettled)


def in_order(content: AnnexContent, order: Order) -> AnnexContent:
    """Put each section's entries in the asked order; those without a printed name or place come last.

    Names are in the order of what stands behind a legal form; those of one place are too.
    """
    if order == "number":
        return content

    def key(entry: ContentEntry) -> tuple[bool, str, bool, str, int]:
        place = entry.place if order == "place" else ""
        without = order == "place" and not place
        named = sort_key(without_form(entry.shown_name))
        return (without, sort_key(place), not entry.name, named, entry.number)

    sections = tuple(
        replace(
            section,
            entries=tuple(sorted(section.entries, key=key)),
        )
        for section in content.sections
    )
    return replace(content, sections=sections)
