"""PDFs of other programs: the lines in the order in which people read them, tables as rows."""

import io
import re
from collections.abc import Sequence

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from coalition_app.intake.files.pdf.page_lines import PageLine
from coalition_app.intake.files.pdf.positions_table import part_positions
from coalition_app.intake.read_source import read_source, source_lines
from tests.intake.pdf_making import bare, drawn, face, gold, numbered, paragraph, printed, table
from tests.intake.reading import unaccounted


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("after", [0, 5])
def test_a_numbered_list_in_columns_is_read_column_by_column(columns: int, after: int) -> None:
    content = printed(numbered(after), columns=columns)
    draft = read_source(content, "list.pdf").draft
    assert [entry.printed_number for entry in draft.entries] == [row["number"] for row in gold()]
    for entry, row in zip(draft.entries, gold(), strict=True):
        assert bare(row["org_core"] or row["representative"]) in bare(entry.as_printed)
        assert bare(entry.as_printed) in bare(f"{row['as_printed']} {row['reservation']}")
    assert [demand.text[:8] for demand in draft.demands] == ["Провести", "Провести"]


def test_every_line_is_accounted_for_and_shown_as_it_is_counted() -> None:
    content = printed(numbered(5), columns=2)
    draft = read_source(content, "list.pdf").draft
    lines = source_lines(content, "list.pdf")
    assert unaccounted("\n".join(lines), draft) == []
    last = draft.entries[-1]
    assert lines[last.lines[0] - 1].startswith("119. ")
    heads = [
        left for left in draft.left_out if left.why == "a running head, a foot or a page number"
    ]
    assert [left.text.split("\n")[:2] for left in heads] == [
        ["Обращение к Парламенту Республики Казахстан", "1"]
    ]


def test_a_list_without_numbers_keeps_names_that_are_wrapped_whole() -> None:
    content = printed([paragraph(row["as_printed"], 5) for row in gold()], columns=2)
    draft = read_source(content, "list.pdf").draft
    read = {bare(entry.as_printed) for entry in draft.entries}
    wanted = {bare(row["as_printed"]) for row in gold()}
    assert len(wanted - read) <= 3


PEOPLE = (
    *("Анна Ким", "Бота Ли", "Вера Пак", "Гульнара Ахметова", "Дмитрий Орлов", "Ержан Омаров"),
    *(
        "Жанна Сулейменова",
        "Зарина Исаева",
        "Игорь Попов",
        "Камила Нурова",
        "Лаура Беков",
        "Мария Цой",
    ),
)


@pytest.mark.parametrize("first", [6, 7])
@pytest.mark.parametrize("with_numbers", [True, False])
def test_columns_of_short_names_are_neither_sections_nor_one_entry(
    first: int, with_numbers: bool
) -> None:
    printed_names = [f"{at}. {each}" if with_numbers else each for at, each in enumerate(PEOPLE, 1)]
    content = drawn(
        (60, 60, "Заявление о воде"),
        (60, 100, "Мы требуем вернуть воду людям и очистить реку."),
        (60, 130, "Подписали:"),
        *((60, 160 + 16 * at, each) for at, each in enumerate(printed_names[:first])),
        *((320, 160 + 16 * at, each) for at, each in enumerate(printed_names[first:])),
    )
    draft = read_source(content, "list.pdf").draft
    assert tuple(entry.name for entry in draft.entries) == PEOPLE
    assert [(each.heading, each.first, each.last) for each in draft.sections] == [(None, 1, 12)]


def test_a_heading_above_the_second_column_still_heads_a_section() -> None:
    content = drawn(
        (60, 60, "Заявление о воде"),
        (60, 100, "Мы требуем вернуть воду людям и очистить реку."),
        (60, 130, "Организации:"),
        *((60, 160 + 16 * at, f"{at}. ОО «Эхо {at}»") for at in range(1, 7)),
        (320, 160, "Граждане:"),
        *((320, 176 + 16 * at, f"{at}. {each}") for at, each in enumerate(PEOPLE[:5], 1)),
    )
    found = read_source(content, "list.pdf").draft.sections
    assert [(each.first, each.last) for each in found] == [(1, 6), (7, 11)]


@pytest.mark.parametrize(("ruled", "with_numbers"), [(True, True), (False, True), (False, False)])
def test_a_table_is_read_by_its_rows(ruled: bool, with_numbers: bool) -> None:
    content = printed([table(ruled=ruled, numbered=with_numbers)])
    draft = read_source(content, "table.pdf").draft
    assert (draft.format, len(draft.entries)) == ("table", 119)
    for entry, row in zip(draft.entries, gold(), strict=True):
        assert bare(entry.name) == bare(row["org_name"] or row["representative"])
        assert bare(entry.office) == bare(row["office"])
        assert entry.printed_number == (row["number"] if with_numbers else "")


