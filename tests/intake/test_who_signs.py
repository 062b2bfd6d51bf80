"""Who signs, a person or the body that they lead, is asked once for a list where nothing decides it."""

import pytest

from coalition_app.draft_pieces import ORGANISATIONS, PERSONS, WHO_SIGNS, print_pieces
from coalition_app.drafts import Draft, DraftEntry
from coalition_app.intake.entries.read_by_machine import mark_read_by_machine
from coalition_app.intake.read_source import read_source
from coalition_app.intake.who_signs import part_body, sign_as
from tests.intake.document_making import word_file, word_row, word_table

LED = """Игорь Сафонов, председатель правления, РОО «Экодвор»
Марина Лебедева, директор АНО «Сибирский лес», Барнаул
Роман Зуев, руководитель, ООО «Вторресурс»
"""
IN_ENGLISH = """Judith Amos, Chair, Wharfe Trust
Karen Pool, Director, Leeds Rowing Club
Tom Reed, Secretary, Tweed Forum Association
"""
SCHOLARS = """Judith Amos, Professor, University of Leeds
Karen Pool, Director, Institute of Physics
Tom Reed, Lecturer, University of York
Ann Lee, Reader, University of Hull
"""
TABLE = "{head}\nJudith Amos\tChair\tWharfe Trust\nKaren Pool\tDirector\tLeeds Rowing Club\n"


def read(text: str, name: str = "list.txt", **mapping: str) -> Draft:
    return read_source(text.encode(), name, mapping=mapping).draft


def asked(draft: Draft) -> list[tuple[int, ...]]:
    return [line.numbers for line in draft.open_lines if line.code == WHO_SIGNS]


def said(entry: DraftEntry) -> tuple[str, str, str, str, str, str]:
    return (
        entry.capacity,
        f"{entry.legal_form} {entry.name}".strip(),
        entry.representative,
        entry.office,
        entry.affiliation,
        entry.place,
    )


def test_it_is_asked_once_with_examples_and_opens_all_whom_it_is_about() -> None:
    draft = read("Письмо\n\nТребуем воды.\n\nПодписи:\n\n" + LED + "Анна Ким, юрист\n")
    (line,) = [each for each in draft.open_lines if each.code == WHO_SIGNS]
    assert line.numbers == (1, 2, 3) and line.lines == (7, 7)
    assert line.text == LED.strip().replace("\n", "; ")


@pytest.mark.parametrize(
    "above, capacity",
    [
        ("Организации:\n\n", "organisation"),
        ("Organisations:\n\n", "organisation"),
        ("Мы, нижеподписавшиеся организации, требуем воды.\n\nПодписи:\n\n", "organisation"),
        ("We, the undersigned organisations, ask for water.\n\nSigned:\n\n", "organisation"),
        ("Эксперты:\n\n", "individual"),
        ("Individuals:\n\n", "individual"),
        ("Signed in their personal capacity:\n\n", "personal"),
    ],
)
def test_words_above_the_list_decide_it(above: str, capacity: str) -> None:
    draft = read("Letter\n\nStop the weir.\n\n" + above + IN_ENGLISH)
    assert asked(draft) == []
    assert {entry.capacity for entry in draft.entries} == {capacity}


@pytest.mark.parametrize(
    "above",
    [
        "Представители организаций:\n\n",
        "Мы, нижеподписавшиеся организации и жители, требуем воды.\n\nПодписи:\n\n",
        "We, the undersigned organisations and individuals, ask for water.\n\nSigned:\n\n",
        "Signed:\n\n",
    ],
)
def test_words_for_both_or_neither_leave_it_open(above: str) -> None:
    assert asked(read("Letter\n\nStop the weir.\n\n" + above + IN_ENGLISH)) == [(1, 2, 3)]


@pytest.mark.parametrize(
    "listed",
    [
        SCHOLARS,
        "Judith Amos, Wharfe Trust\nKaren Pool, Leeds Rowing Club\nTom Reed, York Choir\n",
        "РОО «Экодвор», Игорь Сафонов, председатель\nАНО «Лес», Марина Лебедева, директор\n",
    ],
    ids=["scholars", "no office", "the body stands first"],
)
def test_where_one_reading_alone_is_likely_it_is_not_asked(listed: str) -> None:
    assert asked(read("Letter\n\nStop the weir.\n\nSigned:\n\n" + listed)) == []


@pytest.mark.parametrize(
    "head, capacities",
    [
        ("Name\tOffice\tOrganisation", None),
        ("ФИО\tДолжность\tОрганизация", None),
        ("Signatory\tOffice\tOrganisation", {"individual"}),
        ("Подписант\tДолжность\tОрганизация", {"individual"}),
        ("Representative\tOffice\tOrganisation", {"organisation"}),
        ("Name\tOffice\tName of the organisation", {"organisation"}),
    ],
)
def test_headers_of_a_table_decide_it(head: str, capacities: set[str] | None) -> None:
    draft = read(TABLE.format(head=head), "list.tsv")
    assert asked(draft) == ([] if capacities else [(1, 2)])
    if capacities:
        assert {entry.capacity for entry in draft.entries} == capacities


