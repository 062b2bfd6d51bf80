"""The content of an annex: what an edition freezes and every print shows. Public by construction.

Frozen values with plain fields; `to_json` gives the form that is digested, attached to each PDF and kept
with the edition. The schema has a version; a field is never renamed, only added with a new version. What was
frozen under an older version keeps that version and its very bytes.
"""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

SCHEMA = 5
Added = dict[int, tuple[str, ...]]
"""Names of fields by the version of the schema that they came with."""
ADDED_TO_ATTESTATION: Added = {
    2: ("second", "second_offices", "basis", "recorded_until", "by_hand", "remark"),
    3: ("heading", "as_of", "second_says", "items", "complete"),
}
"""The fields of an attestation that came with a version; a content of an older one has none of them."""
ADDED_TO_CONTENT: Added = {
    3: ("unsettled", "silence", "silence_source"),
    5: ("defects", "lines_root"),
}
"""The content's own fields that came with a version."""
ADDED_TO_DEMAND: Added = {4: ("short_names",)}
"""The fields of a demand that came with a version."""
ADDED_TO_ENTRY: Added = {5: ("merged_into", "printed_form", "directory_names")}
"""The fields of an entry that came with a version."""
LEFT_OUT_EMPTY = ("printed_form", "directory_names")
"""Fields that the JSON has only where they say something: few entries have them."""

Words = dict[str, str]
"""One wording per language: {"ru": "...", "en": "..."}; a missing language has no wording."""


@dataclass(frozen=True)
class ContentAct:
    """Words of a signatory: a reservation, an interpretive declaration or an explanation."""

    kind: str
    """reservation, interpretive-declaration, explanation; unsettled where no demand is recorded yet."""
    demands: tuple[int, ...]
    """Numbers of the demands that it touches; empty for the whole statement or while unsettled."""
    wording: str
    language: str
    received: str
    """ISO date."""
    translations: tuple[tuple[str, str, str, str], ...] = ()
    """Language, wording, translator, status (draft, checked, confirmed)."""


@dataclass(frozen=True, slots=True)
class ContentEntry:
    """One printed line of the list."""

    number: int
    name: str
    """As signed and with the legal form as printed; empty where only the number may be printed."""
    kind: str
    representative: str
    office: str
    place: str
    country: str
    standing: str
    """signed, subject-to-approval, withdrawn, acceded, disputed; merged since version 5."""
    standing_date: str
    """ISO date of withdrawal or accession; empty otherwise."""
    capacity: str
    positions: tuple[str, ...]
    """One word a demand, in the demands' order: supports, supports-with-reservation, does-not-support,
    abstains, no-consensus, not-stated, unsettled. Empty for who does not count; what was frozen under
    an older schema has some there, which `held` leaves out."""
    acts: tuple[ContentAct, ...] = ()
    merged_into: int = 0
    """The number under which a merged signature counts; 0 where it is none, or may not be told."""
    printed_form: str = ""
    """What a PDF prints for a name that no font draws, marked as such; left out of the JSON where empty."""

    directory_names: tuple[tuple[str, str], ...] = ()
    """Language and name as the directory has it where that is another one, if the attestor chose to print
    them; left out of the JSON where empty. The name as signed stays the name."""

    @property
    def shown_name(self) -> str:
        """Return the name as a PDF prints it."""
        return self.printed_form or self.name

    @property
    def held(self) -> tuple[str, ...]:
        """Return the positions, of which who does not count has none."""
        return self.positions if self.standing in ("signed", "acceded") else ()


@dataclass(frozen=True)
class ContentSection:
    """A headed block of the list."""

    heading: Words
    """Empty where the source printed none."""
    entries: tuple[ContentEntry, ...]


@dataclass(frozen=True)
class ContentDemand:
    """A numbered demand with its wording in each language."""

    number: int
    wording: Words
    policy: str
    """open or core."""
    counts: dict[str, int]
    """How many counted signatures take each position: a key for each word of `positions`."""
    short_names: Words = field(default_factory=dict)
    """What was recorded, no part of the wording; a language without one has none."""


@dataclass(frozen=True)
class ContentAttestation:
    """What is certified, on what basis, by whom. Composed from the register by `documents.attestation`."""

    form: str
    """all, except, only, consent, note: what the first paragraph certifies; before version 3 all, except,
    received."""
    short: Words
    """The sentence that certifies, per language: the first paragraph; before version 3 above the others."""
    paragraphs: dict[str, tuple[str, ...]]
    """Per language, to be numbered; items of a paragraph are lines of their own. Before version 3 without
    numbers."""
    exceptions: tuple[int, ...]
    """Counted numbers that the sentence does not certify."""
    attestor: str
    offices: tuple[str, ...]
    place: str
    date: str
    """ISO date."""
    second: str = ""
    """The second attestor, who signs by hand; empty where there is none."""
    second_offices: tuple[str, ...] = ()
    basis: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """How the certified signatures are known, by a word, to the numbers; before version 3 the kind of
    evidence of consent, or "confirmed"."""
    recorded_until: str = ""
    """ISO moment with its offset from UTC: the last change of the register on which it rests; empty since
    version 3."""
    by_hand: tuple[int, ...] = ()
    """Numbers that the attestor excepted by choice, whatever their evidence."""
    remark: str = ""
    """The attestor's own words, outside the attestation; before version 3 among the paragraphs too."""
    heading: Words = field(default_factory=dict)
    """Per language; it names neither authenticity nor a number."""
    as_of: str = ""
    """ISO date of the list where it is given as of an earlier day; empty where that is the date."""
    second_says: Words = field(default_factory=dict)
    """The sentence above the second signature, per language."""
    items: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """How the numbers are known that have an item of their own, by a word, or "by-choice"."""
    complete: bool = False
    """Whether it says that no other signature was received by that day."""


