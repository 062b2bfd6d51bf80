"""The features of each line of a text: its own, and what its neighbours are like."""

import re
from collections.abc import Sequence

from coalition_app.intake.second_reader.entry_words import words_of
from coalition_app.intake.second_reader.word_traits import traits

NUMBER = re.compile(
    r"\W{0,3}(?:№|No\.?|N)?\s?(\d{1,4})\s?(?:[.):]|[-–—]\s|(?=\s*[«\"A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]))"
)
BULLET = re.compile(r"\s*[-*•–—+·]\s")
MARK = re.compile(r"\s*(?:[*†‡§]{1,3}|[¹²³⁴-⁹]|\[\d+\]|\(\d+\))\s*\S")
BOLD = re.compile(r"\s*(?:\*\*|__|_)\S")
AROUND = re.compile(r"^[#>\s*_|]+|(?<![*_|\s])[*_|\s]+$")
SEPARATOR = re.compile("[,;–—|]")
ENDS = ":.,;!?»)"
MOST_WORDS = 40
"""Words of a line that are looked at."""
FIRST_WORDS = 3
STEM = 5
TOLD = (
    *("given", "family", "father", "office", "body", "form", "formword", "city", "country"),
    *("title", "strange", "stem", "init"),
)
NEAR = 6
"""Lines before and behind whose shape is counted."""
SIZES = ((12, "xs"), (40, "s"), (90, "m"), (200, "l"))


def rows_of_lines(lines: Sequence[tuple[bool, str]]) -> list[tuple[str, ...]]:
    """Return the features of lines; of each is given whether it follows the line before it at once."""
    longest = max((len(text) for _tight, text in lines), default=0)
    own: list[list[str]] = []
    last = -1
    for tight, text in lines:
        number = NUMBER.match(AROUND.sub("", text))
        value = int(number[1]) if number else None
        features = _own(text, tight, longest)
        if value is not None:
            order = "next" if value == last + 1 else "again" if value == 1 else "jump"
            features += ["number", f"number={order}"]
            last = value
        own.append(features)
    return [(*own[at], *_around(own, at)) for at in range(len(own))]


def _own(text: str, tight: bool, longest: int) -> list[str]:
    bare = AROUND.sub("", text)
    words = words_of(bare)[:MOST_WORDS]
    size = next((name for most, name in SIZES if len(bare) < most), "xl")
    first = next((letter for letter in bare if letter.isalpha()), "")
    known = [traits(word.text) for word in words]
    alphabetic = [each for each in known if each[0] in ("Cap", "UP", "low", "init")]
    capitals = sum(each[0] != "low" for each in alphabetic) / max(1, len(alphabetic))
    has = {trait for each in known for trait in each}
    features = [
        f"tight={tight:d}",
        f"len={size}",
        f"end={bare[-1:] if bare[-1:] in ENDS else 'word'}",
        f"starts={'low' if first.islower() else 'up' if first else 'none'}",
        f"caps={bare.isupper():d}",
        f"capitals={int(capitals * 4)}",
        f"parts={min(3, len(SEPARATOR.findall(text)))}",
        *(f"has={trait}" for trait in TOLD if trait in has),
    ]
    signs = {
        "bullet": BULLET.match(text),
        "mark": MARK.match(text),
        "hash": text.startswith("#"),
        "bold": BOLD.match(text),
        "wide": len(text) > 0.8 * longest,
        "quote": any(word.quoted for word in words),
    }
    features += [name for name, found in signs.items() if found]
    stems = [word.text.lower()[:STEM] for word in words if word.text[0].isalpha()]
    features += [f"w{at}={stem}" for at, stem in enumerate(stems[:FIRST_WORDS])]
    if size in ("xs", "s", "m"):
        features += [f"w={stem}" for stem in dict.fromkeys(stems)]
    return features


def _around(own: Sequence[Sequence[str]], at: int) -> list[str]:
    found = []
    for step in (-2, -1, 1, 2):
        if 0 <= at + step < len(own):
            found += [f"{step}:{name}" for name in own[at + step] if not name.startswith("w")]
        else:
            found.append(f"{step}:none")
    near = own[max(0, at - NEAR) : at + NEAR + 1]
    numbers = sum("number" in each for each in near) / len(near)
    short = sum(each[1] in ("len=xs", "len=s", "len=m") for each in near) / len(near)
    tight = sum(each[0] == "tight=1" for each in near) / len(near)
    found += [f"numbers={int(4 * numbers)}", f"short={int(4 * short)}", f"close={int(4 * tight)}"]
    place = "first" if not at else "last" if at + 1 == len(own) else str(5 * at // len(own))
    return [*found, f"at={place}"]
