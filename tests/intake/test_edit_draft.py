"""Lines that are taken in after all, fields that are corrected, and lines that are counted once each."""

from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.draft_pieces import print_pieces
from coalition_app.drafts import DOUBTED, Defect, DraftEntry, Joint, OpenPoint
from coalition_app.errors import UserError
from coalition_app.intake import edit_draft
from coalition_app.intake.files.lines import text_lines
from coalition_app.intake.read_source import read_path, read_source
from coalition_app.intake.settled import settle_entry
from tests.intake.reading import entry

REAL = Path(__file__).parent.parent / "data" / "real_case" / "statement.txt"


def taken(text: str, *, table: bool = False) -> DraftEntry:
    return edit_draft.read_left_out(text, lines=(7, 7), section=2, table=table)


def test_a_line_is_read_as_the_list_s_entries_are() -> None:
    read = taken("• 12. ОО «Эхо», Анна Ким, директор, Алматы (кроме пункта 2)")
    assert (read.legal_form, read.name, read.representative) == ("ОО", "«Эхо»", "Анна Ким")
    assert (read.office, read.place, read.reservation) == ("директор", "Алматы", "кроме пункта 2")
    assert (read.number, read.printed_number) == (edit_draft.TAKEN, "12")
    assert (read.lines, read.section) == ((7, 7), 2)


def test_wrapped_lines_are_read_as_one_entry() -> None:
    assert taken("Фонд «Тілші»,\n  Аскар Актлеуов").representative == "Аскар Актлеуов"


def test_the_filled_cells_of_a_row_make_an_entry() -> None:
    read = taken("14;;ОО «Эхо»;;Алматы", table=True)
    assert (read.legal_form, read.name, read.place) == ("ОО", "«Эхо»", "Алматы")


@pytest.mark.parametrize("text", ["* * *", "1.", "2 / 3", "• >"])
def test_a_line_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="There is no name on this line"):
        taken(text)


def test_a_corrected_name_empties_the_printed_entry_and_its_defects() -> None:
    read = entry("ОО «Клуб «Манас», Анна Ким")
    assert [each.code for each in read.defects] == ["unclosed-quotation-mark"]
    now = edit_draft.edit_entry(read, {"name": " «Клуб  «Манас»» "})
    assert (now.name, now.as_printed, now.defects) == ("«Клуб «Манас»»", "", ())
    assert (now.lines, now.representative) == (read.lines, "Анна Ким")


@pytest.mark.parametrize(
    ("text", "name"),
    [("Wasser für Alle e.V., Leipzig", "Wasser für Alle"), ("ОО «Эхо», Алматы", "«Эхо»")],
)
def test_a_legal_form_stays_behind_the_name_where_it_was_printed(text: str, name: str) -> None:
    now = edit_draft.edit_entry(entry(text), {"representative": "Katrin Vogel"})
    assert (now.as_printed, now.name) == ("", name)
    assert now.legal_form in ("e.V.", "ОО")
    head, _comma, place = text.partition(", ")
    assert print_pieces(now.pieces) == f"{head}, Katrin Vogel, {place}"


def test_a_name_that_was_typed_keeps_what_is_like_an_address() -> None:
    typed = "Инициативная группа жителей мкр. Нурсат-2 (не зарегистрирована)"
    now = edit_draft.edit_entry(
        entry("Инициативная группа жителей мкр. Нурсат-2, Анна Ким"), {"name": typed}
    )
    assert now.name == typed and print_pieces(now.pieces).startswith(typed)
    assert not [each for each in now.pieces if each.role == "address"]
    called = edit_draft.edit_entry(entry("ОО «Эхо»"), {"name": "«Эхо» +7 701 123 45 67"})
    assert called.name == "«Эхо»"


def test_a_defect_lasts_while_its_words_do() -> None:
    read = entry("Ассоц. «Бірлік»")
    broken = DraftEntry(1, "x", "«Бір", defects=(Defect("misspelt-legal-form", "ООО0"),))
    assert edit_draft.edit_entry(broken, {"name": "«Бірлік»"}).defects == ()
    assert edit_draft.edit_entry(read, {}) is read
    assert edit_draft.edit_entry(read, {"name": read.name}) is read


def test_an_entry_keeps_its_name() -> None:
    with pytest.raises(UserError, match="needs the name"):
        edit_draft.edit_entry(entry("ОО «Эхо»"), {"name": "«»"})


def test_a_kind_that_somebody_gave_is_sure() -> None:
    read = entry("Общественный центр")
    unsure = replace(read, defects=(Defect("kind-unsure", ""), Defect("text-cut-off", "р")))
    now = edit_draft.edit_entry(unsure, {"kind": "individual"})
    assert [each.code for each in now.defects] == ["text-cut-off"]


def test_another_kind_changes_the_capacity_and_no_printed_word() -> None:
    read = entry("ОО «Эхо», Анна Ким")
    now = edit_draft.edit_entry(read, {"kind": "individual"})
    assert (now.capacity, now.as_printed) == ("individual", read.as_printed)