def test_letters_of_kazakh_and_a_raised_mark_are_kept() -> None:
    content = drawn(
        (60, 100, "Қол қойғандар:"),
        *((60, 130 + 20 * at, f"{at + 1}.") for at in range(3)),
        (90, 130, "«Әділ сөз» қоры, Алматы қаласы"),
        (90, 150, "«Шаңырақ» ЖШС, Ғұмар Үкібай"),
        (90, 170, "Іңкәр Өтегенқызы Һәкім"),
    )
    assert source_lines(content, "a.pdf") == [
        "Қол қойғандар:",
        *([""] if "" in source_lines(content, "a.pdf") else []),
        "1. «Әділ сөз» қоры, Алматы қаласы",
        "2. «Шаңырақ» ЖШС, Ғұмар Үкібай",
        "3. Іңкәр Өтегенқызы Һәкім",
    ]


def test_a_word_that_a_line_end_parts_is_whole_again() -> None:
    lines = (
        "1. Общественный фонд «Междуна-",
        "родная инициатива», Анна Ким",
        "2. ОО «Социально-",
        "экономическое развитие», Бо Ли",
        "3. ОФ «Социально-экономическое обозрение»",
        "4. ОО «Эхо»",
    )
    content = drawn(*((60, 100 + 13 * at, line) for at, line in enumerate(lines)))
    draft = read_source(content, "a.pdf").draft
    assert "«Международная инициатива»" in draft.entries[0].as_printed
    assert "«Социально-экономическое развитие»" in draft.entries[1].as_printed
    # Nothing else in the text has the first word, with a hyphen or without.
    assert any("parts a word on these lines" in each and ": 1." in each for each in draft.warnings)


def test_positions_below_the_list_add_no_signatory_and_open_what_differs() -> None:
    flow = [*numbered(5)[:30], paragraph("Позиции по требованиям", 5)]
    content = printed([*flow, positions(30, different=18)])
    draft = read_source(content, "a.pdf").draft
    assert len(draft.entries) == 30
    assert any("gives the same numbers once more" in each for each in draft.warnings)
    assert [line.numbers for line in draft.open_lines] == [(18,)]


def positions(count: int, different: int) -> Table:
    rows = [["№", "Подписавший", "Требование 1", "Требование 2"]]
    for row in gold()[:count]:
        said = "с оговоркой" if row["number"] == str(different) else "поддерживает"
        rows.append([row["number"], row["org_core"] or row["representative"], said, said])
    return Table(rows, style=[("FONTNAME", (0, 0), (-1, -1), face())])


def test_a_range_of_numbers_in_a_heading_is_no_signatory() -> None:
    lines = (
        "№ 1–2   2 подписи",
        "1. ОО «Эхо»",
        "2. ОФ «Свет»",
        "№ 3–4   2 подписи",
        "3. Анна Ким",
        "4. Бо Ли",
    )
    content = drawn(*((60, 100 + 20 * at, line) for at, line in enumerate(lines)))
    draft = read_source(content, "a.pdf").draft
    assert [entry.printed_number for entry in draft.entries] == ["1", "2", "3", "4"]
    assert (draft.warnings, draft.open_lines) == ((), ())


def test_entries_that_differ_only_by_numbers_are_no_running_head() -> None:
    pages = [
        [f"{10 * page + at}. ОФ «Школа № {10 * page + at}»" for at in range(1, 11)]
        for page in range(4)
    ]
    writer = PdfWriter()
    for lines in pages:
        flow = [(60, 45 + 14 * at, line) for at, line in enumerate(lines)]
        writer.append(io.BytesIO(drawn(*flow, (297, 820, "Страница 1 из 4"))))
    kept = io.BytesIO()
    writer.write(kept)
    draft = read_source(kept.getvalue(), "a.pdf").draft
    assert [entry.printed_number for entry in draft.entries] == [str(at) for at in range(1, 41)]
    assert [left.text.split("\n") for left in draft.left_out] == [["Страница 1 из 4"] * 4]


