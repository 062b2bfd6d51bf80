"""Words of an entry that state a position, kept verbatim; their meaning is not decided here."""

import re
from functools import lru_cache

from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.form_questions import VERBS_OF_SUPPORT
from coalition_app.intake.words.quotation import bracket_groups
from coalition_app.intake.words.word_lists import word_set

POSITION = re.compile(
    r"\bподдержива(?!ющ)\w*|\bоговорк\w*|\bвозд[её]рж\w+|\b(?:не )?соглас(?:ен|на|ны)\b|"
    r"\bза исключением\b|\bособо\w+ мнени|\bчастично\b|"
    r"\b(?:кроме|против|за|только|лишь) (?:[а-яё]+(?:ого|его|ой|ых|их|ое|ый|ые|ому|ья|ий) |\d+(?:-\w+)? )?"
    r"(?:п\.|пункт|требовани|подпункт|стать)|\b(?:пункт\w*|требовани\w*|п\.) ?[\d, и–-]+ только\b|"
    r"\bтек \d[\d, -]*(?:және \d+)?-?\s?(?:талап|тармақ)|\b(?:талап|тармақ)\w* (?:басқа|қарсы)\w*|"
    r"\bқолда(?:й|м|п)\w+|\bескерт(?:пе|у)\w*|\bқалыс қал\w+|\bкеліс(?:пей|ем|еді)\w*|"
    r"\bқарсы(?:мы)\w+|"
    r"\breservations?\b|\babstain\w*|\b(?:do|does|did) not (?:support|agree|endorse)|"
    r"\b(?:don['’]t|doesn['’]t) (?:support|agree|endorse)|"
    r"\bsupport(?:s|ed|ing)? (?:with|only|the|all|demand|point|item)|"
    r"\boppos(?:e|es|ed|ing)\b|\bdissent\w*|\bdisagree\w*|"
    r"\b(?:except(?:ing)?|against|only|without|not)(?: for)? (?:the )?"
    r"(?:(?:first|second|third|fourth|fifth|last) )?(?:demand|point|item|article|paragraph)|"
    r"\b(?:demand|point|item|article|paragraph)s? [\d, and&–-]+ only\b|"
    r"^(?:we |i )?(?:fully |partly |partially )?(?:support|endorse|agree)s?\b"
    r"(?!(?-i:, [A-ZА-Я])| (?:engineer|specialist|team|lead|manager|staff|officer|analyst|agent|desk|worker|"
    r"group|services?|technician|coordinator|developer|consultant|assistant|associate)\b)",
    re.IGNORECASE,
)
"""Verbs and nouns by which a signatory takes a position, in the languages of the lists."""
DENIAL = re.compile(
    r"\bне (?:буд\w+ подпис\w+|подписыва[юеё]\w+|подписал\w*|подписавш\w+|"
    r"подпи(?:ш\w{1,3}|сать|сан[аоы]?)\b)|"
    r"\bотказ\w+ (?:от )?подпис\w+|\bподпис(?:ыва|а)ть(?:ся)? отказ\w+|"
    r"\bот подпис(?:и|ани[яе]|ей) отказ\w+|"
    r"\bқол (?:қой(?:ма\w+|ған жоқ\w*)|қо(?:ю|йу)дан бас тарт\w+)|\bnot (?:yet )?sign(?:ed|ing)\b|"
    r"(?:\b(?:do|does|did|will|have|has|are|is) not|\b[a-z]{2,6}n[’']t|\bcannot|"
    r"\b(?:refus|declin)\w+ to) (?:\w+ )?sign(?:ed|ing)?\b",
    re.IGNORECASE,
)
"""Words of somebody who does not sign: beside a name they bar the signature, and are no reservation."""
OF_REFUSAL = word_set(
    "we i they those these the following that who which have has as yet still all of not organisations "
    "organizations bodies groups ngos signatories this our it statement letter appeal declaration document "
    "text petition below listed here мы я они те кто которые следующие нижеследующие нижеперечисленные ниже "
    "все организации нпо нко лица это этот эту данное данный настоящее наше заявление заявления письмо "
    "письма обращение обращения документ текст открытое совместное пока ещё еще также біз олар мен төмендегі "
    "төмендегілер келесі ұйымдар осы бұл мәлімдеме мәлімдемеге мәлімдемені үндеу үндеуге хат хатқа құжатқа "
    "әлі әзірге"
)
"""Words beside a refusal that say no more than who stands below it, and what is not signed."""
TELLING = (
    "поддерж оговорк воздерж воздёрж соглас исключени кроме мнени против п. пункт требовани подпис "
    "частичн стать қолда ескерт қалыс келіс қарсы талап тармақ reservation abstain support agree endors "
    "oppos dissent demand point item article paragraph"
)
"""Pieces of what all of these hold, in small letters: only an entry with one is searched for a position."""
HINT = any_piece(TELLING)
PLAIN_SUPPORT = re.compile(
    rf"(?:yes|for|supports?|да|за|иә|{VERBS_OF_SUPPORT})[.!]?", re.IGNORECASE
)
"""An answer that says no more than signing does."""
NEIGHBOURS = re.compile(r"[їєґў]", re.IGNORECASE)
"""Letters of Ukrainian and Belarusian, which share «і» with Kazakh."""
KAZAKH_ALONE = re.compile(r"[әғқңөұүһ]", re.IGNORECASE)
WORD = re.compile(r"\w+")
QUOTED = re.compile(r"[«“„\"][^»”\"]*[»”\"]")


