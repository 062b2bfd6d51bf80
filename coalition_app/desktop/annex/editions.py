"""Editions of a statement as the window shows them: prints, deliveries, scans, and what one counts."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from coalition_app.desktop.annex.file_names import corrigendum_name
from coalition_app.documents.content.content import SCHEMA, AnnexContent
from coalition_app.documents.content.frozen import is_note, read_content
from coalition_app.documents.issue.late_withdrawals import counted_late
from coalition_app.i18n import _
from coalition_app.languages import document_languages
from coalition_app.records.editions import (
    corrigenda,
    editions,
    print_signatures,
    seals,
    signed_pages,
)
from coalition_app.records.editions.editions import CorrigendumRow, DeliveryRow, EditionRow
from coalition_app.records.editions.signed_pages import SignedPageRow
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class Corrigendum:
    """An issued corrigendum with the languages of the prints that were made of it, the first one first."""

    row: CorrigendumRow
    pair: Mapping[str, object]
    """The numbers of the editions that it is between: earlier, later."""
    languages: tuple[str, ...]
    deliveries: tuple[DeliveryRow, ...] = ()
    signatures: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """How its file is called unless another name is chosen."""
        return corrigendum_name(self.pair["earlier"], self.pair["later"])


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition with the languages of the prints that were made of it, the first one first."""

    row: EditionRow
    languages: tuple[str, ...]
    deliveries: tuple[DeliveryRow, ...] = ()
    """To whom it was handed over, oldest first."""
    signed: tuple[SignedPageRow, ...] = ()
    """Scans of its page as it was signed by hand."""
    signatures: tuple[str, ...] = ()
    """Sentences on its electronic signatures, oldest first."""
    corrigenda: tuple[Corrigendum, ...] = ()
    """What was issued of what changed until it, oldest first."""
    note: bool = False
    """Whether it is a note to the list, which certifies no signature."""

    @property
    def sentence(self) -> str:
        """Name the edition by number and day, and a note as what it is."""
        named = editions.edition_sentence(self.row)
        return (
            _("%(edition)s: a note, certifies nothing") % {"edition": named} if self.note else named
        )


Issued = Edition | Corrigendum
"""What can be saved, signed and handed over."""


def read_editions(tx: Reading, statement_id: uuid.UUID) -> tuple[Edition, ...]:
    """Read the editions of a statement as the window shows them, oldest first."""
    issued = [_read_corrigendum(tx, row) for row in corrigenda.list_corrigenda(tx, statement_id)]
    return tuple(
        Edition(
            row,
            tuple(each.language for each in editions.list_prints(tx, row.id)),
            tuple(editions.list_deliveries(tx, row.id)),
            tuple(signed_pages.list_signed_pages(tx, row.id)),
            _signatures(tx, row.id),
            tuple(each for each in issued if each.row.later_id == row.id),
            is_note(editions.kept_bytes(tx, row.sha256)),
        )
        for row in editions.list_editions(tx, statement_id)
    )


def _read_corrigendum(tx: Reading, row: CorrigendumRow) -> Corrigendum:
    return Corrigendum(
        row,
        corrigenda.corrigendum_values(tx, row),
        tuple(each.language for each in corrigenda.list_prints(tx, row.id)),
        tuple(editions.list_deliveries(tx, row.id)),
        _signatures(tx, row.id),
    )


def _signatures(tx: Reading, issued_id: uuid.UUID) -> tuple[str, ...]:
    return tuple(
        print_signatures.signature_sentence(tx, each)
        for each in print_signatures.list_signatures(tx, issued_id)
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """An edition with its print, and what it counts."""

    edition: Edition
    document: bytes
    signed: int
    with_reservation: int
    refusing: int
    """Signatures that do not support at least one demand."""
    withdrawn: int
    changed: bool
    """Whether the list would print differently now."""
    counted_late: tuple[int, ...] = ()
    """Numbers that it counts, though their withdrawal, recorded later, had come by its day."""
    root: str = ""
    """The public root key by which it is sealed; empty where an older program attested it."""
    language: str = ""
    """The language of the print, in which the words of that key stand on its pages."""
    lies_open: bool = False
    """Whether whoever gets the register can seal by its key."""
    path: Path | None = None
    """Where one of its prints lies under the name that was proposed; None where none is there."""


def open_edition(
    tx: Reading, edition: Edition, language: str, now: AnnexContent, *, lies_open: bool
) -> Opened:
    """Read the kept print of an edition, in a language where there is one; `now` is the list of today."""
    prints = editions.list_prints(tx, edition.row.id)
    first = document_languages(language)[0]
    fitting = [each for wanted in (language, first) for each in prints if each.language == wanted]
    fitting = fitting or prints
    content = read_content(editions.kept_bytes(tx, edition.row.sha256))
    document = editions.kept_bytes(tx, fitting[0].sha256)
    changed = _list_of(content) != _list_of(now)
    refusing = sum(
        "does-not-support" in entry.held for part in content.sections for entry in part.entries
    )
    return Opened(
        edition,
        document,
        content.signed,
        content.with_reservation,
        refusing,
        content.withdrawn,
        changed,
        tuple(counted_late(tx, edition.row)),
        root=_root_of(tx, edition),
        language=document_languages(fitting[0].language)[0],
        lies_open=lies_open,
    )


def find_print(tx: Reading, edition: Edition, proposed: Path) -> Path | None:
    """Return the proposed path where a print of the edition lies there.

    Where files were written is forgotten when the register is locked.
    """
    if not proposed.is_file():
        return None
    try:
        sha256 = hashlib.sha256(proposed.read_bytes()).digest()
    except OSError:
        return None
    prints = editions.list_prints(tx, edition.row.id)
    return proposed if any(each.sha256 == sha256 for each in prints) else None


def _root_of(tx: Reading, edition: Edition) -> str:
    kept = seals.kept_seal(tx, edition.row.id)
    return str(kept.seal["root_key"]) if kept else ""


def _list_of(content: AnnexContent) -> AnnexContent:
    return replace(content, attestation=None, edition=0, lines_root="", schema=SCHEMA)
