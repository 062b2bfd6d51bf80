"""The frozen values that intake hands over: what a source says, before anything of it is recorded.

Everything is copied as printed; nothing is corrected, completed or translated. `Lines` are the first and
last line of the source that holds a piece, counted from 1, both included.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from coalition_app.draft_pieces import NAMELESS, DraftPiece, print_pieces

Lines = tuple[int, int]
ALL_DEMANDS = 0
"""Stands for the number of a demand where an answer is to all of them."""


def fold_words(text: str) -> str:
    """Return words as they are compared: without regard to case and to the width of spaces."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True)
class Joint:
    """A second body that signs in the same entry (as 47 and 48 of the real case)."""

    legal_form: str
    name: str


@dataclass(frozen=True, slots=True)
class Defect:
    """Something broken in the print, named and left as it is."""

    code: str
    """A word of `DEFECTS`."""
    text: str
    """The piece of the entry in which it shows, as printed; may be empty."""
    left: bool = field(default=False, compare=False)
    """Whether somebody saw it, and left it as it is."""


class OpenPoint(NamedTuple):
    """What nothing vouches for in an entry: nobody counts it as support until a person has decided."""

    code: str
    """"unknown-piece", "unexplained-mark", "name-is-no-name", "name-in-case", "words-in-case",
    "several-people", "read-by-machine", DOUBTED, PLACE_IN_NAME or REMARK."""
    text: str
    """As printed."""
    lines: Lines = (0, 0)


DOUBTED = "doubted-piece"
"""The code of what the second reader takes for nothing that the first has read there."""
PLACE_IN_NAME = "place-in-name"
"""The code of a body's name that may end in the town where it is."""
REMARK = "reads-like-a-remark"
"""The code of a piece that is a clause, or speaks of signatures and positions, and that no reader knows."""


MOST_TITLES = 5
"""Lines that are offered as the title."""


class OpenLine(NamedTuple):
    """A line that is part of no entry and names a signatory, a number or a demand, or may sign itself."""

    lines: Lines
    text: str
    code: str
    """A word of `LINE_OPENINGS`: the first that holds."""
    numbers: tuple[int, ...] = ()
    """Of the entries that it names."""
    demands: tuple[int, ...] = ()
    candidates: tuple[str, ...] = ()
    """Of a doubted title: what may be the title, what was read first; empty for other lines."""


DEFECTS = (
    "unclosed-quotation-mark",
    "text-cut-off",
    "unbalanced-parenthesis",
    "name-cut-off",
    "blank-line-inside",
    "missing-comma",
    "missing-space",
    "misspelt-legal-form",
    "mixed-scripts",
    "struck-out",
    "no-name",
    "kind-unsure",
    "several-numbers",
    "withdrawn-mark",
    "corrected-mark",
    "sent-again",
    "unknown-answer",
    "read-from-mail",
    "asks-not-to-print",
    "not-final",
)


@dataclass(frozen=True, slots=True)
class DraftAct:
    """Words of a signatory as a list of this program gives them."""

    kind: str
    """reservation, interpretive-declaration, explanation or unsettled."""
    wording: str
    language: str
    demands: tuple[int, ...] = ()
    """Numbers of the demands that they touch; empty for none, the whole, or while unsettled."""
    received_on: dt.date | None = None
    made_on: dt.date | None = None
    translations: tuple[tuple[str, str, str, str], ...] = ()
    """Language, wording, translator, state of each."""


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """What a list of this program says of a signature beside its printed fields: taken as it is."""

    number: int
    """Its number there, which it keeps where it can."""
    status_on: dt.date | None = None
    signed_on: dt.date | None = None
    received_on: dt.date | None = None
    publish: str = "yes"
    """yes, initials or withheld."""
    as_printed: bool = False
    """Whether the fields are as an annex prints them, where one may hold what several did."""
    more_representatives: tuple[tuple[str, str], ...] = ()
    """Name and office of each further representative."""
    acts: tuple[DraftAct, ...] = ()
    pieces: tuple[tuple[str, ...], ...] | None = None
    """Of each piece its role, text, what is before and after it, its lines, why it is open and what was
    decided; None where the list does not say them."""


class AsRead:
    """What is known of an entry as it was read, and is no field: no copy of it has it.

    `plain_pieces`: its pieces, where no table says anything of its columns.
    """

    __slots__ = ("plain_pieces",)


