"""What the answers of a web form become: consent to be printed, dates, positions and words."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from coalition_app.drafts import ALL_DEMANDS, SHEET_MARK, Draft, DraftEntry, stances_given
from coalition_app.records.positions.acts import RESERVATION, UNSETTLED
from coalition_app.records.positions.positions import UNTOUCHED, Stated, Wanted
from coalition_app.records.statements.statements import DemandRow, StatementRow

WITH_WORDS = "supports-with-reservation"
TICKED = ALL_DEMANDS
"""The demand of a question whose answer names all demands that are supported."""
NO_ANSWER = "—"
"""Stands for an answer that is not there, or that says nothing, to a demand that the statement lacks."""
NOT_KNOWN = -1000
"""Questions whose demand is not known get this number and those below it."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a source asked its signatories."""

    questions: Mapping[int, str]
    """The header of each question about a demand, by the demand's number; empty where no form asked.

    TICKED is the number of a question about all demands."""
    words_on: Mapping[int, str]
    """The header of each question for words of their own, by the number of the demand that they are on."""
    asks_consent: bool
    """Whether it asked everybody for consent to be printed: it has a column for it."""
    asks_remarks: bool = False
    """Whether it asked for words that may be on any demand."""
    others: tuple[str, ...] = ()
    """The headers of questions for support of which it is not known on which demand they are."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What one entry's answers become."""

    kind: str
    """Kind of the words that came with them, `unsettled` where the answers do not settle them."""
    wording: str
    """The words without the questions of the form; empty where answers alone were given, and all settled."""
    touched: tuple[uuid.UUID, ...]
    """Demands that the words touch; empty while they are unsettled."""
    wanted: tuple[Wanted, ...]
    """Positions to be recorded: all that were answered, and those that are not stated."""


def form_of(draft: Draft) -> Form:
    """Tell what a source asked: by its columns, and by the answers where columns were merged."""
    questions: dict[int, str] = {}
    words_on: dict[int, str] = {}
    others: list[str] = []
    for header, field in draft.columns:
        kind, _colon, number = field.partition(":")
        if kind == "demand":
            questions[int(number)] = " ".join(header.rpartition(SHEET_MARK)[2].split())
        elif kind == "words":
            words_on[int(number)] = " ".join(header.rpartition(SHEET_MARK)[2].split())
        elif kind == "answer":
            others.append(" ".join(header.rpartition(SHEET_MARK)[2].split()))
        elif field == "demands":
            questions[TICKED] = " ".join(header.rpartition(SHEET_MARK)[2].split())
    for entry in draft.entries:
        for answered, _stance in entry.positions:
            questions.setdefault(answered, "")
    # The consent of one entry may be its own wish, which says nothing of the others.
    asks = any(field == "consent" for _header, field in draft.columns)
    remarks = any(field == "reservation" for _header, field in draft.columns)
    return Form(questions, words_on, asks, remarks, tuple(others))


def is_form(draft: Draft) -> bool:
    """Whether a source came from a web form: it has senders, consents or answers, or times of day.

    A list with a column of dates alone did not.
    """
    fields = {field.partition(":")[0] for _header, field in draft.columns}
    if fields & {"sender", "consent", "processing", "demand", "demands", "answer"}:
        return True
    return any("T" in entry.submitted_at for entry in draft.entries)


def publish_of(entry: DraftEntry, form: Form) -> str:
    """Return the consent to be printed; an unclear answer, or a missing one where it was asked for, withholds
    the name."""
    return entry.consent or ("withheld" if form.asks_consent else "yes")


def day_of(moment: str, today: dt.date) -> dt.date | None:
    """Return the date on which a form or a mail was sent, in its own zone.

    None where it is not clear. A date after today cannot be one on which anything came.
    """
    try:
        day = dt.datetime.fromisoformat(moment).date() if "-" in moment else None
    except ValueError:
        return None
    return day if day is not None and day <= today else None


def answers_of(
    entry: DraftEntry,
    form: Form,
    statement: StatementRow,
    *,
    signature_id: uuid.UUID,
    act_id: uuid.UUID,
) -> Answers | None:
    """Return what the answers of an entry become in a statement; None where no form asked about demands.

    A demand that was not answered is not stated, whether or not the form asked about it. An answer that is
    not known leaves the words unsettled, and so does a reservation on a core demand, and an answer to a
    demand that the statement does not have. Words given in the form are an act to settle, except those on the
    one demand whose answer announces them. A question of the form never counts as the signatory's words.
    """
    if not form.questions:
        return None
    answered, own = _parted(entry, form)
    unanswered = [each.number for each in statement.demands if each.number not in answered]
    given = stances_given(entry, unanswered)
    stances = _clear_stances(given, answered, statement, with_words=bool(own))
    known = {demand.number for demand in statement.demands}
    unclear = len(stances) < len(statement.demands)
    unclear = unclear or any(
        number not in known and given[number] not in UNTOUCHED for number in given
    )
    unclear = unclear or any(number <= NOT_KNOWN for number in answered)
    silent = _silent_on_others(form, {*given, *answered, *dict(entry.positions)}, known)
    unclear = unclear or bool(silent)
    settled = bool(own) and not unclear and _is_on_its_demand(entry, form, stances, own)
    placed = {
        demand.number
        for demand, stance in stances.items()
        if demand.number in given and (settled or stance != WITH_WORDS)
    }
    kept = [answer for number, answer in answered.items() if number not in placed]
    wording = "; ".join(each for each in (*kept, *silent, own) if each)
    touched = tuple(demand.id for demand, stance in stances.items() if stance not in UNTOUCHED)
    behind = (act_id.hex,) if settled else ()
    wanted = tuple(
        Wanted(signature_id, demand.id, Stated(stance, behind if demand.id in touched else ()))
        for demand, stance in stances.items()
        # While the words are unsettled, what is supported counts as unsettled too. Support that was answered
        # is recorded like any other answer.
        if (demand.number in given or stance != "supports") and (settled or stance != WITH_WORDS)
    )
    if not settled:
        return Answers(UNSETTLED, wording, (), wanted)
    return Answers(RESERVATION, wording, touched, wanted)