def test_words_that_nobody_sees_are_left_out_and_said() -> None:
    kept = io.BytesIO()
    canvas = Canvas(kept)
    for at, name in enumerate(("ОО «Эхо»", "Анна Ким", "ОФ «Тень»")):
        text = canvas.beginText(60, 700 - 20 * at)
        text.setFont(face(), 11)
        text.setTextRenderMode(3 if "Тень" in name else 0)
        text.textLine(f"{at + 1}. {name}")
        canvas.drawText(text)
    canvas.acroForm.textfield(x=60, y=500, width=200, height=20, value="4. Field")
    canvas.save()
    draft = read_source(kept.getvalue(), "a.pdf").draft
    assert [entry.name for entry in draft.entries] == ["«Эхо»", "Анна Ким"]
    said = "\n".join(draft.warnings)
    assert "nobody sees stand on these pages and were left out: 1" in said
    assert "fields of a form, or noted, on these pages was not read: 1" in said


def test_positions_whose_numbers_stand_close_to_the_names_are_known_too() -> None:
    listed = [PageLine(f"{at}. ОФ «Школа {at}»", 1, 0.3, 1.0) for at in range(1, 5)]
    rows = [
        PageLine(f"{at} ОФ «Школа {at}»\tза\tза", 1, 0.6, 1.0, is_row=True) for at in range(1, 5)
    ]
    assert part_positions([*listed, *rows]) == (listed, [row.text for row in rows])
    assert part_positions([*listed, rows[0]]) == ([*listed, rows[0]], [])


def ruled() -> TableStyle:
    """Return the style of a table with lines around its cells."""
    return TableStyle(
        [("FONTNAME", (0, 0), (-1, -1), face()), ("GRID", (0, 0), (-1, -1), 0.5, "black")]
    )


def test_a_table_below_numbered_demands_is_the_list() -> None:
    demands = [paragraph(f"{at}) {said}") for at, said in enumerate(DEMANDS, 1)]
    head = ["№", "Организация", "Представитель", "Город"]
    rows = [[str(at), *each] for at, each in enumerate(BODIES, 1)]
    content = printed([*demands, Table([head, *rows], style=ruled())], opened=False)
    draft = read_source(content, "a.pdf").draft
    assert [entry.place for entry in draft.entries] == [city for *_rest, city in BODIES]


def test_words_that_line_ends_within_cells_part_are_whole_again() -> None:
    rows = (
        ("1", "ОФ «Междуна-\nродная инициатива»", "Анна Ким", "Усть-\nКаменогорск"),
        ("2", "ОО «Социально-\nэкономическое развитие»", "Бота Ли", "да, без 2-\nго требования"),
        ("3", "ОФ «Социально-экономическое обозрение»", "Вера Пак -\nдиректор", "Тараз"),
        ("4", "ОО «Эхо»", "Дмитрий Орлов", "Атырау"),
    )
    head = ("№", "Организация", "Представитель", "Город")
    content = printed([Table([head, *rows], style=ruled())], opened=False)
    shown = source_lines(content, "a.pdf")
    assert [line.split("\t")[1:] for line in shown if line[:2] in ("1\t", "2\t", "3\t")] == [
        ["ОФ «Международная инициатива»", "Анна Ким", "Усть-Каменогорск"],
        ["ОО «Социально-экономическое развитие»", "Бота Ли", "да, без 2-го требования"],
        ["ОФ «Социально-экономическое обозрение»", "Вера Пак - директор", "Тараз"],
    ]
    warnings = read_source(content, "a.pdf").draft.warnings
    at = next(at for at, line in enumerate(shown, 1) if "Международная" in line)
    assert any("parts a word on these lines" in each and f": {at}." in each for each in warnings)


DEMANDS = ("вернуть воду людям;", "открыть данные;", "очистить реку;", "наказать виновных.")
BODIES = (
    ("ОО «Эхо»", "Анна Ким", "Алматы"),
    ("ОФ «Свет»", "Бота Ли", "Семей"),
    ("ОО «Аист»", "Вера Пак", "Тараз"),
    ("ОФ «Берег»", "Дмитрий Орлов", "Атырау"),
)


def two_columns(left: Sequence[str], right: Sequence[str]) -> bytes:
    texts = [(60.0, 140.0 + 16 * at, text) for at, text in enumerate(left)]
    texts += [(320.0, 140.0 + 16 * at, text) for at, text in enumerate(right)]
    return drawn((60.0, 100.0, "Signatories"), *texts)


