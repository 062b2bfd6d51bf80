"""Columns of a table with the status of each signature: withdrawn, pending, rejected."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from coalition_app.drafts import Defect, DraftEntry
from coalition_app.intake.entries.parts import WITHDRAWN
from coalition_app.intake.entries.printing_wishes import wishes_among, with_wishes
from coalition_app.intake.entries.remainder import is_vouched_for
from coalition_app.intake.entries.said_beside import opens_beside
from coalition_app.intake.tables.mark_columns import consents, opening_cells
from coalition_app.intake.tables.plain_answers import (
    DAY,
    is_numbering,
    is_plain_answer,
    is_plain_day,
    may_be_day,
    words_of_days,
)
from coalition_app.intake.words.form_questions import NO, NOT_STATED, YES
from coalition_app.intake.words.persons import has_known_name, is_person
from coalition_app.intake.words.table_headers import plain_header
from coalition_app.intake.words.word_lists import words_meaning

FEW_VALUES = 6
"""Most different cells of a column of statuses."""
SAMPLE = 1_000
"""Rows in which different cells are counted."""
LONGEST, LONGEST_DENIAL = 80, 5
"""Most characters of a status cell, and of a bare no."""
DATED = 0.5
"""Share of filled cells of a column of the days of signing from which an empty one says: not yet."""
MORE_WITHDRAWN = re.compile(
    r"\b(?:retir[ée]e?s?|désisté|zurückgezogen|zurückgenommen|retirad[oa]|ritirat[oa]|wycofan\w*|"
    r"відкликан\w*|stažen\w*|ingetrokken|geri çekildi|снята|снято|отзыв)\b",
    re.IGNORECASE,
)
PENDING = re.compile(
    r"(?:pending|awaiting|waiting|unconfirmed|unverified|unapproved|not (?:yet )?(?:confirmed|verified|"
    r"approved|moderated)|to be (?:confirmed|approved|verified)|in (?:review|moderation|progress)|"
    r"under review|on hold|moderation|queued|draft|incomplete|unfinished|partial|provisional|tbc|"
    r"ожида\w+|жд[её]т|в ожидании|на (?:модерации|проверке|рассмотрении|согласовании|утверждении)|"
    r"не ?(?:подтвержд|провер|утвержд|одобр|заверш)\w+|черновик|в работе|"
    r"күт(?:іп|уде|ілуде)\b.*|тексерілуде|расталма\w+|мақұлданба\w+|бекітілме\w+|қаралуда|модерацияда|"
    r"en attente|ausstehend|unbestätigt|pendiente|pendente|in attesa|oczekuj\w+|очіку\w+|"
    r"непідтвердж\w+|čeká\w*)(?!\w).*",
    re.IGNORECASE | re.DOTALL,
)
"""Statuses of a signature that somebody must still confirm."""
REJECTED = re.compile(
    r"(?:rejected|refused|denied|spam|trash(?:ed)?|deleted|removed|banned|blocked|fake|duplicate|invalid|"
    r"отклон[её]н\w*|отказано|спам|удал[её]н\w*|недействительн\w*|фейк|дубл\w*|"
    r"қабылданба\w+|жойыл\w+|жарамсыз|қайталан\w+|"
    r"rejeté\w*|abgelehnt|rechazad[oa]|rejeitad[oa]|rifiutat[oa]|odrzucon\w+|відхилен\w+|zamítnut\w+)"
    r"(?!\w).*",
    re.IGNORECASE | re.DOTALL,
)
"""Statuses of a row that the list's keeper has refused."""
STANDS = re.compile(
    r"approved|confirmed|verified|accepted|active|signed|published|publish|public|valid|complete[d]?|done|"
    r"finished|new|ok|live|"
    r"подтвержд[её]н\w*|одобрен\w*|проверен\w*|принят\w*|утвержд[её]н\w*|подписан\w*|опубликован\w*|"
    r"активн\w*|действительн\w*|заверш[её]н\w*|готово|"
    r"расталды|расталған|мақұлданды|бекітілді|қабылданды|қол қойылды|жарияланды|белсенді|аяқталды|"
    r"approuvé\w*|signé\w*|confirmé\w*|bestätigt|genehmigt|aprobad[oa]|confirmad[oa]|firmad[oa]|"
    r"confermat[oa]|approvat[oa]|potwierdzon\w+|підтвердж\w+|схвален\w*",
    re.IGNORECASE,
)
"""Statuses of a valid signature."""
OF_SIGNING = re.compile(
    r"\bподпис(?!к|ч)|\bsign(?:ed|ature|ator)|\bқол(?:ы|ын|ым)\b|\bқол қо", re.IGNORECASE
)
"""How headers and cells speak of the signature itself."""
DAY_WITHDRAWN = re.compile(
    r"\bдат\w+ отзыва\b|\bотзыв\w* подпис|\bdate of (?:the )?withdrawal|\bwithdrawal date|"
    r"\bқайтар\w+ (?:ал\w+ )?күн|\bopt(?:ed)?[ _-]?out\b|\bun(?:signed|subscribed)\b|"
    r"\b(?:вышл[аи]|вышел) из\b|\bбас тартты\b",
    re.IGNORECASE,
)
"""Headers of the day on which a signature was withdrawn, or of whether somebody left."""
STATUS = words_meaning("status_headers", "status")
"""Headers of a column of statuses."""
CONFIRMED_WORDS = words_meaning("status_headers", "confirmed")
"""Headers of a yes or no to whether a signature was confirmed."""
SIGNED_WORDS = words_meaning("status_headers", "signed")
"""Headers of a yes or no to whether somebody has signed, in a list of invitations."""
REFUSED_WORDS = words_meaning("status_headers", "refused")
"""Headers of a yes or no to whether a row was refused."""


