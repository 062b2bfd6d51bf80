"""Signs and words by which an entry repeats what stands above it: —//—, -"-, «там же», сол жерде."""

import re

SIGN = r"[-–—]{0,2} ?(?:/ ?/|[\"“”„″〃]{1,2}|''|,,) ?[-–—]{0,2}"
WORDS = (
    r"там же|то же(?: самое)?|т[аои] же|тот же|сол жерде|сол жер|сонда|дәл сол|"
    r"ditto|idem|same(?: (?:place|town|city|as above))?|as above"
)
REPEATS = re.compile(rf"(?:{SIGN}|{WORDS})\.?", re.IGNORECASE)
BEHIND_COMMA = re.compile(rf"[,;\t]\s*(?P<sign>{SIGN})\s*(?=[,;\t]|$)")
NOTED = re.compile(rf"(?:[^:]{{1,80}}: )?(?:{SIGN}|{WORDS})\.?(?: \(.*\))?", re.IGNORECASE)


def repeats_above(cell: str) -> bool:
    """Tell whether a cell says nothing but that the one above it holds for this row too."""
    return len(cell) < 20 and REPEATS.fullmatch(cell) is not None


def note_of_repeat(sign: str, column: str, above: str) -> str:
    """Return what is noted of such a cell: its column, the sign and the value above, for a person to see."""
    return f"{column}: {sign}" + (f" ({above})" if above else "")


def notes_repeat(note: str) -> bool:
    """Tell whether a note is of something that repeats what stands above."""
    return len(note) < 200 and NOTED.fullmatch(note) is not None


def take_repeats(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the signs out that stand for a whole item behind a comma; return the rest and the signs."""
    if BEHIND_COMMA.search(text) is None:
        return text, ()
    return BEHIND_COMMA.sub("", text), tuple(each["sign"] for each in BEHIND_COMMA.finditer(text))
