"""The next step about a signature: one operation for the page and for the command."""

from pathlib import Path

from coalition_app.operations import door, follow_up
from tests.commands.command_line import done, small_register
from tests.registers import make_register


def test_a_step_tells_its_table(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        for step in ("позвонить", ""):
            answer = door.write(database, follow_up.plan_step(None, number=1, step=step))
            assert answer.tables == {"next_step"}


def test_the_command_says_it_as_values(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    planned = ("plan", register, "--number", 1, "--step", " call ", "--by", "25.11.2026", "--json")
    assert done(*planned).json == {
        "statement": 1,
        "number": 1,
        "step": "call",
        "due": "2026-11-25",
    }
    assert done("plan", register, "--number", 1, "--json").json["step"] == ""
