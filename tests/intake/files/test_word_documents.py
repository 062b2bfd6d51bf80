"""Word files: lists as Word counts them, and what is struck out, deleted, hidden, boxed or controlled."""

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.document_making import (
    numbered_by,
    paragraph,
    pattern,
    run,
    word_file,
    word_row,
    word_table,
)
from tests.intake.reading import codes

DECIMAL = pattern(0, ("decimal", "%1."), ("decimal", "%1.%2."))


def read(body: str, numbering: str = "") -> Draft:
    return read_source(word_file(body, numbering), "список.docx").draft


def numbers(draft: Draft) -> list[tuple[str, str]]:
    return [(each.printed_number, each.name) for each in draft.entries]


def named(*names: str, number: str = "1", level: int = 0) -> str:
    return "".join(paragraph(f"ОФ «{name}», Ош", number, level) for name in names)


def test_lists_of_one_pattern_go_on_counting_where_nothing_says_otherwise() -> None:
    lists = DECIMAL + numbered_by(1, 0) + numbered_by(2, 0)
    draft = read(named("А", "Б") + named("В", number="2"), lists)
    assert numbers(draft) == [("1", "«А»"), ("2", "«Б»"), ("3", "«В»")]


def test_a_list_that_says_so_starts_anew() -> None:
    lists = DECIMAL + numbered_by(1, 0) + numbered_by(2, 0, starts_at=1)
    body = paragraph("Организации") + named("А", "Б") + paragraph("Международные организации")
    draft = read(body + named("В", "Г", number="2"), lists)
    assert [number for number, _name in numbers(draft)] == ["1", "2", "1", "2"]
    assert [each.heading for each in draft.sections] == ["Организации", "Международные организации"]


def test_an_empty_numbered_paragraph_is_counted_as_word_counts_it() -> None:
    draft = read(
        named("А") + paragraph(run(""), "1") + named("Б", "В"), DECIMAL + numbered_by(1, 0)
    )
    assert [number for number, _name in numbers(draft)] == ["1", "3", "4"]


def test_levels_under_numbered_headings_are_the_signatories() -> None:
    body = paragraph("Казахстан", "1") + named("А", "Б", level=1)
    body += paragraph("Кыргызстан", "1") + named("В", "Г", level=1)
    draft = read(body, DECIMAL + numbered_by(1, 0))
    assert [name for _number, name in numbers(draft)] == ["«А»", "«Б»", "«В»", "«Г»"]


def test_letters_and_roman_numbers_count_too() -> None:
    for form in ("upperRoman", "lowerLetter", "russianLower"):
        draft = read(named("А", "Б", "В"), pattern(0, (form, "%1)")) + numbered_by(1, 0))
        assert [number for number, _name in numbers(draft)] == ["1", "2", "3"], form


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    boxed = f"<w:txbxContent>{paragraph('4. ОФ «Г», Ош')}</w:txbxContent>"
    drawn = f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{boxed}</wps:txbx>"
    drawn += "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    older = f"<w:pict><v:shape><v:textbox>{boxed}</v:textbox></v:shape></w:pict>"
    both = f"<w:r><mc:AlternateContent><mc:Choice>{drawn}</mc:Choice>"
    both += f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    texts = "".join(paragraph(f"{at}. ОФ «{name}», Ош") for at, name in enumerate("АБВ", 1))
    assert [name for _number, name in numbers(read(texts + paragraph(both)))] == [
        *("«А»", "«Б»", "«В»", "«Г»")
    ]
    assert [name for _n, name in numbers(read(texts + paragraph(f"<w:r>{older}</w:r>")))][3:] == [
        "«Г»"
    ]


def test_tracked_changes_are_read_as_the_file_would_be_when_they_are_taken_over() -> None:
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    put = '<w:ins w:id="2" w:author="a">{}</w:ins>'
    body = paragraph("1. ОФ «А», Ош")
    body += paragraph(run("2. ОФ «Б», ") + gone.format("Астана") + put.format(run("Шымкент")))
    body += paragraph(gone.format("3. ОФ «Удалённый», Ош"))
    body += paragraph(put.format(run("3. ОФ «В», Ош")))
    body += paragraph(f'<w:moveFrom w:id="3" w:author="a">{run("4. ОФ «Г», Ош")}</w:moveFrom>')
    body += paragraph(f'<w:moveTo w:id="4" w:author="a">{run("4. ОФ «Г», Ош")}</w:moveTo>')
    draft = read(body)
    assert [(each.name, each.place) for each in draft.entries] == [
        *(("«А»", "Ош"), ("«Б»", "Шымкент"), ("«В»", "Ош"), ("«Г»", "Ош"))
    ]
    said = " ".join(draft.warnings)
    assert "tracked" in said
    assert "Астана; 3. ОФ «Удалённый», Ош" in said


def test_hidden_words_are_left_out_and_said() -> None:
    body = paragraph(run("1. ОФ «А», Ош") + run(" тел. 8701 000", "<w:vanish/>"))
    draft = read(body + paragraph("2. ОФ «Б», Ош") + paragraph("3. ОФ «В», Ош"))
    assert draft.entries[0].place == "Ош"
    assert any("тел. 8701 000" in each for each in draft.warnings)