def test_a_table_below_a_salutation_asks_too() -> None:
    rows = (
        ("Yours faithfully,", ""),
        ("Judith Amos", "Chair, Wharfe Trust"),
        ("Karen Pool", "Director, Leeds Rowing Club"),
        ("Dev Sharma", "Otley resident"),
    )
    content = word_file(word_table(*(word_row(*row) for row in rows)))
    draft = read_source(content, "list.docx").draft
    assert asked(draft) == [(1, 2)]
    body = sign_as(draft.entries[0], ORGANISATIONS)
    assert said(body)[:4] == ("organisation", "Wharfe Trust", "Judith Amos", "Chair")


def test_who_says_what_the_columns_are_is_not_asked() -> None:
    text = TABLE.format(head="Name\tOffice\tOrganisation")
    assert asked(read(text, "list.tsv", Name="representative", Organisation="name")) == []


def test_an_entry_becomes_that_of_the_body_and_of_the_person_again() -> None:
    _first, entry, *_others = read("Подписи:\n\n" + LED).entries
    body = sign_as(entry, ORGANISATIONS)
    expected = ("organisation", "АНО «Сибирский лес»", "Марина Лебедева", "директор", "", "Барнаул")
    assert said(body) == expected and sign_as(body, ORGANISATIONS) is body
    person = sign_as(body, PERSONS)
    assert said(person) == (
        *("individual", "Марина Лебедева", "", "директор", "АНО «Сибирский лес»", "Барнаул"),
    )
    assert [piece.text for piece in person.pieces if piece.role == "affiliation"] == [
        "АНО «Сибирский лес»"
    ]


def test_a_name_in_another_case_stays_open() -> None:
    (entry,) = read("Подписи:\n\nАнтон Попов, президент клуба «Обь»\n").entries
    body = sign_as(entry, ORGANISATIONS)
    assert said(body)[:4] == ("organisation", "клуба «Обь»", "Антон Попов", "президент")
    assert [point.code for point in body.open] == ["name-in-case"]


def test_a_body_before_its_office_is_asked_about_too() -> None:
    led = "1. «Экомұра» жеке қоры директоры Сәуле Рахметова\n2. «Сап» қоры директоры Нұр Сейіт\n"
    draft = read("Қол қойғандар:\n\n" + led)
    assert asked(draft) == [(1, 2)]
    body = sign_as(draft.entries[0], ORGANISATIONS)
    assert (body.name, body.representative, body.office) == (
        *("«Экомұра»", "Сәуле Рахметова", "директоры"),
    )


@pytest.mark.parametrize("head", ["Signed:", "Organisations:"])
def test_what_was_doubted_is_still_asked_whoever_signs(head: str) -> None:
    """Words above a list that say who signs closed what the second reader had asked, and nobody saw it."""
    draft = read(f"{head}\n\n{IN_ENGLISH}Bo Elm, Director, Skipton Choir, (Scotland branch)\n")
    body = sign_as(draft.entries[3], ORGANISATIONS)
    assert (body.name, body.office) == ("Skipton Choir", "Director, (Scotland branch)")
    assert [point.text for point in body.open] == ["Scotland branch"]
    assert print_pieces(body.pieces) == "Skipton Choir, Bo Elm, Director, (Scotland branch)"
    by_machine = mark_read_by_machine(draft, [(line, ("Choir",)) for line in range(1, 9)])
    for who in (PERSONS, ORGANISATIONS):
        signed = sign_as(by_machine.entries[3], who)
        assert {point.text for point in signed.open} > {"Scotland branch"}


@pytest.mark.parametrize("joined", ["Chair of Wharfe Trust", "Chair at the Wharfe Trust"])
def test_no_preposition_is_left_behind_an_office(joined: str) -> None:
    body = part_body(joined, "Wharfe Trust")
    assert body is not None and (body.office, body.name) == ("Chair", "Wharfe Trust")


@pytest.mark.parametrize(
    "head", ["ФИО\tОрганизация, должность\tГород", "Аты-жөні\tҰйымы, лауазымы\tҚаласы"]
)
def test_a_column_of_bodies_with_offices_leaves_open_who_signs(head: str) -> None:
    rows = "Анна Ким\tОО «Эхо», директор\tОш\nИван Цой\tОФ «Мир», директор\tОш\n"
    draft = read(f"{head}\n{rows}", "список.tsv")
    assert asked(draft) == [(1, 2)]
    assert said(sign_as(draft.entries[0], ORGANISATIONS))[1:4] == (
        "ОО «Эхо»",
        "Анна Ким",
        "директор",
    )
