"""What the desktop is told of the program: valid, put in place for one user, and taken away again."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from PySide6.QtGui import QImage

from coalition_app import __version__, paths
from coalition_app.commands.parser import make_parser
from coalition_app.commands.system import install, manual, parts
from coalition_app.commands.system.install import ID, KIND, SIDES
from coalition_app.desktop.lock.desktop_signals import SCREENS, SERVICE

GIVEN = paths.resources() / "desktop"
PROGRAM = Path('/opt/My "own" 100 %/coalition-app')


def judged(*command: str | Path) -> str:
    """Give what a checking program says; skips the test where it is not installed."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    words = [str(each) for each in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return f"{done.stdout}{done.stderr}" if done.returncode else ""


def test_the_entry_is_valid() -> None:
    assert judged("desktop-file-validate", GIVEN / f"{ID}.desktop") == ""


def test_the_entry_as_installed_is_valid(tmp_path: Path) -> None:
    install.install(PROGRAM, tmp_path)
    entry = tmp_path / "applications" / f"{ID}.desktop"
    assert judged("desktop-file-validate", entry) == ""
    assert r'Exec="/opt/My \\"own\\" 100 %%/coalition-app" %f' in entry.read_text(encoding="utf-8")


def test_the_description_is_valid() -> None:
    # The project has no page of its own that could be named.
    lenient = "--override=url-homepage-missing=info"
    file = GIVEN / f"{ID}.metainfo.xml"
    assert judged("appstreamcli", "validate", "--no-net", lenient, file) == ""


def test_the_kind_of_file_is_well_formed_and_taken(tmp_path: Path) -> None:
    assert judged("xmllint", "--noout", GIVEN / f"{ID}.xml") == ""


def test_the_system_knows_a_register_by_its_name(tmp_path: Path) -> None:
    if shutil.which("update-mime-database") is None:
        pytest.skip("update-mime-database is not installed")
    install.install(PROGRAM, tmp_path)
    globs = (tmp_path / "mime" / "globs2").read_text(encoding="utf-8")
    assert "80:application/x-coalition-register:*.coalition" in globs


def test_the_manual_is_clean_and_names_every_command(tmp_path: Path) -> None:
    page = tmp_path / "coalition-app.1"
    page.write_text(manual.manual_page(), encoding="utf-8")
    assert judged("mandoc", "-Tlint", "-Wwarning", page) == ""
    told = page.read_text(encoding="utf-8")
    for name in manual.commands_of(make_parser()):
        assert f"\n.Ss {name}\n" in told


def test_the_shell_completes_commands_and_their_options(tmp_path: Path) -> None:
    file = tmp_path / "completion"
    file.write_text(manual.completion(), encoding="utf-8")

    def completed(*words: str) -> list[str]:
        ask = (
            f"source {file}; COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; "
            '_coalition_app; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True)
        return done.stdout.split()

    assert completed("coalition-app", "attesto") == ["attestor"]
    assert "--statement" in completed("coalition-app", "sign", "--st")


def test_zsh_completes_them_too(tmp_path: Path) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    (tmp_path / "_coalition-app").write_text(manual.completion_for_zsh(), encoding="utf-8")

    def completed(*words: str) -> list[str]:
        # Outside a line that is typed, what the completion offers is caught where it offers it.
        ask = (
            "compadd() { shift; print -l -- $@; }; _files() { print files; }; "
            f"words=({' '.join(words)}); CURRENT=$#words; source {tmp_path}/_coalition-app"
        )
        done = subprocess.run(["zsh", "-f", "-c", ask], capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return done.stdout.split()

    commands = set(manual.commands_of(make_parser()))
    assert commands < set(completed("coalition-app", "attesto"))
    assert "--statement" in completed("coalition-app", "sign", "--st")
    assert completed("coalition-app", "sign", "river.coal") == ["files"]


@pytest.mark.parametrize("name", [ID, KIND])
@pytest.mark.parametrize("side", SIDES)
def test_each_icon_has_its_size(name: str, side: int) -> None:
    drawn = QImage(str(GIVEN / "icons" / f"{name} {side}.png"))
    assert (drawn.width(), drawn.height()) == (side, side)
    assert drawn.hasAlphaChannel()


def test_all_of_it_is_taken_away_again_and_nothing_else(tmp_path: Path) -> None:
    theirs = tmp_path / "applications" / "other.desktop"
    theirs.parent.mkdir()
    theirs.write_text("", encoding="utf-8")
    written = install.install(PROGRAM, tmp_path)
    assert all(each.exists() for each in written)
    assert sorted(install.uninstall(PROGRAM, tmp_path)) == sorted(written)
    assert theirs.exists()
    assert not any(each.exists() for each in written)
    assert not list(tmp_path.rglob("*coalition*"))


def test_where_nothing_else_was_nothing_is_left(tmp_path: Path) -> None:
    install.install(PROGRAM, tmp_path)
    install.uninstall(PROGRAM, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_others_told_the_desktop_stays_known(tmp_path: Path) -> None:
    if shutil.which("update-mime-database") is None:
        pytest.skip("update-mime-database is not installed")
    theirs = tmp_path / "mime" / "packages" / "other.xml"
    theirs.parent.mkdir(parents=True)
    given = (GIVEN / f"{ID}.xml").read_text(encoding="utf-8")
    theirs.write_text(given.replace("coalition", "other"), encoding="utf-8")
    install.install(PROGRAM, tmp_path)
    install.uninstall(PROGRAM, tmp_path)
    globs = (tmp_path / "mime" / "globs2").read_text(encoding="utf-8")
    assert "*.other" in globs and "*.coalition" not in globs


def test_the_list_of_parts_names_each_library_once(tmp_path: Path) -> None:
    assert parts.main([str(tmp_path)]) == 0
    listed = json.loads((tmp_path / "coalition-app.cdx.json").read_text(encoding="utf-8"))
    names = [each["name"].lower() for each in listed["components"]]
    assert {"sqlalchemy", "reportlab", "shiboken6"} <= set(names)
    assert len(names) == len(set(names))
    assert listed["specVersion"] == "1.6"
    refs = {each["bom-ref"] for each in listed["components"]}
    assert set(listed["dependencies"][0]["dependsOn"]) == refs
    assert parts.bill_of_materials() == listed


def test_a_copy_of_the_project_says_the_licence_of_each_file(tmp_path: Path) -> None:
    shutil.copytree(paths.resources(), tmp_path / "resources")
    assert parts.main([str(tmp_path)]) == 0
    assert judged("reuse", "--root", tmp_path, "lint", "--quiet") == ""
    words = tmp_path / "resources" / "control_words" / "before.txt"
    told = subprocess.run(
        ["reuse", "--root", str(tmp_path), "spdx"], capture_output=True, text=True, check=True
    ).stdout
    entry = told[told.index(f"FileName: ./{words.relative_to(tmp_path)}") :].split("\n\n")[0]
    assert "LicenseInfoInFile: CC-BY-3.0-US" in entry
    assert "LicenseInfoInFile: MIT" not in entry


def test_the_newest_release_described_is_this_version() -> None:
    told = (GIVEN / f"{ID}.metainfo.xml").read_text(encoding="utf-8")
    assert f'<releases>\n    <release version="{__version__}"' in told


def test_in_flatpak_it_hears_every_lock_of_the_screen_and_has_no_network() -> None:
    given = yaml.safe_load((GIVEN / f"{ID}.yml").read_text(encoding="utf-8"))["finish-args"]
    assert {f"--talk-name={each}" for each in SCREENS} <= set(given)
    assert f"--system-talk-name={SERVICE}" in given
    assert "--share=network" not in given
