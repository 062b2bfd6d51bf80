"""Each word of a pasted line is in a field, among the recorded words, or told."""

import re
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.desktop.signatories import pasted_line
from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.intake.edit_draft import read_pasted

NAMES = (
    *("ОО «Мирный атом»", "Айдос Нуров", "«Лада»", "«Адал» ҚҚ", "Hill Action", "12. Фонд «Зов»"),
    *("Серик Нуров (имя не печатать)", "Айгүл Серікқызы", "ОО «А» и ОО «Б»", "ҚБ «Өрлеу»"),
)
PIECES = (
    *("Светлана Ли", "директор", "эколог", "Курчатов", "Алматы", "Казахстан", "Семей", "г. Тараз"),
    *(
        "ОО «Семь рек»",
        "«Адал» ҚҚ",
        "тел. +7 701 123 45 67",
        "info@mir.kz",
        "www.mir.kz",
        "за наших",
    ),
    *(
        "(кроме требования 3)",
        "3-талаптан басқа",
        "с оговоркой к п. 2",
        "12.03.2026",
        "(филиал)",
        "*",
    ),
    *(
        "в личном качестве",
        "подпись отозвана",
        "имя не публиковать",
        "Анна Ким, бухгалтер",
        "Ushqonyr",
    ),
    *(
        "ул. Абая, 5",
        "ИИН 900101300123",
        "тіркеу нөмірі 77",
        "и другие",
        "PhD",
        "Семей",
        "Курчатов",
    ),
)


def words(text: str) -> Counter[str]:
    return Counter(each.casefold() for each in re.findall(r"\w+", text))


def lost_words(line: str) -> Counter[str]:
    """Return the words of a line that are neither in a field nor recorded nor told."""
    entry = DraftEntry(number=0, as_printed="", name="")
    with suppress(UserError):
        entry = read_pasted(line)
    joint = [text for each in entry.joint for text in (each.legal_form, each.name)]
    saved = [*pasted_line.values_of(entry).values(), *joint, entry.reservation]
    pieces = pasted_line.pieces_of(entry, line)
    # Ticks and boxes hold what these say.
    boxes = {"capacity", *(["wish"] if entry.consent else [])}
    told = [pieces[at].text for at in pasted_line.left_out(pieces, saved, boxes)]
    held = [each.text for each in pieces if each.role in boxes]
    kept = " ".join([*saved, *told, *held, entry.printed_number])
    joined = " ".join(pasted_line.JOINERS * 9) if entry.joint else ""
    return words(line) - words(kept) - words(joined)


@given(
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(PIECES), max_size=6),
    st.sampled_from([", ", " ", "; ", " – "]),
)
def test_no_word_of_a_pasted_line_goes_unsaid(name: str, pieces: list[str], between: str) -> None:
    assert not lost_words(between.join([name, *pieces]))


@given(st.text(alphabet="абв АБВ«»(),;.-*0123@қ", max_size=60))
def test_no_word_of_any_line_goes_unsaid(line: str) -> None:
    assert not lost_words(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("ОО «Мирный атом», Светлана Ли, директор, Курчатов", ["Курчатов"]),
        ("ОО «Курчатов», Светлана Ли, директор, Курчатов", ["Курчатов"]),
        ("Айдос Нуров (кроме требования 3), эколог, ОО «Семь рек», Семей", []),
        ("ОО «Мирный атом» (филиал), Светлана Ли, 12.03.2026", ["филиал", "12.03.2026"]),
        ("Мария Ли, врач, за себя и детей, Алматы", ["за себя и детей"]),
        ("12. Общественный фонд «Мереке», Анна Ким, директор, Алматы", []),
    ],
)
def test_what_is_in_no_field_is_told_once(line: str, told: list[str]) -> None:
    entry = read_pasted(line)
    saved = [*pasted_line.values_of(entry).values(), entry.reservation]
    pieces = pasted_line.pieces_of(entry, line)
    assert [pieces[at].text for at in pasted_line.left_out(pieces, saved)] == told
