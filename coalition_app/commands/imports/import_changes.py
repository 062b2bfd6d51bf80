"""What a source says otherwise of signatures that stand there already: said, and taken over on request."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coalition_app.i18n import _
from coalition_app.operations import differences as operations
from coalition_app.operations import door

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coalition_app.drafts import Source
    from coalition_app.records.imports.differences import Difference
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database

TAKING = ("positions", "words", "data")
"""Kinds of differences that are taken over together."""


def add_take_changes(made: argparse.ArgumentParser) -> None:
    """Add the option that asks for taking differences over."""
    made.add_argument(
        "--take-changes",
        choices=TAKING,
        nargs="*",
        help=_(
            "take over what the list says otherwise of signatures that stand there already: positions, "
            "words, data; without a kind all of them"
        ),
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """What the source says otherwise of signatures that stand there, and what of it was taken over."""

    differing: "Sequence[Difference]"
    taken: "Collection[Difference]" = ()
    lines: "Sequence[str]" = ()
    """What taking it over said."""

    def values(self) -> dict[str, Any]:
        """Return what differs as plain values."""
        return {
            "differences": [
                operations.as_values(each, taken=each in self.taken) for each in self.differing
            ]
        }

    @property
    def left(self) -> "list[Difference]":
        """Return what is new and was not taken over."""
        return [each for each in self.differing if each not in self.taken and not each.repeats]


def take_changes(
    database: "Database",
    into: "StatementRow | None",
    read: "Source",
    differing: "Sequence[Difference]",
    kinds: "Collection[str] | None",
) -> Compared:
    """Take over the differences of the kinds that were asked for; None asks for nothing."""
    wanted = [
        each
        for each in differing
        if kinds is not None and each.kind in (kinds or TAKING) and not each.repeats
    ]
    if not wanted or into is None:
        return Compared(differing)
    answer = door.write(database, operations.take_differences(into, read=read, wanted=wanted))
    return Compared(differing, tuple(answer.result), answer.lines)


def show_differences(compared: Compared) -> int:
    """Say what was taken over of signatures that stand there, and what was not; 1 where something is left."""
    for line in compared.lines:
        print(line)
    repeated = [each for each in compared.differing if each.repeats]
    if repeated:
        print(_("The list repeats what has changed since:"))
        print(*(f"   {operations.sentence(each)}" for each in repeated), sep="\n")
    if not compared.left:
        return 0
    numbers = ", ".join(map(str, sorted({each.number for each in compared.left})))
    sentence = _(
        "NOT taken over: what the list says otherwise of numbers %(numbers)s, which stand there already. "
        "Look at each; “--take-changes” takes positions, words and data over, a standing needs its day."
    )
    print(sentence % {"numbers": numbers})
    print(*(f"   {operations.sentence(each)}" for each in compared.left), sep="\n")
    return 1
