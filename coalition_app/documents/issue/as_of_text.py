"""The answer of "as of a past day" as lines and as plain values."""

from collections.abc import Iterator
from typing import Any

from coalition_app import i18n
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import position_label, status_label
from coalition_app.records.lists.as_of import AsOf, Difference, Line, State

BASES = {
    "recorded": N_("by the date recorded: what the register said then"),
    "effective": N_("by the date effective: what held then, as it is known today"),
}
STATUSES = {
    "withdrawn": N_("Signatures withdrawn"),
    "subject-to-approval": N_("Signatures subject to approval"),
    "disputed": N_("Signatures disputed"),
}
"""What is counted of signatures beside those that count, in this order."""


def _zone(stored: str) -> str:
    """Name a zone by its city in the program's language, and its distance from UTC after that."""
    name, comma, shift = stored.partition(", ")
    return f"{i18n.current().city(name) if '/' in name else name}{comma}{shift}"


def as_of_lines(found: AsOf, *, most: int | None = None, columns: bool = False) -> Iterator[str]:
    """Write the answer in the program's language, then what is different, then the list of that day.

    `most` bounds both lists; what is left out is counted. With `columns` tabs part the counts of then and
    now, below a head.
    """
    named = {
        "day": found.day.strftime("%d.%m.%Y"),
        "zone": _zone(found.zone),
        "basis": _(BASES[found.basis]),
    }
    yield _("As of the end of %(day)s (%(zone)s), %(basis)s") % named
    if found.undated:
        yield ngettext(
            "%(count)d signature bears no date and counts from the day on which it was recorded.",
            "%(count)d signatures bear no date and count from the day on which they were recorded.",
            len(found.undated),
        ) % {"count": len(found.undated)}
    yield from ("", _("Counts"))
    if columns:
        yield "   \t" + "\t".join((named["day"], _("Today")))
    for what, then, now in _figures(found):
        told = {"what": what, "then": str(then), "now": str(now)}
        if columns:
            yield "   " + "\t".join(told.values())
        else:
            yield "   " + _("%(what)s: %(then)s then, %(now)s today") % told
    yield from ("", _("What is different today"))
    if not found.differences:
        yield "   " + _("Nothing.")
    shown = found.differences[:most]
    yield from (f"   {difference_sentence(each)}" for each in shown)
    yield from _left_out(len(found.differences) - len(shown))
    yield from ("", _("The list of that day"))
    listed = found.then.lines[:most]
    yield from (f"   {_line(line, found.then)}" for line in listed)
    yield from _left_out(len(found.then.lines) - len(listed))


def _left_out(count: int) -> Iterator[str]:
    """Say how many lines are not written here."""
    if count:
        yield "   " + ngettext(
            "… and %(count)d more. The command “as-of” prints them all.",
            "… and %(count)d more. The command “as-of” prints them all.",
            count,
        ) % {"count": count}


def difference_sentence(each: Difference) -> str:
    """Say in one line what is different today for one signature."""
    said = {
        "joined": N_("%(number)d. %(name)s: not in the list then, now %(after)s"),
        "gone": N_("%(number)d. %(name)s: in the list then (%(before)s), not now"),
        "standing": N_("%(number)d. %(name)s: then %(before)s, now %(after)s"),
        "name": N_("%(number)d. %(after)s: then written %(before)s"),
        "position": N_("%(number)d. %(name)s, demand %(demand)d: then %(before)s, now %(after)s"),
    }
    words = {"standing": status_label, "joined": status_label, "gone": status_label}
    label = words.get(each.kind, position_label if each.kind == "position" else str)
    named = {
        "number": each.number,
        "name": each.name,
        "demand": each.demand,
        "before": label(each.before) if each.before else "",
        "after": label(each.after) if each.after else "",
    }
    return _(said[each.kind]) % named


def _figures(found: AsOf) -> Iterator[tuple[str, int, int]]:
    then, now = found.then, found.now
    yield _("Signatures counted"), then.signed, now.signed
    yield _("With reservations"), then.with_reservation, now.with_reservation
    if then.unsettled or now.unsettled:
        yield _("Unassigned, not counted"), then.unsettled, now.unsettled
    for status, words in STATUSES.items():
        counts = then.status(status), now.status(status)
        if any(counts):
            yield _(words), *counts
    before, after = then.counts(), now.counts()
    for demand in then.demands:
        for stance, count in before[demand].items():
            today = after.get(demand, {}).get(stance, 0)
            if count or today:
                named = {"number": demand, "position": position_label(stance)}
                yield _("Demand %(number)d, %(position)s") % named, count, today


def _line(line: Line, state: State) -> str:
    named = {"number": line.number, "name": line.name, "standing": status_label(line.status)}
    text = _("%(number)d. %(name)s: %(standing)s") % named
    apart = [
        f"{demand} {position_label(stance)}"
        for demand, stance in zip(state.demands, line.stances, strict=False)
        if stance != "supports"
    ]
    return "; ".join((text, *apart))


def as_of_json(found: AsOf) -> dict[str, Any]:
    """Return the answer as plain values."""
    return {
        "basis": found.basis,
        "date": found.day.isoformat(),
        "until": found.until.isoformat(),
        "zone": found.zone,
        "undated": list(found.undated),
        "then": _state_json(found.then, whole=True),
        "today": _state_json(found.now, whole=False),
        "differences": [
            {
                "number": each.number,
                "name": each.name,
                "kind": each.kind,
                "demand": each.demand or None,
                "before": each.before,
                "after": each.after,
            }
            for each in found.differences
        ],
    }


def _state_json(state: State, *, whole: bool) -> dict[str, Any]:
    counts: dict[str, Any] = {
        "signed": state.signed,
        "unsettled": state.unsettled,
        "withdrawn": state.status("withdrawn"),
        "subject_to_approval": state.status("subject-to-approval"),
        "with_reservation": state.with_reservation,
        "positions": {str(number): each for number, each in state.counts().items()},
    }
    if whole:
        counts["signatures"] = [
            {
                "number": each.number,
                "name": each.name,
                "standing": each.status,
                "standing_date": each.status_on.isoformat() if each.status_on else "",
                "positions": list(each.stances),
            }
            for each in state.lines
        ]
    return counts