class StatusCells:
    """Finds the columns that tell, among those that nothing else is read from."""

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        read: Collection[int],
        dated: Sequence[int] = (),
    ) -> None:
        """Look at the columns from which nothing is `read`; `dated` are those of the days of signing."""
        self.headers = headers
        self.dated = {at: words_of_days(list(_filled(rows, at))) for at in dated}
        """Columns of the days of signing, with the words that most of their cells hold."""
        self.due = [
            at for at in dated if _is_due(headers[at] if at < len(headers) else "", rows, at)
        ]
        """Those of them in which whoever has no day has not signed yet."""
        self.withdrawn: list[int] = []
        """Columns whose header asks whether a signature was withdrawn."""
        self.confirmed: list[int] = []
        self.signed: list[int] = []
        self.refused: list[int] = []
        self.told: list[int] = []
        """Columns whose cells are statuses."""
        self.asked: list[int] = []
        """Columns whose header asks for the signature, and whose cells say more than that it is there."""
        self.spoken: list[int] = []
        """Columns on something else, of which a cell speaks of the signature."""
        for at, header in enumerate(headers):
            if at in read:
                continue
            if _says_withdrawn(header) or DAY_WITHDRAWN.search(header):
                self.withdrawn.append(at)
            elif _plain(header) in CONFIRMED_WORDS and any(map(_agrees, _filled(rows, at))):
                self.confirmed.append(at)
            elif _plain(header) in SIGNED_WORDS and any(map(_agrees, _filled(rows, at))):
                self.signed.append(at)
            elif _plain(header) in REFUSED_WORDS:
                self.refused.append(at)
            elif _tells(header, list(_filled(rows, at))):
                self.told.append(at)
            elif _asks_for_signature(header, set(_filled(rows, at))):
                self.asked.append(at)
            elif any(map(_speaks_of_signature, _filled(rows, at))):
                self.spoken.append(at)
        self.tell = bool(self.columns or self.dated or self.spoken)

    @property
    def columns(self) -> set[int]:
        """Return the indexes of all columns that tell a status; one with a word on it tells other things."""
        return {
            *self.withdrawn,
            *self.confirmed,
            *self.signed,
            *self.refused,
            *self.told,
            *self.asked,
        }

    def is_rejected(self, row: Sequence[str]) -> bool:
        """Tell whether the list's keeper refused a row."""
        if not self.tell:
            return False
        if any(_agrees(_cell(row, at)) for at in self.refused):
            return True
        cells = (_cell(row, at) for at in (*self.told, *self.confirmed))
        return any(REJECTED.fullmatch(cell) and not _says_withdrawn(cell) for cell in cells)

    def mark(self, entry: DraftEntry, row: Sequence[str]) -> DraftEntry:
        """Mark an entry as withdrawn or not final where its row says so; the words are kept as a note."""
        if not self.tell:
            return entry
        for at in (*self.withdrawn, *self.told, *self.confirmed):
            cell = _cell(row, at)
            denied = _is_denied(cell)
            if not denied if at in self.withdrawn else _says_withdrawn(cell):
                return _marked(entry, "withdrawn", "withdrawn-mark", cell)
        for at in (*self.signed, *self.due):
            cell = _cell(row, at)
            if (NOT_STATED.fullmatch if at in self.dated else _is_denied)(cell):
                return _marked(entry, "invited", "not-final", cell)
        for at in self.told:
            if PENDING.fullmatch(cell := _cell(row, at)):
                return _marked(entry, "subject-to-approval", "not-final", cell)
        for at in self.confirmed:
            cell = _cell(row, at)
            if not cell or NO.match(cell) or PENDING.fullmatch(cell):
                return _marked(entry, "subject-to-approval", "not-final", cell)
        return self._with_unknown(entry, row)

    def _with_unknown(self, entry: DraftEntry, row: Sequence[str]) -> DraftEntry:
        """Keep as notes what is said of the signature and nobody understands: they open the entry."""
        answers = (*self.asked, *self.signed, *self.confirmed)
        found = [(at, cell) for at in self.told if _is_open(cell := _cell(row, at))]
        found += [(at, cell) for at in answers if _is_unknown(cell := _cell(row, at))]
        found += [
            (at, cell)
            for at, usual in self.dated.items()
            if not is_plain_day(cell := _cell(row, at), usual)
        ]
        found += [(at, cell) for at in self.spoken if _speaks_of_signature(cell := _cell(row, at))]
        for at, cell in found:
            if _says_withdrawn(cell):
                entry = _marked(entry, "withdrawn", "withdrawn-mark", cell)
            elif PENDING.fullmatch(cell):
                entry = _marked(entry, "subject-to-approval", "not-final", cell)
            elif (told := wishes_among([DAY.sub("", cell).strip(" ,;.")])).notes:
                # «Отказ 3.11» prints nowhere, and "not for publication" says nothing of approval.
                defects = tuple(replace(each, text=cell) for each in told.defects)
                entry = with_wishes(entry, replace(told, notes=(cell,), defects=defects))
            elif cell not in entry.notes:
                # A sign, a number or a name opens nothing by itself; under its header it is an answer.
                opens = cell not in entry.as_printed and opens_beside(cell)
                note = cell if opens else f"{' '.join(self.headers[at].split())}: {cell}"
                entry = replace(entry, notes=(*entry.notes, note))
        return entry