@dataclass(frozen=True, slots=True)
class DraftEntry(AsRead):
    """One signature as a source prints it."""

    number: int
    """Running through the whole source, from 1, whatever is printed; 0 for a line included by hand."""
    as_printed: str
    """The entry without its number and its wishes, white space collapsed; empty where the fields print."""
    name: str
    """The signatory's name without the legal form, quotation marks kept; a person's name for individuals."""
    kind: str = "organisation"
    """organisation, individual, media, movement, union or initiative."""
    section: int = 1
    """Which of the draft's sections, from 1."""
    legal_form: str = ""
    place: str = ""
    country: str = ""
    representative: str = ""
    """The people who sign for a body; empty for an individual."""
    office: str = ""
    printed_number: str = ""
    """The number as the source prints it; empty where none is printed."""
    joint: tuple[Joint, ...] = ()
    reservation: str = ""
    """Words that may bear on the demands, verbatim, without the brackets around them."""
    reservation_language: str = ""
    """en, ru or kk as guessed from the letters; empty where the letters do not tell."""
    standing: str = "signed"
    capacity: str = "organisation"
    """organisation, personal or individual."""
    notes: tuple[str, ...] = ()
    """Other words of the entry that found no field (a web address in brackets, a branch mark)."""
    defects: tuple[Defect, ...] = ()
    lines: Lines = (0, 0)
    affiliation: str = ""
    """The body that a person is printed with; it is also in `office` or in `notes`."""
    positions: tuple[tuple[int, str], ...] = ()
    """Answers of a form, demand by demand: the demand's number and supports, does-not-support,
    supports-with-reservation, abstains or no-consensus. What was not answered is not listed; ALL_DEMANDS
    stands for those of the statement that it goes into, however many these are."""
    consent: str = ""
    """Consent to being printed, as a form or the entry's own words say: yes, initials or withheld; empty
    where nothing tells."""
    processing: str = ""
    """Consent to the keeping of personal data: yes or no; empty where unasked."""
    submitted_at: str = ""
    """When a form was sent: ISO 8601 with the zone where one is printed; as printed where unclear."""
    sender: str = ""
    """Address from which a form was sent, in small letters. Private: never printed."""
    struck: bool = False
    """Whether the source struck the name out, and wrote nothing in its place."""
    pieces: tuple[DraftPiece, ...] = ()
    """The whole entry in printed order: the words of `as_printed`, then what is said of it elsewhere."""
    open: tuple[OpenPoint, ...] = ()
    """What must be decided before this counts as support."""
    printed_form: str = ""
    """What a PDF is to print for a name that no font draws."""
    record: DraftRecord | None = None
    """Of an entry of a list that this program wrote; its `positions` are then those of the register."""
    part: int = 0
    """Which one it is of several that somebody parted an entry into, or took in from one line, from 0."""


def stances_given(entry: DraftEntry, demands: Iterable[int]) -> dict[int, str]:
    """Return the answers of an entry by demand; one to them all is one to each of `demands` not answered."""
    given = dict(entry.positions)
    to_all = given.pop(ALL_DEMANDS, None)
    return given if to_all is None else {**dict.fromkeys(demands, to_all), **given}


def called(entry: DraftEntry) -> str:
    """Return what a signatory is called: the name, else what the source prints; a contact is no name."""
    printed = print_pieces(entry.pieces) if entry.pieces else entry.as_printed
    return entry.name or printed or NAMELESS


def known_pieces(entry: DraftEntry) -> tuple[DraftPiece, ...]:
    """Return the pieces that are known since an entry was read; none where nobody knows, or it changed."""
    return getattr(entry, "plain_pieces", ())


def know_pieces(entry: DraftEntry, pieces: tuple[DraftPiece, ...]) -> DraftEntry:
    """Note, in place, what the pieces of an entry are that was read just now."""
    object.__setattr__(entry, "plain_pieces", pieces)
    return entry


def fill_pieces(entry: DraftEntry, pieces: tuple[DraftPiece, ...]) -> DraftEntry:
    """Give an entry that was read just now its pieces, in place: a copy of each takes too long.

    Only the reader that made the entry may call it.
    """
    object.__setattr__(entry, "pieces", pieces)
    return entry


@dataclass(frozen=True, slots=True)
class DraftDemand:
    """One numbered demand of the statement's text."""

    number: int
    text: str
    lines: Lines = (0, 0)


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A run of entries under one heading, or parted from the rest by a gap."""

    heading: str | None
    first: int
    """Number of its first entry."""
    last: int
    lines: Lines = (0, 0)
    """The lines of the heading; (0, 0) without one."""
    sure: bool = True
    """Whether its words say that it heads others; else it may be a signatory."""


@dataclass(frozen=True, slots=True)
class DraftAttestation:
    """The attestation that a source carries: proposed to the coordinator, never taken unasked."""

    wording: str
    attestor: str
    offices: tuple[str, ...] = ()
    lines: Lines = (0, 0)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines of the source that became nothing, and why."""

    lines: Lines
    text: str
    why: str
    """A translated sentence or part of one."""


