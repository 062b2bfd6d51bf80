"""Wishes not to be named, words that a signature is not final, places in brackets, the report's quotes."""

import pytest

from coalition_app.draft_pieces import print_pieces
from coalition_app.intake.read_source import read_source
from coalition_app.intake.report import import_report
from tests.intake.examples import examples
from tests.intake.reading import codes, entry, read

EXAMPLES = examples("printing_wishes")


@pytest.mark.parametrize(
    "words",
    EXAMPLES["a wish not to be named withholds the name and is not printed"],
)
@pytest.mark.parametrize("entry_text", ["Серик Нуров (%s)", "Серик Нуров, агроном — %s"])
def test_a_wish_not_to_be_named_withholds_the_name_and_is_not_printed(
    words: str, entry_text: str
) -> None:
    found = entry(entry_text % words)
    assert (found.consent, found.name, found.standing) == ("withheld", "Серик Нуров", "signed")
    assert words.rstrip(".") not in found.as_printed + found.office
    assert codes(found) == ["asks-not-to-print"]
    assert any(words.rstrip(".") in note for note in found.notes)


@pytest.mark.parametrize(
    "words",
    [
        "без указания должности",
        "должность не указывать",
        "прошу не называть мою должность",
        "without naming the office",
        "please do not print my job title",
        "лауазымы көрсетілмесін",
        "лауазымын көрсетпеңіз",
    ],
)
def test_a_wish_that_the_office_is_not_named_lets_the_name_print(words: str) -> None:
    found = entry(f"Серик Нуров ({words})")
    assert (found.consent, found.name, found.standing) == ("no-office", "Серик Нуров", "signed")
    assert codes(found) == ["asks-not-to-print"]


def test_the_report_quotes_the_source_letter_by_letter() -> None:
    text = "Подписавшие:\n1) ОФ «Тихий берег»\n2)  ОФ «Сад»\n2) ОФ «Лес» (tbc)\n4 ОФ «Гора»\n"
    report = import_report(read_source(text.encode(), "list.txt"))
    for line in text.split("\n")[1:4]:
        assert line in report
    assert "3. ОФ" not in report and "3) ОФ" not in report


def test_a_total_that_does_not_fit_is_the_first_warning_and_no_title() -> None:
    draft = read(
        "Подписавшие заявление о садах — всего 45 подписей\n\n1. ОФ «Сад»\n2. ОФ «Лес»\n2. ОФ «Гора»\n"
        "4. ОФ «Поле»\n\nИтого: 45\n"
    )
    assert draft.title == ""
    assert "45" in draft.warnings[0] and "4 " in draft.warnings[0]
    assert sum("45" in warning for warning in draft.warnings) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Айтбаев Ержан, гидролог, от себя лично (место работы просил не указывать)",
            "место работы просил не указывать",
        ),
        ("ОО «Сад», Анна Ким, директор, моего работодателя прошу не называть", "не называть"),
        ("Айтбаев Ержан, гидролог (жұмыс орнымды көрсетпеңіздер)", "жұмыс орнымды"),
        ("Anna Kim, teacher (please do not name my employer)", "employer"),
        ("Anna Kim, teacher, rather not mention the school", "school"),
    ],
)
def test_a_wish_about_print_in_any_wording_opens_and_never_prints(text: str, words: str) -> None:
    found = entry(text)
    assert codes(found) == ["asks-not-to-print"]
    assert [words in each.text for each in found.open] == [True]
    assert words not in print_pieces(found.pieces)
    assert words not in found.as_printed + found.office + found.name


def test_a_cell_that_asks_for_something_not_to_be_printed_opens_the_row() -> None:
    table = "Name;Organisation;Office\nAnna Kim;Green Ltd;please do not name my employer\n"
    (row,) = read(table + "Boris Li;Blue Ltd;director\n", "list.csv").entries[:1]
    assert row.open and "employer" not in print_pieces(row.pieces)


def test_a_plain_wish_among_other_sentences_withholds_the_name() -> None:
    table = "Name,Role,City,Comments\nAnna Bell,teacher,Leeds,\n"
    wish = '"PLEASE do not publish my name! Count me but write ""a lawyer, York"""'
    found = read(f"{table}Jane Poole,advocate,York,{wish}\n", "list.csv").entries[1]
    assert found.consent == "withheld"
    assert found.open and codes(found) == ["asks-not-to-print"]
