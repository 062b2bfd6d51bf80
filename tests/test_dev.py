"""What sets the project up: exact versions with hashes for every Python, and what is done only once."""

import ast
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

MARKER = r"[a-z_]+ [=!]= '\w+'"
PINNED = rf"[a-z0-9-]+==[0-9a-z.]+(?: ; {MARKER}(?: and {MARKER})*)?"
LOCKED = re.compile(rf"(?:{PINNED}(?: \\\n    --hash=sha256:[0-9a-f]{{64}})+\n)+")


@pytest.mark.parametrize("series", dev.SERIES)
def test_versions_are_exact_with_hashes_and_without_an_address(series: str) -> None:
    assert LOCKED.fullmatch(dev.lock_file(series).read_text(encoding="utf-8"))


@pytest.mark.parametrize("series", dev.SERIES)
def test_all_that_the_project_asks_for_is_locked(series: str) -> None:
    versions = dev.locked(series)
    python = {"python_version": series, "python_full_version": f"{series}.0"}
    wanted = [
        need
        for need in map(Requirement, dev.needs())
        if not need.marker or need.marker.evaluate(python)
    ]
    assert len(wanted) > 30
    for need in wanted:
        assert need.specifier.contains(versions[canonicalize_name(need.name)]), str(need)


def test_a_changed_lock_makes_the_environment_anew(tmp_path: Path) -> None:
    lock, made = tmp_path / "locked.txt", []
    for content in ("babel==2.18.0\n", "babel==2.18.0\n", "babel==2.19.0\n"):
        lock.write_text(content, encoding="utf-8")
        dev.once(
            tmp_path / "stamp", lambda: dev.digest(lock), lambda: made.append(dev.digest(lock))
        )
    assert len(made) == 2
    assert dev.digest(dev.own_lock()) in dev.environment_stamp()


def test_an_environment_that_is_linked_is_not_emptied(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "pyvenv.cfg").touch()
    link = tmp_path / "linked"
    link.symlink_to(other)
    dev.empty_place(link)
    assert not link.is_symlink()
    assert [each.name for each in other.iterdir()] == ["pyvenv.cfg"]


@pytest.mark.parametrize(
    ("wheel", "fit"),
    [
        ("segno-1.6.6-py3-none-any.whl", True),
        ("odd-1.0-py2.py3-none-any.whl", True),
        ("lxml-6.1.3-cp313-cp313-macosx_11_0_arm64.whl", True),
        ("lxml-6.1.3-cp313-cp313t-macosx_11_0_arm64.whl", False),
        ("lxml-6.1.3-cp312-cp312-win_amd64.whl", False),
        ("shiboken6-6.12.0-cp310-abi3-win_amd64.whl", True),
        ("grimp-3.20-cp314-abi3-win_amd64.whl", False),
        ("old-1.0-py2-none-any.whl", False),
    ],
)
def test_wheels_of_other_pythons_are_left_out(wheel: str, fit: bool) -> None:
    assert dev.fits(wheel, "3.13") is fit


def test_a_package_is_locked_by_version_systems_and_hashes() -> None:
    wheels = [
        {"url": f"x://y/z-2.0-{tags}.whl", "hashes": {"sha256": digest}}
        for tags, digest in {"cp311-cp311-win32": "b", "cp312-cp312-win32": "c"}.items()
    ]
    package = {"name": "z", "version": "2.0", "wheels": wheels}
    everywhere = "python_full_version == '3.11.*'"
    wanted = "z==2.0{} \\\n    --hash=sha256:b\n"
    assert dev.locking({**package, "marker": everywhere}, "3.11") == wanted.format("")
    on_windows = f"{everywhere} and sys_platform == 'win32'"
    there = " ; sys_platform == 'win32'"
    assert dev.locking({**package, "marker": on_windows}, "3.11") == wanted.format(there)


def test_what_moved_is_told() -> None:
    before = {"babel": "2.18.0", "lxml": "6.1.3", "odfpy": "1.4.1"}
    after = {"babel": "2.19.0", "lxml": "6.1.3", "uv": "0.13.9"}
    told = ["babel: 2.18.0 -> 2.19.0", "odfpy: 1.4.1 -> none", "uv: none -> 0.13.9"]
    assert dev.moves(before, after) == told
    assert dev.moves(after, after) == []


def test_the_spec_of_the_build_imports_what_is_there() -> None:
    tree = ast.parse((dev.ROOT / "build.spec").read_text(encoding="utf-8"))
    ours = [
        (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("coalition_app")
        for alias in node.names
    ]
    assert ours
    for module, name in ours:
        exec(f"from {module} import {name}")
