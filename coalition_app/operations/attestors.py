"""Operations on who attests: the first by name and offices, and who signs beside them by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coalition_app.i18n import _, with_one_stop
from coalition_app.operations.door import Answer, on_register

if TYPE_CHECKING:
    from coalition_app.records.editions.attestors import Attestor
    from coalition_app.records.store.transactions import Reading, Transaction


@dataclass(frozen=True, slots=True)
class Person:
    """A name with offices in their order, as they were typed."""

    name: str
    offices: Sequence[str] = ()


@on_register("set-attestor")
def set_attestor(
    tx: "Transaction", *, name: str, offices: Sequence[str]
) -> "Answer[Attestor | None]":
    """Record who attests."""
    from coalition_app.records.editions import attestors

    attestors.set_attestor(tx, name=name, offices=list(offices))
    return _answer(tx, _("Recorded: %(name)s attests."))


@on_register("set-second-attestor")
def set_second_attestor(
    tx: "Transaction", *, name: str, offices: Sequence[str]
) -> "Answer[Attestor | None]":
    """Record who attests beside the first, by hand."""
    from coalition_app.records.editions import attestors

    attestors.set_second_attestor(tx, name=name, offices=list(offices))
    return _answer(tx, _("Recorded: %(name)s attests beside the first."), second=True)


@on_register("remove-second-attestor")
def remove_second_attestor(tx: "Transaction") -> "Answer[Attestor | None]":
    """Let the first attest alone."""
    from coalition_app.records.editions import attestors

    attestors.remove_second_attestor(tx)
    return _answer(tx, _("Recorded: nobody attests beside the first."))


@on_register("set-attestor")
def set_attestors(
    tx: "Transaction", *, first: Person, second: Person | None
) -> "Answer[Attestor | None]":
    """Record who attests and who does so beside them; the two may change places."""
    from coalition_app.records.editions import attestors

    before = attestors.second_attestor(tx)
    if before is not None and (second is None or second.name.strip() != before.name):
        attestors.remove_second_attestor(tx)
    attestors.set_attestor(tx, name=first.name, offices=list(first.offices))
    if second is not None:
        attestors.set_second_attestor(tx, name=second.name, offices=list(second.offices))
    return _answer(tx, _("Recorded: %(name)s attests."))


def attestors_json(tx: "Reading") -> dict[str, Any]:
    """Return who attests, and who does so beside them, as plain values."""
    from coalition_app.records.editions import attestors

    return {
        "attestor": _person_json(attestors.current_attestor(tx)),
        "second": _person_json(attestors.second_attestor(tx)),
    }


def _answer(tx: "Transaction", said: str, *, second: bool = False) -> "Answer[Attestor | None]":
    """Name who was recorded as the register has it: what was typed may hold what no eye sees."""
    from coalition_app.records.editions import attestors

    read = attestors.second_attestor if second else attestors.current_attestor
    named = read(tx)
    line = with_one_stop(said % {"name": named.name if named else ""})
    return Answer(named, (line,), attestors_json(tx))


def _person_json(person: "Attestor | None") -> dict[str, Any] | None:
    return None if person is None else {"name": person.name, "offices": list(person.offices)}
