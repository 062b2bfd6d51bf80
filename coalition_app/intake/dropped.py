"""What a dropped file is: a list to be imported, a letter to be kept, or what a person must say."""

from pathlib import Path
from typing import Literal

from coalition_app.errors import UserError
from coalition_app.intake.files.mail_sniffing import is_mail
from coalition_app.intake.mails.writer import GREETING
from coalition_app.intake.read_paper import read_paper
from coalition_app.intake.read_source import PDF, PRINTED, read_source

Dropped = Literal["letter", "list", "either"]
TABLES = (
    ".xlsx",
    ".xlsm",
    ".xls",
    ".ods",
    ".csv",
    ".tsv",
    ".tab",
    ".json",
    ".mbox",
    ".yaml",
    ".vcf",
)
"""Endings of tables, of many mails, and of what programs exchange: no letter is one."""
SMALL = 50_000
"""Bytes that are read at once, in a tenth of a second; of a larger file a person says what it is."""
SMALL_PDF = 500_000
"""The same of a PDF, whose letters bring their typeface along."""
FIRST_LINES = 8
"""Lines of a copied letter in which its greeting stands, below sender, day and subject."""
SEVERAL = 2
"""Signatories that make a list: a letter has one."""


def letter_or_list(path: Path, *, read: bool = True) -> Dropped:
    """Tell what a file is by its kind and, unless `read` is off, by what a small one says.

    A mail is a letter unless it names several signatories. A picture, a PDF without text and a folder may be
    either. What cannot be opened is called a list: its import says why.
    """
    try:
        if path.is_dir():
            return "either"
        if path.suffix.lower() in TABLES:
            return "list"
        with path.open("rb") as file:
            content = file.read(SMALL_PDF + 1)
    except OSError:
        return "list"
    if not content:
        return "list"
    if content.startswith(PDF):
        small = read and len(content) <= SMALL_PDF
        return _read_pdf(content, path.name) if small else "either"
    if content.startswith((*PRINTED, b"GIF8", b"BM", b"RIFF")):
        return "either"
    mail = path.suffix.lower() == ".eml" or is_mail(content)
    if len(content) > SMALL or not read:
        return "letter" if mail else "either"
    return _read(content, path.name, mail=mail)


def is_letter(text: str) -> bool:
    """Tell whether copied words look like a letter: they greet, or one signatory decides something in them.

    A copied table is none. Nothing more is known of them: a person says what they are.
    """
    content = text.encode()
    if "\t" in text or len(content) > SMALL:
        return False
    begins = [line for line in text.splitlines() if line.strip()][:FIRST_LINES]
    if any(GREETING.match(line) for line in begins):
        return True
    return _read(content, "", mail=is_mail(content)) == "letter"


def _read_pdf(content: bytes, name: str) -> Dropped:
    try:
        text = read_paper(content, name).text
    except UserError:  # it is locked by a password
        return "either"
    return _read(content, name, mail=False) if text.strip() else "either"


def _read(content: bytes, name: str, *, mail: bool) -> Dropped:
    try:
        signatories = len(read_source(content, name).draft.entries)
    except UserError:
        signatories = 0
    if mail:
        return "either" if signatories >= SEVERAL else "letter"
    if signatories >= SEVERAL:
        return "list"
    if read_paper(content, name).quotes:
        return "letter"
    return "list" if signatories else "either"
