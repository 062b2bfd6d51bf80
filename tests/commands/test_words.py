"""Commands that change the words of a statement and its demands."""

from pathlib import Path

import pytest

from tests.commands.command_line import done, refused_without_change, small_register


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return small_register(tmp_path, signatures=0)


def shown(register: Path) -> dict[str, object]:
    found: dict[str, object] = done("text", register, "show", "--json").json
    return found


def demands(register: Path, language: str = "ru") -> list[str]:
    return [each["text"].get(language, "") for each in shown(register)["demands"]]  # type: ignore[attr-defined]


def test_words_are_changed_in_each_language(register: Path) -> None:
    done("word", register, "--in", "en", "--title", "A statement")
    done("word", register, "--in", "kk", "--body", "Біз талап етеміз:")
    done("word", register, "--in", "en", "--authentic")
    done("word", register, "--date", "25.11.2025")
    told = shown(register)
    assert told["language"] == "en"
    assert told["titles"]["en"] == "A statement"  # type: ignore[index]
    assert told["bodies"] == {"kk": "Біз талап етеміз:"} or told["bodies"]["kk"]  # type: ignore[index]
    assert done("statements", register, "--json").json["statements"][0]["date"] == "2025-11-25"
    done("word", register, "--date", "")
    assert done("statements", register, "--json").json["statements"][0]["date"] == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--title", "a\u202eb"), "U+202E"),
        (("--title", "ы" * 1_001), "characters"),
        (("--title", "Обращение", "--demand", "a\u202eb"), "U+202E"),
        (("--title", "Обращение", "--demand", "ы" * 50_000), "characters"),
        (("--title", "Обращение", "--demand", "x", "--date", "вчера"), "is not a date"),
    ],
)
def test_a_statement_that_no_text_can_hold_is_refused(
    register: Path, given: tuple[object, ...], said: str
) -> None:
    assert said in refused_without_change(register, "statement", register, *given)


def test_a_title_stands_in_one_line(register: Path) -> None:
    made = done("statement", register, "--title", " Обращение \n жителей", "--json").json
    (other,) = done("statements", register, "--json").json["statements"][made["statement"] - 1 :]
    assert other["title"] == "Обращение жителей"


def test_demands_are_added_reworded_moved_and_removed(register: Path) -> None:
    first, second = demands(register)
    done("demand", register, "add", "--ru", "Третье.", "--en", "The third.")
    assert demands(register) == [first, second, "Третье."]
    done("demand", register, "move", "--demand", 3, "--to", 1)
    assert demands(register) == ["Третье.", first, second]
    done("demand", register, "reword", "--demand", 1, "--kk", "Үшінші.")
    assert demands(register, "kk")[0] == "Үшінші."
    done("demand", register, "remove", "--demand", 1)
    assert demands(register) == [first, second]
    for _each in range(4):
        done("undo", register)
    assert demands(register) == [first, second]


def test_a_demand_is_added_under_the_number_that_is_told(tmp_path: Path) -> None:
    register = small_register(tmp_path, signatures=1)
    first, second = demands(register)
    done("reserve", register, "--number", 1, "--demand", "2=abstains")
    line = refused_without_change(register, "demand", register, "add", "--ru", "Первое.")
    assert "was signed as it stands" in line
    done("word", register, "--new-text")
    added = done("demand", register, "add", "--demand", 1, "--ru", "Первое.")
    assert added.out == "Recorded for demand 1.\n"
    assert demands(register) == ["Первое.", first, second]
    (exception,) = done("positions", register, "--json").json["exceptions"]
    # Nobody supports what came after the signature.
    assert exception["positions"] == {"1": "not-stated", "2": "supports", "3": "abstains"}
    done("demand", register, "add", "--demand", 4, "--ru", "Последнее.")
    assert demands(register)[-1] == "Последнее."
    for _each in range(2):
        done("undo", register)
    assert demands(register) == [first, second]


def test_a_sealed_text_is_followed_by_the_next(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    done("text", register, "seal")
    line = refused_without_change(register, "demand", register, "add", "--ru", "Ещё.")
    assert "sealed" in line
    assert done("word", register, "--new-text").out == "Recorded in text 2.\n"
    done("demand", register, "add", "--ru", "Ещё.")
    done("text", register, "seal")
    assert shown(register)["to_reconfirm"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("word", "--title", " "), "needs a title"),
        (("word", "--new-text"), "can be changed as it is"),
        (("word", "--in", "en", "--authentic"), "a title in English"),
        (("word", "--body", "a\u202eb"), "U+202E"),
        (("demand add",), "has no wording"),
        (("demand add", "--ru", "Требование 1."), "has this wording already"),
        (("demand add", "--demand", 4, "--ru", "x"), "cannot become demand 4: there are 1 to 3"),
        (("demand add", "--to", 1, "--ru", "x"), "--to does not go with “demand add”"),
        (("demand reword", "--demand", 1, "--to", 2, "--ru", "x"), "--to does not go with"),
        (("demand reword", "--demand", 1), "in one language"),
        (("demand reword", "--ru", "x"), "needs --demand"),
        (("demand move", "--demand", 1), "needs --to"),
        (("demand move", "--demand", 1, "--to", 9), "cannot become demand 9"),
        (("demand remove", "--demand", 1, "--ru", "x"), "--ru does not go with"),
        (("demand remove", "--demand", 9), "no demand"),
        (("demand reword", "--demand", 1, "--ru", "ы" * 50_001), "characters"),
    ],
)
def test_wrong_words_are_refused(register: Path, given: tuple[object, ...], said: str) -> None:
    command, *options = given
    name, *what = str(command).split()
    line = refused_without_change(register, name, register, *what, *options)
    assert said in line
