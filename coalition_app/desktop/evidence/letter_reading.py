"""What a letter seems to say of one signatory beside what the register says: read once for the form."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coalition_app import i18n
from coalition_app.desktop.evidence.new_model import NewPaper
from coalition_app.drafts import Paper
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _
from coalition_app.intake.said_on_demands import proposed_stances, signs_too
from coalition_app.intake.words_on_demands import letters_of, numbered
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.graded_signatures import grade_with
from coalition_app.records.evidence.grades import Shown
from coalition_app.records.lists import follow_up
from coalition_app.records.positions.acts import ActRow, acts_by_signature
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import UNSETTLED, UNTOUCHED
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import COUNTED, SignatureRow
from coalition_app.records.signatures.timeline import MOVES
from coalition_app.records.statements.short_names import heading
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store import transactions

SHORT = 80
"""Letters of earlier words by which they are known again."""


@dataclass(frozen=True, slots=True)
class OnDemand:
    """One demand: what the register says of the signatory there, and what the letter seems to say."""

    number: int
    heading: str
    before: str
    """A stance, or unsettled."""
    proposed: str
    """A stance; unsettled where a person must say it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the form is filled from."""

    names: dict[int, str]
    """Whose letter it may be, the likeliest first."""
    signed: SignatureRow | None
    claims: tuple[str, ...]
    kind: str
    day: dt.date
    status: str = ""
    may_withdraw: bool = False
    """Whether the signature can be withdrawn by it, as a person may read it."""
    withdraws: bool = False
    """Whether it seems to withdraw a signature that can be withdrawn."""
    demands: tuple[OnDemand, ...] = ()
    """Filled where it seems to object, and the signature counts."""
    worded: bool = False
    """Whether words of the signatory are recorded."""
    wording: str = ""
    """Its words against the statement; empty where they are recorded and unsettled already."""
    recorded: str = ""
    """The beginning of such words where they are recorded already, and assigned to demands."""
    note: str = ""
    address: str = ""
    """The sender's, where no address of the signatory is recorded."""


def read_letter(
    tx: transactions.Reading, statement: StatementRow, paper: NewPaper, today: dt.date
) -> Reading:
    """Read what a letter says of whom it is taken to be from."""
    received = paper.received
    read = received.paper if received else None
    numbers = [each.number for each in paper.proposals()]
    rows = signatures.list_signatures(tx, statement.id, numbers=numbers) if numbers else []
    known = {row.number: row for row in rows}
    names = {number: known[number].full_name for number in numbers if number in known}
    if not paper.number():
        # Where several match equally, the name alone may not tell them apart.
        names = {number: ", ".join(_told_apart(known[number])) for number in names}
    signed = known.get(paper.number())
    day = read.made_on if read is not None and read.made_on else paper.row.arrived_on
    # What no sentence of it decides is ticked by a person: else a refusal would be recorded as consent.
    claims = (received.claim,) if received and paper.seems else ()
    kind = read.kind if read else "file"
    found = Reading(names, signed, claims, kind, min(day, today), note=_of_others(read))
    if signed is None or read is None:
        return found
    seems, younger = paper.seems, list_evidence.younger_text(tx, statement, read.made_on)
    may_withdraw = "withdrawn" in MOVES[signed.status]
    worded = bool(acts_by_signature(tx, statement, [signed.id]).get(signed.id))
    found = replace(found, status=signed.status, may_withdraw=may_withdraw, worded=worded)
    if read.address and not follow_up.mail_addresses(tx, statement.id, [signed.number]):
        found = replace(found, address=read.address)
    if younger:
        found = _with_note(found, list_evidence.before_text_sentence(younger))
    if seems == "withdraws":
        gone = signed.status == "withdrawn"
        said = _("No. %(number)d is already withdrawn: the letter is recorded as evidence of it.")
        found = _with_note(found, said % {"number": signed.number}) if gone else found
        return replace(found, withdraws=may_withdraw)
    if seems != "objects" or signed.status not in COUNTED:
        return found
    demands, wording = _on_demands(tx, statement, signed, read)
    wording = paper.words or wording
    proved = ("consent", "wording") if signs_too(read.quotes) else ("wording",)
    if left := _left_open(_waiting(tx, statement, signed), read):
        named = {"number": signed.number, "words": _beginning(left[0].wording)}
        note = _(
            "Earlier words of No. %(number)d are not assigned to demands: “%(words)s”. What supports is "
            "recorded, and counts once they are."
        )
        found = _with_note(found, note % named)
    recorded = _recorded(tx, statement, signed, read)
    return replace(found, claims=proved, demands=demands, wording=wording, recorded=recorded)


