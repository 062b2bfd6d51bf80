"""What the program remembers: all that is chosen at once, and the names of folders that it knows by heart."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coalition_app import settings
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from tests.commands.command_line import ROOT


def test_the_folder_of_own_copies_is_called_as_the_catalogues_have_it() -> None:
    name = settings.OWN_COPIES["en"]
    translated = {language: texts(language).gettext(name) for language in LANGUAGES}
    assert translated == settings.OWN_COPIES


MANY = """
import sys
from pathlib import Path
from coalition_app import settings
print("ready", flush=True)
sys.stdin.readline()
for at in range(24):
    settings.remember_newest_entry(Path(sys.argv[1], str(at)), {"seq": str(at)})
"""


def test_what_processes_remember_at_once_is_all_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))
    names, pipe = "abcd", subprocess.PIPE
    commands = [[sys.executable, "-c", MANY, f"/{name}"] for name in names]
    started = [subprocess.Popen(each, cwd=ROOT, stdin=pipe, stdout=pipe) for each in commands]
    for each in started:
        assert each.stdout is not None and each.stdout.readline() == b"ready\n"
    for each in started:
        assert each.stdin is not None
        each.stdin.write(b"go\n")
        each.stdin.flush()
    assert [each.communicate() and each.returncode for each in started] == [0] * len(names)
    found = [settings.newest_entry(Path(f"/{name}", str(at))) for name in names for at in range(24)]
    assert found == [{"seq": str(at)} for _name in names for at in range(24)]
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


def test_a_draft_of_a_killed_process_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))
    left = tmp_path / "settings.part"
    left.write_text("{")
    os.utime(left, (time.time() - 60,) * 2)
    settings.remember(language="kk")
    assert settings.load() == {"language": "kk"}
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]
