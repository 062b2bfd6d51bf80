"""Lists with numbers of many styles, in the text around them."""

import pytest

from coalition_app.intake.read_source import read_source
from tests.intake.reading import codes, read, unaccounted

STYLES = [
    "{}. ",
    "{}) ",
    "({}) ",
    "№ {} ",
    "№{}. ",
    "{} - ",
    "{} – ",
    "{}\t",
    "{} ",
    "{}.",
    "• {}. ",
]


@pytest.mark.parametrize("style", STYLES)
def test_numbers_of_any_style_are_read(style: str) -> None:
    # `3.7 канал` can be read in two ways.
    third = "Новый канал" if style == "{}." else "7 канал"
    names = ["ОО «Эхо»", "Анна Ким", third, "Human Rights Watch"]
    draft = read("".join(f"{style.format(at)}{name}\n" for at, name in enumerate(names, 1)))
    assert [entry.as_printed for entry in draft.entries] == names
    assert [entry.printed_number for entry in draft.entries] == ["1", "2", "3", "4"]
    assert draft.warnings == ()


def test_a_wrapped_line_that_begins_with_a_figure_is_no_entry() -> None:
    draft = read("1. Анна Ким, редактор\n7 канала\n2. Ли Елена, комитет\n2013 года\n3. Цой Юлия\n")
    assert [entry.printed_number for entry in draft.entries] == ["1", "2", "3"]
    assert draft.entries[0].office == "редактор 7 канала"


def test_repeated_missing_and_falling_numbers_are_kept_and_named() -> None:
    draft = read("1. Анна Ким\n2. Ли Елена\n2. Цой Юлия\n7. ОО «Эхо»\n5. Пак Вера\n")
    assert [entry.number for entry in draft.entries] == [1, 2, 3, 4, 5]
    assert [entry.printed_number for entry in draft.entries] == ["1", "2", "2", "7", "5"]
    repeated, missing, back = draft.warnings
    assert "more than once: 2." in repeated
    assert "missing in the source: 3-4, 6." in missing
    assert "7 → 5" in back


def test_numbers_that_start_again_part_sections() -> None:
    draft = read(
        "Организации:\n1. ОО «Эхо»\n2. ОФ «Свет»\n\nФизические лица\n1. Анна Ким\n2. Ли Елена\n"
    )
    assert [(s.heading, s.first, s.last) for s in draft.sections] == [
        ("Организации", 1, 2),
        ("Физические лица", 3, 4),
    ]
    assert [entry.section for entry in draft.entries] == [1, 1, 2, 2]
    assert "these entries of the list: 3." in draft.warnings[0]


def test_numbers_that_start_again_without_a_heading_part_sections_too() -> None:
    draft = read("1. ОО «Эхо»\n2. ОФ «Свет»\n3. ОО «Луч»\n1. Анна Ким\n2. Ли Елена\n")
    assert [(s.first, s.last) for s in draft.sections] == [(1, 3), (4, 5)]


def test_a_heading_in_a_dense_list_parts_it() -> None:
    draft = read("1. ОО «Эхо»\n2. ОФ «Свет»\nГраждане\n3. Анна Ким\n4. Ли Елена\n")
    assert [(s.heading, s.first) for s in draft.sections] == [(None, 1), ("Граждане", 3)]


def gapped(gaps: list[int]) -> str:
    return "".join("\n" * gap + f"{at}. ОО «Эхо {at}»\n" for at, gap in enumerate(gaps, 1))


def test_one_wider_gap_parts_two_sections() -> None:
    assert [s.last for s in read(gapped([0, 1, 1, 1, 2, 1, 1, 1])).sections] == [4, 8]


@pytest.mark.parametrize(
    "gaps",
    [
        [0, 0, 1, 0, 1, 0, 1, 0, 1, 0],  # uneven throughout
        [0] + ([0] * 4 + [1]) * 3 + [0] * 4,  # groups of five for the eye
        [0, 1, 1, 1, 1, 1, 1, 3],  # one entry would stand alone
        [0, 2, 0],  # too few to tell
    ],
)
def test_gaps_that_mean_nothing_part_nothing(gaps: list[int]) -> None:
    assert len(read(gapped(gaps)).sections) == 1


def test_an_unnumbered_line_goes_on_with_an_unfinished_entry_over_a_blank_line() -> None:
    draft = read("1. Фонд «Свет», Анна Ким,\n\nглавный редактор\n\n2. ОО «Эхо»\n\n3. Ли Елена\n")
    assert draft.entries[0].office == "главный редактор"
    assert codes(draft.entries[0]) == ["blank-line-inside"]
    assert draft.entries[0].lines == (1, 3)


def test_a_signatory_whose_number_got_lost_is_an_entry() -> None:
    draft = read("1. ОО «Эхо»\n\nФонд «Свет»\n\n3. Анна Ким\n")
    assert [entry.printed_number for entry in draft.entries] == ["1", "", "3"]
    assert any("entry 2 " in warning for warning in draft.warnings)


