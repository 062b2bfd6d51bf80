"""What is loaded ahead: nothing of Qt off the window's thread, and nothing left to load when it is wanted."""

import json
import subprocess
import sys

import pytest

from coalition_app.desktop.desk import ahead
from tests.commands.command_line import ROOT

WINDOW = "coalition_app.desktop."
LOAD = """
import json, sys
from coalition_app.desktop import main_window
from coalition_app.desktop.signatories import page  # the list, which is always shown first
from coalition_app.desktop.desk import ahead
from coalition_app.operations import register
from coalition_app.records.opening import existing
before = set(sys.modules)
ahead.load_beside(getattr(ahead, sys.argv[1]))
beside = set(sys.modules)
for name in sys.argv[2:]:
    __import__(name)
print(json.dumps([sorted(beside - before), sorted(set(sys.modules) - beside)]))
"""


@pytest.mark.parametrize(
    ("beside", "part"),
    [
        ("IMPORTING", "coalition_app.desktop.imports.view"),
        ("ISSUING", "coalition_app.desktop.annex.page"),
    ],
)
def test_beside_the_window_nothing_of_qt_is_loaded_and_all_else_is(beside: str, part: str) -> None:
    """Two threads that meet one of PySide's classes first at the same moment end the program."""
    command = [sys.executable, "-c", LOAD, beside, part]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    off_thread, in_turn = json.loads(ran.stdout)
    assert [each for each in off_thread if each.startswith((WINDOW, "PySide6"))] == []
    ours = [each for each in in_turn if each.startswith("coalition_app.")]
    assert part in ours
    left = [each for each in ours if not each.startswith(WINDOW)]
    assert left == []


def test_each_part_is_loaded_before_those_that_need_it() -> None:
    """None of the window's turns loads two of them."""
    code = (
        "import sys; from coalition_app.desktop.desk.ahead import PARTS\n"
        "for name in PARTS: assert name not in sys.modules, name; __import__(name)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    assert len(set(ahead.PARTS)) == len(ahead.PARTS)
