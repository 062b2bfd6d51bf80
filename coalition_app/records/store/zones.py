"""Time zones by their names, from rules of our own: a moment is the same day on every computer.

What a system keeps of zones is as old as the system: Almaty moved in 2024, and a computer that does not know
it would put moments into another day.
"""

import datetime as dt
import zoneinfo
from functools import cache
from importlib import resources

from coalition_app.errors import UserError
from coalition_app.i18n import _

zoneinfo.reset_tzpath(to=())

PROPOSED = "Asia/Almaty"
"""The zone that a new register is given unless told, and that of registers made before they had one."""
STAMP_FORMAT = "%Y-%m-%d %H%M%S"
"""Date and time in the names of copies."""


@cache
def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """Return a time zone by its name, the proposed one by none; raises UserError for others."""
    name = name or PROPOSED
    if name not in all_zones():
        raise UserError(
            _(
                "“%(zone)s” is no time zone. Name it as the world’s list of zones does, for example "
                "Asia/Almaty."
            )
            % {"zone": name[:40]}
        )
    return zoneinfo.ZoneInfo(name)


@cache
def all_zones() -> frozenset[str]:
    """Return the names of all time zones."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def zones_of_places() -> tuple[str, ...]:
    """Return the zones that a country's list names, in the order of their names, to choose from."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    lines = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(sorted(each[2] for each in lines))


def stamp_of(moment: dt.datetime) -> str:
    """Write a moment into the name of a copy."""
    return moment.strftime(STAMP_FORMAT)