def test_words_that_are_none_stay_as_a_note() -> None:
    read = entry("Фонд «Бір» (поддерживаю с оговоркой)")
    now = edit_draft.edit_entry(read, {"reservation": ""})
    assert (now.reservation, now.reservation_language) == ("", "")
    assert now.notes == ("поддерживаю с оговоркой",)
    assert now.as_printed == read.as_printed


def settled(text: str) -> DraftEntry:
    """Read an entry in a register in which an office is known that no list of words knows."""
    return settle_entry(entry(text), {"ответственный за связь": "office"})[0]


def test_a_correction_opens_nothing_that_was_known() -> None:
    read = settled("ОО «Эхо», Анна Ким, ответственный за связь, ждёт звонка")
    now = edit_draft.edit_entry(read, {"name": "«Новое эхо»"})
    assert (now.office, now.name) == ("ответственный за связь", "«Новое эхо»")
    assert [(each.code, each.text) for each in now.open] == [("unknown-piece", "ждёт звонка")]


def test_what_is_called_something_else_is_not_called_back() -> None:
    read = settled("ОО «Эхо», Анна Ким, ответственный за связь")
    now = edit_draft.edit_entry(read, {"office": "", "place": "ответственный за связь"})
    assert now.office == ""


def test_a_doubt_lasts_while_its_words_do() -> None:
    read = entry("ОО «Эхо», Анна Ким, директор")
    read = replace(read, open=(OpenPoint(DOUBTED, "директор", (1, 1)),))
    assert edit_draft.edit_entry(read, {"place": "Орал"}).open == read.open
    assert edit_draft.edit_entry(read, {"office": "председатель"}).open == ()


def test_each_line_of_the_real_statement_is_counted_once() -> None:
    source = read_path(REAL)
    texts = edit_draft.source_lines(source)
    items = [each.lines for each in source.draft.entries]
    items += [each.lines for each in source.draft.left_out]
    owners = edit_draft.owners_of_lines(texts, text_lines(source.draft), items)
    assert len(owners) == len(texts) == source.draft.line_count == 440
    assert [at for at, owner in enumerate(owners) if owner == edit_draft.BLANK] == [
        at for at, text in enumerate(texts) if not text.strip()
    ]
    # Line 2 of the source is a part of the web page, 177 to 179 are entry 18, 126 to 129 demand 1.
    assert owners[1] == len(source.draft.entries)
    assert [owners[at - 1] for at in (177, 178, 179)] == [17, 17, 17]
    assert [owners[at - 1] for at in range(126, 130)] == [edit_draft.TEXT] * 4


def test_the_lines_of_a_source_are_those_that_its_entries_name() -> None:
    source = read_source("1. ОО «Эхо»\r\n2. Фонд \x07«Свет»\r3. Фонд «Бір»\n".encode("utf-16"), "a")
    texts = edit_draft.source_lines(source)
    assert texts == ["1. ОО «Эхо»", "2. Фонд  «Свет»", "3. Фонд «Бір»"]
    assert [each.lines for each in source.draft.entries] == [(1, 1), (2, 2), (3, 3)]


def test_what_a_person_corrected_is_recorded_as_typed() -> None:
    read = entry("ОО «Эхо», Анна Ким, Орал")
    now = edit_draft.edit_entry(read, {"office": "ответственная за чай"})
    assert (now.office, now.name, now.open) == ("ответственная за чай", "«Эхо»", ())
    assert print_pieces(now.pieces) == "ОО «Эхо», Анна Ким, ответственная за чай, Орал"
    kept = edit_draft.edit_entry(read, {"office": "подпишет после правления"})
    assert [each.text for each in kept.open] == ["подпишет после правления"]
    private = edit_draft.edit_entry(read, {"representative": "Анна Ким, +7 701 555 00 11"})
    assert "701" not in print_pieces(private.pieces) + private.representative


def test_a_field_that_nobody_touched_never_changes() -> None:
    row = "Атауы;Құқықтық нысаны;Қала;Өкілі;Күйі\nДала даласы;ҚБ;Орал;сол кісі (7);қол қойды\n"
    other = "Бұлақ;ҚБ;Ақтөбе;Асан Үсенов;қол қойды\nЖұлдыз;ҚБ;Тараз;Болат Серік;қол қойды\n"
    read = read_source((row + other).encode(), "list.csv").draft.entries[0]
    now = edit_draft.edit_entry(read, {"representative": "Асан Үсенов"})
    assert (now.name, now.representative) == ("Дала даласы", "Асан Үсенов")
    assert print_pieces(now.pieces) == "ҚБ Дала даласы, Асан Үсенов, Орал"


def test_a_name_corrected_to_the_second_body_is_one_body() -> None:
    read = replace(entry("Ақтөбе облысы, Асан Үсенов"), joint=(Joint("ҚБ", "«Жан нұры»"),))
    now = edit_draft.edit_entry(read, {"name": '"Жан нұры"', "legal_form": "ҚБ"})
    assert (now.name, now.joint) == ('"Жан нұры"', ())
    assert print_pieces(now.pieces).count("Жан нұры") == 1