def test_the_longest_line_of_a_column_does_not_swallow_the_one_below() -> None:
    left = (
        "Grace Silva, Professor, University of Oslo, Oslo",
        "Hill Action (HAct)",
        "Bruno Hale",
        "Eva Ann",
    )
    right = ("Peter Stone (teacher, Ashland, Ohio)", "ОФ «Эхо»", "Maria Keller, Poet", "Dina Shek")
    entries = read_source(two_columns(left, right), "a.pdf").draft.entries
    assert [entry.name for entry in entries] == [
        *("Grace Silva", "Hill Action (HAct)", "Bruno Hale", "Eva Ann"),
        *("Peter Stone", "«Эхо»", "Maria Keller", "Dina Shek"),
    ]
    assert (entries[4].office, entries[4].place) == ("teacher", "Ashland, Ohio")


def test_a_short_column_beside_a_longer_one_is_read_by_itself() -> None:
    left = (
        *("Joan Abbott, Leeds", "Aire Watch, Leeds", "Bob Atkins, York", "Ruth Bailey, Reading"),
        "Tim Carr, York",
    )
    right = ("Fenland Voices, Ely", "Daniel Frost, York")
    entries = read_source(two_columns(left, right), "a.pdf").draft.entries
    read = [entry.as_printed for entry in entries]
    assert read[-7:] == [*left, *right]
    # Of a column, one may look like an office.
    longer = ("Abbott, Joan, teacher, Leeds", *left[1:], "Ann Bell, Hull", "Maya Bose, Ely")
    shorter = (*right, "Kate Holm, Hull", "Humber Forum, Hull", "Fiona Hartley, York")
    entries = read_source(two_columns(longer, shorter), "a.pdf").draft.entries
    assert [entry.as_printed for entry in entries] == [*longer, *shorter]


def test_who_stands_beside_an_entry_and_was_read_with_it_is_asked_about() -> None:
    left = (
        *(
            "Abbott, Joan, teacher, Leeds",
            "Aire Watch, Leeds",
            "Atkins, Bob, York",
            "Ann Bell, Hull",
        ),
        "Maya Bose, Ely",
    )
    draft = read_source(
        two_columns(left, ("Fenland Voices, Ely", "Frost, Daniel, York")), "a.pdf"
    ).draft
    assert [entry.lines[0] for entry in draft.entries] == [3, 4, 5, 6, 7]
    found = [(line.text, line.numbers) for line in draft.open_lines]
    assert found == [("Fenland Voices, Ely", (1,)), ("Frost, Daniel, York", (2,))]


def test_people_with_their_bodies_beside_them_are_not_two_columns() -> None:
    left = ("Anna Kim", "Boris Lee", "Vera Choi", "Gleb Ten", "Dina Shek")
    right = (
        "Human Rights Watch",
        "Echo Foundation",
        "University of Oslo",
        "Hill Network",
        "Open Steppe",
    )
    draft = read_source(two_columns(left, right), "a.pdf").draft
    assert [entry.name for entry in draft.entries] == [*left]


def test_what_a_browser_prints_below_a_page_is_of_no_entry() -> None:
    writer = PdfWriter()
    for page in (1, 2):
        flow = [
            (60, 100 + 24 * at, f"{20 * page + at}. Reed Trust {'ABCDEFGHIJKLMNOPQRST'[at]}")
            for at in range(20 if page == 1 else 4)
        ]
        foot = [(60, 815, "file:///list.html"), (480, 815, f"{page}/2")]
        writer.append(io.BytesIO(drawn(*flow, *foot)))
    kept = io.BytesIO()
    writer.write(kept)
    draft = read_source(kept.getvalue(), "a.pdf").draft
    assert len(draft.entries) == 24
    assert not any(entry.open or "file" in entry.as_printed for entry in draft.entries)
    assert not draft.open_lines


def test_a_note_beside_the_last_entries_explains_every_mark() -> None:
    left = ["21. Anna Kim, poet*", "22. Fen Trust†", "23. Boris Lee, judge"]
    right = ["* signs demand 1 only † dissolved in May", "and 30 others"]
    flow = [(60, 100 + 16 * at, text) for at, text in enumerate(left)]
    beside = [(320, 100 + 16 * at, text) for at, text in enumerate(right, 1)]
    draft = read_source(drawn(*flow, *beside), "a.pdf").draft
    anna, fen, boris = draft.entries
    assert anna.reservation == "signs demand 1 only"
    assert [point.text for point in fen.open] == ["dissolved in May"]
    assert (boris.office, boris.open) == ("judge", ())
    assert "and 30 others" in [left_out.text for left_out in draft.left_out]


