"""Positions as text: the words of the cells, the keys, and blocks that Excel and LibreOffice copy."""

from functools import cache

from coalition_app.annex_words import POSITION_WORDS
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, texts
from coalition_app.labels import POSITIONS
from coalition_app.languages import LANGUAGES
from coalition_app.records.store.tables import STANCES

TRANSLATION_STATES = {
    "draft": N_("draft"),
    "checked": N_("checked"),
    "confirmed": N_("confirmed by the signatory"),
}
SIGNS = {
    "supports": "+",
    "supports-with-reservation": "±",
    "does-not-support": "−",
    "abstains": "○",
    "no-consensus": "≠",
    "not-stated": "•",
    "unsettled": "?",
}
"""Marks told apart by shape, beside every word."""
# Translators: positions in the cells of a grid, beside a sign: as short as can be
SHORT_WORDS = {
    "supports": N_("supports"),
    "supports-with-reservation": N_("reservation"),
    "does-not-support": N_("no support"),
    "abstains": N_("abstains"),
    "no-consensus": N_("no consensus"),
    "not-stated": N_("not stated"),
    "unsettled": N_("unassigned"),
}
KEYS = {
    "1": "supports",
    "2": "supports-with-reservation",
    "3": "does-not-support",
    "4": "abstains",
    "5": "no-consensus",
    "0": "not-stated",
}
SIGN_KEYS = {
    "+": "supports",
    "=": "supports-with-reservation",
    "-": "does-not-support",
    "−": "does-not-support",
    **dict.fromkeys("aф", "abstains"),
    **dict.fromkeys("nт", "no-consensus"),
}
"""Keys that say what they record; letters as the Latin and the Cyrillic layouts write them."""
LEGEND = {
    "supports": "+",
    "supports-with-reservation": "=",
    "does-not-support": "−",
    "not-stated": "0",
    "abstains": "A",
    "no-consensus": "N",
}
"""The key by which each position is told below the grid."""
KAZAKH_KEYS = dict(zip('"әіңғқ', "123450", strict=True))
"""What the keys of these digits write where the Kazakh layout is on: its digits need another row."""


KAZAKH_SIGNS = {"ө": "-", "һ": "="}
"""What its keys of these signs write; with Shift the second one is that of +."""


def stance_word(stance: str) -> str:
    """Word a position as a cell has it: as short as can be, in the program's language."""
    return _(SHORT_WORDS[stance])


def stance_of_key(typed: str, *, shift: bool = False) -> str:
    """Return the position that a key records by what it typed; empty where it records none."""
    typed = typed.casefold()
    typed = "+" if shift and typed == "һ" else KAZAKH_SIGNS.get(typed, typed)
    return SIGN_KEYS.get(typed) or KEYS.get(KAZAKH_KEYS.get(typed, typed), "")


def write_block(rows: list[list[str]]) -> str:
    """Write stances as tab-separated words, a line a row; an empty stance is an empty cell."""
    return "\n".join("\t".join(stance_word(s) if s else "" for s in row) for row in rows)


def read_block(text: str) -> list[list[str]]:
    """Read tab-separated words, codes or digits as stances, every row as long as the longest.

    An empty cell returns an empty stance, which changes nothing. Raises UserError for an empty text
    and for words that are not a position, naming them and their cell.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    cells = [[_bare(cell) for cell in line.split("\t")] for line in lines]
    if not any(cell for row in cells for cell in row):
        raise UserError(_("The clipboard holds no positions. Copy positions first."))
    known = _known_words()
    strange = [
        (row, column, cell)
        for row, line in enumerate(cells, start=1)
        for column, cell in enumerate(line, start=1)
        if cell and cell.casefold() not in known
    ]
    if strange:
        row, column, word = strange[0]
        raise UserError(
            _(
                "“%(word)s” (row %(row)d, column %(column)d of what was copied) is no position. "
                "Known are the words of the legend and the digits 0 to 5. Nothing was changed."
            )
            % {"word": word if len(word) <= 40 else word[:40] + "…", "row": row, "column": column}
        )
    width = max(len(line) for line in cells)
    return [
        [known[cell.casefold()] if cell else "" for cell in line] + [""] * (width - len(line))
        for line in cells
    ]


def _bare(cell: str) -> str:
    """Return a cell's words without the quotation marks that spreadsheets put around some."""
    return " ".join(cell.strip().strip('"').split())


@cache
def _known_words() -> dict[str, str]:
    """Return every word for a position in each language, folded, with its stance."""
    known = dict(KEYS)
    for stance in STANCES:
        known[stance] = stance
        known[SIGNS[stance]] = stance
        for language in LANGUAGES:
            spoken = texts(language)
            words = [POSITIONS[stance], POSITION_WORDS[stance], SHORT_WORDS[stance]]
            translated = [spoken.gettext(each) for each in words]
            translated.append(spoken.pgettext("cell of a table", words[1]))
            for each in (*words, *translated):
                known[each.casefold()] = stance
    return known