def _with_note(reading: Reading, note: str) -> Reading:
    return replace(reading, note="\n".join(filter(None, [reading.note, note])))


def _of_others(read: Paper | None) -> str:
    """Say that words of others in a letter may limit the support, which nothing here records."""
    if read is None or not read.of_others:
        return ""
    sentence = _(
        "The letter quotes or forwards words of others that may limit the support: “%(words)s”. They "
        "are not recorded with it: read them, and record them for whoever wrote them."
    )
    return sentence % {"words": _beginning(read.of_others)}


def without_words(reading: Reading) -> Reading:
    """Return what a letter says beside words that are recorded already."""
    return replace(reading, demands=(), wording="") if reading.recorded else reading


def _recorded(
    tx: transactions.Reading, statement: StatementRow, signed: SignatureRow, read: Paper
) -> str:
    """Return the beginning of words that are assigned already; empty where a sentence has none."""
    acts = acts_by_signature(tx, statement, [signed.id]).get(signed.id, [])
    found = [each for each in acts if each.kind != UNSETTLED and _stands_in(each, read.text)]
    parts = [part for each in found for part in _parts(each.wording)]
    said = [_folded(each.sentence) for each in read.quotes if each.kind == "objects"]
    whole = all(any(part in each or each in part for part in parts) for each in said)
    return _beginning(found[0].wording) if found and whole else ""


def _stands_in(words: ActRow, text: str) -> bool:
    return all(part in _folded(text) for part in _parts(words.wording))


def _parts(wording: str) -> list[str]:
    """Return the places of a letter that recorded words were joined from."""
    return [part for each in re.split(r";|\n", wording) if (part := _folded(each))]


def _beginning(wording: str) -> str:
    words = " ".join(wording.split())
    return show_hidden(words[:SHORT].rstrip() + "…" if len(words) > SHORT else words)


def _told_apart(row: SignatureRow) -> list[str]:
    return [each for each in (row.full_name, row.representative, row.place) if each]


def _waiting(
    tx: transactions.Reading, statement: StatementRow, signed: SignatureRow
) -> list[ActRow]:
    recorded = acts_by_signature(tx, statement, [signed.id]).get(signed.id, [])
    return [each for each in recorded if each.kind == UNSETTLED]


def _left_open(waiting: Sequence[ActRow], read: Paper) -> Sequence[ActRow]:
    """Return the words that are not assigned and that the letter does not settle."""
    settles = len(waiting) == 1 and _stands_in(waiting[0], read.text)
    return [] if settles else waiting


def _on_demands(
    tx: transactions.Reading, statement: StatementRow, signed: SignatureRow, read: Paper
) -> tuple[tuple[OnDemand, ...], str]:
    """Return the demands with what is proposed, and the words; what no clause names is left to be said.

    Words that were recorded before and are not settled yet are settled by it, and not recorded twice.
    """
    said = [each.sentence for each in read.quotes if each.kind == "objects"]
    letters = letters_of({each.number: each.wordings.values() for each in statement.demands})
    named = [numbered(each, letters) for each in said]
    proposed = proposed_stances(named, [each.number for each in statement.demands])
    held = read_held(tx, statement, [signed.id]).by_demand(signed.id)
    language = i18n.current().language
    demands = []
    for each in statement.demands:
        before = held.get(each.number, UNSETTLED)
        # Support is also what a bare signature says; a position beside it was settled by somebody.
        kept = before if proposed or before not in UNTOUCHED else UNSETTLED
        demands.append(
            OnDemand(
                each.number,
                heading(statement, each, language),
                before,
                proposed.get(each.number, kept) or UNSETTLED,
            )
        )
    waiting = _waiting(tx, statement, signed)
    settles = bool(waiting) and not _left_open(waiting, read)
    return tuple(demands), "" if settles else "\n".join(said)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def grades_of(
    tx: transactions.Reading,
    statement: StatementRow,
    signed: SignatureRow,
    paper: NewPaper,
    kind: str,
    day: dt.date,
) -> tuple[str, str]:
    """Return what the evidence of a signature is worth, and what it will be with this letter."""
    read = paper.received.paper if paper.received else None
    direct = "direct" if read is not None and read.kind == "mail" else ""
    own = read.made_on if read is not None and read.made_on and read.made_on <= day else day
    return grade_with(tx, statement, signed, Shown(kind, direct), own)
