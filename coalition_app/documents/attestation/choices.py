"""What an attestor may choose: to say less than the evidence carries, and a remark."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from coalition_app.documents.attestation.remark_rules import certifying_words, first_word
from coalition_app.documents.content.attestation_basis import AttestationBasis, ranges
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext

FORMS = ("all", "except", "received")
"""The grades of the short form, from the one that says most."""
LONGEST_REMARK = 300
MOST_SENTENCES = 2

SPEAKING_FOR = (
    *("sign", "consent", "agree", "original", "valid", "checked", "evidence"),
    *("подпис", "соглас", "оригинал", "действительн", "провер"),
    *("қол", "келіс", "нақты", "рас", "дұрыс", "тексер", "жарамды"),
)
"""What speaks for a signature, where it is said of a number that is excepted."""
SPEAKING_FOR_ALL = (
    *("original", "valid", "checked"),
    *("оригинал", "действительн", "провер"),
    *("нақты", "дұрыс", "жарамды", "тексер"),
)
"""What speaks for every signature, where some are excepted and the sentence names no numbers."""
_WITHOUT_EXCEPTION = re.compile(
    r"without\s+(?:any\s+)?exceptions?|без\s+(?:\w+\s+)?исключени\w*|ерекшеліксіз"
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the attestor chose; where nothing was chosen, the attestation says what the evidence carries."""

    excepted: tuple[int, ...] = ()
    """Numbers excepted whatever their evidence, in order."""
    form: str = ""
    """A word of FORMS; empty for what the evidence carries."""
    remark: str = ""


AS_CARRIED = Chosen()


def refuse_chosen(basis: AttestationBasis, chosen: Chosen) -> None:
    """Raise UserError where what was chosen would say more than the evidence carries, or nothing true."""
    unknown = sorted(set(chosen.excepted) - set(basis.counted))
    if unknown:
        text = ngettext(
            "There is no counted signature number %(numbers)s that could be excepted.",
            "There are no counted signatures numbers %(numbers)s that could be excepted.",
            len(unknown),
        )
        raise UserError(text % {"numbers": ranges(unknown)})
    _refuse_form(basis, chosen)
    excepted = {*chosen.excepted, *basis.exceptions}
    if chosen.form == "received":
        excepted = set(basis.counted)
    refuse_remark(chosen.remark, excepted)


def _refuse_form(basis: AttestationBasis, chosen: Chosen) -> None:
    if not chosen.form:
        return
    if chosen.form not in FORMS:
        raise UserError(
            _("“%(word)s” is not known here; use one of: %(known)s.")
            % {"word": chosen.form, "known": ", ".join(FORMS)}
        )
    excepted = set(chosen.excepted)
    left = [each for each in basis.counted if each in basis.kinds and each not in excepted]
    carried = "received" if not left else "all" if len(left) == len(basis.counted) else "except"
    if FORMS.index(chosen.form) >= FORMS.index(carried):
        if chosen.form == "except" and carried == "all":
            raise UserError(_("Nothing is excepted: name the numbers with --except."))
        return
    missing = set(basis.counted).difference(left)
    text = ngettext(
        "The evidence does not carry this form: number %(numbers)s has none, or is excepted.",
        "The evidence does not carry this form: numbers %(numbers)s have none, or are excepted.",
        len(missing),
    )
    raise UserError(text % {"numbers": ranges(missing)})


def refuse_remark(remark: str, excepted: Iterable[int]) -> None:
    """Raise UserError for a remark that is too long, or says more than the composed sentences do."""
    if len(remark) > LONGEST_REMARK:
        raise UserError(
            _("The remark is too long: at most %(most)d letters.") % {"most": LONGEST_REMARK}
        )
    sentences = [each for each in re.split(r"(?<=[.!?…])\s+", remark) if each]
    if len(sentences) > MOST_SENTENCES:
        raise UserError(_("A remark has at most two sentences."))
    word = certifying_words(remark)
    if word:
        raise UserError(
            _(
                "The remark says “%(word)s”: what is certified stands in the sentences that rest on the "
                "evidence, and nowhere else. Say it without that word."
            )
            % {"word": word}
        )
    numbers = set(excepted)
    for sentence in sentences:
        named = numbers.intersection(_numbers_in(sentence))
        if numbers:
            _refuse_all(sentence)
        word = first_word(sentence, SPEAKING_FOR)
        if named and word:
            raise UserError(
                _(
                    "The remark speaks of number %(numbers)s, which is excepted, and says “%(word)s”: it "
                    "would seem to be certified after all."
                )
                % {"numbers": ranges(named), "word": word}
            )


def _refuse_all(sentence: str) -> None:
    """Raise UserError for a sentence that would seem to speak for all, although some are excepted."""
    found = _WITHOUT_EXCEPTION.search(sentence.casefold())
    word = found[0] if found else first_word(sentence, SPEAKING_FOR_ALL)
    if word and (found or not _numbers_in(sentence)):
        raise UserError(
            _(
                "The remark says “%(word)s” and some numbers are excepted: it would seem to speak of them "
                "too. Name the numbers of which it is so, or say it without that word."
            )
            % {"word": word}
        )


def clean_remark(remark: str) -> str:
    """Return a remark on one line, without invisible characters."""
    folded = unicodedata.normalize("NFC", remark)
    seen = "".join(" " if each.isspace() else each for each in folded if not _unseen(each))
    return " ".join(seen.split())


def _unseen(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) in ("Cf", "Cc", "Cs")


def _numbers_in(sentence: str) -> set[int]:
    """Read the numbers that a sentence names, ranges included."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d{1,7})(?:\s*[-‐‑–—]\s*(\d{1,7}))?", sentence):
        start, end = int(first), int(last or first)
        found.update(range(start, min(end, start + 100_000) + 1))
    return found
