"""Persons who sign for the bodies above them: their entries are joined to those of the bodies."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from coalition_app.intake.below_bodies import by_body, led_by
from coalition_app.operations.planning.items import AS_READ, IN, Decision
from coalition_app.records.signatures.pieces import NOTHING

if TYPE_CHECKING:
    from coalition_app.operations.planning.preview import Preview


def signed_for_bodies(preview: "Preview", items: Iterable[int], text: str) -> dict[int, Decision]:
    """Return the decisions by which entries become those of bodies; `text` is what was asked of all."""
    meant = [(item, preview.entry(item)) for item in sorted(items) if preview.code(item) in IN]
    decided: dict[int, Decision] = {}
    for body, people in by_body(meant).items():
        before = preview.decision(body) or AS_READ
        said = led_by(preview.entry(body), [person for _item, person in people])
        answers = {**before.answers, text: NOTHING}
        decided[body] = replace(before, edits={**before.edits, **said}, answers=answers)
        decided |= {item: Decision(out=False, part_of=body) for item, _person in people}
    return decided
