"""Words of a letter that may leave something out of its support: each is for a person to settle."""

import re
from collections.abc import Iterator, Sequence

from coalition_app.intake.mails.decisive_words import CONSENTS, OBJECTS, RESERVES

Sentence = tuple[int, str]
"""The line, from 1, that a sentence begins on, and its words."""

SIGNS = re.compile(
    CONSENTS + r"|\b(?:поддерживает|присоединяется|подписывает|supports|joins|endorses|signs|"
    r"қолдайды|қосылады|қол қояды)\b",
    re.IGNORECASE | re.DOTALL,
)
ADDS = re.compile(
    r"\b(?:добавьте|добавить|включите|включить|внесите|внести|add|include|қосыңыз\w*|енгізіңіз\w*|"
    r"қосуыңызды|қосуды)\b",
    re.IGNORECASE,
)
"""Words that ask for others to be added to the list."""
WISHES = re.compile(
    r"\b(?:list|add|include|put|count|name|enter|sign)\s+(?:us|me|our|my)\b|\b(?:we(?:['’]re| are)|"
    r"i(?:['’]m| am))\s+in\b(?=\s*[.!]|\s*$)|\b(?:glad|happy|like|want|ready)\s+to\s+(?:sign|join)\b|"
    r"\buse\s+(?:our|my)\s+name\b|"
    r"\b(?:please|pls|plz|kindly)\s+(?:also\s+)?(?:add|include|list)\b(?-i:(?=.{0,12}[A-Z«“„\"]))|"
    r"\b(?:добавьте|добавляйте|включите|включайте|внесите|впишите|запишите|записывайте|считайте|укажите)\b"
    r"(?=.{0,30}\b(?:нас|меня|наш\w*|мо[йюяё]\w*)\b|\s+(?:[А-ЯЁӘҒҚҢӨҰҮІ]|«))|"
    r"\b(?:нас|меня|наш\w*)\b.{0,30}\b(?:добавьте|включите|внесите|впишите|запишите)\b|"
    r"\b(?:можно|можете|готов[аы]?|хотим|хочу|хотели бы|рад[аы]?)\b.{0,20}\b(?:указать|включить|внести|"
    r"подписать\w*|присоединиться)\b|\bмы с вами\b|"
    r"\b(?:бізді|мені)\b.{0,30}(?:қос|жаз|енгіз)\w*|\bқол қой(?:ғым|ғымыз)\w*",
    re.IGNORECASE,
)
"""How writers ask to be listed without saying that they sign."""
OBJECTION_TOO = r"\s*,?\s*(?:и|или|ни|либо)?\s*(?:возражени|замечани|исключени)\w+"
"""What goes on with the word for a reservation; once more only behind the end of a word."""
PLAIN = re.compile(
    r"не\s+возража(?:ем|ю|ет|ют)"
    r"(?:\s+против(?:\s+(?:публикац|включен|размещен|упоминан|подписан)\w+)?)?|"
    r"нет\s+возражений|(?:без|не\s+имеем)\s+(?:каких[- ]либо\s+|всяк\w+\s+|(?:единой|малейш\w+)\s+)?"
    r"(?:возражени[йя]|оговор(?:ок|ки)|замечани[йя]|исключени[йя])\b|не\s+против\b|кроме\s+(?:того|этого)\b|хотя\s+бы\b|"
    r"не\s+только\b|но\s+и\b|только\s+что\b|"
    rf"оговор(?:ок|ки)(?:{OBJECTION_TOO}(?:\b{OBJECTION_TOO})*)?\s*"
    r"(?::\s*нет\b|(?:у\s+нас\s+)?(?:нет\b|не\s+(?:имеем|имею|имеется|заявля\w+)))|"
    r"(?:no|without)\s+(?:(?:any|a|a\s+single|the\s+slightest)\s+)?(?:objections?|reservations?|exceptions?)"
    r"(?:\s*(?:,|or|nor|and)\s*(?:objections?|reservations?|exceptions?))*|reservations?:\s*none\b|"
    r"(?:do\s*not|does\s*not|don['’]t)\s+object|not\s+only\b|but\s+also\b|"
    r"if\s+(?:you|anything|needed|necessary)\b|"
    r"если\s+(?:нужн|потребу|понадоб|необходим|у\s+вас|что)\w*|не\s+позднее|қарсы\s+емес\w*|"
    r"қарсылы\w+\s+жоқ|ескертпе\w*\s*:?\s*жоқ\b|ескертпесіз|ескертусіз|"
    r"барлық\s+талап(?:тар)?(?:ты|ды)?\b",
    re.IGNORECASE,
)
"""What sounds like an objection and is not; it is removed before the search for one."""
AGAINST = re.compile(
    OBJECTS
    + r"|\b(?:против|возраж\w+|оговор\w+|замечани\w+|исключени(?:ем|я|й)|исключая|кроме|поправк\w+|"
    r"несоглас\w+|возд[её]рж\w+|сомне(?:ва|ни)\w+|при\s+условии|с\s+условием|на\s+условиях|условие|с\s+уч[её]том|"
    r"отказыва\w+|отклоня\w+|частично|за\s+вычетом|особое\s+мнение|остальн\w+|но|однако|хотя|"
    r"тем\s+не\s+менее|впрочем|зато|разве\s+что|а\s+вот|отчасти|оспарива\w+|преждевременн\w+)\b|"
    r"\bне\s+(?:вполне\s+|полностью\s+|во\s+вс[её]м\s+|совсем\s+)?(?:поддерж|одобр|раздел|соглас|мож|могу|"
    r"готов|приним|приним|подпис|присоедин|счита|хот|жела|буд|вход|относ|распростран|касает)\w*|"
    r"\b(?:но|кроме|за|против)\s+(?:п\.|пункт)|"
    r"\b(?:except\w*|exclud\w+|apart\s+from|aside\s+from|other\s+than|save\s+for|but|however|although|though|"
    r"nevertheless|nonetheless|unless|provided(?:\s+that)?|condition\w*|subject\s+to|reserv(?:e|es|ed|ing|ations?)|"
    r"caveats?|object(?:s|ed|ing|ions?)?|oppos\w+|disagree\w*|dissent\w*|abstain\w*|against|cannot|unable|declin\w+|"
    r"refus\w+|part(?:ly|ially)|in\s+part|in\s+principle|insofar|so\s+far\s+as|as\s+long\s+as|"
    r"amend\w*|the\s+rest|the\s+others?|qualified|premature)\b|"
    r"\b(?:can|could|do|does|will|would)(?:\s+not|n['’]t)\b|\bwon['’]t\b|\bcan['’]t\b|"
    r"\b(?:have|some|serious|our|express|with)\s+concerns\b|\bnot\s+(?:support|sign|agree|fully|all|the)\b|"
    r"\b(?:қарсы\w*|қоспаған\w*|ескертпе\w*|ескерту\w*|қолдама\w+|келісп?е[йд]\w*|келіспе\w*|қосылма\w+|"
    r"қабылдама\w+|қоймай\w*|шарт(?:ы|ымен|пен|тары|тарымен)|қалыс\s+қал\w*|бас\s+тарт\w*|ішінара|жартылай|"
    r"күмән\w*|бірақ|алайда|дегенмен|әйтсе\s+де|десе\s+де|қалған\w*|болмаса)\b|"
    r"(?:дан|ден|тан|тен|нан|нен)\s+(?:басқа|өзге)\w*|"
    r"\b\w+(?:лма|лме|ма|ме|ба|бе|па|пе)й(?:мыз|мын|міз|мін)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Words against, for an exception, a condition or a contrast, in the three languages."""
ONE_DEMAND = re.compile(
    r"\b(?:требовани(?:е|ю|ем|и)|пункт(?:ом|у|е|а)?|подпункт\w*)\b|\bп\.\s?\d|"
    r"\b(?:требовани\w+|пункт\w*)\s+(?:№\s*)?\d|"
    r"\b(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|последн)"
    r"(?:о\w+|ы\w+|ую|юю|ая|яя|ее|его|ему|ем|ий|ь[еяюи]\w*)\s+(?:требовани|пункт)\w*|"
    r"\b\d+-?(?:е|го|му|м|й|ое)\s+(?:требовани|пункт)\w*|"
    r"\b(?:demands?|points?|items?|paragraphs?|clauses?)\s+(?:no\.?\s*|#\s*)?(?:\d|one\b|two\b|three\b|four\b|five\b)|"
    r"\b(?:the|this|that|one|first|second|third|fourth|fifth|last|\d+(?:st|nd|rd|th))\s+"
    r"(?:demand|point|paragraph|clause)\b|"
    r"\b\d+[-\s]*(?:ші|шы|інші|ыншы)?[-\s]*(?:талап|тармақ)\w*|"
    r"\b(?:бір|екін|үшін|төртін|бесін|алтын|жетін|сегізін|тоғызын|онын|соңғ)\w*\s+(?:талап|тармақ)\w*|"
    r"\b(?:талапқа|талаппен|талаптың|талапты|тармақ\w*)\b",
    re.IGNORECASE,
)
"""A single demand of the statement."""
LIMITS = re.compile(
    r"\b(?:если|лишь|только|в\s+целом|в\s+основном|в\s+части|в\s+принципе|скорее|пока|не|ни|нет|"
    r"if|only|in\s+general|mostly|largely|broadly|once|until|not|\w+n['’]t|never|nor|егер|тек|жалпы\s+алғанда|"
    r"негізінен|емес|жоқ|әзірге)\b",
    re.IGNORECASE,
)
"""Words that limit the consent in the same sentence."""
ABBREVIATED = re.compile(
    r"\b(?:гор|пос|пп|ул|им|обл|mr|mrs|ms|dr|st|[^\W\d_])\.$",
    re.IGNORECASE,
)
"""A dot after which a sentence goes on."""
WRAPPED = 55
"""Characters from which a line without an end goes on below."""
LONGEST = 2_000
"""Most characters of a sentence; longer ones are for a person to read."""


def own_sentences(own: Sequence[str]) -> list[Sentence]:
    """Return the sentences of a letter as they are written, joining lines that a mail program broke."""
    found: list[Sentence] = []
    for at, text in _paragraphs(own):
        kept = ""
        for piece in re.split(r"(?<=[.!?…])\s+(?=[^\W\d_a-zа-яәғқңөұүһі]|[«“„\"(])", text):
            kept = f"{kept} {piece}".strip()
            if kept and (len(kept) > LONGEST or not ABBREVIATED.search(kept[-8:])):
                found.append((at, kept))
                kept = ""
        if kept:
            found.append((at, kept))
    return found


def words_to_settle(own: Sequence[str]) -> list[Sentence]:
    """Return the sentences of a letter that may object, set a condition or take up a single demand.

    After a colon, what follows is returned too. Cautious: of two readings the graver counts.
    """
    sentences = own_sentences(own)
    found: list[Sentence] = []
    goes_on = False
    for at, sentence in sentences:
        item = re.match(r"(?:\d{1,3}[.)]|[-–—•*])\s*\S", sentence) is not None
        limits = may_limit(sentence)
        if limits or (goes_on and item):
            found.append((at, sentence))
        goes_on = sentence.endswith(":") if limits else goes_on and item
    return found


def may_limit(sentence: str) -> bool:
    """Tell whether a sentence may leave something out of the support."""
    if len(sentence) > LONGEST:
        return True
    bare = _without_plain(sentence)
    if AGAINST.search(bare) or ONE_DEMAND.search(bare):
        return True
    return SIGNS.search(bare) is not None and LIMITS.search(bare) is not None


def _without_plain(sentence: str) -> str:
    return PLAIN.sub(" ", " ".join(sentence.split()))


def speaks_against_a_demand(sentence: str) -> bool:
    """Tell whether a sentence names a single demand and has a word against it, or one that abstains."""
    bare = _without_plain(sentence)
    return AGAINST.search(bare) is not None and ONE_DEMAND.search(bare) is not None


def may_reserve(sentence: str) -> bool:
    """Tell whether a sentence has a word for a reservation, an exception or a condition, of anything."""
    return RESERVES.search(_without_plain(sentence)) is not None


def bears_on_support(sentence: str) -> bool:
    """Tell whether a sentence speaks of signing or of a demand."""
    return SIGNS.search(sentence) is not None or ONE_DEMAND.search(sentence) is not None


def _paragraphs(own: Sequence[str]) -> Iterator[Sentence]:
    """Join a line with the one below where it is long and has no end, or where that begins small."""
    begun, kept = 0, ""
    for at, line in enumerate(own, 1):
        text = " ".join(line.split())
        if not text:
            if kept:
                yield begun, kept
            kept = ""
        elif kept and _goes_on(kept, own[at - 2], text):
            kept = f"{kept} {text}"
        else:
            if kept:
                yield begun, kept
            begun, kept = at, text
    if kept:
        yield begun, kept


def _goes_on(kept: str, above: str, text: str) -> bool:
    if kept.endswith((".", "!", "?", ":")) or len(kept) > LONGEST // 2:
        return False
    return len(above.strip()) >= WRAPPED or (
        text[:1].islower() and not above.rstrip().endswith(",")
    )
