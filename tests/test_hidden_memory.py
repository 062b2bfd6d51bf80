"""The program's memory: the kernel lets no other program of the same person look into it."""

import subprocess
import sys
from pathlib import Path

import pytest

ASKING = """
import ctypes, runpy, sys
sys.argv = ["coalition-app", "statements", "/nowhere.coalition"]
from coalition_app.app import main
print(main())
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
import resource
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux asks this of a process")
def test_a_started_program_cannot_be_looked_into_and_leaves_no_core() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", ASKING],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    assert asked.stdout.split() == ["2", "0", "0"]
