"""What differs between the content that was issued and the one that is given, by number."""

from typing import Any

from coalition_app.documents.verify.verdict import MOST_PROBLEMS
from coalition_app.i18n import _


def differences(issued: dict[str, Any], given: dict[str, Any]) -> list[str]:
    """Name the entries that differ between what was issued and what is given."""
    before, now = _entries(issued), _entries(given)
    problems = []
    for number in sorted(before.keys() | now.keys()):
        if before.get(number) != now.get(number):
            problems.append(_("Entry %(number)d differs from the issued one.") % {"number": number})
    demands, asked = _demands(issued), _demands(given)
    for number in sorted(demands.keys() | asked.keys()):
        if demands.get(number) != asked.get(number):
            problems.append(
                _("Demand %(number)d differs from the issued one.") % {"number": number}
            )
    if issued.get("attestation") != given.get("attestation"):
        problems.append(_("The attestation differs from the issued one."))
    if _beside(issued) != _beside(given):
        problems.append(_("The title, the counts or the headings differ from the issued ones."))
    if not problems and issued != given:
        problems.append(_("The order of the entries differs from the issued one."))
    return problems[:MOST_PROBLEMS]


def _entries(content: dict[str, Any]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for section in _list_in(content, "sections"):
        for entry in _list_in(section, "entries"):
            if isinstance(entry, dict) and isinstance(entry.get("number"), int):
                found[entry["number"]] = entry
    return found


def _demands(content: dict[str, Any]) -> dict[int, Any]:
    found = (each for each in _list_in(content, "demands") if isinstance(each, dict))
    return {each["number"]: each for each in found if isinstance(each.get("number"), int)}


def _beside(content: dict[str, Any]) -> list[Any]:
    """Return what a content holds besides demands, entries and attestation."""
    parts = ("demands", "sections", "attestation")
    headings = [
        each.get("heading") if isinstance(each, dict) else each
        for each in _list_in(content, "sections")
    ]
    return [headings, {name: each for name, each in content.items() if name not in parts}]


def _list_in(values: Any, name: str) -> list[Any]:
    found = values.get(name) if isinstance(values, dict) else None
    return found if isinstance(found, list) else []