def without_quoted(text: str, instead: str = "") -> str:
    """Return a text with other words in place of what is in quotation marks; what none closes stays."""
    # Behind the last that closes, each mark that opens would be followed to the end.
    end = max(map(text.rfind, '»”"')) + 1
    return QUOTED.sub(instead, text[:end]) + text[end:]


@lru_cache(maxsize=20_000)
def states_position(text: str) -> bool:
    """Tell whether words state a position on the statement."""
    return HINT.search(text.lower()) is not None and POSITION.search(text) is not None


def says_of_position(text: str) -> bool:
    """Tell whether a line outside the list states a position, or says that somebody does not sign."""
    return states_position(text) or denies_signing(text)


def denies_signing(text: str) -> bool:
    """Tell whether somebody says in a line that he, or those below it, do not sign."""
    return DENIAL.search(text) is not None


def refuses_for_all(line: str) -> bool:
    """Tell whether a line says of those below it that they do not sign, and nothing else."""
    words = WORD.findall(DENIAL.sub(" ", line.lower()))
    return denies_signing(line) and line[-1] not in ".?!…" and OF_REFUSAL.issuperset(words)


def take_reservation(text: str) -> tuple[str, str]:
    """Take the words in brackets that state a position out of an entry.

    Returns the reservation without its brackets and the rest; several are joined by a semicolon.
    """
    taken, rest, at = [], [], 0
    for start, end in bracket_groups(text):
        inside = text[start + 1 : end - 1] if text[end - 1] in ")]" else text[start + 1 : end]
        if states_position(inside):
            taken.append(inside.strip())
            rest.append(text[at:start].rstrip())
            at = end
    if not taken:
        return "", text
    return "; ".join(taken), "".join([*rest, text[at:]]).strip()


def guess_language(text: str) -> str:
    """Guess en, ru or kk from the letters; empty where they do not tell, or are of another language."""
    if not text:
        return ""
    cyrillic = len(re.findall(r"[а-яёәғқңөұүһі]", text, re.IGNORECASE))
    latin = len(re.findall(r"[a-z]", text, re.IGNORECASE))
    if not cyrillic and not latin:
        return ""
    if latin > cyrillic:
        return "en"
    if NEIGHBOURS.search(text) and not KAZAKH_ALONE.search(text):
        return ""
    kazakh = len(re.findall(r"[әғқңөұүһі]", text, re.IGNORECASE))
    return "kk" if kazakh * 25 >= cyrillic else "ru"
