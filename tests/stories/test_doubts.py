"""A pasted list with words that nobody understands: none of it counts or prints unasked."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.commands.command_line import done, small_register, type_command

LIST = """Подписи:

1. ОО «Правовая среда» (без требования 2)
2. ОФ «Бірлік», Асель Нургазиева, директор
3. ОФ «Тұмар» (подпись недействительна)
4. ОО «Шаңырақ», Ержан Тілеубай, тел. 8 701 000 11 22

К требованию 1 присоединяемся только частично.
Особое мнение: «Бірлік» не поддерживает требование 2.
"""
OPINION = "Особое мнение: «Бірлік» не поддерживает требование 2."
REFUSED = ("--demand", "2=does-not-support")
NOTHING = ("--as", "nothing")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path, listed = small_register(tmp_path, signatures=0), tmp_path / "list.txt"
    listed.write_text(LIST, encoding="utf-8")
    said = done("import", path, listed, "--statement", 1)
    assert "Not clear, to be settled with “settle” (see “doubts”): 1, 2, 3." in said.out
    done("evidence", path, "--statement", 1, "--all", "--held", "сейф", "--holder", "Ахметова Дана")
    done("attestor", path, "--name", "Ахметова Дана", "--office", "координатор")
    return path


def stops(register: Path) -> dict[str, list[int]]:
    """Give the numbers of each kind of stop."""
    answer = json.loads(type_command("ready", register, "--statement", 1, "--json").out)
    found: dict[str, list[int]] = {}
    for item in answer["items"]:
        if item["severity"] == "stops":
            found.setdefault(item["kind"], []).extend(item["numbers"])
    return found


def annex(register: Path, ending: str = "txt") -> str:
    target = register.with_name(f"draft.{ending}")
    done("annex", register, "--statement", 1, "--to", target)
    text = target.read_text(encoding="utf-8")
    target.unlink()
    return text


def counts(register: Path) -> tuple[int, dict[str, int]]:
    """Give how many signed, and the counts of the second demand."""
    content = json.loads(annex(register, "json"))
    return content["signed"], content["demands"][1]["counts"]


def test_what_nobody_understands_is_settled_before_it_counts(register: Path) -> None:
    assert stops(register) == {"unknown-piece": [1, 3], "line-unread": [2]}
    signed, second = counts(register)
    assert (signed, second["supports"], second["does-not-support"]) == (1, 1, 0)
    target = register.with_name("annex.pdf")
    place = (
        "--place",
        "Алматы",
        "--date",
        dt.date.today().isoformat(),
        "--to",
        target,
        "--with-exceptions",
    )
    answer = type_command("attest", register, "--statement", 1, *place)
    assert answer.code == 1
    assert "Entries 1, 3" in answer.err
    assert not target.exists()

    done("settle", register, "--statement", 1, "--number", 3, "--as", "nothing")
    done("settle", register, "--statement", 1, "--number", 1, "--as", "words")
    lines = {
        each["text"]: each["lines"] for each in done("doubts", register, "--json").json["doubts"]
    }
    done(
        "settle",
        register,
        "--line",
        lines["К требованию 1 присоединяемся только частично."],
        *NOTHING,
    )
    done("settle", register, "--line", lines[OPINION], "--as", "words")
    assert stops(register) == {"unsettled": [1, 2]}
    done("reserve", register, "--statement", 1, "--number", 1, *REFUSED)
    done("reserve", register, "--statement", 1, "--number", 2, *REFUSED)
    assert stops(register) == {}
    signed, second = counts(register)
    assert (signed, second["supports"], second["does-not-support"]) == (4, 2, 2)
    assert OPINION in annex(register)


def test_nothing_private_or_unsettled_prints(register: Path) -> None:
    for ending in ("txt", "json"):
        drawn = annex(register, ending)
        assert "701" not in drawn
        assert "недействительна" not in drawn
        assert "Тілеубай" in drawn


def test_a_mark_of_withdrawal_is_settled_by_the_withdrawal(tmp_path: Path) -> None:
    path, listed = small_register(tmp_path, signatures=0), tmp_path / "list.txt"
    listed.write_text("Подписи:\n\n1. ОФ «Бірлік» (подпись отозвана)\n2. ОФ «Тұмар»\n", "utf-8")
    done("import", path, listed, "--statement", 1)
    assert counts(path)[0] == 1
    assert stops(path)["unknown-piece"] == [1]
    done("withdraw", path, "--statement", 1, "--number", 1, "--received", dt.date.today())
    assert "unknown-piece" not in stops(path)
    assert done("doubts", path).out == "Nothing left to review.\n"


def test_what_is_to_print_prints_where_it_stands(tmp_path: Path) -> None:
    path, listed = small_register(tmp_path, signatures=0), tmp_path / "list.txt"
    listed.write_text("Подписи:\n\n1. ОФ «Тұмар», Шал акын\n2. ОФ «Отан»\n", "utf-8")
    done("import", path, listed, "--statement", 1)
    assert "Шал акын" not in annex(path)
    done("settle", path, "--statement", 1, "--number", 1, "--as", "print")
    assert "Шал акын" in annex(path)


def test_a_telephone_in_the_place_of_a_name_withholds_no_name(tmp_path: Path) -> None:
    path, listed = small_register(tmp_path, signatures=0), tmp_path / "list.txt"
    listed.write_text("Подписи:\n\n1. ОФ «Бірлік»\n2. +79990001122\n3. ОФ «Тұмар»\n", "utf-8")
    done("import", path, listed, "--statement", 1)
    drawn = annex(path)
    assert "+7999" not in drawn
    assert "withheld" not in drawn
    assert "жел" not in drawn  # «Имя не указано по желанию подписавшего»
    assert stops(path).keys() & {"unknown-piece", "withheld-without-wish"}


REMARKS = (
    "без требования 2",
    "кроме п. 3",
    "не поддерживает требование 1",
    "за исключением второго пункта",
    "с условием",
    "подпись недействительна",
    "подпись отозвана",
    "не согласны с требованием 2",
    "особое мнение",
    "воздерживаемся по третьему требованию",
    "2-талапты қолдамаймыз",
    "3-тармақтан басқа",
    "шартпен қосыламыз",
    "except demand 2",
    "does not support item 1",
    "subject to changes",
    "signature not valid",
)
WRITTEN = (
    "ОФ «Бірлік {0}» ({1})",
    "ОФ «Бірлік {0}», {1}",
    "ОФ «Бірлік {0}» — {1}",
    "ОФ «Бірлік {0}», Асель Нургазиева, директор ({1})",
    "ОФ «Бірлік {0}», Асель Нургазиева, директор, {1}",
    "ОФ «Бірлік {0}» [{1}], Алматы",
    "Асель Нургазиева, юрист ({1})",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_no_remark_ends_as_plain_support(tmp_path: Path, written: str) -> None:
    path, listed = small_register(tmp_path, signatures=0), tmp_path / "list.txt"
    rows = [written.format(at, remark) for at, remark in enumerate(REMARKS, start=1)]
    rows += ["ОФ «Тұмар»", "ОО «Шаңырақ», Ержан Тілеубай, Алматы"]
    lines = "\n".join(f"{at}. {row}" for at, row in enumerate(rows, start=1))
    listed.write_text(f"Подписи:\n\n{lines}\n", encoding="utf-8")
    done("import", path, listed, "--statement", 1)
    found = done("signatories", path, "--json").json["signatories"]
    plain = [
        each["as_printed"]
        for each in found
        if each["standing"] == "signed" and set(each["positions"].values()) == {"supports"}
    ]
    assert plain == rows[-2:]
    assert counts(path)[0] <= 2
