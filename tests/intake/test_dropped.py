"""What a dropped file is taken for: a list, a letter, or neither without asking."""

from pathlib import Path

import pytest

from coalition_app.intake.dropped import SMALL, is_letter, letter_or_list
from tests.intake.pdf_making import drawn

HEADS = "From: Игорь Ли <x@mail.ru>\nSubject: ответ\nDate: Mon, 02 Mar 2026 10:00:00 +0500\n\n"
LIST = "Подписи:\n\n1. ОО «Эхо», Анна Ким\n2. Фонд «Свет»\n"


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("answer.eml", f"{HEADS}«Степь»: просим исключить нас из списка.", "letter"),
        ("answer.txt", f"{HEADS}Добрый день.", "letter"),
        ("answer.txt", "Просим исключить нас из списка подписавших.", "letter"),
        ("names.eml", HEADS + LIST, "either"),
        ("names.txt", LIST, "list"),
        ("names.csv", "Название;Город\n", "list"),
        ("one.txt", "Подписи:\n\n1. ОО «Эхо», Анна Ким\n", "list"),
        ("note.txt", "Позвонить завтра.", "either"),
        ("empty.txt", "", "list"),
        ("long.txt", "Слово. " * SMALL, "either"),
        ("long.eml", HEADS + "Слово. " * SMALL, "letter"),
        ("broken.docx", "PK\x03\x04 не архив", "either"),
        ("scan.png", "\ufffdPNG", "either"),
    ],
)
def test_a_file_is_taken_for_what_it_is(
    tmp_path: Path, name: str, words: str, expected: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89PNG\r\n" if name.endswith(".png") else words.encode())
    assert letter_or_list(path) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1. ОО «Эхо»", "2. Фонд «Свет»"), "list"),
        (("Просим исключить нас из списка подписавших.",), "letter"),
        (("Позвонить завтра.",), "either"),
        ((), "either"),
    ],
)
def test_a_pdf_is_taken_for_what_it_says(
    tmp_path: Path, lines: tuple[str, ...], expected: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn(*((60, 100 + 20 * at, line) for at, line in enumerate(lines))))
    assert letter_or_list(path) == expected
    assert letter_or_list(path, read=False) == "either"


def test_a_folder_may_be_either(tmp_path: Path) -> None:
    assert letter_or_list(tmp_path) == "either"


def test_what_is_not_read_is_told_by_its_kind(tmp_path: Path) -> None:
    for name, words in (("a.eml", HEADS), ("b.txt", LIST), ("c.csv", "а;б")):
        (tmp_path / name).write_text(words, encoding="utf-8")
    told = [letter_or_list(path, read=False) for path in sorted(tmp_path.iterdir())]
    assert told == ["letter", "either", "list"]


def test_what_cannot_be_opened_goes_to_the_import_which_says_why(tmp_path: Path) -> None:
    assert letter_or_list(tmp_path / "gone.eml") == "list"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Просим исключить нас из списка подписавших.", True),
        ("Добрый день!\nПосылаю скан подписного листа.\nАнна Ким", True),
        ("От: Анна Ким\nТема: подпись\n\nСәлеметсіз бе!\nКелісемін.\nАнна Ким", True),
        ("Hello,\nwe confirm our signature.\nJohn Smith\nDirector", True),
        (LIST, False),
        ("Название\tГород\nОО «Эхо»\tАлматы\n", False),
        ("ОО «Эхо», Анна Ким", False),
        ("Здравствуйте! " * SMALL, False),
    ],
)
def test_copied_words_are_taken_for_a_letter_where_they_greet_or_decide(
    words: str, expected: bool
) -> None:
    assert is_letter(words) == expected
