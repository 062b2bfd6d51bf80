"""Commands for texts: show, seal, compare, and the policy of a demand."""

import hashlib
from pathlib import Path

import pytest

from coalition_app.records.opening.existing import open_register
from coalition_app.records.statements import wordings
from tests.commands.command_line import done, refused, refused_without_change, small_register
from tests.registers import add_statement, statement_of

FIRST = "Заявление № 1\n\n\n\n1. Требование 1.\n\n2. Требование 2."


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return small_register(tmp_path)


def make_second_text(register: Path) -> None:
    """Make text 2, whose first demand says something else."""
    with open_register(register) as database:
        with database.writing("new-text") as tx:
            wordings.begin_new_text(tx, statement_of(tx))
        with database.writing("reword-demand") as tx:
            wordings.reword_demand(tx, statement_of(tx), 1, "ru", "Требование первое.")


def test_a_text_is_shown_and_sealed(register: Path) -> None:
    before = done("text", register, "show", "--json").json
    assert (before["statement"], before["text"], before["sealed"]) == (1, 1, "")
    assert before["digests"] == {}
    assert before["demands"][1] == {
        "number": 2,
        "policy": "open",
        "text": {"ru": "Требование 2."},
        "short_names": {},
    }
    sealed = done("text", register, "seal", "--json").json
    assert sealed["digests"]["ru"] == hashlib.sha256(FIRST.encode()).hexdigest()
    assert done("text", register, "show", "--json").json["digests"] == sealed["digests"]
    assert "sealed on" in done("text", register, "show").out
    assert refused_without_change(register, "text", register, "seal") == (
        "Text 1 is sealed already.\n"
    )


def test_two_texts_are_compared_word_by_word(register: Path) -> None:
    assert "none before it" in refused("text", register, "compare")
    done("text", register, "seal")
    make_second_text(register)
    answer = done("text", register, "compare", "--json").json
    assert (answer["from"], answer["until"]) == (1, 2)
    assert answer["differences"] == [
        {
            "language": "ru",
            "part": "demand",
            "before": 1,
            "after": 1,
            "words": [
                {"kind": "same", "text": "Требование "},
                {"kind": "removed", "text": "1"},
                {"kind": "added", "text": "первое"},
                {"kind": "same", "text": "."},
            ],
        }
    ]
    assert "Требование [-1-]{+первое+}." in done("text", register, "compare").out
    assert "the same" in done("text", register, "compare", "--from", 1, "--until", 1).out
    assert done("text", register, "show", "--text", 1, "--json").json["sealed"]


def test_who_is_to_reconfirm_is_shown_once_the_new_text_is_sealed(register: Path) -> None:
    done("text", register, "seal")
    make_second_text(register)
    assert done("text", register, "show", "--json").json["to_reconfirm"] == []
    done("text", register, "seal")
    assert done("text", register, "show", "--json").json["to_reconfirm"] == [1, 2, 3]
    assert "3 signatories are to reconfirm: numbers 1, 2, 3." in done("text", register, "show").out


def test_a_demand_becomes_core_and_open_again(register: Path) -> None:
    done("policy", register, "--demand", 2, "--core")
    found = done("statements", register, "--json").json["statements"][0]
    assert [each["policy"] for each in found["demands"]] == ["open", "core"]
    line = refused_without_change(
        register,
        *("reserve", register, "--number", 1, "--demand", "2=supports-with-reservation"),
        *("--wording", "С оговоркой."),
    )
    assert "core demand" in line
    assert "takes reservations" in done("policy", register, "--demand", 2, "--open").out


def test_a_demand_with_a_reservation_does_not_become_core(register: Path) -> None:
    done(
        *("reserve", register, "--number", 3, "--demand", "1=supports-with-reservation"),
        *("--wording", "С оговоркой."),
    )
    line = refused_without_change(register, "policy", register, "--demand", 1, "--core")
    assert "number 3" in line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("text", "show", "--text", 2), "There is no text 2"),
        (("text", "show", "--text", 0), "There is no text 0"),
        (("text", "show", "--from", 1), "--from does not go with"),
        (("text", "seal", "--text", 1), "--text does not go with"),
        (("text", "compare", "--from", 1, "--until", 2), "There is no text 2"),
        (("text", "burn"), "invalid choice"),
        (("policy", "--demand", 9, "--core"), "has no demand 9"),
        (("policy", "--demand", 1), "one of the arguments --core --open is required"),
        (("policy", "--demand", 1, "--core", "--open"), "not allowed with argument"),
    ],
)
def test_what_makes_no_sense_is_refused(
    register: Path, words: tuple[object, ...], said: str
) -> None:
    assert said in refused_without_change(register, words[0], register, *words[1:])


def test_what_is_done_may_stand_before_the_register_as_it_did(register: Path) -> None:
    assert done("text", "show", register).out == done("text", register, "show").out
    assert done("text", "--statement", 1, "show", "--json", register).json["text"] == 1
    done("word", register, "--new-text")
    done("demand", "add", register, "--ru", "Третье.")
    assert len(done("text", register, "show", "--json").json["demands"]) == 3
    assert "invalid choice" in refused("text", "burn", register)


def test_a_statement_must_be_named_where_there_are_several(register: Path) -> None:
    with open_register(register) as database:
        add_statement(database)
    assert "several statements" in refused("text", register, "seal")
    assert done("text", register, "show", "--statement", 2, "--json").json["statement"] == 2
