"""A web form's answers beside the signatory: stances, consents, timestamp and sender."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from coalition_app.dates import is_impossible, month_stands_first, read_day
from coalition_app.drafts import Defect, DraftEntry
from coalition_app.i18n import _
from coalition_app.intake.entries.not_standing import bars_signature
from coalition_app.intake.entries.reservations import guess_language
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.forms.checkboxes import is_own_option, read_ticked, refused
from coalition_app.intake.forms.timestamps import month_goes_first, read_timestamp, zone_of
from coalition_app.intake.words.form_questions import (
    HIDDEN_WORDS,
    SIGNS,
    read_hidden,
    read_processing,
    read_publish,
    read_stance,
)
from coalition_app.intake.words.quotation import QUOTES

FORM_FIELDS = ("submitted", "sender", "consent", "processing", "demands")
"""Fields that only forms have, besides those of demands (`demand:1`) and words on them (`words:1`)."""
MOST_NAMED = 20
NO_QUOTES = str.maketrans("", "", QUOTES)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FEWEST_DIGITS = 5
NO_ANSWER = "—"
"""Stands for an empty cell in a column of answers of which the demand is not known."""
NO_MOMENT = "1980-01-01 00:00"
"""What LimeSurvey writes where a survey keeps no times."""


def is_form_field(field: str) -> bool:
    """Tell whether only forms have a column of this field."""
    return field in FORM_FIELDS or field.startswith(("demand:", "words:", "answer:"))


def month_order(rows: Sequence[Sequence[str]], column: int | None) -> bool | None:
    """Tell from the rows whether the month comes first in a column of timestamps."""
    if column is None:
        return None
    cells = [row[column] for row in rows if column < len(row)]
    first = month_goes_first(cells)
    return month_stands_first(cells) if first is None else first


def with_answers(
    entry: DraftEntry,
    cells: Mapping[str, str],
    questions: Mapping[str, str],
    *,
    month_first: bool | None,
    ticked: Mapping[int, str] | None = None,
    in_signs: bool = False,
) -> DraftEntry:
    """Return an entry with the answers of its form's row; `questions` are the headers by their fields.

    `ticked` are the demands that are ticked anywhere in the table, by their numbers. `in_signs` says that
    the table answers with plus and minus: then a dash is an answer, which somebody must read.

    An answer other than yes is words to settle too, with its question, so that it can never be counted
    as support; so is an unknown answer.
    """
    words = [entry.reservation] if entry.reservation else []
    said = _RowWords(words, list(entry.notes), list(entry.defects))
    for asked, answer in cells.items():
        if answer and ":" in asked:
            _add_answer(said, asked, answer, questions.get(asked, ""), in_signs=in_signs)
    for asked in questions:
        # Where the demand is not known, no answer must not become support of them all.
        if asked.startswith("answer:") and not cells.get(asked):
            said.answers.append(f"{questions[asked]} {NO_ANSWER}")
    if chosen := cells.get("demands", ""):
        _add_ticked(said, chosen, questions["demands"], ticked or {})
    given = _consents(said, cells, questions)
    if said.answers or any(stance != "supports" for _number, stance in said.positions):
        # Beside an answer other than yes, a remark applies to the demands whatever its words are.
        remark = cells.get("reservation", "")
        if remark and remark in said.notes and not bars_signature(remark):
            said.notes.remove(remark)
            said.words.append(remark)
    reservation = "; ".join(dict.fromkeys([*said.answers, *said.words]))
    moment = cells.get("submitted", "")
    return replace(
        entry,
        positions=tuple(sorted(said.positions)),
        reservation=reservation,
        reservation_language=guess_language(reservation) if reservation else "",
        notes=tuple(said.notes),
        defects=tuple(said.defects),
        submitted_at=_submitted_at(moment, questions.get("submitted", ""), month_first),
        sender=sender if "@" in (sender := cells.get("sender", "").lower()) else "",
        consent=entry.consent or given.get("consent", ""),
        processing=given.get("processing", ""),
    )


@dataclass(slots=True)
class _RowWords:
    """The meaning of the answers in one row."""

    words: list[str]
    """Words to settle that were written freely."""
    notes: list[str]
    defects: list[Defect]
    positions: list[tuple[int, str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    """Words to settle that answer a question, with the question."""


def _add_answer(said: _RowWords, asked: str, answer: str, question: str, *, in_signs: bool) -> None:
    """Add an answer to a question about one demand; `asked` is its column's field."""
    kind, _colon, number = asked.partition(":")
    if kind == "words":
        against = refused(question, answer)
        if against is None:
            said.words.append(answer)
        elif against:
            said.answers.append(f"{question} {answer}")
    elif kind in ("demand", "answer"):
        stance = "supports" if is_own_option(question, answer) else read_stance(answer)
        if in_signs and SIGNS.fullmatch(answer):
            stance = None
        # Which demand an answer is about may not be known: then it is words to settle.
        if stance and kind == "demand":
            said.positions.append((int(number), stance))
        if stance not in ("", "supports") or (kind == "answer" and stance == ""):
            said.answers.append(f"{question} {answer}")
        if stance is None:
            said.defects.append(Defect("unknown-answer", answer))


