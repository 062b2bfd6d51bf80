"""What a web form's row says beside the signatory: stances, consents, when it was sent and by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coalition_app.drafts import Defect, DraftEntry
from coalition_app.i18n import _
from coalition_app.intake.form_words import (
    read_chosen,
    read_processing,
    read_publish,
    read_stance,
)
from coalition_app.intake.moments import month_goes_first, read_moment
from coalition_app.intake.numbering import ranges
from coalition_app.intake.quotation import QUOTES
from coalition_app.intake.reservations import guess_language

FORM_FIELDS = ("submitted", "sender", "consent", "processing", "demands")
"""Fields that only forms ask for; those of demands (`demand:1`) and words on them (`words:1`) are more."""
MOST_NAMED = 20


def is_form_field(field: str) -> bool:
    """Whether a column is one of those that only forms have."""
    return field in FORM_FIELDS or field.startswith(("demand:", "words:"))


def month_order(rows: Sequence[Sequence[str]], column: int | None) -> bool | None:
    """Tell from the rows whether the month goes first in a column of moments."""
    if column is None:
        return None
    return month_goes_first(row[column] for row in rows if column < len(row))


def ticked_demands(rows: Sequence[Sequence[str]], column: int | None) -> frozenset[int]:
    """Give the numbers of all demands that are ticked anywhere in a column of ticked answers."""
    found: set[int] = set()
    for row in rows if column is not None else ():
        if column is not None and column < len(row):
            found.update(read_chosen(" ".join(row[column].split()), frozenset()) or ())
    return frozenset(found)


def with_answers(
    entry: DraftEntry,
    cells: Mapping[str, str],
    questions: Mapping[str, str],
    *,
    month_first: bool | None,
    known: frozenset[int] = frozenset(),
) -> DraftEntry:
    """Add the answers of a form's row to its entry; `questions` are the headers by their fields.

    `known` are the numbers of all demands that are ticked anywhere in the table.

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
            words.append(answer)
        elif kind == "demand" and answer:
            stance = read_stance(answer)
            if stance:
                positions.append((int(number), stance))
            if stance is None or stance not in ("", "supports"):
                answers.append(f"{questions[field]} {answer}")
            if stance is None:
                defects.append(Defect("unknown-answer", answer))
    if chosen := cells.get("demands", ""):
        numbers = read_chosen(chosen, known)
        if numbers is None:
            answers.append(f"{questions['demands']} {chosen}")
            defects.append(Defect("unknown-answer", chosen))
        told_already = {number for number, _stance in positions}
        positions += [(each, "supports") for each in numbers or () if each not in told_already]
    told = {"consent": read_publish, "processing": read_processing}
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
        submitted_at=read_moment(moment, month_first=month_first) or moment,
        sender=sender if "@" in (sender := cells.get("sender", "").lower()) else "",
        consent=entry.consent or given.get("consent") or "",
        processing=given.get("processing") or "",
    )


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
                warnings.append(sentence % numbers)
        latest[key] = later
    several = {sender for sender, names in senders.items() if len(names) > 1}
    if several:
        listed = [entry.lines[0] for entry in entries if entry.sender in several]
        sentence = _(
            "One address sent entries for several names; look at the lines %(lines)s of the source."
        )
        warnings.append(sentence % {"lines": ranges(listed)})
    return marked, warnings


def warn_of_answers(entries: Sequence[DraftEntry]) -> list[str]:
    """Name the entries that do not allow their name to be printed or their data to be kept."""
    warnings = []
    silent = [entry.lines[0] for entry in entries if entry.consent in ("withheld", "initials")]
    if silent:
        sentence = _("Not every name may be printed: see the lines %(lines)s of the source.")
        warnings.append(sentence % {"lines": ranges(silent)})
    refused = [entry.lines[0] for entry in entries if entry.processing == "no"]
    if refused:
        sentence = _(
            "Some did not agree that their data are kept, on the lines %(lines)s of the source. Leave "
            "them out, or ask them."
        )
        warnings.append(sentence % {"lines": ranges(refused)})
    return warnings


def warn_of_moments(entries: Sequence[DraftEntry]) -> list[str]:
    """Say where it is not clear which number of a moment is the day, or no zone is printed."""
    moments = [entry.submitted_at for entry in entries if entry.submitted_at]
    unclear = sum("T" not in moment for moment in moments)
    silent = [entry.lines[0] for entry in entries if not entry.submitted_at]
    zoneless = sum("T" in each and "+" not in each and each.count("-") < 3 for each in moments)
    warnings = []
    if unclear:
        warnings.append(
            _(
                "When the forms were sent is kept as it is printed: it is not clear which number is "
                "the day."
            )
        )
    if moments and silent:
        sentence = _(
            "The lines %(lines)s of the source have no time of sending: the form may not have been "
            "finished."
        )
        warnings.append(sentence % {"lines": ranges(silent)})
    if zoneless:
        warnings.append(
            _("The times at which the forms were sent are printed without a time zone.")
        )
    return warnings


def _plain_name(entry: DraftEntry) -> str:
    bare = "".join(letter for letter in entry.name if letter not in QUOTES)
    return " ".join(bare.casefold().replace("ё", "е").split())


def _in_time(entries: Sequence[DraftEntry], before: int, at: int) -> tuple[int, int]:
    """Give the earlier and the later of two rows: by their moments where both can be compared."""
    first, second = entries[before].submitted_at, entries[at].submitted_at
    comparable = "T" in first and "T" in second and first[19:] == second[19:]
    return (at, before) if comparable and second < first else (before, at)