def test_a_raised_number_is_the_mark_of_the_word_before_it() -> None:
    """As LibreOffice and Word set the marks of notes: 58 % of the size, raised by a third of it."""
    kept = io.BytesIO()
    canvas = Canvas(kept)
    names = ["1. Фонд «Норд», Казань<1>", "2. Валеева Динара, врач, Уфа<2>", "3. ОО «Волна», Омск"]
    notes = ["<1> Подписал с оговоркой по сроку.", "<2> Подписала лично."]
    for down, line in enumerate(("Подписали:", *names, "", *notes)):
        text = canvas.beginText(60, 780 - 17 * down)
        for at, part in enumerate(re.split("[<>]", line)):
            text.setFont(face(), 7 if at % 2 else 12)
            text.setRise(4 if at % 2 else 0)
            text.textOut(part)
        canvas.drawText(text)
    canvas.save()
    assert source_lines(kept.getvalue(), "list.pdf")[1] == "1. Фонд «Норд», Казань¹"
    entries = read_source(kept.getvalue(), "list.pdf").draft.entries
    assert [each.place for each in entries] == ["Казань", "Уфа", "Омск"]
    noted = [" ".join((each.reservation, *each.notes)) for each in entries]
    assert "с оговоркой по сроку" in noted[0] and "лично" not in noted[0]
    assert "оговоркой" not in noted[1] + noted[2]
    assert entries[0].open or entries[0].reservation


@pytest.mark.parametrize("text", ["24", "м2"])
def test_a_number_on_the_line_is_no_mark(text: str) -> None:
    content = drawn(
        (60, 60, "Подписали:"), (60, 80, f"1. Отряд {text}, Омск"), (60, 100, "2. ОО «Эхо»")
    )
    assert read_source(content, "list.pdf").draft.entries[0].as_printed == f"Отряд {text}, Омск"


@pytest.mark.parametrize(
    ("head", "asked"), [("Сеть «Дышим» · Приложение 2", 0), ("Сеть «Дышим» отозвала подпись", 2)]
)
def test_a_running_head_is_asked_about_only_where_it_speaks_of_signing(
    head: str, asked: int
) -> None:
    listed = ("1. Сеть «Дышим»", "2. Фонд «Луч»", "3. Анна Ким, врач", "4. Фонд «Река»")
    lines = [(60.0, 300.0 + 20 * at, text) for at, text in enumerate(listed)]
    draft = read_source(drawn((60, 20, head), *lines, pages=2), "list.pdf").draft
    assert head in "\n".join(left.text for left in draft.left_out)
    assert sum(line.text == head for line in draft.open_lines) == asked


def test_a_line_right_below_two_columns_is_not_read_between_them() -> None:
    left = (
        ("1.", "Фонд «Луч», Пермь"),
        ("2.", "Сеть «Дышим», Омск"),
        ("3.", "Общественное движение"),
    )
    right = ("", "«Река», Томск"), *((f"{at}.", f"Фонд «Сосна-{at}»") for at in range(4, 7))
    words = [
        (side + dx, 300.0 + 12 * at, text)
        for side, column in ((60.0, left), (320.0, right))
        for at, row in enumerate(column)
        for dx, text in zip((0, 20), row, strict=True)
        if text
    ]
    content = drawn(*words, (80, 336, "содействия охране природы"), (60, 354, "Конец списка."))
    draft = read_source(content, "list.pdf").draft
    assert len(draft.entries) == 6
    assert (
        draft.entries[2].as_printed
        == "Общественное движение содействия охране природы «Река», Томск"
    )
    assert [point.text for each in draft.entries for point in each.open] == ["Конец списка"]


def test_a_demand_above_a_table_ends_with_its_sentence() -> None:
    rows = [["№", "ФИО, должность", "Организация", "Город"]]
    rows += [
        ["1", "Анна Ким, директор", "ОФ «Эхо»", "Бишкек"],
        ["2", "Дана Ли, директор", "ОФ «Нур»", "Ош"],
        ["3", "Лим Вера, председатель", "ОО «Свет»", "Талас"],
    ]
    text = [
        "Мы требуем:",
        "1. Раскрыть данные о пропусках воды.",
        "2. Объявить мораторий на посевы риса.",
        "Обращение принять; подписи внести в протокол.",
    ]
    flow = [*(paragraph(each, 10) for each in text), Table(rows, style=ruled())]
    draft = read_source(printed(flow, opened=False), "list.pdf").draft
    assert [each.text for each in draft.demands] == [
        "Раскрыть данные о пропусках воды.",
        "Объявить мораторий на посевы риса.",
    ]
    assert len(draft.entries) == 3
