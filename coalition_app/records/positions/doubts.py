"""What nobody has vouched for in what a statement's sources say, and a person's word on it.

Open are pieces of entries, words of which nobody has said which demands they touch, and lines of a source
that belong to no entry and yet speak of a signatory or a demand. A line that names signatories is an open
piece of each of them.
"""

import datetime as dt
import re
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from coalition_app.draft_pieces import (
    COMPARE,
    HEADING,
    HEADS,
    LINE_OPENINGS,
    LOST,
    NEVER_PRINT,
    PRINTING,
    PRIVATE,
    SIGNERS,
)
from coalition_app.drafts import fold_words
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, known_word, whole_number
from coalition_app.records.positions.acts import UNSETTLED, add_act, guess_language, squash
from coalition_app.records.positions.fitting_answers import OF_LINE, Speaks, refuse_unfit
from coalition_app.records.positions.settled_words import Said, remember, settled_roles
from coalition_app.records.signatures.edits import rename_signatory
from coalition_app.records.signatures.lapses import FIELDS as OF_EVIDENCE
from coalition_app.records.signatures.lapses import lapse, more_than_spelling
from coalition_app.records.signatures.pieces import (
    ANSWERS,
    FIELDS,
    KEEP_BACK,
    NOTHING,
    PRINT,
    WORDS,
    Piece,
    column_values,
    read_pieces,
    usual_pieces,
)
from coalition_app.records.signatures.signatures import find_signatures
from coalition_app.records.signatures.who_signs import sign_as
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import act, blob, open_line, signatory, signature, source
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.who_signs import PartBody

UNSETTLED_WORDS = "unsettled-words"
"""The code of words of which nobody has said which demands they touch."""
ROLES = (*FIELDS, *sorted(PRINTING - FIELDS.keys()), "date-signed", *sorted(PRIVATE))
"""The roles that a piece can be given."""
_KEPT = ("pieces", "open_pieces", "joint", "kind", "capacity", *FIELDS.values())
"""Columns of a signature that an answer can change."""


