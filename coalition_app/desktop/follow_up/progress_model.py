"""What the page of progress draws and tables: one view of a statement's counts, in words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from coalition_app import i18n
from coalition_app.desktop.look.chart import Bar, Part
from coalition_app.desktop.wording.demand_words import demand_heading
from coalition_app.desktop.wording.signature_words import section_words
from coalition_app.i18n import N_, _, ngettext, pgettext
from coalition_app.labels import KINDS, POSITIONS, STATUSES
from coalition_app.records.lists.statement_progress import StatementProgress
from coalition_app.records.statements.statements import StatementRow

VIEWS = {
    "time": N_("Signatures over time"),
    "section": N_("By section"),
    "kind": N_("By kind of signatory"),
    "standing": N_("By status"),
    "demand": N_("Positions on each demand"),
    "evidence": N_("Evidence of consent"),
}
TONES = {
    "supports": "accent",
    "supports-with-reservation": "warning",
    "does-not-support": "refusal",
    "abstains": "quiet",
    "no-consensus": "quiet",
    "not-stated": "quiet",
    "unsettled": "refusal",
}
"""The colour of each position's part; the pattern tells apart those that share one."""
ONE = (Part("", "accent"),)


@dataclass(frozen=True, slots=True)
class Shown:
    """One view: what is drawn, the table, and a sentence where figures need one."""

    headings: tuple[str, ...]
    rows: Sequence[tuple[str | int, ...]]
    bars: Sequence[Bar] = ()
    parts: Sequence[Part] = ONE
    days: Sequence[tuple[dt.date, int]] = ()
    ends: tuple[str, str] = ("", "")
    note: str = ""


def summary(found: StatementProgress) -> str:
    """Say in a sentence how many count and how many of them have evidence."""
    words = ngettext(
        "%(count)d signature is counted; with evidence of consent: %(evidenced)d.",
        "%(count)d signatures are counted; with evidence of consent: %(evidenced)d.",
        found.counted,
    )
    said = words % {"count": found.counted, "evidenced": found.evidenced}
    if not found.unsettled:
        return said
    return f"{said} {_('Unassigned, not counted: %(count)d.') % {'count': found.unsettled}}"


def show(view: str, found: StatementProgress, statement: StatementRow) -> Shown:
    """Fill a view of VIEWS with the figures, in the program's language."""
    if view == "section":
        listed = [
            (section_words(each.section) if each.section else _("in no section"), each.count)
            for each in found.sections
        ]
        return _bars(_("Section"), listed or [(_("The whole list"), found.counted)])
    if view == "kind":
        named = [(_(KINDS[kind]), count) for kind, count in found.kinds.items()]
        return _bars(_("Kind"), named)
    if view == "standing":
        steps = [(_(STATUSES[each]), count) for each, count in found.statuses.items()]
        return _bars(_("Status"), steps)
    if view == "demand":
        return _demands(found, statement)
    if view == "evidence":
        without = found.counted - found.evidenced
        return _bars(
            _("Consent"), [(_("with evidence"), found.evidenced), (_("without evidence"), without)]
        )
    return _over_time(found)


def _bars(heading: str, listed: Sequence[tuple[str, int]]) -> Shown:
    bars = [Bar(words, (count,)) for words, count in listed]
    return Shown((heading, _("Signatures")), listed, bars)


def _over_time(found: StatementProgress) -> Shown:
    write = i18n.current().day
    rows = [(write(each.day), each.came, each.total) for each in found.days]
    note = _("By the date received; where it is unknown, by the date signed.")
    if found.undated:
        words = ngettext(
            "%(count)d signature has no date: it is shown on the day it was recorded.",
            "%(count)d signatures have no date: they are shown on the day they were recorded.",
            found.undated,
        )
        note = f"{note}\n{words % {'count': found.undated}}"
    days = [(each.day, each.total) for each in found.days]
    ends = (write(days[0][0]), write(days[-1][0])) if days else ("", "")
    headings = (_("Day"), pgettext("on one day", "Received"), _("Total"))
    if len(days) < 2:  # one day makes no line
        bars = [Bar(words, (came,)) for words, came, _total in rows]
        return Shown(headings, rows, bars, note=note)
    return Shown(headings, rows, days=days, ends=ends, note=note)


def _demands(found: StatementProgress, statement: StatementRow) -> Shown:
    """Show the positions that somebody takes; those that nobody takes only lengthen the table."""
    taken = [
        word for word in POSITIONS if any(counts.get(word) for counts in found.demands.values())
    ]
    parts = [Part(_(POSITIONS[word]), TONES[word], list(POSITIONS).index(word)) for word in taken]
    rows: list[tuple[str | int, ...]] = []
    bars = []
    for each in statement.demands:
        counts = tuple(found.demands[each.number].get(word, 0) for word in taken)
        label = demand_heading(statement, each)
        rows.append((label, *counts))
        bars.append(Bar(label, counts))
    return Shown((_("Demand"), *(part.words for part in parts)), rows, bars, parts)
