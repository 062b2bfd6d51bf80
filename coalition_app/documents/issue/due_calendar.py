"""A calendar file (RFC 5545) of the days by which answers are awaited: a whole day each."""

import datetime as dt
import uuid
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.forms.parts import clean
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from coalition_app.records.lists.follow_up import FollowUp

PRODUCT = "-//coalition_app//calendar//EN"
DAY = dt.timedelta(days=1)


def due_calendar(
    found: "Sequence[FollowUp]", *, statement_id: uuid.UUID, made_at: dt.datetime, named: bool
) -> bytes:
    """Write an event for each day on which something is due, in the program's language.

    It says numbers alone unless `named`: calendars are often kept where others read them. The same day of the
    same statement is the same event each time, so that a newer file takes the place of an older one. Raises
    UserError where no day was recorded.
    """
    from icalendar import Calendar, Event

    listed = [(each.due_on, each) for each in found if each.due_on is not None]
    if not listed:
        raise UserError(_("Nobody is waited for by a day, so there is nothing for a calendar."))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    listed.sort(key=lambda each: (each[0], each[1].signed.number))
    for day, those in groupby(listed, key=lambda each: each[0]):
        due = [each for _day, each in those]
        event = Event()
        event.add("uid", str(uuid.uuid5(statement_id, f"due|{day.isoformat()}")))
        event.add("dtstamp", made_at)
        event.add("dtstart", day)
        event.add("dtend", day + DAY)
        event.add("summary", _summary(due))
        if named:
            event.add("description", "\n".join(map(_line, due)))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _summary(due: "Sequence[FollowUp]") -> str:
    said = ngettext("Answer due: No. %(numbers)s", "Answers due: Nos. %(numbers)s", len(due))
    return said % {"numbers": ranges([each.signed.number for each in due])}


def _line(each: "FollowUp") -> str:
    parts = (f"{each.signed.number}. {each.signed.full_name}", each.sentence(), each.step)
    return clean(" · ".join(filter(None, parts)))
