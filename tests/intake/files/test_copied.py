"""What programs put on the clipboard: Word, Excel, Google, LibreOffice and Outlook, as page and as text."""

import pytest

from coalition_app.desktop.imports.reading import is_listed, read_copied
from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from tests.intake.reading import codes

WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
    '<meta http-equiv=Content-Type content="text/html; charset=utf-8">'
    "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
    "<style><!-- p.MsoNormal {{margin:0cm}} @list l0 {{mso-list-id:1}} --></style></head>"
    "<body lang=RU><!--StartFragment-->{}<!--EndFragment--></body></html>"
)
ITEM = (
    "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
    "<![if !supportLists]><span style='mso-fareast-font-family:\"Times New Roman\"'>"
    "<span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    "</span></span><![endif]><span lang=RU>{}<o:p></o:p></span></p>"
)


def pasted(text: str, page: str = "") -> Draft:
    marked = page.encode() if "\t" not in text and is_listed(page) else b""
    return read_copied(text.encode(), marked, "copied", {}).draft


def page(content: str) -> Draft:
    return read_source(content.encode(), "copied.html").draft


def numbered(draft: Draft) -> list[tuple[str, str]]:
    return [(each.printed_number, each.name) for each in draft.entries]


@pytest.mark.parametrize(
    ("signs", "numbers"), [(("1.", "2.", "3."), ("1", "2", "3")), (("·",) * 3, ("", "", ""))]
)
def test_a_list_of_word_keeps_the_signs_that_it_hides_in_spans(
    signs: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    items = [
        ITEM.format(sign, f"ОФ «{name}»,\nОш") for sign, name in zip(signs, "АБВ", strict=True)
    ]
    draft = page(WORD.format("".join(items)))
    assert numbered(draft) == list(zip(numbers, ("«А»", "«Б»", "«В»"), strict=True))
    assert {each.place for each in draft.entries} == {"Ош"}


def test_word_s_text_has_tabs_behind_its_numbers() -> None:
    draft = pasted("Подписи:\r\n1.\tОФ «А», Ош\r\n2.\tОФ «Б», Ош\r\n3.\tОФ «В», Ош\r\n")
    assert numbered(draft) == [("1", "«А»"), ("2", "«Б»"), ("3", "«В»")]


def test_numbers_that_only_the_page_has_are_not_lost() -> None:
    names = ("ОФ «А», Ош", "ОФ «Б», Ош", "ОФ «В», Ош")
    listed = "".join(f'<li dir="ltr"><p dir="ltr"><span>{each}</span></p></li>' for each in names)
    draft = pasted("\n".join(names), f'<b id="docs-internal-guid-1"><ol>{listed}</ol></b>')
    assert numbered(draft) == [("1", "«А»"), ("2", "«Б»"), ("3", "«В»")]


def test_a_range_of_cells_with_lines_and_quotation_marks_in_them() -> None:
    draft = pasted(
        '№\tОрганизация\tГород\r\n1\t"ОФ ""Эхо""\n(филиал)"\tАлматы\r\n2\tОФ «Б»\tОш\r\n',
        "<table><tr><td>№</td></tr></table>",
    )
    assert numbered(draft) == [("1", '"Эхо" (филиал)'), ("2", "«Б»")]
    assert [each.lines for each in draft.entries] == [(2, 3), (4, 4)]


def test_a_column_of_cells_with_lines_in_them() -> None:
    names = ("«А»", "«Б»", "«В»")
    cells = "".join(f"<tr><td>ОФ {each},<br>Ош</td></tr>" for each in names)
    text = "".join(f'"ОФ {each},\nОш"\r\n' for each in names)
    draft = pasted(text, f"<table>{cells}</table>")
    assert [(each.name, each.place) for each in draft.entries] == [(name, "Ош") for name in names]


def test_cells_without_a_header() -> None:
    draft = pasted(
        "1\tОФ «А»\tОш\tАнна Ким\r\n2\tОФ «Б»\tОш\tОльга Ли\r\n3\tОФ «В»\tОш\tПётр Ни\r\n"
    )
    assert [each.representative for each in draft.entries] == ["Анна Ким", "Ольга Ли", "Пётр Ни"]


def test_a_table_of_a_spreadsheet_as_a_page() -> None:
    draft = page(
        "<google-sheets-html-origin><style><!--td {border: 1px solid}--></style><table><colgroup>"
        "<col width=100></colgroup><tbody><tr><td>Город</td><td>Организация</td></tr>"
        "<tr><td rowspan=2>Ош</td><td>ОФ «А»</td></tr><tr><td>ОФ<br>«Б»</td></tr>"
        "<tr><td>Алматы</td><td><s>ОФ «В»</s></td></tr></tbody></table>"
    )
    assert [(each.name, each.place, codes(each)) for each in draft.entries] == [
        ("«А»", "Ош", []),
        ("«Б»", "Ош", []),
        ("«В»", "Алматы", ["struck-out"]),
    ]


def test_comments_for_outlook_s_eyes_only_are_no_text() -> None:
    table = (
        "<table class=MsoNormalTable><tr><td><p>Организация<o:p></o:p></p></td><td>Город</td></tr>"
        "<![if !supportMisalignedColumns]><tr height=0><td width=1></td></tr><![endif]>"
        "<tr><td><!--[if gte vml 1]><v:shape>ОФ «Ложь»</v:shape><![endif]-->ОФ «А»</td><td>Ош</td></tr>"
        "<tr><td><p>ОФ «Б»</p><p>(филиал)</p></td><td>Ош</td></tr></table>"
    )
    assert [each.name for each in page(WORD.format(table)).entries] == ["«А»", "«Б» (филиал)"]


def test_struck_out_by_a_style_and_replaced() -> None:
    draft = page(
        "<p>1. ОФ «Я», Ош</p><p>2. ОФ «Ю», Ош</p>"
        '<p>3. <span style="text-decoration: line-through">ОФ «А», Ош</span></p>'
        "<p>4. <del>ОФ «Б», Ош</del> <ins>ОФ «В», Ош</ins></p><p>5. <s>ОФ «Г»</s>, Ош</p>"
    )
    assert [(each.name, codes(each)) for each in draft.entries[2:]] == [
        ("«А»", ["struck-out"]),
        ("«В»", ["struck-out"]),
        ("«Г»", ["struck-out"]),
    ]


def test_lines_of_preformatted_text_are_lines() -> None:
    draft = page("<pre>1. ОФ «А», Ош\n2. ОФ «Б», Ош\n3. ОФ «В», Ош\n</pre>")
    assert numbered(draft) == [("1", "«А»"), ("2", "«Б»"), ("3", "«В»")]


def test_a_table_within_a_table_is_read_once() -> None:
    inner = "<table><tr><th>Организация</th><th>Город</th></tr><tr><td>ОФ «А»</td><td>Ош</td></tr>"
    inner += "<tr><td>ОФ «Б»</td><td>Ош</td></tr></table>"
    draft = page(f"<table><tr><td>{inner}</td></tr></table>")
    assert [each.name for each in draft.entries] == ["«А»", "«Б»"]


def test_two_columns_of_people_parted_by_tabs() -> None:
    left = ("Анна Ким", "Пётр Ни", "Дана Ахметова", "Иван Петров", "Айгүл Омар")
    right = ("Ольга Ли", "Ерлан Сейт", "Мария Иванова", "Елена Цой", "Дмитрий Пак")
    draft = pasted("\n".join(f"{one}\t{two}" for one, two in zip(left, right, strict=True)))
    assert [each.name for each in draft.entries] == [*left, *right]
    assert [each.lines[0] for each in draft.entries] == [1, 2, 3, 4, 5] * 2
    assert any("side by side" in each for each in draft.warnings)


def test_names_and_what_they_are_beside_a_tab_are_one_signatory_each() -> None:
    draft = pasted("Анна Ким\tжурналист\nПётр Ни\tюрист\nДана Ахметова\tврач\nИван Петров\tврач\n")
    assert [each.office for each in draft.entries] == ["журналист", "юрист", "врач", "врач"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ОФ «Эхо»\tАлматы\tАнна Ким\r\n", ["«Эхо»"]),
        ("ОФ «Эхо», Алматы\nОО «Свет», Ош", ["«Эхо»", "«Свет»"]),
        ("Анна Ким, журналист\nПётр Иванов, юрист", ["Анна Ким", "Пётр Иванов"]),
    ],
)
def test_one_or_two_signatories_are_enough_where_they_are_certain(
    text: str, names: list[str]
) -> None:
    draft = pasted(text)
    assert [each.name for each in draft.entries] == names
    assert [each.printed_number for each in draft.entries] == [""] * len(names)


@pytest.mark.parametrize(
    "text", ["Анна Ким\nОФ «Эхо»", "ОФ «Эхо» провёл встречу.", "Привет, Анна!", "Спасибо"]
)
def test_a_few_words_are_no_signatories(text: str) -> None:
    with pytest.raises(UserError):
        pasted(text)
