"""Rows whose signatory stands in the directory, in the window: shown, linked, recorded as new, undone."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest

from coalition_app.desktop.imports.undo_dialog import UndoImportDialog
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.operations.planning.items import LINK, NEW, VERDICTS
from coalition_app.operations.planning.plan_import import plan_import
from coalition_app.records.care.checks import find_damage
from coalition_app.records.journal.journal import list_entries
from coalition_app.records.signatures import signatures
from coalition_app.records.store.tables import signatory
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import add_statement, dump, make_register, signatures_of, statement_of

LIST = (
    "Подписи:\n\n1. ОФ «Шаңырақ», Алматы\n2. Общественный фонд «Эхо правды»\n"
    "3. Фонд «Свет\n4. ОО «Жаңа»\n5. ОФ «Адил соз», Астана\n"
)


@pytest.fixture
def two_statements(tmp_path: Path) -> Path:
    """Give a closed register whose first statement three have signed, and the second nobody."""
    path = tmp_path / "two.coalition"
    with make_register(path, signatures=0) as made:
        for name, place in (("«Шаңырақ»", "Алматы"), ("«Правды эхо»", ""), ("«Әділ сөз»", "Тараз")):
            with made.writing("sign") as tx:
                new = signatures.NewSignature(name=name, legal_form="ОФ", place=place)
                signatures.sign(tx, statement_of(tx), new)
        add_statement(made)
    return path


@pytest.fixture
def preview(window: MainWindow, two_statements: Path) -> ImportView:
    """Give the preview of a list of five that goes into the second statement."""
    window.open_path(two_statements)
    window.go("signatories", 2)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    QCoreApplication.processEvents()
    return screen.importing()


def people(window: MainWindow, statement: int) -> list[object]:
    return [row.signatory_id for row in signatures_of(database_of(window), statement)]


def rows_of(shown: ImportView) -> list[tuple[str, ...]]:
    model = shown.tabs.known.model
    return [
        tuple(model.index(row, column).data() for column in range(4))
        for row in range(model.rowCount())
    ]


def give_up(shown: ImportView) -> None:
    shown.reject()
    if shown.preview.decisions:
        shown.asking.discard.click()


def test_known_signatories_stand_under_their_own_tab_with_what_becomes_of_them(
    preview: ImportView,
) -> None:
    undecided = "To decide: recorded as new unless you link it"
    assert rows_of(preview) == [
        ("1", "ОФ «Шаңырақ»", "ОФ «Шаңырақ»: statement 1, number 1", "Linked"),
        (
            "2",
            "Общественный фонд «Эхо правды»",
            "ОФ «Правды эхо»: statement 1, number 2",
            undecided,
        ),
        ("5", "ОФ «Адил соз»", "ОФ «Әділ сөз»: statement 1, number 3", undecided),
    ]
    assert preview.tabs.tabText(2) == "Known signatories: 3"
    # 3 is to be looked at, 4 is ready; with the heading left out everything adds up.
    assert [preview.preview.count(each) for each in VERDICTS] == [1, 1, 3, 1, 0]
    give_up(preview)


def test_a_statement_that_nobody_knows_shows_no_such_tab(
    window: MainWindow, empty_register: Path
) -> None:
    window.open_path(empty_register)
    window.owners.imports.import_text(LIST)
    shown = screen.importing()
    assert not shown.tabs.isTabVisible(2)
    shown.reject()


def test_what_is_certain_is_linked_and_the_rest_recorded_as_new(
    window: MainWindow, preview: ImportView
) -> None:
    before = dump(database_of(window))
    preview.agree.click()
    first, second = people(window, 1), people(window, 2)
    assert second[0] == first[0]
    assert not set(second[1:]) & set(first)
    window.menus.actions["undo"].trigger()
    assert dump(database_of(window)) == before


def test_she_links_by_the_keyboard_and_the_spelling_is_remembered(
    window: MainWindow, preview: ImportView
) -> None:
    known = preview.tabs.known
    preview.tabs.setCurrentWidget(known)
    known.table.setFocus()
    known.table.choose(1)
    screen.press(known.table, Qt.Key.Key_7)
    assert known.table.currentIndex().row() == 2
    screen.press(known.table, Qt.Key.Key_Return)
    assert [row[3] for row in rows_of(preview)] == ["Linked"] * 3
    screen.press(known.table, Qt.Key.Key_8)
    assert [row[3] for row in rows_of(preview)] == ["Linked", "Linked", "Recorded as new"]
    screen.press(known.table, Qt.Key.Key_Z, ctrl=True)
    assert rows_of(preview)[2][3] == "Linked"
    preview.agree.click()
    first, second = people(window, 1), people(window, 2)
    assert [second[0], second[1], second[4]] == first
    with database_of(window).reading() as tx:
        spelt = {row.name: row.aliases for row in tx.rows(sa.select(signatory))}
    assert spelt["«Правды эхо»"] == ["«Эхо правды»"]
    assert spelt["«Әділ сөз»"] == ["«Адил соз»"]
    assert [row.name for row in signatures_of(database_of(window), 2)][1] == "«Эхо правды»"
    assert find_damage(database_of(window)) == []


def test_a_click_on_the_tick_links_and_records_as_new_again(preview: ImportView) -> None:
    known = preview.tabs.known
    preview.tabs.setCurrentWidget(known)
    QCoreApplication.processEvents()
    place = known.table.visualRect(known.model.index(0, 0))
    for said in ("Recorded as new", "Linked"):
        where = place.center() + QPoint(place.width() // 3, 0)
        QTest.mouseClick(known.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert rows_of(preview)[0][3] == said
    give_up(preview)


def test_all_are_linked_or_recorded_as_new_at_once(preview: ImportView) -> None:
    known = preview.tabs.known
    known.link_all.click()
    assert {row[3] for row in rows_of(preview)} == {"Linked"}
    known.new_all.click()
    assert {row[3] for row in rows_of(preview)} == {"Recorded as new"}
    preview.undo.click()
    assert {row[3] for row in rows_of(preview)} == {"Linked"}
    assert len(plan_import(preview.preview).links) == 3
    give_up(preview)


def test_a_doubtful_row_is_linked_beside_its_lines(window: MainWindow, preview: ImportView) -> None:
    give_up(preview)
    window.owners.imports.import_text("1. ОФ «Шаңырақ (кроме пункта 2)\n2. ОФ «Жаңа»\n")
    screen.settle(window)
    shown = screen.importing()
    shown.tabs.setCurrentWidget(shown.look)
    assert "Linked to ОФ «Шаңырақ»" in shown.look.doubts.text() and shown.preview.linked(0)
    shown.look.answers.buttons[NEW].click()
    assert not shown.preview.linked(0) and shown.preview.undecided() == set()
    shown.look.answers.buttons[LINK].click()
    assert shown.preview.linked(0)
    give_up(shown)


def test_another_name_is_another_signatory_until_she_links_it(preview: ImportView) -> None:
    assert preview.preview.linked(0)
    preview.preview.edit(0, "name", "«Басқа»")
    assert not preview.preview.linked(0)
    preview.preview.link([0])
    assert preview.preview.linked(0)
    give_up(preview)


def test_a_batch_that_was_linked_is_taken_back_with_its_spelling(
    window: MainWindow, preview: ImportView
) -> None:
    before = dump(database_of(window))
    preview.tabs.known.link_all.click()
    preview.agree.click()
    add_statement(database_of(window))
    window.operations.reread()
    window.operations.undo()
    with database_of(window).reading() as tx:
        (entry,) = (each for each in list_entries(tx) if each.action == "import")
    window.owners.imports.undo_import(entry.key)
    screen.settle(window)
    shown = screen.dialog(UndoImportDialog)
    assert shown.goes.text().startswith("5 signatures")
    shown.agree.click()
    screen.settle(window)
    assert dump(database_of(window)) == before
    assert find_damage(database_of(window)) == []


# Long lists


def long_list(count: int) -> str:
    lines = (f"{at}. ОФ «Бірлік {at}», Алматы\n" for at in range(2, count + 1))
    return "Подписи:\n\n1. ОФ «Шаңырақ», Алматы\n" + "".join(lines)


def test_a_long_list_is_compared_in_the_background_and_taken_in_after_that(
    window: MainWindow, two_statements: Path
) -> None:
    window.open_path(two_statements)
    window.go("signatories", 2)
    window.owners.imports.import_text(long_list(400))
    # As it stands before any event is looked at: the comparison ends with one.
    (shown,) = screen.in_front(window)
    assert isinstance(shown, ImportView)
    assert not shown.agree.isEnabled()
    assert shown.bar.said.isVisible()
    assert shown.bar.said.text() == "Comparing with the register"
    shown.agree.click()
    assert shown.isVisible()
    screen.settle(window)
    assert shown.agree.isEnabled()
    assert not shown.bar.isVisible()
    assert shown.preview.count("known") == 1
    shown.agree.click()
    screen.settle(window)
    assert people(window, 2)[0] == people(window, 1)[0]
    assert len(people(window, 2)) == 400


def test_a_preview_that_is_closed_while_it_is_compared_leaves_nothing_behind(
    window: MainWindow, two_statements: Path
) -> None:
    window.open_path(two_statements)
    before = dump(database_of(window))
    window.owners.imports.import_text(long_list(400))
    screen.importing().reject()
    screen.settle(window)
    assert screen.open_dialogs() == []
    assert dump(database_of(window)) == before


def test_another_statement_is_compared_anew(window: MainWindow, preview: ImportView) -> None:
    assert preview.preview.count("there") == 0
    preview.target.box.setCurrentIndex(1)
    screen.settle(window)
    # «Шаңырақ» of Almaty has signed the first statement.
    assert preview.preview.count("there") == 1
    preview.target.box.setCurrentIndex(2)
    screen.settle(window)
    assert preview.preview.count("there") == 0
    give_up(preview)


def test_who_is_only_named_alike_is_asked_and_never_left_out_unasked(
    window: MainWindow, two_statements: Path
) -> None:
    window.open_path(two_statements)
    window.go("signatories", 1)
    window.owners.imports.import_text(
        "4. ОФ «ПРАВДЫ ЭХО», Атырау, Тогжан Кизатова\n5. ОФ «Шаңырақ»\n6. ОФ «Жаңа»\n"
    )
    screen.settle(window)
    shown = screen.importing()
    assert shown.preview.stands_in(0, "look") and shown.look.doubts.text() == (
        "The same name as No. 2; the rest differs"
    )
    shown.notes.more.click()
    assert [row.label.text() for row in shown.notes.rows if not row.isHidden()] == [
        "1 entry says nothing that the statement does not have already: it is left out.",
        "The printed numbers are not kept: No. 6 of the list becomes No. 5.",
    ]
    shown.preview.link([0], NEW)
    assert shown.look.empty.text() == (
        "Nothing is doubtful; 1 entry is not imported unless you include it."
    )
    shown.preview.take_in([1])
    assert all(row.isHidden() for row in shown.notes.rows)
    give_up(shown)