def _add_ticked(said: _RowWords, chosen: str, question: str, ticked: Mapping[int, str]) -> None:
    """Add the demands that were ticked, and what was written beside them."""
    numbers, beside = read_ticked(chosen, ticked)
    if beside:
        said.answers.append(f"{question} {beside}")
        said.defects.append(Defect("unknown-answer", beside))
    told_already = {number for number, _stance in said.positions}
    said.positions += [(each, "supports") for each in numbers or () if each not in told_already]


def _consents(
    said: _RowWords, cells: Mapping[str, str], questions: Mapping[str, str]
) -> dict[str, str]:
    """Read the consents to print the name and to keep the data.

    A name whose answer is not understood stays unprinted until somebody has reviewed it.
    """
    hidden = questions.get("consent", "").lower().replace("_", " ").strip(" :*.?")
    given: dict[str, str] = {}
    for asked, read, otherwise in (
        ("consent", read_hidden if hidden in HIDDEN_WORDS else read_publish, "withheld"),
        ("processing", read_processing, ""),
    ):
        if asked in cells:
            known = read(cells[asked])
            given[asked] = otherwise if known is None else known
            if known is None:
                said.notes.append(cells[asked])
                said.defects.append(Defect("unknown-answer", cells[asked]))
    return given


def _submitted_at(moment: str, header: str, month_first: bool | None) -> str:
    """Return a timestamp as ISO 8601 with the zone that it or its header prints; as printed where unclear."""
    if moment.startswith(NO_MOMENT):
        return ""
    if moment.isdecimal() and len(moment) < FEWEST_DIGITS:
        # The number of a row, not a timestamp.
        return ""
    read = read_timestamp(moment, month_first=month_first, zone=zone_of(header))
    return read or read_day(moment, month_first=month_first) or moment


def mark_sent_again(entries: Sequence[DraftEntry]) -> tuple[list[DraftEntry], list[str]]:
    """Mark entries that one sender sent again for the same name; the later is proposed, none is left out."""
    latest: dict[tuple[str, str], int] = {}
    marked = list(entries)
    warnings: list[str] = []
    senders: dict[str, set[str]] = {}
    for at, entry in enumerate(entries):
        if not entry.sender or "@" not in entry.sender:
            continue
        key = entry.sender, _plain_name(entry)
        senders.setdefault(entry.sender, set()).add(key[1])
        before = latest.get(key)
        later = at
        if before is not None:
            earlier, later = _in_time(entries, before, at)
            doubt = Defect("sent-again", entries[later].submitted_at)
            doubts = (*marked[earlier].defects, doubt)
            marked[earlier] = replace(marked[earlier], defects=doubts)
            if len(warnings) < MOST_NAMED:
                sentence = _sent_again_sentence(entries[earlier])
                old, new = entries[earlier].lines[:1], entries[later].lines[:1]
                named = {"earlier": old, "later": new}
                warnings.append(warn_of_lines(sentence, sorted((*old, *new)), named))
        latest[key] = later
    several = {sender for sender, names in senders.items() if len(names) > 1}
    if several:
        listed = [entry.lines[0] for entry in entries if entry.sender in several]
        sentence = _(
            "One address sent entries for several names; see the source, lines: %(lines)s."
        )
        warnings.append(warn_of_lines(sentence, listed))
    return marked, warnings


