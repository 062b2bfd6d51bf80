"""The command that lists defects of the lists and remembers what was found right."""

from pathlib import Path

import pytest

from tests.commands.command_line import done, refused, refused_without_change, small_register


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register with three signatures and an import of two, the first with an open quotation mark."""
    path, listed = small_register(tmp_path), tmp_path / "list.txt"
    listed.write_text("Подписи:\n\n1. Фонд «Свет\n2. ОФ «Бір»\n", encoding="utf-8")
    done("import", path, listed, "--statement", 1)
    return path


def test_defects_are_listed_and_settled(register: Path) -> None:
    (found,) = done("defects", register, "--json").json["defects"]
    assert (found["number"], found["defects"][0]["code"]) == (4, "unclosed-quotation-mark")
    assert "quotation mark not closed" in done("defects", register).out
    assert done("defects", register, "--number", 4, "--right").out == (
        "1 signature was found right.\n"
    )
    assert done("defects", register).out == "Nothing left to review.\n"
    assert "Found right: " in done("defects", register, "--all").out
    done("undo", register)
    assert len(done("defects", register, "--json").json["defects"]) == 1


def test_a_flaw_that_is_left_keeps_its_mark(register: Path) -> None:
    assert done("defects", register, "--number", 4, "--leave").out == (
        "1 signature stays as it came, with the mark *.\n"
    )
    assert done("defects", register).out == "Nothing left to review.\n"
    assert "Left as it is: " in done("defects", register, "--all").out
    refused("defects", register, "--number", 4, "--leave", "--right")
    done("defects", register, "--number", 4, "--right")
    assert "Found right: " in done("defects", register, "--all").out


def test_what_has_no_defect_is_refused(register: Path) -> None:
    refused_without_change(register, "defects", register, "--number", 1, "--right")
    assert "--number" in refused("defects", register, "--right")
