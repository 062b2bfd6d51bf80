"""Merging by command: decide, merges, separate, and an import that is taken back after a merge."""

from pathlib import Path

import pytest

from coalition_app.records.care import checks
from coalition_app.records.imports import import_undo
from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import done, refused_without_change, type_command
from tests.registers import signatures_of, this_day

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
    assert "Statement 1: No. 3 is kept, No. 1 is not counted separately." in said
    (made,) = done("merges", register, "--json").json["merges"]
    assert (made["number"], made["why"], made["separated_at"]) == (1, "одно", None)
    assert made["rejected"] == [{"statement": 1, "number": 1, "stands": 3}]
    (pair,) = done("duplicates", register, "--json").json["pairs"]
    assert (pair["a"], pair["b"], pair["verdict"], pair["merge"]) == (1, 3, "same", 1)
    assert (pair["reason"], pair["why"]) == ("one signatory now", "одно")
    assert "one signatory now" in done("duplicates", register).out
    assert "because: одно" in done("merges", register).out
    listed = done("signatories", register).out.splitlines()
    assert listed[0] == "    1. РОО «Шаңырақ»   (merged with No. 3)"
    rows = done("signatories", register, "--json").json["signatories"]
    assert [row["merged_into"] for row in rows] == [3, None, None]
    twin = [[{"number": other, "as": "same"}] for other in (3, 1)]
    assert [row["decided"] for row in rows] == [twin[0], [], twin[1]]
    done("separate", register, "--merge", 1, "--why", "ошибка")
    assert [row.status for row in signatures(register)] == ["signed"] * 3
    assert "because: ошибка" in done("merges", register).out
    assert done("duplicates", register, "--json").json["pairs"][0]["verdict"] == "look"


def test_a_typed_entry_is_listed_with_its_representative_and_place(register: Path) -> None:
    words = ("--name", "«Свет»", "--representative", "Ли Анна", "--place", "Тараз")
    done("sign", register, *words)
    assert done("signatories", register).out.splitlines()[3] == "    4. «Свет», Ли Анна, Тараз"


def signatures(register: Path) -> list:  # type: ignore[type-arg]
    with open_register(register) as database:
        return signatures_of(database)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("separate", "--merge", 1), "The register has no merge number 1."),
        (
            ("decide", "--pair", 1, 3, "--as", "branch", "--keep", 1),
            "If the two are the same, keep one of them",
        ),
        (
            ("decide", "--pair", 1, 3, "--as", "same", "--keep", 2),
            "If the two are the same, keep one of them",
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


@pytest.fixture
def two_statements(register: Path, tmp_path: Path) -> Path:
    """Let a second statement be signed by «Шанырак» as its No. 2, under an entry of its own."""
    listed = tmp_path / "more.txt"
    listed.write_text("1. Фонд «Свет»\n2. ОО «Шанырак»\n3. Хартия\n", encoding="utf-8")
    done("import", register, listed, "--new-statement", "Второе")
    return register


def owner(register: Path, statement: int, number: int) -> object:
    with open_register(register) as database:
        return signatures_of(database, statement)[number - 1].signatory_id


def test_entries_of_two_statements_are_merged_by_a_signature_of_each(two_statements: Path) -> None:
    register = two_statements
    other = ("--with-statement", 2, "--with-number", 2)
    said = done("merge", register, "--statement", 1, "--number", 1, *other, "--why", "одно").out
    assert "merged with" in said
    assert "because: одно" in said
    assert "This is merge number 1" in said
    assert owner(register, 1, 1) == owner(register, 2, 2)
    assert [row.status for row in signatures(register)] == ["signed"] * 3
    told = done("separate", register, "--merge", 1, "--why", "ошибка", "--json").json
    assert told == {"merge": 1, "left_as_is": []}
    assert owner(register, 1, 1) != owner(register, 2, 2)
    with open_register(register) as database:
        assert checks.find_damage(database) == []


@pytest.mark.parametrize(
    ("keep", "rejected"), [((), [3]), (("--keep", "1=3"), [1]), (("--keep", "1=both"), [])]
)
def test_of_two_signatures_of_one_statement_one_stands(
    register: Path, keep: tuple[str, ...], rejected: list[int]
) -> None:
    made = done(
        "merge", register, "--statement", 1, "--number", 1, "--with-number", 3, *keep, "--json"
    ).json
    assert made["number"] == 1
    assert [each["number"] for each in made["rejected"]] == rejected
    assert owner(register, 1, 1) == owner(register, 1, 3)
    statuses = [row.status for row in signatures(register)]
    assert [at for at, each in enumerate(statuses, 1) if each == "rejected"] == rejected
    done("undo", register)
    assert [row.status for row in signatures(register)] == ["signed"] * 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--number", 1, "--with-number", 1), "not merged with itself"),
        (("--number", 9, "--with-number", 1), "no signature number 9"),
        (("--number", 1, "--with-number", 3, "--keep", "1=2"), "No. 2 is not one of the two"),
        (("--number", 1, "--with-number", 3, "--keep", "2=1"), "did not both sign statement 2"),
        (("--number", 1, "--with-number", 3, "--keep", "1"), "which number stands"),
        (("--number", 1, "--with-number", 3, "--keep", "1=0"), "which number stands"),
        (("--number", 1, "--with-number", 3, "--keep", "1=1", "1=3"), "named twice"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused_in_a_line(
    two_statements: Path, words: tuple[object, ...], sentence: str
) -> None:
    line = refused_without_change(two_statements, "merge", two_statements, "--statement", 1, *words)
    assert sentence in line


def test_a_merge_of_two_that_say_different_things_asks_which_stands(tmp_path: Path) -> None:
    register = tmp_path / "b.coalition"
    done("new", register, "--coalition", "К", "--unencrypted")
    done("statement", register, "--title", "Заявление", "--demand", "Первое требование.")
    for name in ("РОО «Шаңырақ»", "Хартия", "ОО «Шанырак»"):
        done("sign", register, "--name", name)
    done("reserve", register, "--number", 3, "--demand", "1=abstains")
    words = ("merge", register, "--number", 1, "--with-number", 3)
    assert "say different things" in refused_without_change(register, *words)
    done(*words, "--keep", "1=3")
    assert [row.status for row in signatures(register)] == ["rejected", "signed", "signed"]


def test_no_merges_are_said_to_be_none(register: Path) -> None:
    assert done("merges", register).out == "No two entries of the directory were merged.\n"


def test_an_import_taken_back_keeps_what_was_merged(register: Path) -> None:
    done("decide", register, "--pair", 1, 3, "--as", "same")
    with open_register(register) as database:
        with database.writing("undo-import") as tx:
            batch = import_undo.undo_import(tx, import_undo.find_source(tx, None))
        assert (batch.removable, batch.kept) == ((2,), (1, 3))
        assert [row.number for row in signatures_of(database)] == [1, 3]
        assert checks.find_damage(database) == []
    done("separate", register, "--merge", 1)
    assert [row.status for row in signatures(register)] == ["signed", "signed"]


def test_merging_over_an_attested_number_shows_in_the_corrigendum(
    register: Path, tmp_path: Path
) -> None:
    done("attestor", register, "--name", "Дана", "--office", "координатор")
    done(
        "evidence",
        register,
        "--all",
        "--held",
        "сейф",
        "--holder",
        "Д. Ахметова",
        "--claim",
        "consent",
    )
    words = ("--place", "Алматы", "--date", this_day().isoformat(), "--with-exceptions")
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
    assert [row.status for row in signatures(register)] == ["signed"] * 3
