"""What a web form's row says beside the signatory: stances, consents, when it was sent and by whom."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coalition_app.drafts import Defect, DraftEntry, LineWarning
from coalition_app.i18n import _
from coalition_app.intake.days import month_stands_first, read_day
from coalition_app.intake.form_words import (
    HIDDEN_WORDS,
    read_hidden,
    read_processing,
    read_publish,
    read_stance,
)
from coalition_app.intake.moments import month_goes_first, read_moment, zone_of
from coalition_app.intake.numbering import ranges
from coalition_app.intake.quotation import QUOTES
from coalition_app.intake.reservations import guess_language
from coalition_app.intake.ticked import is_own_option, read_ticked, refused

FORM_FIELDS = ("submitted", "sender", "consent", "processing", "demands")
"""Fields that only forms ask for; those of demands (`demand:1`) and words on them (`words:1`) are more."""
MOST_NAMED = 20
NO_QUOTES = str.maketrans("", "", QUOTES)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FEWEST_DIGITS = 5
NO_MOMENT = "1980-01-01 00:00"
"""What LimeSurvey writes where a survey keeps no times."""


def is_form_field(field: str) -> bool:
    """Whether a column is one of those that only forms have."""
    return field in FORM_FIELDS or field.startswith(("demand:", "words:"))


def month_order(rows: Sequence[Sequence[str]], column: int | None) -> bool | None:
    """Tell from the rows whether the month goes first in a column of moments."""
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
) -> DraftEntry:
    """Add the answers of a form's row to its entry; `questions` are the headers by their fields.

    `ticked` are the demands that are ticked anywhere in the table, by their numbers.

    An answer other than yes is words to settle too, with its question, so that it can never be counted
    as support; so is an answer that is not known.
    """
    positions: list[tuple[int, str]] = []
    words: list[str] = [entry.reservation] if entry.reservation else []
    answers: list[str] = []
    notes, defects = list(entry.notes), list(entry.defects)
    for field, answer in cells.items():
        kind, _colon, number = field.partition(":")
        if kind == "words" and answer:
            against = refused(questions[field], answer)
            if against is None:
                words.append(answer)
            elif against:
                answers.append(f"{questions[field]} {answer}")
        elif kind == "demand" and answer:
            stance = "supports" if is_own_option(questions[field], answer) else read_stance(answer)
            if stance:
                positions.append((int(number), stance))
            if stance is None or stance not in ("", "supports"):
                answers.append(f"{questions[field]} {answer}")
            if stance is None:
                defects.append(Defect("unknown-answer", answer))
    if chosen := cells.get("demands", ""):
        numbers, beside = read_ticked(chosen, ticked or {})
        if beside:
            answers.append(f"{questions['demands']} {beside}")
            defects.append(Defect("unknown-answer", beside))
        told_already = {number for number, _stance in positions}
        positions += [(each, "supports") for each in numbers or () if each not in told_already]
    hidden = questions.get("consent", "").lower().replace("_", " ").strip(" :*.?")
    told = {
        "consent": read_hidden if hidden in HIDDEN_WORDS else read_publish,
        "processing": read_processing,
    }
    given = {field: read(cells[field]) for field, read in told.items() if field in cells}
    for field in (field for field, known in given.items() if known is None):
        notes.append(cells[field])
        defects.append(Defect("unknown-answer", cells[field]))
    moment = cells.get("submitted", "")
    if any(stance != "supports" for _number, stance in positions):
        # Beside an answer other than yes, a remark bears on the demands whatever its words are.
        remark = cells.get("reservation", "")
        if remark and remark in notes:
            notes.remove(remark)
            words.append(remark)
    reservation = "; ".join(dict.fromkeys([*answers, *words]))
    return replace(
        entry,
        positions=tuple(sorted(positions)),
        reservation=reservation,
        reservation_language=guess_language(reservation) if reservation else "",
        notes=tuple(notes),
        defects=tuple(defects),
        submitted_at=_submitted_at(moment, questions.get("submitted", ""), month_first),
        sender=sender if "@" in (sender := cells.get("sender", "").lower()) else "",
        consent=entry.consent or given.get("consent") or "",
        processing=given.get("processing") or "",
    )


def _submitted_at(moment: str, header: str, month_first: bool | None) -> str:
    """Give a moment as ISO 8601 with the zone that it or its header prints; as printed where unclear."""
    if moment.startswith(NO_MOMENT):
        return ""
    if moment.isdecimal() and len(moment) < FEWEST_DIGITS:
        # The number of a row and no moment.
        return ""
    read = read_moment(moment, month_first=month_first, zone=zone_of(header))
    return read or read_day(moment, month_first=month_first) or moment


def mark_sent_again(entries: Sequence[DraftEntry]) -> tuple[list[DraftEntry], list[str]]:
    """Mark what one sender sent again for the same name; the later one is proposed, none is left out."""
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
            old = marked[earlier]
            doubt = Defect("sent-again", entries[later].submitted_at)
            marked[earlier] = replace(old, defects=(*old.defects, doubt))
            if len(warnings) < MOST_NAMED:
                sentence = _(
                    "Lines %(earlier)d and %(later)d of the source were sent from one address for the same "
                    "name; the later one, line %(later)d, is proposed. Leave the other one out if it is "
                    "the same."
                )
                numbers = {
                    "earlier": entries[earlier].lines[0],
                    "later": entries[later].lines[0],
                }
                warnings.append(LineWarning(sentence % numbers, sorted(numbers.values())))
        latest[key] = later
    several = {sender for sender, names in senders.items() if len(names) > 1}
    if several:
        listed = [entry.lines[0] for entry in entries if entry.sender in several]
        sentence = _(
            "One address sent entries for several names; look at the lines %(lines)s of the source."
        )
        warnings.append(LineWarning(sentence % {"lines": ranges(listed)}, listed))
    return marked, warnings


def warn_of_answers(entries: Sequence[DraftEntry]) -> list[str]:
    """Name the entries that do not allow their name to be printed or their data to be kept."""
    warnings: list[str] = []
    silent = [entry.lines[0] for entry in entries if entry.consent in ("withheld", "initials")]
    if silent:
        sentence = _("Not every name may be printed: see the lines %(lines)s of the source.")
        warnings.append(LineWarning(sentence % {"lines": ranges(silent)}, silent))
    refused = [entry.lines[0] for entry in entries if entry.processing == "no"]
    if refused:
        sentence = _(
            "Some did not agree that their data are kept, on the lines %(lines)s of the source. Leave "
            "them out, or ask them."
        )
        warnings.append(LineWarning(sentence % {"lines": ranges(refused)}, refused))
    return warnings


def warn_of_moments(entries: Sequence[DraftEntry]) -> list[str]:
    """Say where it is not clear which number of a moment is the day, or no zone is printed."""
    moments = [entry.submitted_at for entry in entries if entry.submitted_at]
    unclear = sum("T" not in moment and not DAY.fullmatch(moment) for moment in moments)
    silent = [entry.lines[0] for entry in entries if not entry.submitted_at]
    timed = sum("T" in moment for moment in moments)
    zoneless = sum("T" in each and "+" not in each and each.count("-") < 3 for each in moments)
    warnings: list[str] = []
    if unclear:
        warnings.append(
            _(
                "When the forms were sent is kept as it is printed: it is not clear which number is "
                "the day."
            )
        )
    if timed and silent:
        sentence = _(
            "The lines %(lines)s of the source have no time of sending: the form may not have been "
            "finished."
        )
        warnings.append(LineWarning(sentence % {"lines": ranges(silent)}, silent))
    if zoneless:
        warnings.append(
            _("The times at which the forms were sent are printed without a time zone.")
        )
    return warnings


def _plain_name(entry: DraftEntry) -> str:
    return " ".join(entry.name.translate(NO_QUOTES).casefold().replace("ё", "е").split())


def _in_time(entries: Sequence[DraftEntry], before: int, at: int) -> tuple[int, int]:
    """Give the earlier and the later of two rows: by their moments where both can be compared."""
    first, second = entries[before].submitted_at, entries[at].submitted_at
    comparable = "T" in first and "T" in second and first[19:] == second[19:]
    return (at, before) if comparable and second < first else (before, at)
