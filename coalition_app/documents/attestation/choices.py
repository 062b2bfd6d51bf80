"""What an attestor may choose: to say less than the evidence carries, that nothing else came, a remark."""

import unicodedata
from dataclasses import dataclass

from coalition_app.documents.content.attestation_basis import AttestationBasis, ranges
from coalition_app.errors import UserError
from coalition_app.hidden_characters import refuse_hidden
from coalition_app.i18n import _, ngettext

LONGEST_REMARK = 300


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the attestor chose; where nothing was chosen, the attestation says what the evidence carries."""

    excepted: tuple[int, ...] = ()
    """Numbers that are not certified whatever their evidence, in order."""
    complete: bool = False
    """Whether the attestor says that no other signature came by that day."""
    remark: str = ""
    """Words of their own, which print outside the attestation."""


AS_CARRIED = Chosen()


def refuse_chosen(basis: AttestationBasis, chosen: Chosen) -> None:
    """Raise UserError where what was chosen would not be true, or the remark is too long."""
    unknown = sorted(set(chosen.excepted) - set(basis.counted))
    if unknown:
        text = ngettext(
            "There is no counted signature number %(numbers)s that could be excepted.",
            "There are no counted signatures numbers %(numbers)s that could be excepted.",
            len(unknown),
        )
        raise UserError(text % {"numbers": ranges(unknown)})
    if chosen.complete and not basis.complete:
        raise UserError(
            _(
                "That no other signature came can be said only where nothing is open: see what “ready” "
                "names, and leave out --complete until then."
            )
        )
    if len(chosen.remark) > LONGEST_REMARK:
        raise UserError(
            _("The remark is too long: at most %(most)d letters.") % {"most": LONGEST_REMARK}
        )


def clean_remark(remark: str) -> str:
    """Return a remark on one line; raises UserError for a hidden character."""
    refuse_hidden(remark)
    return " ".join(unicodedata.normalize("NFC", remark).split())
