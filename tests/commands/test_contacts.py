"""What a pasted list holds of contacts and remarks, from the file to what is printed."""

import re
from pathlib import Path

import pytest

from tests.commands.command_line import done, small_register

LIST = """Заявление

1. ОО «Правовая среда» (без требования 2), тел. 8 701 123 45 67
2. +79990001122
3. ОФ «Свет», Алматы, ул. Абая, д. 5, кв. 12
4. Анна Ким, директор, t.me/annakim
5. Ержан Ахметов (подпись недействительна)
6. Олег Пак, ИИН 900101300123, anna (at) mail.ru
7. Борис Лапин

Особое мнение: Борис Лапин не поддерживает требование 1.
"""
SECRETS = re.compile(r"701|9990001122|Абая|кв\. 12|annakim|900101300123|mail\.ru")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = small_register(tmp_path)
    source = tmp_path / "list.txt"
    source.write_text(LIST, encoding="utf-8")
    done("import", str(path), str(source), "--statement", "1")
    return path


def test_no_contact_of_a_pasted_list_is_printed(register: Path, tmp_path: Path) -> None:
    for ending in ("txt", "json"):
        target = tmp_path / f"annex.{ending}"
        done("annex", str(register), "--statement", "1", "--to", str(target))
        assert SECRETS.search(target.read_text(encoding="utf-8")) is None, ending
    listed = done("signatories", str(register), "--statement", "1", "--json")
    assert SECRETS.search(listed.out) is None


def test_a_telephone_for_a_name_is_no_name_withheld_by_wish(register: Path, tmp_path: Path) -> None:
    target = tmp_path / "annex.txt"
    done("annex", str(register), "--statement", "1", "--in", "ru", "--to", str(target))
    assert "по желанию" not in target.read_text(encoding="utf-8")


def test_a_remark_and_a_line_below_the_list_are_no_support(register: Path) -> None:
    listed = done("signatories", str(register), "--statement", "1", "--json")
    open_ones = {
        each["name"]
        for each in listed.json["signatories"]
        if set(each["positions"].values()) == {"unsettled"}
    }
    assert {"«Правовая среда»", "Ержан Ахметов", "Борис Лапин", "[?]"} <= open_ones
    assert "«Свет»" not in open_ones