def tells_who_signed(header: str, cells: Sequence[str]) -> bool:
    """Tell whether a column with an ambiguous header says yes or no to whether somebody has signed."""
    if _plain(header) not in SIGNED_WORDS:
        return False
    values = set(cells)
    people = {cell for cell in values if is_person(cell) or has_known_name(cell)}
    answers = {cell for cell in values - people if _is_yes_or_no(cell)}
    return bool(answers) and len(people) <= len(answers)


def are_statuses(cells: Sequence[str]) -> bool:
    """Tell whether all cells of a column are statuses, and at least one is doubtful."""
    values = {cell.casefold() for cell in cells}
    if len(values) > FEW_VALUES or not any(map(_is_doubtful, values)):
        return False
    return all(_is_doubtful(cell) or STANDS.fullmatch(cell) for cell in values)


def _tells(header: str, cells: Sequence[str]) -> bool:
    """Tell whether a column holds the status of some rows.

    Under another header than «Status» its few different cells must all be words for it, unless one of them
    says that a signature was withdrawn.
    """
    if plain_header(header) in STATUS:
        return any(map(_is_doubtful, set(cells))) or bool(opening_cells(header, cells))
    if len({cell.casefold() for cell in cells[:SAMPLE]}) > FEW_VALUES:
        return False
    return any(map(_says_withdrawn, set(cells))) or are_statuses(cells)


