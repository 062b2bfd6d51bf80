"""No entrance reads what has no end: it is told at once, and nothing is made beside it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_path
from coalition_app.records import checked
from coalition_app.records.care.backups import restore
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.new import create_register

ENTRANCES: tuple[Callable[[Path], object], ...] = (
    open_register,
    lambda path: create_register(path, coalition="Ашық қоғам", passphrase=None),
    lambda path: restore(path, path.with_name("restored.coalition")),
    lambda path: restore(path.with_name("copy.coalition"), path),
    read_path,
    checked.read_file,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files in its folders")


@pytest.mark.parametrize("entrance", ENTRANCES)
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, "is a device, a pipe or a socket, not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "is a device, a pipe or a socket, not a file"),
        (lambda path: path.symlink_to(path), "is a link that leads back to itself"),
    ],
)
def test_what_has_no_end_is_told_at_once(
    tmp_path: Path,
    entrance: Callable[[Path], object],
    make: Callable[[Path], object],
    said: str,
) -> None:
    path = tmp_path / "a.coalition"
    make(path)
    with pytest.raises(UserError, match=said):
        entrance(path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.coalition"]
