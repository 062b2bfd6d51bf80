"""Columns that nothing is read from and that answer whether, or on what terms, somebody signs.

Their heads say little («Отметка», "Mark", none at all), so their cells are asked: where most of them are
answers, each that is not plain consent opens its row.
"""

import re
from collections.abc import Sequence

from coalition_app.intake.entries.parts import SIGNED
from coalition_app.intake.entries.reservations import PLAIN_SUPPORT
from coalition_app.intake.forms.answer_columns import BARE
from coalition_app.intake.words.form_questions import read_stance
from coalition_app.intake.words.table_headers import plain_header
from coalition_app.intake.words.word_lists import word_set

MOST = 0.5
"""Share of a column's filled cells above which it holds answers whatever its head is."""
LONGEST = 200
HEADS = word_set(
    "mark marks answer answers decision response result status state tick check отметка отметки пометка "
    "метка ответ решение результат статус состояние белгі белгісі белгілер жауап жауабы шешім нәтиже "
    "мәртебе күйі"
)
"""Heads of columns that hold an answer even where few cells are plain ones."""
CONSENTS = word_set("+ ++ v x ✓ ✔ ☑ ✅ true ok ок signed подписан подписано есть бар")
"""Cells that say no more than that somebody signs, beside the words of plain support."""
STANDS = re.compile(
    r"(?:approved|confirmed|verified|accepted|active|published|public|valid|completed?|done|finished|new|live|"
    r"подтвержд[её]н|одобрен|проверен|принят|утвержд[её]н|подписан|опубликован|активн|действительн|заверш[её]н|"
    r"готов|расталды|расталған|мақұлданды|бекітілді|қабылданды|қол қойылды|жарияланды|белсенді|аяқталды)\w*",
    re.IGNORECASE,
)
EXCEPT = re.compile(
    r"\b(?:кроме|без|за исключением|except|but not|without|not|only|только|лишь)\s(?:\w+\s)?\d|"
    r"\d\S*\s(?:басқа|өзге|қоспағанда|емес)\b|\b(?:кроме|except)\b",
    re.IGNORECASE,
)
"""How somebody is for all but something."""
DIGITS = str.maketrans("123456789", "0" * 9)
IN_SIGNS = re.compile(r"[-–—−+±?!/\s]+")
IN_DOUBT = re.compile(
    r"(?:tb[acd]|maybe|perhaps|unsure|undecided|pending|later|refus\w*|declin\w*|withdr\w*|awaiting|waiting|"
    r"может(?: быть)?|возможно|под вопросом|позже|потом|отказ\w*|отзыв\w*|отозва\w*|жд[её]т|думает|"
    r"мүмкін|кейін|бас тарт\w*|қайтар\w*|күт\w*|ойлан\w*|белгісіз)(?!\w).*",
    re.IGNORECASE,
)


def consents(cell: str) -> bool:
    """Tell whether a cell says no more than that somebody signs."""
    low = cell.casefold().rstrip(" .!")
    if low in CONSENTS or PLAIN_SUPPORT.fullmatch(cell) or SIGNED.fullmatch(cell):
        return True
    return STANDS.fullmatch(low) is not None or read_stance(cell) == "supports"


def opening_cells(head: str, cells: Sequence[str]) -> frozenset[str]:
    """Return what of a column's cells opens a row; nothing where the column answers nothing."""
    filled = [cell for cell in cells if cell]
    # No answer differs by its digits, and a column of codes or telephones by nothing else.
    alike = {cell: cell.translate(DIGITS) for cell in set(filled)}
    answers = {each: len(each) <= LONGEST and _answers(each) for each in {*alike.values()}}
    known = {cell: answers[each] for cell, each in alike.items()}
    bare = {cell for cell in known if known[cell] and EXCEPT.search(cell[:LONGEST])}
    if not any(known.values()):
        return frozenset()
    many = sum(known[cell] for cell in filled) > MOST * len(filled)
    if many or plain_header(head) in HEADS:
        return frozenset(cell for cell in known if not consents(cell) and not _is_day(cell))
    return frozenset(bare)


def _answers(cell: str) -> bool:
    """Tell whether a cell answers something; a dash alone stands in any empty cell."""
    if IN_SIGNS.fullmatch(cell):
        return "?" in cell or "+" in cell
    bare = cell.rstrip(" .!")
    if BARE.fullmatch(bare) or consents(cell) or read_stance(cell):
        return True
    return bool(EXCEPT.search(cell) or IN_DOUBT.fullmatch(bare))


def _is_day(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))