def _no_body(_office: str, _affiliation: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that waits for a person."""

    number: int | None
    """Of the signature; None for a line that names no signatory."""
    piece: int | None
    """Its place among the signature's pieces, from 1."""
    code: str
    text: str
    lines: str
    """Of the source; with the source's place before it where several sources have such a line."""
    demands: tuple[int, ...] = ()
    """Numbers of the demands that a line names."""
    alike: int = 1
    """How many open pieces, or lines, of the statement have this text, whatever its case and spaces."""
    settled_as: tuple[str, ...] = ()
    """What the same text was settled as elsewhere, of `SETTLED_ROLES`."""
    role: str = ""
    """What the piece was read as; empty for a line and for words."""
    source_id: uuid.UUID | None = None
    """The source of the piece's entry; None for a line, for words, and for what came with no file."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What an answer settled."""

    count: int
    """How many pieces and lines."""
    numbers: tuple[int, ...]
    """The signatures whose pieces were settled."""
    remembered: tuple[tuple[str, str], ...] = ()
    """Text and role of what equal pieces of other lists are now known to be."""


def list_doubts(
    tx: Reading, statement: StatementRow, numbers: Collection[int] | None = None
) -> list[Doubt]:
    """List what is open in a statement, by number; `numbers` keeps what is open of some signatures."""
    found = [*_open_pieces(tx, statement), *_unsettled_words(tx, statement)]
    if numbers is not None:
        found = [each for each in found if each.number in numbers]
    found.sort(key=lambda each: (each.number or 0, each.piece or 0))
    return found if numbers is not None else [*found, *_lines_of_nobody(tx, statement)]


def read_sources(
    tx: Reading, source_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, tuple[bytes, str]]:
    """Return content and name of the files of sources, without those that were erased."""
    columns = (source.c.id, source.c.name, blob.c.content)
    query = sa.select(*columns).join(blob, blob.c.sha256 == source.c.sha256)
    rows = tx.rows(query.where(source.c.id.in_(source_ids), blob.c.content.is_not(None)))
    return {row.id: (bytes(row.content), row.name) for row in rows}


def settle_pieces(
    tx: Transaction,
    statement: StatementRow,
    numbers: Sequence[int],
    answer: str,
    *,
    piece: int | None = None,
    all_like: bool = False,
    speaks: Speaks = lambda _text: False,
    part_body: PartBody = _no_body,
) -> Settled:
    """Say what open pieces of signatures are; `piece` names one of them, open or not, from 1.

    `answer` is print, private, words, nothing or a role; of who signs, persons or organisations, which
    `part_body` finds in an office. Words become an unsettled act. `all_like` settles every open piece of
    the statement that has the same text, whatever its case and spaces; but each entry is compared with its
    source by itself. What was said is remembered for lists to come (`remember`). Raises UserError where
    nothing is open, for a line outside the entries that is to print, and for an answer that does not fit
    (`refuse_unfit`).
    """
    known_word(answer, (*ANSWERS, *ROLES, *SIGNERS))
    rows = _rows(tx, statement, [each.number for each in find_signatures(tx, statement, numbers)])
    chosen = {row.id: _chosen(row, piece) for row in rows}
    if all_like:
        named = [_pieces(row)[at] for row in rows for at in chosen[row.id]]
        meant = {_alike(each) for each in named if each.open != COMPARE}
        for row in _open_rows(tx, statement):
            if row.id not in chosen:
                rows.append(row)
            same = {
                at for at, each in _open_of(row) if each.open != COMPARE and _alike(each) in meant
            }
            chosen[row.id] = sorted(same.union(chosen.get(row.id, ())))
    rows.sort(key=lambda row: int(row.number))
    meant_rows = [row for row in rows if chosen[row.id]]
    for row in meant_rows:
        for each in (_pieces(row)[at] for at in chosen[row.id]):
            # What was never in doubt is the reading's or somebody's own word.
            if each.open or answer in SIGNERS:
                refuse_unfit(answer, each.open, each.text, each.role, speaks)
    return _settle(tx, statement, meant_rows, chosen, answer, part_body)


def settle_line(
    tx: Transaction,
    statement: StatementRow,
    line: str,
    answer: str,
    *,
    numbers: Sequence[int] = (),
    all_like: bool = False,
    speaks: Speaks = lambda _text: False,
    part_body: PartBody = _no_body,
) -> Settled:
    """Say what a line outside the entries is: private, words or nothing, for all whom it names.

    Words become an unsettled act of each of them; `numbers` says whose they are where it names nobody.
    Raises UserError where no such line is open, and for an answer that does not fit (`refuse_unfit`).
    """
    _refuse_printing(answer)
    open_lines = _open_lines(tx, statement)
    found = [row for label, row in open_lines if _is_meant(line, label)]
    if not found:
        raise UserError(_("No open line of a source has the number %(line)s.") % {"line": line})
    if len({row.text for row in found}) > 1:
        raise UserError(
            _("Several open lines have the number %(line)s: write it as “doubts” lists it.")
            % {"line": line}
        )
    if all_like:
        text = fold_words(found[0].text)
        found = [row for _label, row in open_lines if fold_words(row.text) == text]
    for row in found:
        refuse_unfit(answer, row.code, row.text, "", speaks)
    texts = {fold_words(row.text) for row in found}
    rows = _open_rows(tx, statement)
    chosen = {
        row.id: [
            at
            for at, each in _open_of(row)
            if each.open in LINE_OPENINGS and fold_words(each.text) in texts
        ]
        for row in rows
    }
    rows = [row for row in rows if chosen[row.id]]
    if answer == WORDS and not rows and not numbers:
        raise UserError(_("The line names nobody: say whose words these are."))
    for each in find_signatures(tx, statement, numbers) if answer == WORDS else ():
        if each.id not in chosen or not chosen[each.id]:
            _add_words(tx, each.id, found[0].text, found[0].source_id)
    settled = _settle(tx, statement, rows, chosen, answer, part_body)
    for row in found:
        tx.change(open_line, row.id, decided=_recorded(answer))
    count = max(settled.count, len(found))
    both = tuple(sorted({*settled.numbers, *numbers}))
    _name(tx, statement, both, count, answer)
    return Settled(count, both)


def open_lost(tx: Transaction, reasons: Mapping[uuid.UUID, str]) -> None:
    """Open signatures of which something was lost with a damaged register, each with a note on what."""
    wanted: dict[uuid.UUID, dict[str, Any]] = {}
    for some in chunks(reasons):
        for row in tx.rows(sa.select(signature).where(signature.c.id.in_(some))):
            note = Piece("unknown", reasons[row.id], open=LOST)
            wanted[row.id] = column_values([*_pieces(row), note])
    tx.change_each(signature, wanted)


# What is open


def _open_pieces(tx: Reading, statement: StatementRow) -> list[Doubt]:
    found = [
        (row, at, each)
        for row in _open_rows(tx, statement)
        # Whoever withdrew takes no position, whatever the list says besides.
        if row.standing != "withdrawn"
        for at, each in _open_of(row)
    ]
    if not found:
        return []
    times, known = Counter(_alike(each) for _row, _at, each in found), settled_roles(tx)
    return [
        Doubt(
            row.number,
            at + 1,
            each.open,
            each.text,
            each.lines or _lines(row),
            alike=1 if each.open == COMPARE else times[_alike(each)],
            settled_as=known.get(fold_words(each.text), ()),
            role=each.role,
            source_id=row.source_id,
        )
        for row, at, each in found
    ]


def _alike(piece: Piece) -> tuple[str, bool]:
    """Return by what equal pieces are known: their words, and whether they are no part of an entry."""
    return fold_words(piece.text), piece.open in NEVER_PRINT


def _unsettled_words(tx: Reading, statement: StatementRow) -> Iterator[Doubt]:
    query = (
        sa.select(signature.c.number, signature.c.source_lines, act.c.wording)
        .join(act, act.c.signature_id == signature.c.id)
        .where(
            signature.c.statement_id == statement.id,
            act.c.kind == UNSETTLED,
            act.c.withdrawn_on.is_(None),
        )
    )
    for row in tx.rows(query.order_by(signature.c.number, act.c.ordinal)):
        yield Doubt(row.number, None, UNSETTLED_WORDS, row.wording, _lines(row))


def _lines_of_nobody(tx: Reading, statement: StatementRow) -> Iterator[Doubt]:
    demands = {each.id.hex: each.number for each in statement.demands}
    lines = [(label, row) for label, row in _open_lines(tx, statement) if not row.signatures]
    times = Counter(fold_words(row.text) for _label, row in lines)
    for label, row in lines:
        named = tuple(demands[each] for each in row.demands or () if each in demands)
        alike = times[fold_words(row.text)]
        yield Doubt(None, None, row.code, row.text, label, named, alike)


def _open_lines(tx: Reading, statement: StatementRow) -> list[tuple[str, Row]]:
    """Return the open lines of a statement's sources, each with what it is called."""
    query = (
        sa.select(open_line, source.c.imported_at)
        .join(source, source.c.id == open_line.c.source_id)
        .where(source.c.statement_id == statement.id, open_line.c.decided == "")
        .order_by(source.c.imported_at, source.c.id, open_line.c.id)
    )
    rows = sorted(tx.rows(query), key=lambda row: (row.imported_at, _first_line(row.lines)))
    times = Counter(row.lines for row in rows)
    places = {key: at for at, key in enumerate(dict.fromkeys(r.source_id for r in rows), start=1)}
    return [
        (row.lines if times[row.lines] < 2 else f"{places[row.source_id]}/{row.lines}", row)
        for row in rows
    ]


def _first_line(lines: str) -> int:
    first = lines.partition("-")[0]
    return int(first) if first.isdecimal() else 0


def _is_meant(given: str, label: str) -> bool:
    """Tell whether a line is called so, by its label or by one of its numbers."""
    if given == label:
        return True
    source_before, _slash, lines = label.rpartition("/")
    source_given, _slash, line = given.rpartition("/")
    first, _dash, last = lines.partition("-")
    meant = whole_number(line)
    if meant is None or (source_given and source_given != source_before):
        return False
    return int(first or 0) <= meant <= int(last or first or 0)


def _rows(tx: Reading, statement: StatementRow, numbers: Sequence[int]) -> list[Row]:
    query = sa.select(signature).where(signature.c.statement_id == statement.id)
    found: list[Row] = []
    for chunk in chunks(numbers):
        found += tx.rows(query.where(signature.c.number.in_(chunk)).order_by(signature.c.number))
    return found


def _open_rows(tx: Reading, statement: StatementRow) -> list[Row]:
    query = sa.select(signature).where(
        signature.c.statement_id == statement.id, signature.c.open_pieces > 0
    )
    return list(tx.rows(query.order_by(signature.c.number)))


def _open_of(row: Row) -> list[tuple[int, Piece]]:
    return [(at, each) for at, each in enumerate(read_pieces(row.pieces)) if each.is_open]


def _pieces(row: Row) -> tuple[Piece, ...]:
    fields = {field: getattr(row, field) for field in FIELDS.values()}
    return read_pieces(row.pieces) or tuple(usual_pieces(fields, row.joint or ()))


def _lines(row: Row) -> str:
    first, _dash, last = row.source_lines.partition("-")
    return str(first if first == last else row.source_lines)


# Settling


def _chosen(row: Row, piece: int | None) -> list[int]:
    if piece is not None:
        if not 0 < piece <= len(_pieces(row)):
            raise UserError(
                _("Number %(number)d has no piece %(piece)d.")
                % {"number": row.number, "piece": piece}
            )
        if _pieces(row)[piece - 1].decided == WORDS:
            raise UserError(
                _("These words are recorded already: change what is recorded of them instead.")
            )
        return [piece - 1]
    found = [at for at, _each in _open_of(row)]
    if not found:
        raise UserError(_("Nothing is open at number %(number)d.") % {"number": row.number})
    return found


def _refuse_printing(answer: str) -> None:
    known_word(answer, (*ANSWERS, *ROLES, *SIGNERS))
    if answer not in (*OF_LINE, *SIGNERS):
        raise UserError(
            _(
                "A line outside the list is no part of an entry and does not print: say private, words "
                "or nothing."
            )
        )


def _settle(
    tx: Transaction,
    statement: StatementRow,
    rows: Sequence[Row],
    chosen: dict[uuid.UUID, list[int]],
    answer: str,
    part_body: PartBody,
) -> Settled:
    wanted: dict[uuid.UUID, dict[str, Any]] = {}
    private: dict[uuid.UUID, list[str]] = {}
    spoken: list[tuple[Row, str]] = []
    said: list[Said] = []
    for row in rows:
        pieces, fields = list(_pieces(row)), _fields(row)
        for at in chosen[row.id]:
            old = pieces[at]
            if old.open in NEVER_PRINT:
                _refuse_printing(answer)
            if old.open == LOST and answer != NOTHING:
                raise UserError(
                    _(
                        "This note is no signatory’s words and never prints: record of the papers what is "
                        "lost, and answer “nothing” once you have looked."
                    )
                )
            if old.prints or answer != PRINT:
                _take_out(fields, old)
            pieces[at] = _answered(old, answer)
            if answer in FIELDS or answer == "joint":
                _put_in(fields, pieces[at], [each for each in pieces if each is not pieces[at]])
            if answer in PRIVATE or answer == KEEP_BACK:
                private.setdefault(row.signatory_id, []).append(old.text)
            if answer == WORDS:
                spoken.append((row, old.text))
            if old.open not in NEVER_PRINT:
                said.append(Said(old.text, _meant(old, answer), _meant(old, old.decided)))
            elif old.open == HEADS:
                said.append(Said(old.text, _of_heading(answer), _of_heading(old.decided)))
        if answer in SIGNERS:
            fields, pieces = sign_as(answer, fields, pieces, part_body)
        wanted[row.id] = {**fields, **column_values(pieces)}
    tx.change_each(signature, wanted)
    lapse(tx, [row.id for row in rows if _says_more(_fields(row), wanted[row.id])])
    for row in rows:
        now = wanted[row.id]
        if now["name"] != row.name:
            also = {name: now[name] for name in ("kind", "legal_form") if answer in SIGNERS}
            rename_signatory(tx, row.signatory_id, now["name"], **also)
    for row, text in spoken:
        _add_words(tx, row.id, text, row.source_id, row.received_on)
    _keep_private(tx, private)
    _close_lines(tx, statement)
    numbers = tuple(row.number for row in rows)
    count = sum(len(chosen[row.id]) for row in rows)
    _name(tx, statement, numbers, count, answer)
    return Settled(count, numbers, remember(tx, said))


def _name(
    tx: Transaction, statement: StatementRow, numbers: Sequence[int], count: int, answer: str
) -> None:
    one = {"number": numbers[0]} if len(numbers) == 1 else {}
    tx.name_action(statement=statement.number, count=count, answer=answer, **one)


def _answered(piece: Piece, answer: str) -> Piece:
    recorded = _recorded(answer)
    role = piece.role if recorded in (PRINT, KEEP_BACK, NOTHING) else recorded
    return replace(piece, role=role, decided=recorded)


def _recorded(answer: str) -> str:
    """Return what stays with the place: who signs is seen from the signature then, and nothing is open."""
    return NOTHING if answer in SIGNERS else answer


def _meant(piece: Piece, answer: str) -> str:
    """Return what an answer says of a piece: what is to print as it was read is what it was read as."""
    return piece.role if answer == PRINT else answer


def _of_heading(answer: str) -> str:
    """Return what an answer says of a heading that may say that those below it have not signed."""
    return HEADING if answer == NOTHING else ""


def _fields(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _KEPT}


def _says_more(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Tell whether an entry names somebody else now, or says more of them: its evidence showed the former."""
    named = [field for field in OF_EVIDENCE if field in before]
    return any(more_than_spelling(before[field], after[field]) for field in named)


def _take_out(fields: dict[str, Any], piece: Piece) -> None:
    """Take a piece that becomes something else out of its field; a signature always keeps a name."""
    field = FIELDS.get(piece.role, "")
    if field not in ("", "name"):
        fields[field] = _without(fields[field], piece.text)


def _without(words: str, part: str) -> str:
    """Return words without a part that stands among others, parted by commas or semicolons."""
    text = re.escape(part)
    kept, behind = re.subn(rf"\s*[,;]\s*{text}(?=\s*(?:[,;]|$))", "", words, count=1)
    return kept if behind else re.sub(rf"^{text}\s*(?:[,;]\s*|$)", "", words, count=1)


def _put_in(fields: dict[str, Any], piece: Piece, others: Iterable[Piece]) -> None:
    """Give the field of a role the text of a piece, behind what is in it."""
    if piece.role == "joint":
        fields["joint"] = [*(fields["joint"] or ()), ["", piece.text]]
        return
    field = FIELDS[piece.role]
    if field == "name" and not any(each.role == "name" and each.prints for each in others):
        fields[field] = piece.text
    elif field == "name":
        fields[field] = f"{fields[field]} {piece.text}"
    else:
        # It may have stood there while it was open: it stands in one field, once.
        there = _without(fields[field], piece.text)
        fields[field] = ", ".join(each for each in (there, piece.text) if each)


def _add_words(
    tx: Transaction,
    signature_id: uuid.UUID,
    wording: str,
    source_id: uuid.UUID | None,
    received: dt.date | None = None,
) -> None:
    """Record the words of a source: they came with it, on a day that may be unknown."""
    if received is None and source_id is not None:
        received = tx.value(sa.select(source.c.received_on).where(source.c.id == source_id))
    add_act(
        tx,
        signature_id,
        kind=UNSETTLED,
        wording=wording,
        language=guess_language(wording),
        received_on=received,
        source_id=source_id,
    )


def _keep_private(tx: Transaction, private: dict[uuid.UUID, list[str]]) -> None:
    """Keep what never prints with the signatory's contacts."""
    for chunk in chunks(private):
        query = sa.select(signatory.c.id, signatory.c.contacts).where(signatory.c.id.in_(chunk))
        tx.change_each(
            signatory,
            {
                row.id: {"contacts": _joined(row.contacts, private[row.id])}
                for row in tx.rows(query)
            },
        )


def _joined(stands: Any, more: Iterable[str]) -> list[str]:
    before = [stands] if isinstance(stands, str) else list(stands or ())
    return list(dict.fromkeys([*before, *more]))


def _close_lines(tx: Transaction, statement: StatementRow) -> None:
    """Close the lines of which no signature that they name has anything open any more."""
    lines = [row for _label, row in _open_lines(tx, statement) if row.signatures]
    if not lines:
        return
    waiting = {
        (row.id.hex, squash(each.text))
        for row in _open_rows(tx, statement)
        for _at, each in _open_of(row)
    }
    answers = {
        row.id.hex: {squash(each.text): each.decided for each in read_pieces(row.pieces)}
        for row in _by_keys(tx, [key for line in lines for key in line.signatures])
    }
    for line in lines:
        text = squash(line.text)
        if any((key, text) in waiting for key in line.signatures):
            continue
        given = [answers.get(key, {}).get(text, "") for key in line.signatures]
        tx.change(open_line, line.id, decided=next(filter(None, given), NOTHING))


def _by_keys(tx: Reading, keys: Sequence[str]) -> Iterator[Row]:
    for chunk in chunks([uuid.UUID(hex=each) for each in dict.fromkeys(keys)]):
        yield from tx.rows(
            sa.select(signature.c.id, signature.c.pieces).where(signature.c.id.in_(chunk))
        )
