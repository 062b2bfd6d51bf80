"""Sentences below a list that mean signatories by their order or count: the last two, both, the second."""

import re

from coalition_app.intake.lists.page_furniture import without_bullet

NO_TIME = r"(?!\s+(?:years?|weeks?|days?|months?|decades?|times?|год|лет|недел|дн|месяц|раз|жыл|ай|апта|күн))"
BY_ORDER = re.compile(
    r"(?:(?:the|these|those|our|of) )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"last|latter|former)\s+(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|may|might|must|"
    r"needs?|still|not|only|also|ask\w*|want\w*|wait\w*|sign\w*|sa(?:y|id)\w*)\b|"
    r"(?:both|neither|none|some|half|one|two|three|four) (?:of (?:them|these|those)|are|have|has|is|were|"
    r"will|still|ask\w*|want\w*|wait\w*)\b|"
    r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|последн|предпоследн)"
    r"ь?(?:ый|ой|ий|ая|яя|я|ое|ее|е|ые|ие|и|его|ого|ему|ому|их|ых|им|ым|ыми|ими|ей)\b|"
    r"(?:оба|обе|обоим|обеим|двое|трое|четверо|пятеро|остальны\w+)\b|"
    r"(?:соңғы|алғашқы|бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы|оныншы)"
    r"(?:сы|сі|ның|нің|лар\w*|лер\w*)?\s|"
    r"(?:екеу|үшеу|төртеу|бесеу|алтау|жетеу|қалған)\w*\b",
    re.IGNORECASE,
)
"""How a sentence below a list begins that means some of those above by their order or their count."""
BY_COUNT = re.compile(
    r"\b(?:the|these|those) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)\s+"
    rf"(?:one|ones|two|three|four|five|six|few|of (?:them|these|those))\b{NO_TIME}|"
    r"\b(?:перв|последн)\w{1,3}\s+(?:дв(?:а|е|ое|ух|оих)|тр(?:и|ое|[её]х|оих)|четыр\w+|четвер\w+|пят\w+)\b"
    rf"{NO_TIME}|\b(?:соңғы|алғашқы)\s+(?:екеу|үшеу|төртеу|бесеу)\w*",
    re.IGNORECASE,
)
"""The same anywhere in it."""
SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
WORD = re.compile(r"[^\W\d_]+")
ORDINALS = (
    ("first", "перв", "бірінші", "алғашқы"),
    ("second", "втор", "екінші"),
    ("third", "трет", "үшінші"),
    ("fourth", "четверт", "төртінші"),
    ("fifth", "пят", "бесінші"),
    ("sixth", "шест", "алтыншы"),
    ("seventh", "седьм", "жетінші"),
    ("eighth", "восьм", "сегізінші"),
    ("ninth", "девят", "тоғызыншы"),
    ("tenth", "десят", "оныншы"),
)
LAST = ("last", "последн", "соңғы")
COUNTS = (
    re.compile("two|дв(?:а|е|ое|ух|оих)|екеу\\w*"),
    re.compile("three|тр(?:и|ое|[её]х|оих)|үшеу\\w*"),
    re.compile("four|четыр\\w+|четвер\\w+|төртеу\\w*"),
    re.compile("five|пят(?:ь|еро|и|ерых)|бесеу\\w*"),
)
"""Words for two and more."""
BOTH = re.compile("both|оба|обе|обоим|обеим|екеуі\\w*")


def counts_signatories(text: str) -> bool:
    """Tell whether a line means signatories by their order: the last two, both, the second."""
    bare = without_bullet(text)
    return BY_COUNT.search(bare) is not None or any(map(BY_ORDER.match, SENTENCE.split(bare)))


def meant_by_order(text: str, last: int) -> list[int]:
    """Return the numbers of a list up to `last` that a sentence means; none where it is not plain."""
    words = WORD.findall(text.lower().replace("ё", "е"))
    found: set[int] = set()
    for word, following in zip(words, [*words[1:], ""], strict=True):
        count = next((at for at, each in enumerate(COUNTS, 2) if each.fullmatch(following)), 1)
        order = next((at for at, each in enumerate(ORDINALS, 1) if word.startswith(each)), 0)
        if word.startswith(LAST):
            found.update(range(last - count + 1, last + 1))
        elif order:
            found.update(range(order, order + (count if order == 1 else 1)))
        elif BOTH.fullmatch(word) and last == 2:
            found.update((1, 2))
    return sorted(each for each in found if 0 < each <= last)