@dataclass(frozen=True)
class AnnexContent:
    """The whole annex, without any private field."""

    coalition: str
    statement: int
    title: Words
    authentic_language: str
    statement_date: str
    """ISO date or empty."""
    text_number: int
    text_digest: str
    """SHA-256 of the text's wording in the authentic language, hexadecimal."""
    signed: int
    """Counted signatures: status signed and acceded, with nothing open."""
    withdrawn: int
    subject_to_approval: int
    with_reservation: int
    """Signatures with at least one reservation."""
    demands: tuple[ContentDemand, ...]
    sections: tuple[ContentSection, ...]
    attestation: ContentAttestation | None
    """None while it is a draft and nobody attests yet."""
    edition: int
    """0 for a draft."""
    unsettled: tuple[int, ...] = ()
    """Numbers that are listed with one of those statuses and not counted: something is open."""
    silence: str = "supports"
    """The rule on a signature without a word, supports or not-stated."""
    silence_source: str = "coordinator"
    """Who set the rule: coordinator, or text where the signed text itself says so."""
    defects: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """What is broken in printed names as the source has them, by a word
    of `records.signatures.defects.SHOWN_DEFECTS`, to their numbers."""
    lines_root: str = ""
    """Root of the tree of the lines with their salts, hexadecimal (`documents.seal`); empty in a draft."""
    schema: int = SCHEMA
    """The version under which it was frozen."""

    @property
    def marked(self) -> frozenset[int]:
        """Return the numbers whose names bear the mark "as in the list received"."""
        return frozenset(number for numbers in self.defects.values() for number in numbers)

    def to_json(self) -> dict[str, Any]:
        """Return the content as plain dicts, lists, strings and whole numbers, in its own schema."""
        values = _without(asdict(self), ADDED_TO_CONTENT, self.schema)
        if self.attestation is not None:
            values["attestation"] = _known_then(values["attestation"], self.schema)
        values["demands"] = tuple(
            _without(each, ADDED_TO_DEMAND, self.schema) for each in values["demands"]
        )
        values["sections"] = tuple(
            {
                **each,
                "entries": tuple(
                    _without(
                        {k: v for k, v in entry.items() if v or k not in LEFT_OUT_EMPTY},
                        ADDED_TO_ENTRY,
                        self.schema,
                    )
                    for entry in each["entries"]
                ),
            }
            for each in values["sections"]
        )
        return values

    def values(self) -> dict[str, Any]:
        """Return the fields by name in the content's own schema; what lies within stays as it is."""
        values = _without(vars(self), ADDED_TO_CONTENT, self.schema)
        if self.attestation is not None:
            values["attestation"] = _known_then(vars(self.attestation), self.schema)
        values["demands"] = [
            _without(vars(each), ADDED_TO_DEMAND, self.schema) for each in self.demands
        ]
        later = any(at > self.schema for at in ADDED_TO_ENTRY)
        values["sections"] = [
            {
                "heading": each.heading,
                "entries": [
                    _without(shallow(entry), ADDED_TO_ENTRY, self.schema) for entry in each.entries
                ]
                if later
                else each.entries,
            }
            for each in self.sections
        ]
        return values


def without_directory_names(content: AnnexContent) -> AnnexContent:
    """Return a content without the names of the directory, which are printed only where that was chosen."""
    if not any(each.directory_names for part in content.sections for each in part.entries):
        return content
    sections = tuple(
        replace(
            part,
            entries=tuple(
                replace(each, directory_names=()) if each.directory_names else each
                for each in part.entries
            ),
        )
        for part in content.sections
    )
    return replace(content, sections=sections)


def shallow(value: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by name; what lies within stays as it is."""
    return {
        name: held
        for name in value.__dataclass_fields__
        if (held := getattr(value, name)) or name not in LEFT_OUT_EMPTY
    }


def _known_then(attestation: dict[str, Any], schema: int) -> dict[str, Any]:
    """Leave out the fields of an attestation that came after a version of the schema."""
    return _without(attestation, ADDED_TO_ATTESTATION, schema)


def _without(values: dict[str, Any], added: Added, schema: int) -> dict[str, Any]:
    later = {name for at, names in added.items() if at > schema for name in names}
    return {name: value for name, value in values.items() if name not in later}


POSITIONS = (
    "supports",
    "supports-with-reservation",
    "does-not-support",
    "abstains",
    "no-consensus",
    "not-stated",
    "unsettled",
)
