"""The next step about a signature: one operation for the page and for the command."""

from pathlib import Path

from coalition_app.operations import door, follow_up
from tests.commands.command_line import done, small_register, type_command
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


def test_letters_that_were_sent_are_told_by_the_list(tmp_path: Path) -> None:
    register, letter = small_register(tmp_path), tmp_path / "письмо.txt"
    letter.write_text("Подтвердите подпись.", encoding="utf-8")
    sent = ("letter-sent", register, "--number", 1, "--sent", "2025-11-12", "--text", letter)
    told = done(*sent, "--in", "ru", "--due", "2025-11-20", "--json").json
    assert told == {
        "statement": 1,
        "numbers": [1],
        "sent": "2025-11-12",
        "channel": "mail",
        "due": "2025-11-20",
    }
    done("letter-sent", register, "--number", 1, "--sent", "2025-11-14", "--by", "telephone")
    first, *others = done("chase", register, "--json").json["chased"]
    keys = ("number", "group", "letters", "last_letter", "channel", "due")
    assert [first[key] for key in keys] == [
        *(1, "overdue", 2, "2025-11-14", "telephone", "2025-11-20")
    ]
    assert {each["group"] for each in others} <= {"not-sent"}
    said = done("chase", register).out
    assert "2 letters sent, the last on 14.11.2025 (telephone)" in said
    assert "answer by 20.11.2025" in said


def test_the_text_of_a_letter_belongs_to_one_number(tmp_path: Path) -> None:
    register, letter = small_register(tmp_path), tmp_path / "a.txt"
    letter.write_text("x", encoding="utf-8")
    refused = type_command("letter-sent", register, "--number", 1, 2, "--text", letter)
    assert refused.code == 2
    assert "belongs to one number" in refused.err