def test_what_is_struck_out_is_named_and_what_replaced_it_is_read() -> None:
    struck = "<w:strike/>"
    body = paragraph(run("1. ОФ «А», Ош", struck))
    body += paragraph(run("2. ") + run("ОФ «Б», Ош", struck) + run(" ОФ «В», Алматы"))
    body += paragraph("3. ОФ «Г», Ош")
    first, second, third = read(body).entries
    assert (first.name, codes(first)) == ("«А»", ["struck-out"])
    assert (second.name, second.place, codes(second)) == ("«В»", "Алматы", ["struck-out"])
    assert (third.name, codes(third)) == ("«Г»", [])


def test_nothing_in_a_content_control_is_lost() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = paragraph("1. ОФ «А», Ош") + control.format(paragraph("2. ОФ «Б», Ош"))
    body += paragraph(control.format(run("3. ОФ «В», Ош")))
    assert [name for _number, name in numbers(read(body))] == ["«А»", "«Б»", "«В»"]
    rows = word_row("Организация", "Город") + word_row("ОФ «А»", "Ош")
    inside = control.format(word_row("ОФ «Б»", "Ош"))
    cell = control.format(f"<w:tc><w:tcPr/>{paragraph('ОФ «В»')}</w:tc>")
    draft = read(
        word_table(rows, inside, f"<w:tr>{cell}<w:tc><w:tcPr/>{paragraph('Ош')}</w:tc></w:tr>")
    )
    assert [name for _number, name in numbers(draft)] == ["«А»", "«Б»", "«В»"]


def test_line_breaks_and_links_stay_within_an_entry() -> None:
    broken = "<w:r><w:t>1. ОФ «А»,</w:t><w:br/><w:t>Анна Ким, директор</w:t></w:r>"
    linked = f"<w:hyperlink>{run('2. ОФ «Б», Ош')}</w:hyperlink>"
    draft = read(paragraph(broken) + paragraph(linked) + paragraph("3. ОФ «В», Ош"))
    assert (draft.entries[0].name, draft.entries[0].representative) == ("«А»", "Анна Ким")
    assert draft.entries[0].lines == (1, 2)
    assert draft.entries[1].name == "«Б»"


def test_the_columns_of_a_table_keep_their_places_where_cells_are_merged() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc>'
    tall = '<w:tc><w:tcPr><w:vMerge w:val="{}"/></w:tcPr>{}</w:tc>'
    head = word_row("№", "Организация", "Город", "Страна")
    first = word_row("1", "ОФ «А»", tall.format("restart", paragraph("Ош")), "Кыргызстан")
    second = word_row("2", "ОФ «Б»", tall.format("continue", paragraph("")), "Кыргызстан")
    third = word_row("3", wide.format(paragraph("ОФ «В»")), "Казахстан")
    draft = read(word_table(head, first, second, third))
    assert [(each.name, each.place, each.country) for each in draft.entries] == [
        ("«А»", "Ош", "Кыргызстан"),
        ("«Б»", "Ош", "Кыргызстан"),
        ("«В»", "", "Казахстан"),
    ]


def test_numbers_that_word_draws_in_the_cells_of_a_table_are_the_printed_ones() -> None:
    drawn = f"<w:tc><w:tcPr/>{paragraph(run(''), '1')}</w:tc>"
    rows = [word_row(drawn, f"ОФ «{name}»", "Ош") for name in "АБВ"]
    draft = read(
        word_table(word_row("№", "Организация", "Город"), *rows), DECIMAL + numbered_by(1, 0)
    )
    assert numbers(draft) == [("1", "«А»"), ("2", "«Б»"), ("3", "«В»")]
    assert draft.warnings == ()
    named_by = [
        word_row(f"<w:tc><w:tcPr/>{paragraph(f'ОФ «{name}»', '1')}</w:tc>", "Ош") for name in "АБВ"
    ]
    beside = read(
        word_table(word_row("Организация", "Город"), *named_by), DECIMAL + numbered_by(1, 0)
    )
    assert numbers(beside) == [("1", "«А»"), ("2", "«Б»"), ("3", "«В»")]


def test_a_row_that_is_struck_out_in_a_table_is_named() -> None:
    head = word_row("Организация", "Город")
    struck = run("ОФ «Б»", "<w:strike/>")
    draft = read(word_table(head, word_row("ОФ «А»", "Ош"), word_row(struck, "Ош")))
    assert [(each.legal_form, each.name, codes(each)) for each in draft.entries] == [
        ("ОФ", "«А»", []),
        ("ОФ", "«Б»", ["struck-out"]),
    ]


def test_a_name_and_an_office_on_two_lines_of_a_numbered_item_are_parted() -> None:
    people = ("Anna Kim", "Bruno Sato", "Carla Rossi")
    items = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"{run(name, '<w:b/>')}<w:r><w:br/></w:r>{run('Professor, University of the North')}</w:p>"
        for name in people
    )
    numbering = pattern(0, ("decimal", "%1.")) + numbered_by(1, 0)
    draft = read_source(word_file(items, numbering), "list.docx").draft
    assert [each.name for each in draft.entries] == [*people]
    assert {each.office for each in draft.entries} == {"Professor"}


def test_a_number_alone_in_its_cell_leaves_no_comma_before_the_name() -> None:
    rows = [("1. ОФ «Эхо»", "Анна Ким"), ("2.", "Борис Ли, эколог"), ("3. ОО «Тау»", "Мария Пак")]
    found = read(word_table(*(word_row(*row) for row in rows))).entries
    assert [entry.as_printed for entry in found][1] == "Борис Ли, эколог"
