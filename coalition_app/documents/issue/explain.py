"""Everything behind one signature on one page: positions, since when, in whose words, on what evidence."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from coalition_app import i18n
from coalition_app.annex_words import ACT_WORDS, TRANSLATION_WORDS
from coalition_app.documents.layout.document_words import ACT_ON_DEMANDS
from coalition_app.i18n import _
from coalition_app.labels import CLAIMS, EVIDENCE_KINDS, held_words, position_label, status_label
from coalition_app.records.lists.signature_details import (
    EvidenceRow,
    SignatureDetails,
    Since,
    shows_consent,
)
from coalition_app.records.positions.acts import ActRow
from coalition_app.records.signatures.status import StepRow
from coalition_app.records.statements.statements import StatementRow


def explain_lines(
    statement: StatementRow, details: SignatureDetails, steps: list[StepRow]
) -> Iterator[str]:
    """Yield the page as lines of text in the program's language, without contacts and notes."""
    signed = details.signed
    yield f"{signed.number}. {signed.full_name}"
    if signed.printed_form:
        yield "   " + _("A PDF prints: %(entry)s") % {"entry": signed.printed_form}
    who = "; ".join(", ".join(part for part in each if part) for each in signed.people)
    where = ", ".join(part for part in (signed.place, signed.country) if part)
    yield from (f"   {part}" for part in (who, where) if part)
    yield "   " + _("Statement %(number)d: %(title)s") % {
        "number": statement.number,
        "title": _in_own(statement.titles, statement),
    }
    yield from ("", _("Status"))
    yield f"   {status_label(signed.status)}"
    yield from (f"   {line}" for line in _steps(steps))
    yield from (f"   {line}" for line in details.merges)
    if details.list_entry:
        yield "   " + _("The list that came in printed: %(text)s") % {"text": details.list_entry}
    yield from _text_signed(details)
    yield from _positions(statement, details)
    for act in details.acts:
        yield from _act(act, details.acts)
        yield from (f"   {line}" for line in shown_sentences(act, details.evidence))
    yield from ("", _("Evidence"))
    for piece in details.evidence:
        yield f"   {evidence_sentence(piece, details.acts)}"
    if not any(map(shows_consent, details.evidence)):
        yield "   " + _("There is no evidence of consent.")
    elif details.outdated:
        yield "   " + _("Consent: the evidence is older than the text.")
    yield from ("", _("History"))
    for entry in reversed(details.history):
        when = entry.at.strftime("%d.%m.%Y %H:%M")
        yield f"   {when} · {entry.actor}: {_history(entry.kind, entry.sentence)}"


def _text_signed(details: SignatureDetails) -> Iterator[str]:
    """Say which older text was signed, where nobody reconfirmed a newer one."""
    if details.signed_text is None:
        return
    named = {"number": details.signed.number, "text": details.signed_text.text_number}
    yield from ("", _("Text"))
    yield "   " + (
        _("Number %(number)d signed text %(text)d and has not reconfirmed a newer one.") % named
    )
    yield from (f"   {line}" for line in details.signed_text.title.splitlines())


def evidence_sentence(piece: EvidenceRow, acts: Sequence[ActRow] = ()) -> str:
    """Say in one line what a piece of evidence is, of which claim, where it lies and when it came.

    `acts` are the signatory's: a piece that names one of them is said to show that one.
    """
    claim = shown_act(piece, acts) or _(CLAIMS[piece.claim])
    named = {"claim": claim, "kind": _(EVIDENCE_KINDS[piece.kind])}
    return "; ".join([_("%(claim)s: %(kind)s") % named, *_about(piece)])


def shown_act(piece: EvidenceRow, acts: Sequence[ActRow]) -> str:
    """Name the words that a piece of evidence shows; empty where it names none."""
    shown = next((each for each in acts if piece.act_id == each.id), None)
    return act_heading(shown.kind, shown.demands) if shown else ""


def shown_sentences(act: ActRow, evidence: Sequence[EvidenceRow]) -> Iterator[str]:
    """Say of each piece of evidence that names an act that it shows it, in the order of recording."""
    for piece in evidence:
        if piece.act_id == act.id:
            told = "; ".join([_(EVIDENCE_KINDS[piece.kind]), *_about(piece)])
            yield _("Shown by: %(evidence)s") % {"evidence": told}


def _about(piece: EvidenceRow) -> list[str]:
    """Say where a piece of evidence lies, what it bears and when it came."""
    held = held_words(piece.held_where, piece.holder)
    parts = [part for part in (piece.file_name, held, piece.note) if part]
    if piece.made_on:
        parts.append(_("made on %(day)s") % {"day": piece.made_on.strftime("%d.%m.%Y")})
    if piece.received_on:
        parts.append(_("received on %(day)s") % {"day": piece.received_on.strftime("%d.%m.%Y")})
    if piece.superseded:
        parts.append(_("superseded"))
    if piece.lapsed:
        parts.append(_("lapsed: the entry changed since"))
    if piece.erased:
        parts.append(piece.erased_words())
    return parts