SHEET_MARK = " › "
"""Separates a sheet from a header where one header is read differently in several sheets, and a sheet
from a row."""


@dataclass(frozen=True, slots=True)
class DraftTable:
    """One table of a source: a sheet of a spreadsheet, or the only one."""

    name: str
    """Of the sheet; empty where it has none."""
    lines: Lines
    """From its first line to its last."""
    separator: str
    """The character between the cells."""
    columns: tuple[tuple[str, str, int], ...]
    """Header as printed, the field that its column was read as, and the column's place from 0."""


class LineWarning(str):
    """A warning about the whole that names lines of the source: its sentence, and the lines in order."""

    lines: tuple[int, ...]
    template: str
    """The sentence before numbers were put into it; empty where it says none of lines or entries."""
    named: dict[str, tuple[int, ...]]
    """The lines that the sentence names, by their names in the template."""
    entries: tuple[int, ...]
    """The entries that it names as %(numbers)s."""
    below: int
    """The last of the numbers that are missing before the first one; 0 where it says something else."""

    def __new__(cls, sentence: str, lines: Iterable[int] = ()) -> "LineWarning":
        """Make one of a translated sentence and numbers of lines."""
        warning = super().__new__(cls, sentence)
        warning.lines = tuple(lines)
        warning.template, warning.named, warning.entries = "", {}, ()
        warning.below = 0
        return warning


class ColumnWarning(str):
    """A warning about how columns were read."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """All that one source says, with every line of it accounted for."""

    format: str
    """numbered list, plain list, table or mails."""
    encoding: str
    language: str
    """Language of the statement's text: en, ru or kk; empty where nothing tells."""
    title: str
    body: str
    """The statement's text without title and demands, paragraphs parted by blank lines."""
    demands: tuple[DraftDemand, ...]
    sections: tuple[DraftSection, ...]
    entries: tuple[DraftEntry, ...]
    attestation: DraftAttestation | None
    left_out: tuple[LeftOut, ...]
    warnings: tuple[str, ...]
    """Translated sentences about the whole: repeated numbers, a total that does not fit; where one is
    about lines of the source, a LineWarning."""
    title_lines: tuple[Lines, ...] = ()
    body_lines: tuple[Lines, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    """Of a table: each header as printed, and the field that its column was read as; empty for none.

    Of several sheets: a header that all read alike is listed once, one that they read differently once for
    each, behind the sheet's name and SHEET_MARK."""
    tables: tuple[DraftTable, ...] = ()
    """The tables that were found, in the order of the source."""
    unread: tuple[str, ...] = ()
    """Headers of columns that hold positions or reservations, were not read, and of which nobody said that
    they are not to be read."""
    line_count: int = 0
    """Lines of the source; each of them belongs to exactly one part above or is blank."""
    sheets: tuple[tuple[str, Lines], ...] = ()
    """Where there are several sheets: the name of each, and its first and last line."""
    open_lines: tuple[OpenLine, ...] = ()
    """Lines outside the entries that speak of a signatory or a demand, and that nobody has read yet."""


@dataclass(frozen=True, slots=True)
class SentPaper:
    """A mail that brought entries: evidence of those that are on its lines."""

    lines: Lines
    """Of the whole source."""
    name: str
    """Of its file, without any folder."""
    content: bytes
    kind: str
    """mail, or list-as-received where it brings the names of others."""
    sender: str
    """Name and address. Private: never printed."""
    made_on: dt.date | None = None
    direct: bool = False
    """Whether the signatory wrote it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came in, and what was read from it."""

    name: str
    sha256: bytes
    content: bytes
    draft: Draft
    papers: tuple[SentPaper, ...] = ()
    """Mails among it, which become evidence when it is imported."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a paper that seems to decide something; a person looks at it."""

    kind: str
    """consents, objects or withdraws."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that may be evidence, and what it says; nothing is attached to anybody by it."""

    name: str
    """Of the file, without any folder."""
    kind: str
    """mail, scan, photo or file."""
    text: str
    """Empty for a picture and for what cannot be read."""
    quotes: tuple[Quote, ...] = ()
    of_others: str = ""
    """The first sentence that it quotes or forwards of others and that may limit their support."""
    sender: str = ""
    address: str = ""
    """Of the sender, in small letters."""
    made_on: dt.date | None = None
    attached: tuple[str, ...] = ()
    """Names of the attachments of a mail."""
