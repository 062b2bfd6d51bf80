"""Merging by command: decide, merges, separate, and an import that is taken back after a merge."""

from pathlib import Path

import pytest

from coalition_app.records import batches, checks
from coalition_app.records.database import open_register
from tests.commands.command_line import done, type_command
from tests.registers import signatures_of

LIST = "1. РОО «Шаңырақ»\n2. Хартия\n3. ОО «Шанырак»\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    made, listed = tmp_path / "a.coalition", tmp_path / "list.txt"
    listed.write_text(LIST, encoding="utf-8")
    done("new", made, "--coalition", "К", "--unencrypted")
    done("import", made, listed, "--new-statement", "Заявление")
    return made


def test_same_merges_and_separate_gives_back(register: Path) -> None:
    said = done(
        "decide", register, "--pair", 3, 1, "--as", "same", "--keep", 3, "--why", "одно"
    ).out
    assert "Statement 1: No. 3 stands, No. 1 is not counted beside it." in said
    (made,) = done("merges", register, "--json").json["merges"]
    assert (made["number"], made["why"], made["separated_at"]) == (1, "одно", None)
    assert made["rejected"] == [{"statement": 1, "number": 1, "stands": 3}]
    (pair,) = done("duplicates", register, "--json").json["pairs"]
    assert (pair["a"], pair["b"], pair["verdict"], pair["merge"]) == (1, 3, "same", 1)
    assert (pair["reason"], pair["why"]) == ("one signatory now", "одно")
    assert "one signatory now" in done("duplicates", register).out
    assert "because: одно" in done("merges", register).out
    done("separate", register, "--merge", 1, "--why", "ошибка")
    assert [row.standing for row in signatures(register)] == ["signed"] * 3
    assert "because: ошибка" in done("merges", register).out
    assert done("duplicates", register, "--json").json["pairs"][0]["verdict"] == "look"


def signatures(register: Path) -> list:  # type: ignore[type-arg]
    with open_register(register) as database:
        return signatures_of(database)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("separate", "--merge", 1), "The register has no merge number 1."),
        (
            ("decide", "--pair", 1, 3, "--as", "branch", "--keep", 1),
            "Only one of two that are the same",
        ),
        (
            ("decide", "--pair", 1, 3, "--as", "same", "--keep", 2),
            "Only one of two that are the same",
        ),
        (
            ("decide", "--pair", 1, "attestor", "--as", "same"),
            "Who attests is no entry of the list",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_line(
    register: Path, words: tuple[object, ...], sentence: str
) -> None:
    answer = type_command(words[0], register, *words[1:])
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert answer.err.count("\n") == 1


def test_no_merges_are_said_to_be_none(register: Path) -> None:
    assert done("merges", register).out == "No two entries of the directory were merged.\n"


def test_an_import_taken_back_keeps_what_was_merged(register: Path) -> None:
    done("decide", register, "--pair", 1, 3, "--as", "same")
    with open_register(register) as database:
        with database.writing("undo-import") as tx:
            batch = batches.undo_import(tx, batches.find_source(tx, None))
        assert (batch.removable, batch.kept) == ((2,), (1, 3))
        assert [row.number for row in signatures_of(database)] == [1, 3]
        assert checks.find_damage(database) == []
    done("separate", register, "--merge", 1)
    assert [row.standing for row in signatures(register)] == ["signed", "signed"]


def test_merging_over_an_attested_number_shows_in_the_corrigendum(
    register: Path, tmp_path: Path
) -> None:
    done("attestor", register, "--name", "Дана", "--office", "координатор")
    done("evidence", register, "--all", "--held", "сейф", "--claim", "consent")
    words = ("--place", "Алматы", "--date", "2025-03-20", "--with-exceptions")
    done("attest", register, *words, "--to", tmp_path / "1.pdf")
    done("decide", register, "--pair", 1, 3, "--as", "same", "--why", "одна организация")
    done("attest", register, *words, "--to", tmp_path / "2.pdf")
    target = tmp_path / "changes.txt"
    done("corrigendum", register, "--from", 1, "--to", target, "--in", "en")
    said = target.read_text(encoding="utf-8")
    assert "3" in said
    assert "Шанырак" in said
    assert "Хартия" not in said
    with open_register(register) as database:
        assert [row.number for row in signatures_of(database)] == [1, 2, 3]
    done("separate", register, "--merge", 1)
    assert [row.standing for row in signatures(register)] == ["signed"] * 3
