"""The second reader may open an entry and never settles one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import DOUBTED, Defect, Draft, DraftEntry, OpenPoint
from coalition_app.intake.entries.pieces import take_pieces
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.second_reader.entry_words import words_of
from coalition_app.intake.second_reader.label_entry import danger, shares_of
from coalition_app.intake.second_reader.plain_pieces import is_plain
from coalition_app.intake.second_reader.read_again import OPENS, read_again
from coalition_app.intake.settled import settle_entry
from tests.intake.reading import read
from tests.training.entries import Entries, printed

SEEDS = st.integers(0, 1_000_000)


def draft_of(entries: list[DraftEntry]) -> Draft:
    draft = read("1. ОО «Эхо»\n2. Анна Ким\n")
    section = replace(draft.sections[0], last=len(entries))
    return replace(draft, entries=tuple(entries), sections=(section,))


def invented(seed: int) -> DraftEntry:
    """An entry as the first reader leaves it."""
    chance = Entries(seed)
    text = " ".join(printed(chance.entry(chance.tongue(), chance.layout())).split())
    return take_pieces(read_entry(text, number=1, lines=(1, 1)))


def doubted(draft: Draft) -> list[tuple[int, str]]:
    return [
        (entry.number, point.text)
        for entry in draft.entries
        for point in entry.open
        if point.code == DOUBTED
    ]


@given(st.lists(SEEDS, min_size=1, max_size=5))
def test_nothing_but_doubts_is_added(seeds: list[int]) -> None:
    before = [invented(seed) for seed in seeds]
    after = read_again(draft_of(before)).entries
    for first, second in zip(before, after, strict=True):
        assert replace(second, open=first.open, defects=first.defects) == first
        unsure = (Defect("kind-unsure", first.name),)
        assert second.defects in (first.defects, (*first.defects, *unsure))
        assert second.open[: len(first.open)] == first.open
        added = second.open[len(first.open) :]
        assert {point.code for point in added} <= {DOUBTED}
        assert {point.text for point in added} <= {piece.text for piece in first.pieces}


def passed(text: str, role: str = "name") -> DraftEntry:
    """An entry that the first reader passed as one piece."""
    entry = read_entry(text, number=1, lines=(1, 1))
    return replace(entry, name=text, open=(), pieces=(DraftPiece(role, text, (1, 1)),))


def test_a_remark_that_no_separator_sets_off_opens_the_entry() -> None:
    for text in (
        "Серик Ахметов ждёт решения",
        "Центр «Опора» (Передумали)",
        "Jane Hart will call back",
    ):
        assert doubted(read_again(draft_of([passed(text)]))) == [(1, text)]


def test_a_body_may_be_called_by_any_words() -> None:
    for text in ("Казахстанское бюро по правам человека и соблюдению законности", "Фонд «Эхо»"):
        assert doubted(read_again(draft_of([passed(text)]))) == []


def test_what_the_first_reader_took_for_no_field_is_no_news() -> None:
    for role in ("words", "withdrawal", "footnote", "unknown"):
        assert doubted(read_again(draft_of([passed("Анна Ким ждёт решения", role)]))) == []


def with_cell(role: str, text: str) -> Draft:
    """A person with a cell of a column that says what it holds."""
    entry = passed("Анна Ким")
    both = (*entry.pieces, DraftPiece(role, text, (1, 1), ", "))
    entry = replace(entry, as_printed=f"Анна Ким, {text}", pieces=both)
    return replace(draft_of([entry]), columns=(("Столбец", role),))


def test_a_header_vouches_for_a_cell_but_for_no_remark_in_it() -> None:
    for role, text in (
        ("office", "ведущий инженер, СКБ Контур"),
        ("affiliation", "Universidad de Granada, Historia Contemporánea"),
        ("place", "Savigny-sur-Orge"),
    ):
        assert doubted(read_again(with_cell(role, text))) == []
    for role, text in (
        ("office", "скоро напишет"),
        ("affiliation", "Universidad de Granada will call back"),
        ("place", "Жезді қол қоймайды"),
    ):
        assert doubted(read_again(with_cell(role, text))) == [(1, text)]


def test_a_header_vouches_for_no_name() -> None:
    text = "Анна Ким скоро напишет"
    named = replace(draft_of([passed(text)]), columns=(("Имя", "name"),))
    assert doubted(read_again(named)) == [(1, text)]


def unsure(entries: list[DraftEntry]) -> list[str]:
    found = read_again(draft_of(entries)).entries
    return [each.name for each in found if Defect("kind-unsure", each.name) in each.defects]


def test_a_kind_is_unsure_where_the_name_and_the_list_speak_for_the_other() -> None:
    people = [replace(passed(f"Анна Ким{end}"), kind="individual") for end in ("", "ова", "енко")]
    bodies = [replace(passed(f"Фонд «{name}»"), kind="organisation") for name in "АБВ"]
    person = replace(passed("Farmer Nicolas"), kind="organisation")
    body = replace(passed("Центр развития"), kind="individual")
    assert unsure([*people * 9, person, body]) == ["Farmer Nicolas", "Центр развития"]
    assert unsure([*bodies * 40, person, body]) == ["Центр развития"]


def test_a_body_whose_name_holds_a_place_or_an_office_is_open() -> None:
    for text in ("Фонд «Надежда», Семей, Астана", "ОО «Эхо» – главный редактор"):
        body = replace(passed(text), kind="organisation")
        assert doubted(read_again(draft_of([body]))) == [(1, text)]
        named = replace(draft_of([body]), columns=(("Организация", "name"),))
        assert doubted(read_again(named)) == []


@given(SEEDS)
def test_what_is_not_read_twice_would_not_be_doubted(seed: int) -> None:
    entry = invented(seed)
    if all(is_plain(piece.role, piece.text) for piece in entry.pieces):
        assert max(map(danger, shares_of(words_of(entry.as_printed)))) < OPENS


def test_what_was_settled_elsewhere_closes_a_doubt_but_not_that_about_a_name() -> None:
    text = "мастер ночной смены"
    point = OpenPoint(DOUBTED, text, (1, 1))
    entry = replace(passed(text, "office"), office=text, open=(point,))
    settled, known = settle_entry(entry, {text: "office"})
    assert (settled, known) == (replace(entry, open=()), [text])
    moved, _known = settle_entry(entry, {text: "place"})
    assert (moved.office, moved.place, moved.open) == ("", text, ())
    assert settle_entry(entry, {text: "contact"}) == (entry, ())
    named = replace(passed(text), open=(point,))
    assert settle_entry(named, {text: "office"}) == (named, ())


def test_column_behind_a_name_is_no_part_of_it() -> None:
    rows = (
        *("Anna Kim\tRed Stone Ltd.", "Boris Weiss\tUniversity of Zurich"),
        *("Deena Shakir\tLux Capital", "Fares Ghandour\tWamda Capital"),
        *("Saad Ashfaq\tPlare AI Inc.", "Ultan Murphy\tBank of America"),
    )
    draft = read("Signatories\n\n" + "\n".join(rows) + "\n")
    assert [entry.name for entry in draft.entries] == [row.split("\t")[0] for row in rows]
    assert not any(entry.defects or entry.open for entry in draft.entries)


def test_a_body_beside_a_person_is_sure_behind_its_form_and_in_quotation_marks() -> None:
    for text in ("ОФ «Эхо»", "Общественный фонд «Сана»"):
        assert is_plain("affiliation", text)
    for text in ("Эхо", "«Эхо»", "ОФ Эхо", "ОФ «Эхо» не согласен", "ОФ «Эхо", "отдел «Эхо»"):
        assert not is_plain("affiliation", text)


def test_letters_of_a_body_are_doubted_as_its_people() -> None:
    bodies = "1. Echo Foundation\n2. Hill Network\n3. Echo Language Infrastructure (LUMEN ERIC)\n"
    assert doubted(read(f"Signatories:\n\n{bodies}")) == [(3, "LUMEN ERIC")]


def test_a_name_that_holds_a_person_and_other_words_is_doubted() -> None:
    people = "Анна Ким\nБорис Ли\nЗВП МГО СПС Павел Цой\nВера Тен\n"
    assert doubted(read(f"Подписали:\n\n{people}")) == [(3, "ЗВП МГО СПС Павел Цой")]


def test_an_office_before_a_name_is_a_persons() -> None:
    listed = "Assinam:\n\n" + "".join(f"Sindicato dos Bancários de {each}\n" for each in "ABCDEF")
    text = f"{listed}Deputado Federal Assir Carvalhal\nAssir Carvalhal\n"
    office, alone = read(text).entries[-2:]
    assert (office.kind, office.name, office.defects) == ("individual", "Assir Carvalhal", ())
    assert alone.kind != "individual" or alone.defects


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("Жанна Оболенская, библиотекарь, Южно-Сахалинск", True),
        ("Joe Bloggs, teacher, Leigh-on-Mere", True),
        ("Жанна Оболенская, библиотекарь, к.п.н.", False),
        ("Joe Bloggs, Professor of Law, Politics, and Sociology", False),
    ],
)
def test_a_place_behind_an_office_is_no_part_of_it(line: str, doubted: bool) -> None:
    text = f"Signatories:\n1. {line}\n2. Anna Kim, editor\n"
    first, _second = read(text).entries
    assert [point.text for point in first.open] == [line.partition(", ")[2]] * doubted


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        *(("(Dunmarrow)", True), ("(OT)", False), ("(Formerly Sea Trust)", False)),
        *(("(Northern)", False), ("(Central)", False)),
    ],
)
def test_a_word_in_brackets_behind_a_body_may_be_its_town(name: str, doubted: bool) -> None:
    text = f"Signatories:\n1. Ocean Trust {name} - Ann Lee, treasurer\n2. Hill Trust, Leeds\n"
    first, _second = read(text).entries
    assert [point.text for point in first.open] == [f"Ocean Trust {name}"] * doubted


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Quiet Room Trust, Dunferry", "Quiet Room Trust, Dunferry"),
        ("Quiet Room Trust, Dunferry-on-Sea, signs", ""),
        ("Dunferry Seed Library, Dunferry", "Dunferry Seed Library, Dunferry"),
        ("Зелёное спасение, Малиновск", "Зелёное спасение, Малиновск"),
        ("Quiet Room Trust, Upper Dunferry, Norway", "Quiet Room Trust, Upper Dunferry"),
        ("Land, Water, Life", ""),
        ("Quiet Room Trust, Library", ""),
        ("Quiet Room Trust, Leeds", ""),
        ("Ward Partners, Inc", ""),
    ],
)
def test_an_unknown_word_behind_a_body_and_a_comma_may_be_its_town(line: str, name: str) -> None:
    first, _second = read(f"Signatories:\n1. {line}\n2. Hill Trust\n").entries
    open_names = [point.text for point in first.open if point.code == "place-in-name"]
    assert open_names == [name] * bool(name)


@pytest.mark.parametrize(
    ("office", "doubted"),
    [("PhD student, ETH Zurich", False), ("editor, TU Wien", False)],
)
def test_where_somebody_works_is_no_place_for_its_town(office: str, doubted: bool) -> None:
    first, _second = read(f"Signatories:\n1. Jane Roe, {office}\n2. Ann Lee, editor\n").entries
    assert bool(first.open) == doubted
