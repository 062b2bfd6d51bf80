"""Checks through the door: one signature as several, and all or none of them."""

from pathlib import Path
from typing import Any

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import door
from coalition_app.operations.verifications import verify_signature, verify_signatures
from tests.registers import dump, make_register, signatures_of

SEEN: dict[str, Any] = {"verification": "confirmed", "ground": " паспорт ", "by": "Дана"}


def test_a_check_of_one_and_of_several_is_told_alike(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        one = door.write(database, verify_signature("1", number=3, **SEEN))
        several = door.write(database, verify_signatures("1", numbers=[1, 2, 1], **SEEN))
        told = {key: one.values[key] for key in SEEN}
        assert told == {key: several.values[key] for key in SEEN} == {**SEEN, "ground": "паспорт"}
        assert (several.result, several.values["numbers"]) == (2, [1, 2])
        assert one.tables == several.tables == {"signature"}
        assert {each.verification for each in signatures_of(database)} == {"confirmed"}


def test_a_check_that_one_of_several_refuses_is_none_of_them(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        door.write(database, verify_signature("1", number=2, **SEEN))
        before = dump(database)
        with pytest.raises(UserError):
            door.write(database, verify_signatures("1", numbers=[1, 2], **SEEN))
        assert dump(database) == before
