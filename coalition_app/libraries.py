"""The libraries that the program is made of, with their versions and licences."""

import re
from importlib import metadata
from typing import NamedTuple

OWN = "coalition-app"
NAME = re.compile(r"[A-Za-z0-9._-]+")
LONGEST = 60
"""Letters of a licence; some libraries give its whole text, of which the first line is its name."""


class Library(NamedTuple):
    """One library as it is installed; `licence` is empty where it names none."""

    name: str
    version: str
    licence: str


def libraries() -> list[Library]:
    """List the libraries that the program needs, and those that they need, by name."""
    found: dict[str, Library] = {}
    asked = _needs(OWN)
    while asked:
        name = asked.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            told = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # of another system, or of an extra
        found[key] = Library(told["Name"], told["Version"], _licence(told))
        asked += _needs(name)
    return sorted(found.values(), key=lambda each: each.name.casefold())


def _needs(name: str) -> list[str]:
    try:
        asked = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    found = (NAME.match(each) for each in asked if "extra ==" not in each)
    return [each[0] for each in found if each]


def _licence(told: metadata.PackageMetadata) -> str:
    given = (told.get_all("License-Expression") or [""])[0]
    kinds = [each for each in told.get_all("Classifier") or () if each.startswith("License ::")]
    named = kinds[0].rpartition(":: ")[2] if kinds else ""
    words = (told.get_all("License") or [""])[0].strip().splitlines()
    return str(given or named or (words[0] if words else ""))[:LONGEST]