def _silent_on_others(form: Form, spoken: Collection[int], known: Collection[int]) -> list[str]:
    """Return the questions on demands that the statement lacks to which nothing was answered.

    Silence there must not become support of the whole statement.
    """
    asked = {
        number: question
        for number, question in form.questions.items()
        if (number != TICKED or not known) and number not in known
    }
    if TICKED in asked and (TICKED in spoken or len(asked) > 1):
        # What is not ticked was not answered: each box that anybody ticked is a question.
        del asked[TICKED]
    boxes = form.questions.get(TICKED, "")
    return [
        f"{question or f'{boxes} {number}'.strip()} {NO_ANSWER}"
        for number, question in asked.items()
        if number not in spoken
    ]


def _clear_stances(
    given: Mapping[int, str],
    answered: Collection[int],
    statement: StatementRow,
    *,
    with_words: bool,
) -> dict[DemandRow, str]:
    """Return the stance on each demand whose answer is clear; an unanswered demand is not stated."""
    stances: dict[DemandRow, str] = {}
    for demand in statement.demands:
        stance = given.get(demand.number, "not-stated")
        about = {demand.number, -demand.number, TICKED}
        if demand.number not in given and not about.isdisjoint(answered):
            continue
        if stance == WITH_WORDS and demand.policy == "core":
            continue
        # Without words there is no reservation, and less than support is no support.
        stances[demand] = "not-stated" if stance == WITH_WORDS and not with_words else stance
    return stances


def answers_given(entry: DraftEntry, form: Form) -> tuple[str, ...]:
    """Return the answers other than a yes as given in the form, each after its question."""
    answered, _own = _parted(entry, form)
    asked = _asked(form)
    return tuple(f"{asked[number]} {answer}" for number, answer in answered.items())


def words_given(entry: DraftEntry, form: Form) -> str:
    """Return the words that an entry brings: its answers and its own words, without the form's questions."""
    answered, own = _parted(entry, form)
    return "; ".join(each for each in (*answered.values(), own) if each)


def answers_on_demands(entry: DraftEntry, form: Form) -> tuple[str, str]:
    """Return the answers that are positions, and the words that need a demand; both without questions."""
    answered, own = _parted(entry, form)
    known = dict(entry.positions)
    told = [answer for number, answer in answered.items() if number in known]
    untold = [answer for number, answer in answered.items() if number not in known]
    return "; ".join(told), "; ".join(each for each in (*untold, own) if each)


def own_words(entry: DraftEntry, form: Form) -> str:
    """Return the words of an entry apart from the answers of a form."""
    return _parted(entry, form)[1]


def with_own_words(entry: DraftEntry, form: Form, words: str) -> str:
    """Return the reservation of a draft's entry with other words apart from the answers, which stay."""
    return "; ".join(each for each in (*answers_given(entry, form), words) if each)


def _asked(form: Form) -> dict[int, str]:
    """Return all questions; those for words on a demand by its number below zero."""
    others = {NOT_KNOWN - at: asked for at, asked in enumerate(form.others)}
    words_on = {-number: asked for number, asked in form.words_on.items()}
    return {**form.questions, **words_on, **others}


def _parted(entry: DraftEntry, form: Form) -> tuple[dict[int, str], str]:
    """Separate the answers, by demand, from the words that the signatory wrote."""
    answered: dict[int, str] = {}
    asked = _asked(form) if entry.reservation else {}
    rest = entry.reservation
    while rest:
        found = next(
            (
                (number, question)
                for number, question in asked.items()
                if question and number not in answered and rest.startswith(f"{question} ")
            ),
            None,
        )
        if found is None:
            break
        number, question = found
        answered[number], _mark, rest = rest[len(question) + 1 :].partition("; ")
    return answered, rest


def _is_on_its_demand(
    entry: DraftEntry, form: Form, stances: Mapping[DemandRow, str], own: str
) -> bool:
    """Whether words are the reservation that an answer announces, by the question that asked for them.

    That is so where the form asked for words on this demand alone, and the answer to it says that there is a
    reservation. Other words of a form must be settled by a person.
    """
    touched = [demand.number for demand, stance in stances.items() if stance not in UNTOUCHED]
    with_words = [demand.number for demand, stance in stances.items() if stance == WITH_WORDS]
    if form.asks_remarks or not touched or touched != with_words:
        return False
    if list(form.words_on) != touched:
        return False
    return not any(piece in entry.as_printed for piece in own.split("; "))