def _is_doubtful(cell: str) -> bool:
    """Tell whether a cell says that a signature was withdrawn, refused or not confirmed."""
    if not cell or len(cell) >= LONGEST:
        return False
    return bool(_says_withdrawn(cell) or PENDING.fullmatch(cell) or REJECTED.fullmatch(cell))


def _asks_for_signature(header: str, cells: Collection[str]) -> bool:
    """Tell whether a column is on the signature, and one of its cells says more than that it is there.

    What is called a status may be what somebody is: «Статус: студент».
    """
    of_signing = OF_SIGNING.search(header) is not None
    if not of_signing and plain_header(header) not in STATUS:
        return False
    people = sum(is_person(cell.partition(", ")[0]) for cell in cells)
    if people * 2 > len(cells):
        return False
    if of_signing:
        return not is_numbering(cells) and any(map(_is_unknown, cells))
    return not all(map(is_vouched_for, filter(_is_unknown, cells)))


def _is_open(cell: str) -> bool:
    """Tell whether a status is none of those that stand; a day is no status."""
    words = any(map(str.isalpha, cell)) or not any(map(str.isdigit, cell))
    return bool(cell) and words and not (consents(cell) or is_person(cell))


def _is_unknown(cell: str) -> bool:
    """Tell whether a cell of a status or a signature says more than that it is there."""
    if not cell or is_plain_answer(cell):
        return False
    denied = _is_denied(cell) and len(cell) < LONGEST_DENIAL
    return not denied


def _is_denied(cell: str) -> bool:
    """Tell whether a cell says no or nothing."""
    return bool(NOT_STATED.fullmatch(cell) or NO.match(cell.rstrip(" .!")))


def _is_due(header: str, rows: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether most rows have a day of signing, so that one without it has not signed yet."""
    stated = [cell for cell in _filled(rows, at) if not NOT_STATED.fullmatch(cell)]
    mostly = len(stated) > DATED * len(rows)
    # A column of nothing but words holds remarks: where it is empty, nothing was said.
    return mostly and OF_SIGNING.search(header) is not None and any(map(may_be_day, stated))


def _speaks_of_signature(cell: str) -> bool:
    if len(cell) >= LONGEST:
        return False
    if not _says_withdrawn(cell) and (OF_SIGNING.search(cell) is None or _agrees(cell)):
        return False
    return not is_plain_answer(cell)


def _plain(header: str) -> str:
    return plain_header(header).rstrip(" ?")


def _is_yes_or_no(cell: str) -> bool:
    bare = "".join(cell.split())
    return not any(map(str.isdigit, bare[1:])) and bool(is_plain_answer(cell) or _is_denied(cell))


def _marked(entry: DraftEntry, status: str, code: str, cell: str) -> DraftEntry:
    if entry.standing == "withdrawn":
        return entry
    return replace(
        entry,
        standing=status,
        notes=(*entry.notes, *([cell] if cell else [])),
        defects=(*entry.defects, Defect(code, cell)),
    )


def _filled(rows: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    return filter(None, (_cell(row, at) for row in rows))


def _cell(row: Sequence[str], at: int) -> str:
    return " ".join(row[at].split()) if at < len(row) else ""


def _says_withdrawn(text: str) -> bool:
    return len(text) < LONGEST and bool(WITHDRAWN.search(text) or MORE_WITHDRAWN.search(text))


def _agrees(cell: str) -> bool:
    return bool(YES.match(cell) or STANDS.fullmatch(cell)) or any(map(str.isdigit, cell))
