"""What nobody vouches for is settled in the window: in the details and in a dialog of its own."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt

from coalition_app.desktop.annex.page import AnnexPage
from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.doubts_dialog import DoubtsDialog
from coalition_app.desktop.widgets.wrapped_rows import WORD
from coalition_app.draft_pieces import COMPARE
from coalition_app.drafts import REMARK, OpenLine
from coalition_app.intake.read_source import read_source
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import doubts
from tests.desktop import screen
from tests.intake.files.test_scans import needs_tesseract, saved, sheet
from tests.intake.pdf_making import drawn
from tests.registers import signatures_of, statement_of

LIST = """Подписи:

1. ОО «Правовая среда» (без требования 2)
2. ОФ «Тұмар» (без требования 2)
3. ОО «Шаңырақ», Ержан Тілеубай
"""
PLACES = """Подписи:

1. ОО «Правовая среда», Анна Ким, Шал акын
2. ОФ «Тұмар» (Шал акын)
"""
UNCLEAR = """Подписи:

1. ОО «Эхо», Анна Ким, ответственная за север
2. ОФ «Тұмар» (без требования 2)
3. ОО «Тёплый дом», Мария Ли, ответственная за север
4. ОФ «Наш двор» (условно, до решения правления)
5. Әлия Сапарова, тырым
"""
OPINION = OpenLine((7, 7), "Требование 1 поддержали не все", "names-a-demand", (), (1,))


@pytest.fixture
def doubtful(window: MainWindow, register: Path) -> MainWindow:
    """Give a window whose register has three plain signatures and a list of three, two of them open."""
    read = read_source(LIST.encode(), "list.txt")
    read = replace(read, draft=replace(read.draft, open_lines=(OPINION,)))
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, read, into=statement_of(tx))
    window.open_path(register)
    window.go("signatories")
    screen.settle(window)
    return window


def open_now(window: MainWindow) -> list[tuple[int | None, str]]:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        return [(each.number, each.code) for each in doubts.list_doubts(tx, statement_of(tx))]


LINE = (None, "names-a-demand")


def test_the_details_offer_the_four_answers(doubtful: MainWindow) -> None:
    doubtful.show_numbers([4])
    screen.settle(doubtful)
    (part,) = (each for each in doubtful.details.doubts.parts if not each.isHidden())
    assert part.text.text() == "без требования 2"
    assert part.answers.all_like.text() == "Settle all 2 identical passages the same way"
    part.answers.all_like.setChecked(True)
    part.answers.buttons["nothing"].click()
    screen.settle(doubtful)
    assert open_now(doubtful) == [LINE]
    assert doubtful.details.doubts.isHidden()
    doubtful.do("undo")
    screen.settle(doubtful)
    assert open_now(doubtful) == [(4, REMARK), (5, REMARK), LINE]
    assert not doubtful.details.doubts.isHidden()


def test_no_answer_is_taken_once_another_file_stands_there(
    doubtful: MainWindow, register: Path
) -> None:
    other = register.with_name("other.coalition")
    shutil.copyfile(register, other)
    doubtful.show_numbers([4])
    screen.settle(doubtful)
    (part,) = (each for each in doubtful.details.doubts.parts if not each.isHidden())
    assert part.answers.isEnabled()
    other.replace(register)
    doubtful.owners.replaced._often.timeout.emit()
    screen.settle(doubtful)
    assert part.isVisible() and not part.answers.isEnabled()


def test_what_no_font_prints_beside_a_name_can_be_kept_back(
    window: MainWindow, register: Path
) -> None:
    """The annex is stopped by it, and the details of its number ask again what it is: no dead end."""
    read = read_source("1. Li Wei (李伟)\n2. Anna Kim\n".encode(), "list.txt")
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, read, into=statement_of(tx))
        doubts.settle_pieces(tx, statement_of(tx), [4], "print")
    window.open_path(register)
    window.go("signatories")
    window.show_numbers([4])
    screen.settle(window)
    (part,) = (each for each in window.details.doubts.parts if not each.isHidden())
    assert (part.said.text(), part.text.text()) == ("No font can print it", "李伟")
    assert not part.answers.buttons["print"].isEnabled()
    part.answers.buttons["private"].click()
    screen.settle(window)
    assert window.details.doubts.isHidden()
    held = window.operations.database
    assert held is not None
    (row,) = (each for each in signatures_of(held) if each.number == 4)
    assert [each.text for each in row.pieces if each.prints] == ["Li Wei"]


def test_every_doubtful_place_is_listed(doubtful: MainWindow) -> None:
    doubtful.do("doubts")
    screen.settle(doubtful)
    shown = screen.dialog(DoubtsDialog)
    assert [shown.list.item(row).data(WORD) for row in range(3)] == ["No. 4", "No. 5", "Line 7"]
    assert [shown.list.item(row).text().splitlines()[:2] for row in range(3)] == [
        ["ОО «Правовая среда»", "без требования 2"],
        ["ОФ «Тұмар»", "без требования 2"],
        [OPINION.text, "A line outside the list names a demand"],
    ], "whose it is stands above what is not clear; a line is nobody's"
    shown.reject()


def test_the_dialog_is_worked_by_keys(doubtful: MainWindow) -> None:
    doubtful.do("doubts")
    screen.settle(doubtful)
    shown = screen.dialog(DoubtsDialog)
    assert screen.nameless(shown) == []
    assert shown.said.text().startswith("3 passages are unclear")
    shown.list.setFocus()
    screen.press(shown.list, Qt.Key.Key_2)
    screen.settle(doubtful)
    assert len(open_now(doubtful)) == 3, "a remark on the signature is not printed away"
    screen.press(shown.list, Qt.Key.Key_4)
    screen.settle(doubtful)
    assert open_now(doubtful) == [(5, REMARK), LINE]
    screen.press(shown.list, Qt.Key.Key_1)
    screen.settle(doubtful)
    assert open_now(doubtful) == [(5, "unsettled-words"), LINE]
    assert not shown.answers.buttons["print"].isEnabled()
    shown.answers.buttons["words"].click()
    assert "names nobody" in shown.refusal.text()
    shown.whose.setText("6, 7x")
    shown.answers.buttons["words"].click()
    assert "7x" in shown.refusal.text(), "what is no number does not vanish"
    assert open_now(doubtful)[-1] == LINE
    shown.whose.setText("6")
    shown.answers.buttons["words"].click()
    screen.settle(doubtful)
    assert open_now(doubtful) == [(5, "unsettled-words"), (6, "unsettled-words")]
    assert shown.empty.isVisible() and not shown.list.isVisible()
    assert shown.empty.text() == "Nothing left to review."
    for language in ("ru", "kk", "en"):
        doubtful.speak(language)
    shown.reject()


def test_what_a_place_is_can_be_chosen_by_keys(doubtful: MainWindow) -> None:
    doubtful.do("doubts")
    screen.settle(doubtful)
    shown = screen.dialog(DoubtsDialog)
    shown.list.setFocus()
    screen.press(shown.list, Qt.Key.Key_5)
    assert shown.answers.roles.isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        screen.press(shown.answers.roles, key)
    screen.settle(doubtful)
    assert open_now(doubtful) == [(5, REMARK), LINE]
    database = doubtful.operations.database
    assert database is not None
    assert signatures_of(database)[3].office == "без требования 2"
    shown.list.setCurrentRow(1)
    assert not shown.answers.role.isEnabled()
    shown.reject()


def test_an_entry_is_compared_beside_what_its_source_says(
    window: MainWindow, register: Path
) -> None:
    """Each by itself: one answer for all would vouch for entries that nobody has looked at."""
    window.open_path(register)
    assert [code for _number, code in take_in(window, UNCLEAR)].count(COMPARE) == 5
    window.do("doubts")
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    listed = [shown.list.item(at).text().splitlines() for at in range(shown.list.count())]
    compared = [at for at, lines in enumerate(listed) if lines[-1] == "Compare it with the source"]
    shown.list.setCurrentRow(compared[1])
    assert listed[compared[1]][:2] == [
        "ОФ «Тұмар»",
        "Source, line 4: 2. ОФ «Тұмар» (без требования 2)",
    ]
    assert listed[compared[0]][1:3] == [
        "Анна Ким",
        "Source, line 3: 1. ОО «Эхо», Анна Ким, ответственная за север",
    ]
    assert shown.answers.all_like.isHidden()
    screen.press(shown.list, Qt.Key.Key_4, shift=True)
    screen.settle(window)
    assert [code for _number, code in open_now(window)].count(COMPARE) == 4
    shown.reject()


def test_signs_that_cannot_be_seen_are_not_in_the_lines_of_a_source(
    window: MainWindow, register: Path
) -> None:
    """One that turns the letters behind it round would show other words than were read."""
    window.open_path(register)
    take_in(window, UNCLEAR.replace("Тұмар", "Тұ\u202eмар"))
    window.do("doubts")
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    rows = [shown.list.item(at).text() for at in range(shown.list.count())]
    assert any("Source, line 4: 2. ОФ «Тұмар»" in row for row in rows)
    shown.reject()


def test_lines_and_cells_of_several_sources_are_named_and_set_apart(
    window: MainWindow, register: Path
) -> None:
    wrapped = UNCLEAR.replace("Ким, ответственная", "Ким,\nответственная")
    table = "Организация\tПредставитель\tПримечание\n" + "".join(
        f"ОО «Новый {name}»\tМария Ли\tобсудим на правлении {name}\n"
        for name in ("Тұмар", "Заря", "Мереке", "Ковчег", "Эхо")
    )
    with open_register(register) as database, database.writing("import") as tx:
        for text, name in ((wrapped, "list.txt"), (table, "table.tsv")):
            import_draft.import_source(tx, read_source(text.encode(), name), into=statement_of(tx))
    window.open_path(register)
    window.do("doubts")
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    rows = [shown.list.item(at).text() for at in range(shown.list.count())]
    said = [line for row in rows for line in row.splitlines() if ", line" in line]
    assert said[0] == "list.txt, lines 3–4: 1. ОО «Эхо», Анна Ким, / ответственная за север"
    first = "ОО «Новый Тұмар» · Мария Ли · обсудим на правлении Тұмар"
    assert f"table.tsv, line 2: {first}" in said
    shown.reject()


def test_lines_that_are_counted_otherwise_now_are_not_shown(
    window: MainWindow, register: Path
) -> None:
    """Another version of a reader may count them so: beside an entry would stand those of its neighbour."""
    read = read_source(UNCLEAR.encode(), "list.txt")
    content = b"\n" + read.content
    moved = replace(read, sha256=hashlib.sha256(content).digest(), content=content)
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, moved, into=statement_of(tx))
    window.open_path(register)
    window.do("doubts")
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    rows = [shown.list.item(at).text() for at in range(shown.list.count())]
    assert len([row for row in rows if "Compare it with the source" in row]) == 5
    assert not [row for row in rows if "Source, line" in row]
    shown.reject()


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0"])
def test_a_source_that_cannot_be_read_again_keeps_no_other_place_back(
    window: MainWindow, register: Path, content: bytes
) -> None:
    """As a scan once Tesseract is gone: its entries are listed, with nothing of their source beside them."""
    read = read_source(UNCLEAR.encode(), "list.txt")
    digest = hashlib.sha256(content).digest()
    scan = replace(read, name="scan", sha256=digest, content=content)
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, scan, into=statement_of(tx))
    window.open_path(register)
    waiting = len(take_in(window, UNCLEAR.replace("«", "«Новый ")))
    window.do("doubts")
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    rows = [shown.list.item(at).text() for at in range(shown.list.count())]
    assert len(rows) == waiting
    compared = [row for row in rows if "Compare it with the source" in row]
    beside_source = [row for row in compared if ", line " in row]
    assert (len(compared), len(beside_source)) == (9, 4), "the fifth signs in both lists"
    assert all("«Новый " in row for row in beside_source)
    shown.reject()


@pytest.mark.parametrize("kind", ["PDF", pytest.param("PNG", marks=needs_tesseract)])
def test_what_a_machine_may_have_read_is_not_shown_as_the_words_of_the_source(
    window: MainWindow, register: Path, kind: str
) -> None:
    lines = UNCLEAR.splitlines()
    drawn_lines = [(60, 100 + 20 * at, line) for at, line in enumerate(lines)]
    content = drawn(*drawn_lines) if kind == "PDF" else saved(kind, [sheet(tuple(lines))])
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, read_source(content, "scan"), into=statement_of(tx))
    window.open_path(register)
    window.do("doubts")
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    rows = [shown.list.item(at).text() for at in range(shown.list.count())]
    assert len([row for row in rows if "Compare it with the source" in row]) >= 4
    assert not [row for row in rows if "Source, line" in row]
    shown.reject()


def test_all_equal_places_are_settled_by_keys_in_one_act(doubtful: MainWindow) -> None:
    doubtful.do("doubts")
    screen.settle(doubtful)
    shown = screen.dialog(DoubtsDialog)
    shown.list.setFocus()
    assert shown.answers.all_like.text() == "=   Settle all 2 identical passages the same way"
    screen.press(shown.list, Qt.Key.Key_Equal)
    assert shown.answers.all_like.isChecked()
    screen.press(shown.list, Qt.Key.Key_4)
    screen.settle(doubtful)
    assert open_now(doubtful) == [LINE]
    shown.list.setFocus()
    screen.press(shown.list, Qt.Key.Key_Equal)
    assert not shown.answers.all_like.isChecked()
    shown.reject()
    doubtful.do("undo")
    screen.settle(doubtful)
    assert open_now(doubtful) == [(4, REMARK), (5, REMARK), LINE]


def test_space_and_enter_go_on_and_shift_means_all_alike(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    take_in(window, PLACES)
    window.do("doubts")
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    shown.list.setFocus()
    rows = [shown.list.currentRow()]
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        screen.press(shown.list, key)
        rows.append(shown.list.currentRow())
    assert rows == [0, 1, 0] and len(open_now(window)) == 2, "nothing is answered"
    screen.press(shown.list, Qt.Key.Key_4, shift=True)
    screen.settle(window)
    assert open_now(window) == []
    shown.reject()


def test_a_settled_place_is_known_in_the_next_list_until_it_is_taken_out(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    assert take_in(window, PLACES) == [(4, "unknown-piece"), (5, "unknown-piece")]
    window.do("doubts")
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    shown.list.setFocus()
    screen.press(shown.list, Qt.Key.Key_Equal)
    screen.press(shown.list, Qt.Key.Key_5)
    screen.press(shown.answers.roles, Qt.Key.Key_4)
    screen.settle(window)
    assert open_now(window) == []
    shown.views.pick("words")
    words = shown.settled.list
    assert screen.nameless(shown) == []
    assert [words.item(row).data(WORD) for row in range(words.count())] == ["Place"]
    for language in ("ru", "kk", "en"):
        window.speak(language)
    shown.reject()
    assert take_in(window, PLACES.replace("«", "«Новый ")) == []
    window.do("settled-words")
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    assert shown.out.isVisible() and not shown.shown.isVisible()
    screen.press(shown.settled.list, Qt.Key.Key_Delete)
    screen.settle(window)
    assert shown.settled.list.count() == 0 and not shown.out.isVisible()
    assert shown.settled.empty.isVisible()
    shown.reject()
    assert len(take_in(window, PLACES.replace("«", "«Третий "))) == 2


def take_in(window: MainWindow, text: str) -> list[tuple[int | None, str]]:
    """Take a list in by the preview; return what is open then."""
    window.owners.imports.import_text(text)
    screen.settle(window)
    screen.importing().agree.click()
    screen.settle(window)
    return open_now(window)


def test_readiness_leads_to_the_dialog(doubtful: MainWindow) -> None:
    doubtful.go("annex")
    screen.settle(doubtful)
    page = cast(AnnexPage, doubtful.page("annex"))
    (item,) = (each for each in page.side.items.found if each.kind == "unknown-piece")
    assert item.numbers == (4, 5)
    page.follow(item)
    screen.settle(doubtful)
    screen.dialog(DoubtsDialog).reject()


def test_the_strip_after_an_import_leads_to_what_is_not_clear(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    screen.importing().agree.click()
    screen.settle(window)
    (summary,) = window.findChildren(ImportSummary)
    assert summary.links["doubts"].text() == "2 unclear passages"
    summary.links["doubts"].click()
    screen.settle(window)
    shown = screen.dialog(DoubtsDialog)
    shown.answers.all_like.setChecked(True)
    shown.answers.buttons["nothing"].click()
    screen.settle(window)
    shown.reject()
    assert "doubts" not in summary.waiting()


def test_the_dialog_is_high_enough_for_all_places_where_the_window_is(
    doubtful: MainWindow,
) -> None:
    doubtful.resize(1280, 1000)
    doubtful.do("doubts")
    screen.settle(doubtful)
    dialog = screen.dialog(DoubtsDialog)
    assert dialog.list.count() == 3
    last = dialog.list.visualItemRect(dialog.list.item(2))
    assert dialog.list.viewport().rect().contains(last)
    assert not dialog.list.verticalScrollBar().isVisible()
    dialog.reject()