def _sent_again_sentence(earlier: DraftEntry) -> str:
    """Say which of two is proposed; a later form replaces the earlier, a later mail need not."""
    if any(defect.code == "read-from-mail" for defect in earlier.defects):
        return _(
            "Lines %(earlier)d and %(later)d of the source were sent from one address for the same "
            "name; the later one, line %(later)d, is proposed. Leave the other one out if it is "
            "the same."
        )
    return _(
        "Lines %(earlier)d and %(later)d of the source were sent from one address for the same "
        "name; the later one, line %(later)d, is proposed, and line %(earlier)d is left out. Take it in "
        "if it is another."
    )


def warn_of_answers(entries: Sequence[DraftEntry]) -> list[str]:
    """Warn of entries that do not allow their name to be printed or their data to be kept."""
    warnings: list[str] = []
    silent = [entry.lines[0] for entry in entries if entry.consent in ("withheld", "initials")]
    if silent:
        sentence = _("Not every name may be printed; see the source, lines: %(lines)s.")
        warnings.append(warn_of_lines(sentence, silent))
    refused = [entry.lines[0] for entry in entries if entry.processing == "no"]
    if refused:
        sentence = _(
            "Entries without consent to keeping their data are skipped unless you include them; see the "
            "source, lines: %(lines)s."
        )
        warnings.append(warn_of_lines(sentence, refused))
    return warnings


def warn_of_timestamps(entries: Sequence[DraftEntry]) -> list[str]:
    """Warn where it is not clear which number of a timestamp is the day, or no zone is printed."""
    moments = [entry.submitted_at for entry in entries if entry.submitted_at]
    unread = [
        (entry.submitted_at, entry.lines[0])
        for entry in entries
        if entry.submitted_at
        and "T" not in entry.submitted_at
        and not DAY.fullmatch(entry.submitted_at)
    ]
    impossible = [each for each in unread if is_impossible(each[0])]
    unclear = [each for each in unread if each not in impossible]
    silent = [entry.lines[0] for entry in entries if not entry.submitted_at]
    timed = sum("T" in moment for moment in moments)
    zoneless = sum("T" in each and "+" not in each and each.count("-") < 3 for each in moments)
    warnings: list[str] = []
    if impossible:
        sentence = _(
            "There is no such day as %(days)s (lines of the source: %(lines)s): it is kept as it is "
            "printed. Ask which day is meant."
        )
        days = ", ".join(dict.fromkeys(moment for moment, _line in impossible[:MOST_NAMED]))
        named = sentence.replace("%(days)s", days.replace("%", "%%"))
        warnings.append(warn_of_lines(named, [line for _moment, line in impossible]))
    if unclear:
        sentence = _(
            "Days are kept as they are printed (lines of the source: %(lines)s): it is not clear which "
            "number is the day."
        )
        warnings.append(warn_of_lines(sentence, [line for _moment, line in unclear]))
    if timed and silent:
        sentence = _(
            "The lines %(lines)s of the source have no time of sending: the form may not have been "
            "finished."
        )
        warnings.append(warn_of_lines(sentence, silent))
    if zoneless:
        warnings.append(
            _("The times at which the forms were sent are printed without a time zone.")
        )
    return warnings


def _plain_name(entry: DraftEntry) -> str:
    return " ".join(entry.name.translate(NO_QUOTES).casefold().replace("ё", "е").split())


def _in_time(entries: Sequence[DraftEntry], before: int, at: int) -> tuple[int, int]:
    """Return the earlier and the later of two rows: by their timestamps where both can be compared."""
    first, second = entries[before].submitted_at, entries[at].submitted_at
    comparable = "T" in first and "T" in second and first[19:] == second[19:]
    return (at, before) if comparable and second < first else (before, at)
