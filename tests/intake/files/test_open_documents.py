"""OpenDocument texts: numbers of lists, notes, and what is struck out, hidden, deleted or boxed."""

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.document_making import open_document
from tests.intake.reading import codes, names

STYLES = (
    '<style:style style:name="Struck" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="Unseen" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" '
    'style:num-format="1"/><text:list-level-style-number text:level="2" style:num-format="1" '
    'text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def read(body: str) -> Draft:
    return read_source(open_document(body, STYLES), "список.odt").draft


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def item(text: str, marks: str = "") -> str:
    return f"<text:list-item{marks}>{p(text)}</text:list-item>"


def listed(items: str, marks: str = "", style: str = "N") -> str:
    return f'<text:list text:style-name="{style}"{marks}>{items}</text:list>'


def numbers(draft: Draft) -> list[str]:
    return [each.printed_number for each in draft.entries]


def test_a_list_goes_on_where_it_says_so_and_starts_where_it_is_told() -> None:
    two = item("ОФ «А», Ош") + item("ОФ «Б», Ош")
    for before, after in (
        ("", ' text:continue-numbering="true"'),
        (' xml:id="l1"', ' text:continue-list="l1"'),
    ):
        draft = read(listed(two, before) + p("") + listed(item("ОФ «В», Ош"), after))
        assert numbers(draft) == ["1", "2", "3"]
    draft = read(listed(item("ОФ «А», Ош", ' text:start-value="5"') + two))
    assert numbers(draft) == ["5", "6", "7"]


def test_bullets_are_no_numbers() -> None:
    draft = read(listed("".join(item(f"ОФ «{each}», Ош") for each in "АБВ"), style="B"))
    assert (names(draft), numbers(draft)) == (["«А»", "«Б»", "«В»"], ["", "", ""])


def test_levels_under_numbered_headings_are_the_signatories() -> None:
    def part(heading: str, *inside: str) -> str:
        below = listed("".join(item(f"ОФ «{each}», Ош") for each in inside))
        return f"<text:list-item>{p(heading)}{below}</text:list-item>"

    draft = read(listed(part("Казахстан", "А", "Б") + part("Кыргызстан", "В", "Г")))
    assert names(draft) == ["«А»", "«Б»", "«В»", "«Г»"]


def test_what_is_struck_out_is_named_and_what_is_hidden_is_left_out_and_said() -> None:
    body = p("1. ОФ «А», Ош") + p('2. <text:span text:style-name="Struck">ОФ «Б», Ош</text:span>')
    body += p('3. ОФ «В», Ош<text:span text:style-name="Unseen"> тел. 8701</text:span>')
    draft = read(body)
    assert [codes(each) for each in draft.entries] == [[], ["struck-out"], []]
    assert draft.entries[2].place == "Ош"
    assert any("тел. 8701" in each for each in draft.warnings)


def test_a_footnote_is_the_words_of_the_entry_that_bears_it() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Поддерживает с оговоркой по пункту 2')}</text:note-body></text:note>"
    )
    draft = read(p("1. ОФ «А», Ош") + p(f"2. ОФ «Б»{note}, Ош") + p("3. ОФ «В», Ош"))
    assert [each.reservation for each in draft.entries] == [
        *("", "Поддерживает с оговоркой по пункту 2", "")
    ]


def test_what_was_deleted_with_tracking_is_left_out_and_said() -> None:
    gone = f"<text:deletion>{p('4. ОФ «Г», Ош')}</text:deletion>"
    region = f'<text:changed-region text:id="c">{gone}</text:changed-region>'
    texts = "".join(p(f"{at}. ОФ «{each}», Ош") for at, each in enumerate("АБВ", 1))
    draft = read(f"<text:tracked-changes>{region}</text:tracked-changes>{texts}")
    assert names(draft) == ["«А»", "«Б»", "«В»"]
    assert any("4. ОФ «Г», Ош" in each for each in draft.warnings)


def test_a_frame_is_read_behind_its_paragraph_and_a_line_break_within_it() -> None:
    frame = f"<draw:frame><draw:text-box>{p('4. ОФ «Г», Ош')}</draw:text-box></draw:frame>"
    body = p("1. ОФ «А»,<text:line-break/>Анна Ким, директор") + p("2. ОФ «Б», Ош")
    draft = read(body + p(f"3. ОФ «В», Ош{frame}"))
    assert names(draft) == ["«А»", "«Б»", "«В»", "«Г»"]
    assert draft.entries[0].representative == "Анна Ким"


def test_merged_cells_of_a_table_hold_for_each_of_their_rows() -> None:
    def cell(text: str, marks: str = "") -> str:
        return f"<table:table-cell{marks}>{p(text)}</table:table-cell>"

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    covered = "<table:covered-table-cell/>"
    number = listed(item(""), ' text:continue-numbering="true"')
    counted = f"<table:table-cell>{number}</table:table-cell>"
    table = row(cell("№"), cell("Организация"), cell("Город"))
    table += row(counted, cell("ОФ «А»"), cell("Ош", ' table:number-rows-spanned="2"'))
    table += row(counted, cell("ОФ «Б»"), covered)
    draft = read(f"<table:table>{table}</table:table>")
    assert [(each.printed_number, each.name, each.place) for each in draft.entries] == [
        ("1", "«А»", "Ош"),
        ("2", "«Б»", "Ош"),
    ]
