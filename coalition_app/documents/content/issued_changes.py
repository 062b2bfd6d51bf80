"""What an issued corrigendum freezes: what changed, in every document language, and who says so."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from coalition_app.documents.content.content import Words

SCHEMA = 1

Sentences = dict[str, tuple[str, ...]]
"""By language."""
Said = tuple[str, str, str]
"""One sentence of a change: what it is (note, before, now, words, gone), its text, the language of words."""


@dataclass(frozen=True, slots=True)
class OfEdition:
    """One of the two editions."""

    edition: int
    code: str
    digest: str
    """SHA-256 of its content, hexadecimal."""
    date: str
    signed: int
    """How many are counted."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one number."""

    number: int
    name: str
    """Empty where it is withheld."""
    merged_with: int
    """The number under which the same signatory is counted; 0 for others."""
    said: dict[str, tuple[Said, ...]]
    printed_form: str = ""
    """What a PDF prints for a name that no font draws; left out of the JSON where empty."""


@dataclass(frozen=True, slots=True)
class Group:
    """The numbers to which the same happened."""

    kind: str
    heading: Words
    entries: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What changed that is no entry's."""

    heading: Words
    sentences: Sentences


@dataclass(frozen=True, slots=True)
class ChangesAttestation:
    """Who issued the corrigendum."""

    attestor: str
    offices: tuple[str, ...]
    place: str
    date: str


@dataclass(frozen=True, slots=True)
class ChangesContent:
    """A corrigendum as it is drawn; public by construction, since it is made of what editions print."""

    schema: int
    statement: int
    number: int
    """Its own, running through the statement; 0 in a draft."""
    coalition: str
    title: Words
    authentic_language: str
    earlier: OfEdition
    later: OfEdition
    text_changed: bool
    span: Words
    lead: Sentences
    summary: Sentences
    groups: tuple[Group, ...]
    beside: tuple[Beside, ...]
    closing: Sentences
    attestation: ChangesAttestation | None = None
    """None in a draft."""
    turn: int = 0
    """Counts up until the code ends in a letter or digit, as people type it."""

    @property
    def values(self) -> dict[str, Any]:
        """Return it as plain values."""
        made = asdict(self)
        for group in made["groups"]:
            for each in group["entries"]:
                if not each["printed_form"]:
                    del each["printed_form"]
        return made


def read_changes(frozen: bytes) -> ChangesContent:
    """Read a corrigendum back from the canonical bytes that the register keeps."""
    given = json.loads(frozen)
    groups = tuple(
        Group(each["kind"], each["heading"], tuple(map(_changed, each["entries"])))
        for each in given["groups"]
    )
    said = given["attestation"]
    return ChangesContent(
        **{
            **given,
            "earlier": OfEdition(**given["earlier"]),
            "later": OfEdition(**given["later"]),
            "groups": groups,
            "beside": tuple(
                Beside(each["heading"], _sentences(each["sentences"])) for each in given["beside"]
            ),
            "lead": _sentences(given["lead"]),
            "summary": _sentences(given["summary"]),
            "closing": _sentences(given["closing"]),
            "attestation": None
            if said is None
            else ChangesAttestation(**{**said, "offices": tuple(said["offices"])}),
        }
    )


def _changed(values: dict[str, Any]) -> Changed:
    said = {
        language: tuple((role, text, spoken) for role, text, spoken in each)
        for language, each in values["said"].items()
    }
    printed = values.get("printed_form", "")
    return Changed(values["number"], values["name"], values["merged_with"], said, printed)


def _sentences(values: dict[str, list[str]]) -> Sentences:
    return {language: tuple(each) for language, each in values.items()}
