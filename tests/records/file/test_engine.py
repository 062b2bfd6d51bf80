"""Opening a register's file only to read changes nothing of it, and nothing beside it."""

import contextlib
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.records.file import engine as engines
from coalition_app.records.file.engine import make_engine
from tests.registers import PASSPHRASE, make_register

COUNT = "SELECT count(*) FROM signature"


def read_at_once(path: Path, raw_key: str | None) -> list[int]:
    """Read by two connections at the same time, as the window does."""
    engine = make_engine(path, raw_key, read_only=True)
    try:
        with engine.connect() as one, engine.connect() as other:
            return [int(each.exec_driver_sql(COUNT).scalar_one()) for each in (one, other)]
    finally:
        engine.dispose()


def as_it_lies(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in folder.iterdir()}


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("with_wal", [False, True])
def test_reading_only_leaves_every_byte_and_sees_what_the_wal_holds(
    tmp_path: Path, passphrase: str | None, with_wal: bool
) -> None:
    """A name with signs that an address gives a meaning to is that of the same file."""
    left = tmp_path / "left ?#%41 «қ»"
    left.mkdir()
    with make_register(tmp_path / "one.coalition", signatures=3, passphrase=passphrase) as made:
        if with_wal:
            engines.pragma(made.engine, "DELETE FROM signature WHERE number = 3")
        else:
            engines.pragma(made.engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        for each in tmp_path.glob("one.coalition*"):
            if not each.name.endswith("-shm"):
                shutil.copy(each, left / each.name)
        raw_key = made.raw_key
    before = as_it_lies(left)
    assert bool(before["one.coalition-wal"][0]) is with_wal
    assert read_at_once(left / "one.coalition", raw_key) == ([2, 2] if with_wal else [3, 3])
    assert as_it_lies(left) == before


def test_what_is_opened_to_read_cannot_be_written(tmp_path: Path) -> None:
    with make_register(tmp_path / "one.coalition") as made:
        path = made.path
    engine = make_engine(path, None, read_only=True)
    try:
        with (
            pytest.raises(sa.exc.OperationalError, match="readonly"),
            engine.begin() as connection,
        ):
            connection.exec_driver_sql("DELETE FROM signature")
    finally:
        engine.dispose()


def test_an_error_that_quotes_bytes_which_are_no_text_is_told_as_damage(tmp_path: Path) -> None:
    """The driver fails to decode SQLite's own message, as of a name in a damaged file."""
    with (
        make_register(tmp_path / "one.coalition") as made,
        pytest.raises(UserError, match=r"The file is damaged\."),
        made.reading() as tx,
    ):
        tx.value(sa.text("SELECT json_extract('{}', CAST(x'24ff' AS TEXT))"))


@pytest.mark.parametrize(("error", "logged"), [(KeyboardInterrupt, 0), (ValueError, 1)])
def test_ctrl_c_while_a_connection_goes_back_leaves_no_traceback(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, error: type[BaseException], logged: int
) -> None:
    with make_register(tmp_path / "one.coalition") as made:
        path = made.path
    engine = make_engine(path, None)

    def interrupt(*_args: object) -> None:
        raise error

    try:
        with contextlib.suppress(KeyboardInterrupt), engine.connect():
            sa.event.listen(engine, "reset", interrupt)
    finally:
        engine.dispose()
    assert len(caplog.records) == logged


def test_what_is_compiled_for_one_register_serves_the_next(tmp_path: Path) -> None:
    held = []
    for name in ("first", "second"):
        engine = make_engine(tmp_path / name, None)
        with engine.connect() as connection:
            asked = sa.select(sa.literal(name).label("unlike_any_other"))
            assert connection.execute(asked).scalar_one() == name
        engine.dispose()
        held.append(len(engines.COMPILED))
    assert held[0] == held[1] > 0
