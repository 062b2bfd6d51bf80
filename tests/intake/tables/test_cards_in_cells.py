"""Tables whose cells hold a signatory each, several beside each other: none is glued to another or lost."""

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.document_making import paragraph, word_file, word_row, word_table

CARDS = (
    ("Игорь Сафонов", "председатель правления", "РОО «Экодвор»"),
    ("Марина Лебедева", "директор", "АНО «Сибирский лес», Барнаул"),
    ("Ольга Дёмина", "и. о. директора", "Фонд «Тёплые руки»"),
    ("Галина Никитина", "жительница ул. Полевой"),
    ("Роман Зуев", "руководитель", "ООО «Вторресурс»"),
    ("Вадим Кречетов", "депутат горсовета"),
)
NAMES = [card[0] for card in CARDS]


def word(*rows: tuple[tuple[str, ...], ...]) -> Draft:
    made = (
        word_row(
            *(f"<w:tc><w:tcPr/>{''.join(map(paragraph, lines or ('',)))}</w:tc>" for lines in row)
        )
        for row in rows
    )
    body = paragraph("С уважением,") + word_table(*made)
    return read_source(word_file(body), "письмо.docx").draft


def test_cells_with_a_signatory_each_are_entries_row_by_row() -> None:
    draft = word(CARDS[:2], CARDS[2:4], CARDS[4:])
    assert [entry.name for entry in draft.entries] == NAMES
    assert "АНО «Сибирский лес»" in draft.entries[1].as_printed


def test_cells_with_an_organisation_each_are_entries_row_by_row() -> None:
    bodies = ("РОО «Экодвор»", "АНО «Лес»", "Клуб «Обь»", "Фонд «Чайка»", "ООО «Мост»")
    cells = [(each,) for each in (*bodies, "")]
    draft = word(tuple(cells[:2]), tuple(cells[2:4]), tuple(cells[4:]))
    assert [entry.as_printed for entry in draft.entries] == list(bodies)


def test_a_person_whom_no_list_of_names_knows_signs_by_the_office_below() -> None:
    cards = (
        ("Judith Amos", "Chair", "Wharfe Trust"),
        ("Dev Sharma", "Secretary", "Burley Growers"),
        ("Karen Pool", "Director", "Leeds Rowing Club"),
        ("Maya Singh", "Treasurer", "York Bees"),
    )
    draft = word(cards[:2], cards[2:])
    assert [entry.name for entry in draft.entries] == [card[0] for card in cards]


def test_commas_within_cells_part_no_columns() -> None:
    rows = (
        (("Judith Amos",), ("Chair, Wharfe Trust",)),
        (("Karen Pool",), ("Director, Leeds Rowing Club",)),
        (("Dev Sharma",), ("Otley resident",)),
    )
    draft = word(*rows)
    assert [entry.name for entry in draft.entries] == [row[0][0] for row in rows]


def test_whoever_is_named_in_an_unread_column_without_a_header_is_asked_about() -> None:
    beside = ("Марина Лебедева", "Фонд «Чайка»", "Музей реки Обь", "Анна Ким")
    bodies = ("РОО «Экодвор»", "Клуб «Обь»", "ООО «Мост»", "Фонд «Дом»")
    rows = [f"{body}\t{other}" for body, other in zip(bodies, beside, strict=True)]
    draft = read_source("\n".join(["Подписи:", *rows]).encode(), "list.tsv").draft
    assert len(draft.entries) == 4
    for entry, other in zip(draft.entries, beside, strict=True):
        assert any(other in point.text for point in entry.open), entry


def test_such_cells_of_a_web_page_are_entries_too() -> None:
    cells = ["<td>" + "<br>".join(card) + "</td>" for card in CARDS]
    rows = "".join(f"<tr>{''.join(cells[at : at + 2])}</tr>" for at in (0, 2, 4))
    page = f"<html><body><h2>Подписали</h2><table>{rows}</table></body></html>"
    draft = read_source(page.encode(), "list.html").draft
    assert [entry.name for entry in draft.entries] == NAMES


def test_a_row_in_which_another_may_sign_is_open_and_says_who() -> None:
    bodies = [(f"ОФ «{name}»", "г. Ош") for name in ("Аист", "Бриз", "Весна")]
    draft = word(*zip(bodies, CARDS[:3], strict=True))
    assert len(draft.entries) == 3
    for entry, card in zip(draft.entries, CARDS, strict=False):
        assert any(card[0] in point.text for point in entry.open), entry


def test_a_line_that_begins_with_a_name_heads_no_table() -> None:
    lines = [", ".join(card) for card in CARDS]
    lines[4] += ", согласны с п. 1 и 3"
    draft = read_source("\n".join(["Подписали:", *lines]).encode(), "list.txt").draft
    assert [entry.name for entry in draft.entries] == NAMES


def test_columns_headed_by_languages_say_the_same_bodies_once() -> None:
    kazakh = ["«Таза ауа» ҚҚ", "«Көше» ҚБ", "«Ашық парк» ҚҚ", "«Орман» ҚҚ"]
    russian = ["ОФ «Чистый воздух»", "ОО «Улица»", "ОФ «Открытый парк»", "ОФ «Лес»"]
    rows = [("Қазақша", "На русском"), *zip(kazakh, russian, strict=True)]
    body = word_table(*(word_row(*row) for row in rows))
    draft = read_source(word_file(body), "тізім.docx").draft
    assert [entry.name for entry in draft.entries] == [each[:-3] for each in kazakh]
    assert any("На русском" in warning for warning in draft.warnings)
