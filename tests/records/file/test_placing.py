"""A whole file takes another's place: what stood there is kept, and nothing of it is read into the new."""

import errno
import os
from pathlib import Path

import pytest

from coalition_app.records.file import placing


def names(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.mark.parametrize("links", [True, False], ids=["second names", "copies, as on a stick"])
def test_a_file_keeps_its_name_while_it_gets_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:

        def refused(*_names: object) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(os, "link", refused)
    path, aside = tmp_path / "a.coalition", tmp_path / "a before.coalition"
    path.write_bytes(b"register")
    placing.beside(path, "-wal").write_bytes(b"newest rows")
    assert placing.keep_aside(path, aside) == aside
    assert names(tmp_path) == {
        "a.coalition": b"register",
        "a.coalition-wal": b"newest rows",
        "a before.coalition": b"register",
        "a before.coalition-wal": b"newest rows",
    }
    assert path.samefile(aside) == links
    assert placing.keep_aside(path, aside) == aside
    assert len(names(tmp_path)) == 4


def test_another_file_under_the_name_is_left_alone(tmp_path: Path) -> None:
    path, aside = tmp_path / "a.coalition", tmp_path / "a before.coalition"
    path.write_bytes(b"register")
    aside.write_bytes(b"an earlier one")
    assert placing.keep_aside(path, aside) == tmp_path / "a before 2.coalition"
    assert aside.read_bytes() == b"an earlier one"


def test_the_new_file_stands_alone(tmp_path: Path) -> None:
    path, draft = tmp_path / "a.coalition", tmp_path / ".a.coalition.draft"
    path.write_bytes(b"register")
    draft.write_bytes(b"new")
    for ending in placing.ENDINGS:
        placing.beside(path, ending).write_bytes(b"of the old one")
    placing.replace_whole(draft, path)
    assert names(tmp_path) == {"a.coalition": b"new"}
