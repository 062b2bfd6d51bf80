"""What a remark of the attestor may not say: words and phrases that would certify signatures."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Beginnings of words in English, Russian and Kazakh. A wrong refusal costs a word; a remark that certifies
# would be signed.
CERTIFYING = (
    *("certif", "attest", "authentic", "genuin", "confirm", "verif", "guarant", "warrant", "vouch"),
    *("notar", "prove", "proof", "affirm", "validat", "witness", "trustworth", "truth"),
    *("подтвержд", "подтверд", "удостовер", "завер", "свидетельств", "засвидетельств", "подлин"),
    *("гарант", "нотари", "ручаю", "ручат", "поручит", "достоверн", "доказ", "легитим"),
    *("собственноручн", "неподдельн", "правдив"),
    *("раста", "куәланд", "куәлік", "түпнұсқа", "шынайы", "кепіл", "нотариус", "дәлел", "сенімді"),
    *("нағыз", "ақиқат", "шындық", "өзқол"),
)
"""Beginnings of words that certify: only the composed sentences may hold them."""
ORDINARY = ("заверш", "сенімхат")
"""Beginnings of words that certify nothing: to complete, a power of attorney."""

_OWN = r"(?:сво(?:ей|ею|ими)|собственн(?:ой|ою|ыми))"
_ADJECTIVE = r"\w{2,}(?:[ыи][йи]|[оеы]е|ие|[ая]я|[ое](?:го|му|й|и)|[ыи](?:х|м))"
_NOT_SIGNED = (
    r"заявлени|обращени|приложени|списк|список|перечен|перечн|документ|текст|удостоверени|письм|редакци|"
    r"реестр|примечани|замечани|момент|врем|период|день|дня|год|дат|час|съезд|собрани|встреч|петици|"
    r"закон|кодекс|проект|требовани|позици|коалици"
)
_PHRASES = (
    # Seen by whoever attests.
    r"\bin (?:my|our) (?:own )?(?:presence|sight)\b",
    r"\b(?:before|in front of) (?:me|us)\b",
    r"\b(?:my|our) own eyes\b",
    r"\bпри (?:мне|нас|мо[её]м|нашем)\b",
    r"\bв (?:мо[её]м|нашем) (?:\w+ )?присутствии\b",
    r"\bна (?:\w+ )?(?:моих|наших|своих) глазах\b",
    r"\bу (?:меня|нас) на глазах\b",
    r"\b(?:передо мной|перед нами)\b",
    r"\b(?:көз(?:ім|іміз)ше|көз алд(?:ым|ымыз)да|(?:менің|біздің) (?:көзім|көзіміз|алдым|алдымыз)\w*)\b",
    r"\b(?:менің|біздің) қатысу\w*",
    # By the hand of who signed.
    r"\b(?:own|their|his|her) hands?\b",
    r"\bhandwritten\b",
    r"\bpersonally\b.*\bsign|\bsign\w*\b.*\bpersonally\b",
    rf"\b{_OWN} рук(?:ой|ою|ами)\b",
    r"\bличн(?:о|ой|ую|ая|ые)\b.*\bподпис|\bподпис\w*\b.*\bличн(?:о|ой|ую|ая|ые)\b",
    r"\bөз(?:інің|дерінің)? қол(?:ымен|дарымен|ы|дары)\b",
    # Real and true.
    r"\breal\b(?! (?:estate|time)\b)",
    r"\b(?:true|truly)\b",
    rf"\bнастоящ(?!им\b)\w*(?! (?:{_ADJECTIVE} )?(?:{_NOT_SIGNED}))(?=\W|$)",
    r"\bвер(?:ен|на|но|ны|ный|ная|ное|ные|ных)\b",
    r"\bправда\b",
    r"\bрас\b|\bшын\b",
)
PHRASES = tuple(re.compile(phrase) for phrase in _PHRASES)
"""What certifies in other words, as whole words in small letters with one space between them."""
_STOPS = re.compile(r"[,.;:!?…()–—]+")
_LOOKALIKES = str.maketrans("abcehkmoptxyi", "авсенкмортхуі")
"""Latin letters that look like Cyrillic ones; both forms of a word are searched."""
_TO_LATIN = {
    ord(cyrillic): latin for latin, cyrillic in zip("abcehkmoptxyi", "авсенкмортхуі", strict=True)
}


def certifying_words(text: str) -> str:
    """Return the first words of a text that certify; empty where there are none."""
    if word := first_word(text, CERTIFYING, ORDINARY):
        return word
    # A stop parts what belongs together, and must not hide it either: both are searched.
    for said in (" ".join(_words(text)), _STOPS.sub(" , ", text)):
        for form in _forms(" ".join(said.split())):
            for phrase in PHRASES:
                if found := phrase.search(form):
                    return found[0].strip(" ,")
    return ""


def first_word(text: str, beginnings: Iterable[str], ordinary: Iterable[str] = ()) -> str:
    """Return the first word with one of these beginnings, also where letters of the other alphabet are mixed
    in.

    Words with a beginning in `ordinary` are passed over.
    """
    known, passed = tuple(beginnings), tuple(ordinary)
    for word in _words(text):
        for form in _forms(word):
            if form.startswith(known) and not form.startswith(passed):
                return word
    return ""


def _words(text: str) -> list[str]:
    # A mark above or within a word would part it, or make another word of it.
    return re.findall(r"[^\W\d_]+", without_marks(unicodedata.normalize("NFKC", text)))


def _forms(text: str) -> Iterator[str]:
    """Yield a text in small letters as it is, without marks, and in the letters of either alphabet."""
    low = text.casefold()
    yield from (low, without_marks(unicodedata.normalize("NFKD", low)))
    yield from (low.translate(_LOOKALIKES), low.translate(_TO_LATIN))


def without_marks(text: str) -> str:
    """Leave out the marks that stand above, below or within letters."""
    return "".join(each for each in text if unicodedata.category(each) != "Mn")
