"""Modules that wait: what nobody asks for is not loaded, and who asks gets the real one."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LOADED = "import sys, coalition_app.records.store.database; "
WAITS = "assert not {'asyncio.events', 'email.message'} & set(sys.modules)"
ASKED = {
    "nobody": WAITS,
    "by name": "import asyncio; assert asyncio.run(asyncio.sleep(0, 3)) == 3",
    "for a part of it": "import asyncio.events as part; assert part.new_event_loop().close() is None",
    "for one name": "from asyncio import Lock; assert Lock.__module__ == 'asyncio.locks'",
    "for a coroutine": (
        "import asyncio as waits; told = waits.iscoroutine; made = waits.sleep(0); import asyncio; "
        "assert told(made) and asyncio.iscoroutine(made) and not told(3); made.close()"
    ),
    "for a version": (
        "import importlib.metadata; assert importlib.metadata.version('sqlalchemy') > '2'"
    ),
    "for a version by its name": (
        "from importlib.metadata import version; assert version('sqlalchemy') > '2'"
    ),
}


@pytest.mark.parametrize("code", ASKED.values(), ids=ASKED.keys())
def test_a_module_that_waits_is_loaded_when_it_is_asked(code: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED + code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
