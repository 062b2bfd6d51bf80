"""Letters to those on the follow-up list, with what the register knows of each."""

import datetime as dt
import uuid
from collections.abc import Sequence

from coalition_app.documents.issue.letters import PAIR, Letter, Recipient, write_letter
from coalition_app.records.checked import IN_ONE_QUERY
from coalition_app.records.editions import attestors
from coalition_app.records.evidence import papers
from coalition_app.records.lists import follow_up
from coalition_app.records.lists.follow_up import FollowUp
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import UNSETTLED, ActRow
from coalition_app.records.signatures import older_texts
from coalition_app.records.signatures.signatures import PRINTED, find_signatures
from coalition_app.records.statements import diff
from coalition_app.records.statements.diff import Difference
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import HIDES_NAME
from coalition_app.records.store.transactions import Reading


def letters_to(
    tx: Reading,
    statement: StatementRow,
    awaited: Sequence[FollowUp],
    language: str | None = None,
    *,
    answer_by: dt.date | None = None,
) -> list[tuple[int, Letter]]:
    """Write a letter to each about the first of the reasons, with the number of the signature.

    In the register's language of documents unless told. It asks for an answer until the day that is given,
    else until the one that was noted, where that is still to come. Addresses are private and go nowhere but
    into the letter, which the coordinator sends.
    """
    register = attestors.get_register(tx)
    few = len(awaited) < IN_ONE_QUERY
    numbers = [each.signed.number for each in awaited] if few else None
    addresses = follow_up.mail_addresses(tx, statement.id, numbers)
    ids = [each.signed.id for each in awaited] if few else None
    acts = positions.acts_by_signature(tx, statement, ids)
    chosen = language or register.document_language
    title = statement.titles.get(chosen) or statement.title
    reconfirming = [each.signed.id for each in awaited if each.reasons[0][0] == "reconfirm"]
    changes = _changes(tx, statement, reconfirming, chosen)
    silent = [each for each in awaited if each.reasons[0][0] == "no-evidence"]
    held = papers.letters_held(tx, statement, numbers) if silent else {}
    demands = [
        each.wordings.get(chosen) or each.wordings.get(statement.authentic_language, "")
        for each in statement.demands
    ]
    letters = []
    for each in awaited:
        row, kind = each.signed, each.reasons[0][0]
        recipient = Recipient(
            row.number,
            row.full_name,
            row.representative,
            addresses.get(row.number, ""),
            _words(kind, acts.get(row.id, [])),
            changes.get(row.id, ()),
            held.get(row.number),
            row.kind,
            answer_by or (each.due_on if each.due_on and each.due_on > tx.today else None),
            each.sent.last_on if each.sent and each.sent.last_on < tx.today else None,
        )
        letter = write_letter(
            kind,
            recipient,
            title=title,
            coalition=register.coalition,
            sender=_sender(tx),
            language=chosen,
            demands=demands if all(demands) else (),
        )
        letters.append((row.number, letter))
    return letters


def letters_to_pair(
    tx: Reading,
    statement: StatementRow,
    pair: tuple[int, int],
    language: str,
    *,
    answer_by: dt.date | None = None,
) -> list[tuple[int, Letter]]:
    """Ask either of two that look alike whether they are one signatory, with the number of the signature.

    A name that is not printed is not told to the other either. Raises UserError where one is gone.
    """
    addresses = follow_up.mail_addresses(tx, statement.id, pair)
    rows = {each.number: each for each in find_signatures(tx, statement, pair)}
    letters = []
    for number, beside in (pair, pair[::-1]):
        row, other = rows[number], rows[beside]
        is_told = other.status in PRINTED and other.publish not in HIDES_NAME
        recipient = Recipient(
            number,
            row.full_name,
            row.representative,
            addresses.get(number, ""),
            kind=row.kind,
            answer_by=answer_by,
            other=(beside, other.full_name if is_told else ""),
        )
        letter = write_letter(
            PAIR,
            recipient,
            title=statement.titles.get(language) or statement.title,
            coalition=attestors.get_register(tx).coalition,
            sender=_sender(tx),
            language=language,
        )
        letters.append((number, letter))
    return letters


def _sender(tx: Reading) -> str:
    attestor = attestors.current_attestor(tx)
    return ", ".join((attestor.name, *attestor.offices)) if attestor else ""


def _changes(
    tx: Reading, statement: StatementRow, asked: Sequence[uuid.UUID], language: str
) -> dict[uuid.UUID, tuple[Difference, ...]]:
    """Return for each who must reconfirm where the newest sealed text differs from the one they signed.

    In the letter's language, else in the authentic one where only that changed.
    """
    newest = older_texts.newest_sealed(tx, statement.id)
    if newest is None or not asked:
        return {}
    known: dict[int, tuple[Difference, ...]] = {}
    found = {}
    for key, number in older_texts.texts_signed(tx, asked).items():
        if number not in known:
            every = diff.compare_texts(tx, statement.id, number, newest.number)
            spoken = [each for each in every if each.language == language]
            binding = [each for each in every if each.language == statement.authentic_language]
            known[number] = tuple(spoken or binding)
        found[key] = known[number]
    return found


def _words(kind: str, acts: Sequence[ActRow]) -> str:
    """Return the words that a letter is about: those to settle, or the translations to confirm."""
    if kind == "unsettled":
        return "\n\n".join(each.wording for each in acts if each.kind == UNSETTLED)
    if kind == "translation":
        return "\n\n".join(
            f"{each.wording}\n→ {wording}"
            for each in acts
            for _language, wording, _translator, state in each.translations
            if state != "confirmed"
        )
    return ""