def test_commas_behind_all_entries_cut_nothing_off() -> None:
    draft = read("1. ОО «Эхо»,\n2. Анна Ким,\n3. Ли Елена,\n4. Цой Юлия\n")
    assert not any(map(codes, draft.entries))
    single = read("1. ОО «Эхо»\n2. Анна Ким,\n3. Ли Елена\n4. Цой Юлия\n")
    assert [codes(entry) for entry in single.entries] == [[], ["text-cut-off"], [], []]


RUSSIAN = """ОТКРЫТОЕ ОБРАЩЕНИЕ

Мы обеспокоены законопроектом.

Мы требуем:
1. Отозвать законопроект из парламента.
2. Провести общественные слушания с участием НПО;

Подписали:
1. ОФ «Эхо», Алматы
2. Анна Ким, журналист
"""
KAZAKH = """Мәлімдеме

Біз заң жобасына алаңдаймыз.

Талап етеміз:
1. Заң жобасын кері қайтарып алу.
2. Қоғамдық тыңдау өткізу.

Қол қойғандар:
1. «Әділ сөз» қоғамдық қоры
2. Айгүл Нұрланқызы, журналист
"""
ENGLISH = """Open letter on the draft law

We are alarmed by the draft law.

We call on the government to:
1. Release all peaceful protesters immediately.
2. Hold a public hearing.

Signatories:
1. Human Rights Watch
2. Jane Doe, lawyer
"""


@pytest.mark.parametrize(("text", "language"), [(RUSSIAN, "ru"), (KAZAKH, "kk"), (ENGLISH, "en")])
def test_demands_and_signatories_are_told_apart(text: str, language: str) -> None:
    draft = read(text)
    lines = text.split("\n")
    assert draft.title == lines[0]
    assert draft.language == language
    assert [d.text for d in draft.demands] == [lines[5][3:], lines[6][3:]]
    assert [e.as_printed for e in draft.entries] == [lines[9][3:], lines[10][3:]]
    assert draft.body == f"{lines[2]}\n\n{lines[4]}"
    assert [left.text for left in draft.left_out] == [lines[8]]
    assert unaccounted(text, draft) == []


def test_demands_behind_the_signatories_are_demands() -> None:
    text = (
        "Подписали:\n1. ОФ «Эхо»\n2. Анна Ким\n\nМы требуем:\n"
        "1. Отозвать законопроект.\n2. Провести слушания.\n"
    )
    draft = read(text)
    assert len(draft.entries) == len(draft.demands) == 2
    assert unaccounted(text, draft) == []


def test_furniture_of_a_page_is_left_out() -> None:
    text = (
        "Home > Statements\n\nЗаявление НПО\n\nМы против.\n\n1. ОО «Эхо»\n2. Анна Ким\n\n"
        "Страница 2 из 3\n\n3. Ли Елена\n\nПоделиться\n\nОставить комментарий\n\nАноним: спасибо\n"
    )
    draft = read(text)
    assert draft.title == "Заявление НПО"
    assert len(draft.entries) == 3
    assert [left.lines for left in draft.left_out] == [(1, 1), (10, 10), (14, 14), (16, 18)]
    assert unaccounted(text, draft) == []


def test_columns_parted_by_tabs_are_items() -> None:
    draft = read("1\tАнна Ким\tАлматы\n2\tЛи Елена\tТараз\n3\tЦой Юлия\tОрал\n")
    assert [(entry.name, entry.place) for entry in draft.entries] == [
        ("Анна Ким", "Алматы"),
        ("Ли Елена", "Тараз"),
        ("Цой Юлия", "Орал"),
    ]


def test_a_list_without_numbers_is_read_one_entry_a_line() -> None:
    text = (
        "Открытое письмо\n\nПросим освободить заключённых.\n\nПодписи:\n• Анна Ким, журналист\n"
        "• ОФ «Эхо», Ли Елена, директор\n• Human Rights Watch\n\nКонтакты: a@example.org\n"
    )
    draft = read(text)
    assert draft.format == "plain list"
    assert [entry.name for entry in draft.entries] == ["Анна Ким", "«Эхо»", "Human Rights Watch"]
    assert [entry.printed_number for entry in draft.entries] == ["", "", ""]
    assert unaccounted(text, draft) == []


def test_names_alone_are_a_list() -> None:
    draft = read("Анна Ким\nЛи Елена\nЦой Юлия\n")
    assert [entry.kind for entry in draft.entries] == ["individual"] * 3


def test_a_number_that_lost_its_full_stop_still_begins_an_entry() -> None:
    source = (
        "1. ОО «А», Алматы\n2. ОФ «Б» (поддерживаю с оговоркой)\n3 Фонд «В», Астана\n4. ОО «Г»\n"
    )
    draft = read_source(source.encode(), "list.txt").draft
    assert [entry.printed_number for entry in draft.entries] == ["1", "2", "3", "4"]
    assert draft.entries[1].reservation == "поддерживаю с оговоркой"
    assert draft.entries[2].name == "«В»"


def test_a_bare_number_inside_an_entry_begins_none() -> None:
    source = "1. ОО «А»,\n7 канал\n2. ОФ «Б»\n3. ОО «В»\n"
    draft = read_source(source.encode(), "list.txt").draft
    assert [entry.printed_number for entry in draft.entries] == ["1", "2", "3"]
