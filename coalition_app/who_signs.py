"""What an entry becomes once it is said who signs: the person whom it names, or the body that they lead.

It is the same of what a source says and of what the register holds.
"""

from collections.abc import Callable
from typing import Any, NamedTuple


class Body(NamedTuple):
    """A body that somebody leads, and what of the office is not its name."""

    office: str
    kind: str
    form: str
    name: str
    doubt: str = ""
    """Why the name is open: it seems to stand in another grammatical case, or to be that of two bodies."""


PartBody = Callable[[str, str], Body | None]
"""Parts an office and an affiliation into a body and the rest; intake knows the words."""


def signed_by_body(person: str, body: Body) -> dict[str, Any]:
    """Return the fields of an entry in which a person signs for a body."""
    return {
        "kind": body.kind,
        "capacity": "organisation",
        "name": body.name,
        "legal_form": body.form,
        "representative": person,
        "office": body.office,
    }


def signed_by_person(person: str) -> dict[str, Any]:
    """Return the fields of an entry in which a person signs beside whom a body stands."""
    alone = {"kind": "individual", "capacity": "individual", "name": person}
    return {**alone, "legal_form": "", "representative": ""}
