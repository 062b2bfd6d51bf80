"""Five hundred hostile names, made by rule: each trouble at the beginning, in the middle, at the end."""

from collections.abc import Iterator

DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""All that turn the direction of writing, or mark one."""
UNSEEN = "\u00ad\u034f\u115f\u180e\u200b\u200c\u200d\u2060\u2061\u2064\u206a\ufe0f\ufeff\U000e0041\U000e007f"
CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f\u2028\u2029\ufff9\ufffb"
UNASSIGNED = "\u0378\u05ff\u0900\ue000\uf8ff\ufdd0\ufffe\uffff\U0001fffe\U000f0000\U0010ffff"
MARKUP = (
    *(
        "<b>",
        "</td>",
        "<!--",
        "]]>",
        "&amp;",
        "&#8238;",
        "<script>alert(1)</script>",
        "\\",
        "{{x}}",
    ),
    *("%(name)s", "%s", "${HOME}", "**", "__", "`", "[a](javascript:1)", "![](x)", "| a |", "~~"),
    *(
        "# ",
        "> ",
        "- ",
        "1. ",
        "2) ",
        "---",
        "```",
        "$x$",
        "<br>",
        "\\n",
        "(\\051) Tj",
        "/Artifact BMC",
    ),
)
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "＝1",
    "'=1",
    "\t=1",
    "=cmd|' /C calc'!A0",
    ";=1",
    '"=1"',
)
ALIKE = str.maketrans("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx")
"""Cyrillic letters, and Latin ones that look the same."""
OTHER_WAY = ("עברית", "العربية", "ܣܘܪܝܝܐ", "ދިވެހި", "א׳ 5 ב", "שלום ABC עולם")
COMBINING = (
    "и\u0306",
    "е\u0301",
    "a\u030a\u0323",
    "ж\u0488",
    "q\u0307\u0323\u0330",
    "и" + "\u0301" * 30,
)
NUMBERS = ("007", "1e5", "12.05.2014", "1/2", "ИСТИНА", "(2)", "№ 5", "−3", "½", "٣", "0x1F")
SPACES = "\u00a0\u1680\u2000\u2003\u2007\u2009\u202f\u205f\u3000\t"
EMOJI = ("👩‍👩‍👧", "🇰🇿", "👍🏽", "☠️", "𝔘𝔫𝔦", "ﬁ", "㎏", "ß", "İ", "ǆ")
PLAIN = "Фонд Роза"
COUNT = 500


def corpus() -> list[str]:
    """Return the same five hundred names each time, no two alike."""
    names: dict[str, None] = {}
    for name in _names():
        names[name] = None
        if len(names) == COUNT:
            return [*names]
    raise AssertionError(len(names))


def _names() -> Iterator[str]:
    for piece in (*DIRECTIONS, *UNSEEN, *CONTROLS, *UNASSIGNED, *SPACES):
        yield from _placed(piece)
    for piece in (*MARKUP, *FORMULAS, *OTHER_WAY, *COMBINING, *NUMBERS, *EMOJI):
        yield from _placed(piece)
    for length in (81, 255, 256, 1_000, 4_095, 20_000):
        yield "Ә" * length
        yield "Слово " * (length // 6) + "конец"
    for at in range(len(PLAIN)):
        yield PLAIN[:at] + PLAIN[at:].translate(ALIKE)
    for at in range(1, COUNT):  # two troubles at once
        yield f"{MARKUP[at % len(MARKUP)]}{FORMULAS[at % len(FORMULAS)]} {PLAIN} {at}"


def _placed(piece: str) -> Iterator[str]:
    yield f"{piece}{PLAIN}"
    yield f"Фонд{piece}Роза"
    yield f"{PLAIN}{piece}"
