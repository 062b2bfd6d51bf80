"""What a refusal tells: what happened, and what was recorded before it, counted and not assumed."""

import errno
import os
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import door, refusals, signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from tests.registers import make_register

REFUSED_BY_DISKS = (
    *("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EIO", "ENODEV", "ESTALE", "ENAMETOOLONG"),
    *("ENOENT", "EMFILE"),
)


def sign(database: Database, name: str) -> None:
    door.write(database, signatures.sign(None, new=NewSignature(name)))


def disk_full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("name", REFUSED_BY_DISKS)
def test_what_a_disk_refuses_becomes_a_sentence(name: str) -> None:
    number = getattr(errno, name)
    with pytest.raises(UserError) as refused, refusals.told():
        raise OSError(number, os.strerror(number), "/somewhere")
    assert str(refused.value).endswith("Nothing was recorded.")
    assert len(str(refused.value)) > len("Nothing was recorded.") + 20


def test_what_was_recorded_before_a_refusal_is_named(tmp_path: Path) -> None:
    with make_register(tmp_path / "one.coalition", signatures=3) as database:
        sign(database, "ОФ «До»")
        with pytest.raises(UserError) as refused, refusals.told():
            sign(database, "ОФ «Ар»")
            raise disk_full()
    said = str(refused.value)
    assert said.startswith("The disk is full.")
    assert "Recorded before it, and kept: add signature 5 to statement 1." in said
    assert "signature 4" not in said


def test_it_is_named_once_also_where_the_program_itself_refuses(tmp_path: Path) -> None:
    with (
        make_register(tmp_path / "one.coalition", signatures=3) as database,
        pytest.raises(UserError) as refused,
        refusals.told(),
        refusals.told(),
    ):
        sign(database, "ОФ «Ар»")
        sign(database, " ")
    assert str(refused.value).count("kept: add signature 4 to statement 1.") == 1


def test_many_recorded_actions_are_counted(tmp_path: Path) -> None:
    with (
        make_register(tmp_path / "one.coalition", signatures=0) as database,
        pytest.raises(UserError) as refused,
        refusals.told(),
    ):
        for at in range(5):
            sign(database, f"ОФ «Ар {at}»")
        raise disk_full()
    assert "kept: 2 actions, and add signature 3 to statement 1; add" in str(refused.value)


def test_a_refusal_before_anything_was_recorded_stays_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused, refusals.told():
        raise UserError("Choose a signatory first.")
    assert str(refused.value) == "Choose a signatory first."


def test_a_fault_of_the_program_passes() -> None:
    with pytest.raises(ValueError, match="own"), refusals.told():
        raise ValueError("own")
