"""The folder for an AppImage: the desktop's tools find it valid, and what it starts is the program."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from coalition_app.commands.system import appimage
from coalition_app.commands.system.install import ID


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Lay out a folder that stands for the frozen program: a program that names where it lies."""
    frozen = tmp_path / "frozen"
    frozen.mkdir()
    program = frozen / "coalition-app"
    program.write_text('#!/bin/sh\ndirname "$(readlink -f "$0")"\n', encoding="utf-8")
    (frozen / "given.txt").write_text("given", encoding="utf-8")
    return appimage.make_folder(frozen, tmp_path)


def test_what_it_starts_is_the_program_with_what_lies_beside_it(
    folder: Path, tmp_path: Path
) -> None:
    moved = folder.rename(tmp_path / "elsewhere")
    done = subprocess.run([moved / "AppRun"], check=True, stdout=subprocess.PIPE, text=True)
    assert Path(done.stdout.strip()) == moved / "usr" / "lib" / "coalition-app"
    assert (moved / "usr" / "lib" / "coalition-app" / "given.txt").read_text() == "given"


def test_entry_icon_and_description_lie_where_they_are_looked_for(folder: Path) -> None:
    assert "Exec=" in (folder / f"{ID}.desktop").read_text(encoding="utf-8")
    assert (folder / f"{ID}.svg").read_bytes().startswith(b"<svg")
    assert (folder / ".DirIcon").read_bytes().startswith(b"\x89PNG")
    assert (folder / "usr" / "share" / "metainfo" / f"{ID}.metainfo.xml").is_file()
    for name in ("AppRun", f"{ID}.desktop", f"{ID}.svg", ".DirIcon"):
        assert not (folder / name).readlink().is_absolute()


def test_the_desktops_tools_find_it_valid(folder: Path) -> None:
    if shutil.which("appstreamcli") is None or shutil.which("desktop-file-validate") is None:
        pytest.skip("appstream and desktop-file-utils are not installed")
    subprocess.run(["desktop-file-validate", folder / f"{ID}.desktop"], check=True)
    told = subprocess.run(
        ["appstreamcli", "validate-tree", "--no-net", "--format=yaml", folder],
        check=False,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    assert "severity: error" not in told, told


def test_an_older_folder_is_replaced(folder: Path, tmp_path: Path) -> None:
    (folder / "old").touch()
    assert appimage.main([str(tmp_path / "frozen"), str(tmp_path)]) == 0
    assert not (folder / "old").exists()


def test_the_file_is_the_runtime_and_behind_it_the_folder(folder: Path, tmp_path: Path) -> None:
    if shutil.which("mksquashfs") is None:
        pytest.skip("squashfs-tools is not installed")
    runtime = tmp_path / "runtime"
    runtime.write_bytes(b"\x7fELF, as it were")
    file = appimage.make_file(folder, runtime)
    assert os.access(file, os.X_OK)
    begins = runtime.stat().st_size
    assert file.read_bytes()[:begins] == runtime.read_bytes()
    unpacked = tmp_path / "unpacked"
    taken = ["unsquashfs", "-o", str(begins), "-d", str(unpacked), str(file)]
    subprocess.run(taken, check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run([unpacked / "AppRun"], check=True, stdout=subprocess.PIPE, text=True)
    assert Path(done.stdout.strip()) == unpacked / "usr" / "lib" / "coalition-app"
    assert {each.suffix for each in tmp_path.iterdir()} == {"", ".AppDir", ".AppImage"}
