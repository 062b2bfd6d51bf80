"""Fields that an attestation prints: one visible line of few words, which cannot read as certifying."""

import re
import unicodedata

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import clean, one_line

MOST_IN_PLACE = 80
MOST_IN_NAME = 120
"""Letters of a person who attests, checks or holds originals."""
MOST_IN_OFFICE = 160
"""Letters of an office, and of a coalition's name."""
LONGEST_ABBREVIATION = 3
"""Letters before a full stop that ends no sentence: «г. Алматы», «им. Абая»."""
ABBREVIATIONS = ("просп", "проф", "респ", "акад", "prof", "dept", "assoc")
"""Longer words before such a full stop."""
_SENTENCE = re.compile(r"(\w+)[.…]\s+\w")
_MARKS = re.compile(r"[!?;:]")
_CERTIFYING = (
    r"подтвержда\w*|подтвержд[её]н\w?(?!и)|подтверди\w*|подлинн\w*|неподдельн\w*",
    r"удостоверя\w*|удостоверен(?!и)\w*|заверя\w*|заверен\w*|завери\w*|засвидетельств\w*",
    r"свидетельству\w*|гарантиру\w*|ручаю\w*|ручает\w*|ручаем\w*|собственноручн\w*",
    r"проверен[аоы]?|сверен[аоы]?|достоверн\w*|действительны|верны|настоящие подпис\w*",
    r"растай\w*|растал\w*|растад\w*|растағ\w*|куәландырыл\w*|куәландырам\w*|куәландырд\w*",
    r"түпнұсқа\w*|шынайы\w*|кепілд\w*|тексеріл\w*|нағыз\w*|жарамды\w*",
    r"certif(?:y|ies|ied)|attest(?:s|ed)?|confirm(?:s|ed)?|authentic\w*|genuine\w*|verif(?:y|ies|ied)",
    r"при мне|при нас|в мо[её]м присутствии|көзім(?:із)?ше|in (?:my|our) presence",
    r"vouch\w*|guarantee[sd]?|witnessed|notari[sz]ed|attested|valid|checked",
)
CERTIFYING = re.compile(rf"\b(?:{'|'.join(_CERTIFYING)})\b")
"""What certifies, as whole words in small letters of either alphabet: the second guard."""
_LOOKALIKES = str.maketrans("abcehkmoptxyi", "авсенкмортхуі")
"""Latin letters that look like Cyrillic ones."""
_TO_LATIN = str.maketrans("авсенкмортхуі", "abcehkmoptxyi")


def typed_field(words: str, most: int) -> str:
    """Return words as a field prints them, on one visible line.

    Raises UserError for more than `most` letters, for a sentence, for a character that cannot be seen, and
    for what would certify: an attestation certifies only in the sentences that follow the evidence.
    """
    line = " ".join(clean(words).split())
    if len(line) > most:
        raise UserError(
            _("The text is too long: %(count)d characters, at most %(most)d are taken.")
            % {"count": len(line), "most": most}
        )
    if _MARKS.search(line) or any(_ends_sentence(each) for each in _SENTENCE.findall(line)):
        raise UserError(
            _("“%(words)s” reads as a sentence: a field takes a name or a place only.")
            % {"words": line[:60]}
        )
    if word := certifying_word(line):
        raise UserError(
            _("“%(word)s” would certify: an attestation does so only in its own sentences.")
            % {"word": word}
        )
    return line


def signature_field(field: str, words: str) -> str:
    """Return words as a field of a signature records them: only an office is such a field."""
    return typed_field(words, MOST_IN_OFFICE) if field == "office" else one_line(words)


def certifying_word(line: str) -> str:
    """Return the first word of a line that certifies; empty where there is none."""
    plain = unicodedata.normalize("NFKD", line.casefold())
    bare = "".join(each for each in plain if unicodedata.category(each) not in ("Mn", "Cf"))
    composed = unicodedata.normalize("NFC", line.casefold())
    for form in (composed, bare, bare.translate(_LOOKALIKES), bare.translate(_TO_LATIN)):
        if found := CERTIFYING.search(form):
            return found[0]
    return ""


def _ends_sentence(word: str) -> bool:
    return len(word) > LONGEST_ABBREVIATION and word.casefold() not in ABBREVIATIONS