def received_words(act: ActRow) -> str:
    """Say when words came, or that nobody knows it."""
    if act.received_on is None:
        return _("day of receipt unknown")
    return _("received on %(day)s") % {"day": act.received_on.strftime("%d.%m.%Y")}


def sequel(act: ActRow, every: Sequence[ActRow]) -> Iterator[str]:
    """Say what an act replaced and why, and since when and why it no longer holds.

    `every` holds all acts of the signatory. In the program's language.
    """
    older = next((each for each in every if each.id == act.corrects), None)
    if older is not None:
        named = {"day": _day(older.received_on), "reason": act.reason}
        yield (
            _("Replaces the words of %(day)s: %(reason)s") % named
            if act.reason
            else _("Replaces the words of %(day)s") % named
        )
    if act.withdrawn_on is None:
        return
    newer = next((each for each in every if each.corrects == act.id), None)
    if newer is not None:
        yield _("Replaced by the words of %(day)s") % {"day": _day(newer.received_on)}
    else:
        yield _("Withdrawn on %(day)s; no longer in force") % {"day": _day(act.withdrawn_on)}


def _day(day: dt.date | None) -> str:
    return day.strftime("%d.%m.%Y") if day else "—"


def _history(kind: str, sentence: str) -> str:
    if kind == "undo":
        return _("undone: %(action)s") % {"action": sentence}
    if kind == "redo":
        return _("redone: %(action)s") % {"action": sentence}
    return sentence


def _steps(steps: list[StepRow]) -> Iterator[str]:
    for step in steps:
        day = step.received_on.strftime("%d.%m.%Y") if step.received_on else "—"
        named = {"day": day, "standing": status_label(step.status), "note": step.note}
        yield (
            _("%(day)s: %(standing)s (%(note)s)") % named
            if step.note
            else _("%(day)s: %(standing)s") % named
        )


def _positions(statement: StatementRow, details: SignatureDetails) -> Iterator[str]:
    yield from ("", _("Positions"))
    if not statement.demands:
        yield "   " + _("The statement has no demands.")
    elif not details.stances:
        yield "   " + _("It does not count now, so it has no position.")
    signed = details.signed_text.demands if details.signed_text else ()
    as_signed = {each.id: each for each in signed}
    for demand, stance, since in zip(
        statement.demands, details.stances, details.since, strict=False
    ):
        wording = _in_own(as_signed.get(demand.id, demand).wordings, statement)
        yield f"   {position_sentence(demand.number, stance, since)}"
        yield f"      {wording}"


def _in_own(wordings: Mapping[str, str], statement: StatementRow) -> str:
    """Choose a wording: in the program's language, else in the authentic one, else any."""
    own = wordings.get(i18n.current().language) or wordings.get(statement.authentic_language)
    return own or next(iter(wordings.values()), "")


def position_sentence(number: int, stance: str, since: Since) -> str:
    """Say a position on a demand, whether it was stated, and since when."""
    named = {"number": number, "position": position_label(stance)}
    if since.day is None and since.recorded is not None:
        # The day of entry is not said to be the day on which it was stated.
        recorded = {**named, "day": since.recorded.strftime("%d.%m.%Y")}
        return _("Demand %(number)d: %(position)s (recorded on %(day)s)") % recorded
    if stance in ("not-stated", "unsettled") and since.day is None:
        return _("Demand %(number)d: %(position)s") % named
    if since.day is None:
        return (
            _("Demand %(number)d: %(position)s, stated")
            if since.stated
            else _("Demand %(number)d: %(position)s, as nothing else was stated")
        ) % named
    dated = {**named, "day": since.day.strftime("%d.%m.%Y")}
    if since.stated and stance != "not-stated":
        return _("Demand %(number)d: %(position)s, stated on %(day)s") % dated
    return _("Demand %(number)d: %(position)s, words received on %(day)s") % dated


def act_heading(kind: str, demands: Sequence[int]) -> str:
    """Name an act with the demands that it touches: "Reservation to demands 1, 2"."""
    if not demands or kind not in ACT_ON_DEMANDS:
        return _(ACT_WORDS[kind])
    one, many = ACT_ON_DEMANDS[kind]
    numbers = ", ".join(map(str, demands))
    return _(one if len(demands) == 1 else many) % {"numbers": numbers}


def _language(code: str) -> str:
    return i18n.current().language_name(code) if code else ""


def _act(act: ActRow, every: Sequence[ActRow]) -> Iterator[str]:
    """Yield the words of an act, its demands, what followed and its translations, each labelled."""
    yield from ("", act_heading(act.kind, act.demands))
    yield from (f"   {line}" for line in sequel(act, every))
    facts = [_language(act.language), received_words(act)]
    yield f"   {'; '.join(fact for fact in facts if fact)}"
    yield from (f"   {line}" for line in act.wording.splitlines())
    for language, wording, translator, state in act.translations:
        label = "; ".join(
            part for part in (_(TRANSLATION_WORDS[state]), _language(language), translator) if part
        )
        yield f"   [{label}]"
        yield from (f"   {line}" for line in wording.splitlines())
