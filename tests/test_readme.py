"""The README: its two commands, its walk from a list to an annex, and everything that it names."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from coalition_app.commands.parser import make_parser
from tests.commands.command_line import STATEMENT

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAME = "coalition-app "
STEPS = [
    line.strip().removeprefix(NAME)
    for line in README.splitlines()
    if line.startswith("       ") and line.strip().startswith(NAME)
]
"""What is typed on the way from a list to an attested annex."""


def test_readme_leads_from_the_list_to_a_genuine_annex(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(STATEMENT.read_bytes())
    (tmp_path / "words").write_text("six words that nobody guesses\n", encoding="utf-8")
    said = {}
    for step in STEPS:
        arguments = shlex.split(step)
        if arguments[0] != "checking-page" and "--dry-run" not in arguments:
            arguments += ["--passphrase-file", "words"]
        done = subprocess.run(
            [sys.executable, "-m", "coalition_app", *arguments],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "PATH": "", "LANG": "C.UTF-8", "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (step, done.stderr)
        said[arguments[0]] = done.stdout
    assert len(STEPS) == 16
    assert said["verify"].startswith("Genuine: edition 1")
    assert len(said["anchor"].split()) == 6
    assert (tmp_path / "annex.pdf").read_bytes().startswith(b"%PDF-")


def test_commands_that_the_readme_names_exist() -> None:
    parser = make_parser()
    known = next(each.choices for each in parser._actions if isinstance(each.choices, dict))
    for typed in re.findall(r"`coalition-app ([^`]+)`", README):
        first = typed.split()[0]
        assert first in known or first == "COMMAND" or first in parser._option_string_actions, typed
    for command in re.findall(r"python3 dev\.py (\w+)", README):
        assert f'    "{command}": ' in (ROOT / "dev.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)]+)\)|`(resources/[^`]+)`", README))
def test_files_that_the_readme_shows_lie_there(path: tuple[str, str]) -> None:
    assert (ROOT / (path[0] or path[1])).exists()


def test_no_change_is_told_twice() -> None:
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n- ")
    entries = [each.split("\n\n")[0] for each in told[1:]]
    assert len(entries) > 100
    assert sorted(each for each in set(entries) if entries.count(each) > 1) == []
