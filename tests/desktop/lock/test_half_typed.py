"""What is half typed outlives an end of the program; what was recorded or given up does not."""

import shutil
from pathlib import Path

import pytest

from coalition_app.desktop.lock.half_typed import HalfTyped
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.records.care.begun_words import kept_words
from coalition_app.records.opening.existing import open_register
from tests.desktop import screen
from tests.desktop.lock.test_lock import HALF, PASSPHRASE, base, come_back, half_typed, opened
from tests.registers import dump, make_register


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "НПО.coalition"
    make_register(path, passphrase=PASSPHRASE).close()
    return path


def begun(window: MainWindow) -> HalfTyped:
    """Give what keeps half-typed words, without its clock."""
    kept = HalfTyped(window.owners.lock.desk)
    window.owners.lock.half_typed = kept
    return kept


def is_kept(window: MainWindow) -> bool:
    with base(window).reading() as tx:
        return bool(kept_words(tx))


def test_a_program_that_ends_at_once_loses_no_half_typed_words(
    window: MainWindow, secret: Path, tmp_path: Path
) -> None:
    opened(window, secret)
    before = dump(base(window))
    dialog = half_typed(window)
    begun(window).keep()
    left = tmp_path / "as it was left" / secret.name
    left.parent.mkdir()
    for each in secret.parent.glob(f"{secret.name}*"):
        if each.is_file():
            shutil.copy(each, left.parent)
    assert HALF.encode() not in b"".join(each.read_bytes() for each in left.parent.iterdir())
    dialog.reject()
    screen.close_dialogs()
    window.close_register()
    window.take_register(open_register(left, PASSPHRASE))
    screen.settle(window)
    come_back(window)
    assert screen.dialog(PositionDialog).wording.toPlainText() == HALF
    assert dump(base(window)) == before
    begun(window).keep()
    assert is_kept(window), "it is kept again until it is recorded or given up"
    screen.close_dialogs()


def test_what_was_given_up_is_not_kept(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    half_typed(window)
    half = begun(window)
    half.keep()
    assert is_kept(window)
    screen.close_dialogs()
    half.keep()
    assert not is_kept(window)
    half_typed(window)
    half.keep()
    screen.close_dialogs()
    window.close_register()
    opened(window, secret)
    come_back(window)
    assert screen.open_dialogs() == []
    assert not is_kept(window)
