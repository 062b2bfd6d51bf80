"""The verdict on what is verified: a word, a sentence, and what differs."""

import datetime as dt
from dataclasses import dataclass, field

from coalition_app.documents.sign.time_stamps import TimeStamp

GENUINE = "genuine"
SUPERSEDED = "superseded"
CORRIGENDUM, SLIP, DOSSIER = "our-corrigendum", "our-slip", "our-dossier"
DRAFT = "draft"
NOT_ISSUED = "not-what-was-issued"
OTHER_BYTES = "genuine-content-other-bytes"
CANNOT_TELL = "cannot-be-told"
VERDICTS = (
    GENUINE,
    SUPERSEDED,
    CORRIGENDUM,
    SLIP,
    DOSSIER,
    DRAFT,
    NOT_ISSUED,
    OTHER_BYTES,
    CANNOT_TELL,
)
EXITS = {DRAFT: 1, NOT_ISSUED: 1, OTHER_BYTES: 2, CANNOT_TELL: 2}
"""What a command exits with; the others are an answer of yes, 0."""
ISSUED = (GENUINE, SUPERSEDED)
"""These very bytes were issued, or signed by the expected certificate."""
FILE = "file"
MOST_PROBLEMS = 50
"""Differences that are named."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the electronic signature in a file shows."""

    intact: bool
    covers_entire_file: bool
    outcome: str
    """passed, indeterminate or failed (ETSI EN 319 102-1)."""
    certificate: str
    """Its SHA-256 in hexadecimal."""
    subject: str
    sentence: str
    stamp: TimeStamp | None = None
    """The time stamp in it; nothing tells whether its authority can be relied on."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, and why."""

    verdict: str
    sentence: str
    code: str = ""
    edition: int | None = None
    superseded_by: int | None = None
    problems: tuple[str, ...] = field(default=())
    compared: str = FILE
    """What was compared: file, code, digest, content or anchor."""
    statement: int | None = None
    """Number of the statement of the edition, where it is known."""
    digest: str = ""
    """SHA-256 of the edition's content or of its print, where what was typed gives one."""
    since: tuple[str, ...] = ()
    """What was recorded after the moment of an anchor, in sentences."""
    signature: Seen | None = None
    """What the signature in the file shows; None where there is none."""
    title: str = ""
    """The title of the statement, where the register knows it."""
    dated: dt.date | None = None
    """The day of the edition, or of the corrigendum."""

    @property
    def genuine(self) -> bool:
        """Tell whether these very bytes were issued."""
        return self.verdict in ISSUED
