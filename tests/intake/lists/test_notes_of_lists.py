"""Notes at the foot of a list or of a page are no signatories, whatever marks them."""

import pytest

from coalition_app.draft_pieces import MAY_SIGN
from tests.intake.reading import names, read, unaccounted

TEXT = "Письмо о реке{0}\n\nМы просим совет{1} выслушать тех, кто живёт у реки{2}.\n\nПодписали:\n"
PEOPLE = ("Анна Ким", "Борис Ли", "Вера Сон", "Глеб Тен", "Дина Шек", "Егор Пак")
NOTES = ("Газета «Река», Анна Хан, 2031", "Фонд «Мост», отчёт", "Карим Досов, «О реке», 2030")


@pytest.mark.parametrize("list_number", ["", "{}. "])
@pytest.mark.parametrize(
    "mark, head",
    [
        *((" [{}]", "[{}] "), ("[{}]", "[{}] "), ("{}", "{}. "), ("{}", "{} "), ("{}", "{}) ")),
    ],
)
def test_notes_to_the_text_are_no_signatories(mark: str, head: str, list_number: str) -> None:
    listed = [list_number.format(at) + name for at, name in enumerate(PEOPLE, 1)]
    notes = [head.format(at) + note for at, note in enumerate(NOTES, 1)]
    text = TEXT.format(*(mark.format(at) for at in (1, 2, 3)))
    text += "\n".join(listed) + "\n\n" + "\n".join(notes)
    draft = read(text)
    assert names(draft) == [*PEOPLE]
    assert unaccounted(text, draft) == []


@pytest.mark.parametrize(
    "mark, head",
    [("¹", "¹ "), ("*", "* "), ("†", "† "), (" [1]", "[1] "), ("1", "1 "), ("1", "1. ")],
)
def test_a_note_goes_to_the_name_that_bears_its_mark(mark: str, head: str) -> None:
    listed = [PEOPLE[0], PEOPLE[1] + mark, *PEOPLE[2:]]
    draft = read(TEXT.format("", "", "") + "\n".join(listed) + f"\n\n{head}Институт реки, Алматы")
    assert names(draft) == [*PEOPLE]
    assert any("Институт реки, Алматы" in note for note in draft.entries[1].notes)


def test_the_same_mark_at_the_foot_of_each_page_opens_those_who_bear_it() -> None:
    pages = [
        "Анна Ким*\nБорис Ли\nВера Сон\n\n* Институт «Река», Алматы",
        "Глеб Тен*\nДина Шек\nЕгор Пак\n\n* Фонд «Мост», Астана",
    ]
    draft = read(TEXT.format("", "", "") + "\n\n".join(pages))
    assert names(draft) == [*PEOPLE]
    assert [each.number for each in draft.entries if each.open] == [1, 4]


@pytest.mark.parametrize(
    "note",
    [
        "* Институт «Река», Алматы",
        "Примечание: Институт «Река» указан для сведения",
        "Note: the River Institute is named for information",
        "Ескертпе: «Өзен» институты анықтама үшін",
    ],
)
def test_a_note_without_a_mark_above_it_is_none(note: str) -> None:
    draft = read(TEXT.format("", "", "") + "\n".join(PEOPLE) + f"\n\n{note}")
    assert names(draft) == [*PEOPLE]
    assert note in [left.text for left in draft.left_out]
    told = [line.text for line in draft.open_lines if line.code == MAY_SIGN]
    assert told in ([note], [] if note[0] != "*" else [note])


def test_stars_are_bullets_where_every_line_has_one() -> None:
    listed = [f"* {name}{'*' if at == 2 else ''}" for at, name in enumerate(PEOPLE)]
    assert names(read(TEXT.format("", "", "") + "\n".join(listed))) == [*PEOPLE]


def test_numbers_of_a_list_are_no_notes_to_digits_in_its_text() -> None:
    text = "Письмо группы А1 и Б2\n\nМы просим о школе №3.\n\n"
    listed = "\n".join(f"{at}. {name}" for at, name in enumerate(PEOPLE, 1))
    assert names(read(text + listed)) == [*PEOPLE]
