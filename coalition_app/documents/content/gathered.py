"""What was gathered from the register for an annex: the content and what readiness must know besides."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentEntry,
)
from coalition_app.records.positions.held import Held
from coalition_app.records.positions.positions import ActRow
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow


@dataclass(frozen=True, slots=True)
class Gathered:
    """The content, and what readiness must know of the register besides."""

    content: AnnexContent
    basis: AttestationBasis
    signatures: tuple[SignatureRow, ...]
    acts: Mapping[uuid.UUID, list[ActRow]]
    held: Held
    statement: StatementRow
    older: tuple[int, ...] = ()
    """Numbers of those who signed an older text: their evidence does not count for this one."""
    whole: Mapping[int, ContentEntry] = field(default_factory=dict)
    """By number the entries as they would print, of those of whom less may be printed; private."""
