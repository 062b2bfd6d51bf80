"""Stories of merging: decided by keyboard, taken on over restarts and further edits, separated or undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.directory.merge_dialog import MergeDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.documents.issue.dossier import dossier_text, gather_dossier
from coalition_app.records.care import checks
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatories import directory, merge_history
from coalition_app.records.signatures import edits
from coalition_app.records.signatures.signatures import COUNTED
from tests.desktop import geometry, screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import (
    add_signatures,
    add_statement,
    dump,
    hold_originals,
    make_register,
    signatures_of,
    statement_of,
)

NAMES = ("РОО «Шаңырақ»", "Хартия", "ОО «Шанырак»", "«Мегаполис»")
TRACES = ("merge", "standing_step", "twin_decision")
"""Tables in which merging and separating leave their own lines."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "merge.coalition"
    with make_register(made, signatures=0) as database:
        for name in NAMES:
            add_signatures(database, 1, name=name, legal_form="", place="Алматы")
        hold_originals(database, [1, 2])
        add_statement(database)
        add_signatures(database, 1, name="Шанырак", legal_form="")
    return made


def open_duplicates(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    window.go("twins", 1)
    screen.settle(window)
    page = pages_of(window).twins
    page.list.setCurrentIndex(page.model.index(page.model.row_of(1, 3)))
    page.list.setFocus()


def truth(window: MainWindow) -> dict[str, object]:
    return {name: rows for name, rows in dump(database_of(window)).items() if name not in TRACES}


def counted(window: MainWindow) -> list[int]:
    return [row.number for row in signatures_of(database_of(window)) if row.status in COUNTED]


def test_a_merge_outlives_restarts_and_edits_and_is_separated(
    window: MainWindow, path: Path
) -> None:
    open_duplicates(window, path)
    pages_of(window).twins.why.setText("один и тот же адрес")
    screen.press(pages_of(window).twins.list, Qt.Key.Key_5)
    screen.press(pages_of(window).twins.list, Qt.Key.Key_1)
    assert counted(window) == [1, 2, 4]
    window.close_register()

    window.open_path(path)
    with database_of(window).writing("record-position") as tx:
        new = NewPosition({2: "does-not-support"}, "кроме второго")
        positions.record_position(tx, statement_of(tx), 1, new)
    hold_originals(database_of(window), [3])
    with database_of(window).writing("respell-name") as tx:
        edits.respell_name(tx, statement_of(tx), 3, "ОО «Шаңырак»", "так в письме")
    window.close_register()

    open_duplicates(window, path)
    page = pages_of(window).twins
    assert page.pane.reason.text() == "No. 1 and No. 3: one signatory now"
    assert "because: один и тот же адрес" in page.pane.decided.text()
    screen.press(page.list, Qt.Key.Key_9)
    dialog = screen.dialog(FormDialog)
    screen.type_words(screen.field(dialog, "Why"), "разные люди")
    dialog.agree.click()
    assert counted(window) == [1, 2, 3, 4]
    rows = {row.number: row for row in signatures_of(database_of(window))}
    assert len({row.signatory_id for row in rows.values()}) == len(NAMES)
    assert rows[3].name == "ОО «Шаңырак»"
    with database_of(window).reading() as tx:
        shown = statement_of(tx)
        text = dossier_text(gather_dossier(tx, shown, 3))
        (made,) = merge_history.list_merges(tx)
    assert "ОО «Шанырак» merged with РОО «Шаңырақ» on " in text
    assert "Separated again on " in text
    assert "because: разные люди" in text
    assert not made.stands
    assert checks.find_damage(database_of(window)) == []
    window.close_register()


def test_a_merge_is_undone_and_done_again_after_a_restart(window: MainWindow, path: Path) -> None:
    open_duplicates(window, path)
    before = dump(database_of(window))
    screen.press(pages_of(window).twins.list, Qt.Key.Key_5)
    screen.press(pages_of(window).twins.list, Qt.Key.Key_1)
    merged = dump(database_of(window))
    window.close_register()
    window.open_path(path)
    window.do("undo")
    assert dump(database_of(window)) == before
    window.close_register()
    window.open_path(path)
    window.do("redo")
    assert dump(database_of(window)) == merged
    assert counted(window) == [1, 2, 4]
    window.close_register()


def test_two_chosen_in_the_directory_are_merged_and_separated(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    before = truth(window)
    window.go("directory")
    screen.settle(window)
    page = pages_of(window).directory
    rows = [page.model.index(row, 0) for row in range(page.model.rowCount())]
    flags = QItemSelectionModel.SelectionFlag
    page.table.setCurrentIndex(next(each for each in rows if each.data() == "Хартия"))
    for each in rows:
        if each.data() == "Шанырак":
            page.table.selectionModel().select(each, flags.Select | flags.Rows)
    assert page.pane.merges.merge.accessibleName() == "Merge the two chosen…"
    page.pane.merges.merge.click()
    dialog = screen.dialog(MergeDialog)
    assert screen.nameless(dialog) == []
    kept = [dialog.kept.item(row).text() for row in range(dialog.kept.count())]
    assert kept == ["Хартия (Алматы) · statement 1, No. 2", "Шанырак · statement 2, No. 1"]
    assert dialog.why.placeholderText() == "Optional"
    dialog.agree.click()
    (other,) = signatures_of(database_of(window), 2)
    with database_of(window).reading() as tx:
        found = directory.read_signatory(tx, other.signatory_id)
    assert found is not None
    assert found.line.name == "Хартия"
    shown = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    assert "Шанырак · merged" in shown
    page.table.selectRow(shown.index("Шанырак · merged"))
    assert page.pane.merges.merge.isHidden()
    assert "Its signatures belong to the entry it was merged into." in page.pane.texts()
    page.pane.merges.separate[0].click()
    screen.dialog(FormDialog).agree.click()
    assert truth(window) == before
    window.close_register()


def test_the_other_entry_is_found_by_a_word_and_she_chooses_which_signature_stands(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    with database_of(window).writing("record-position") as tx:
        new = NewPosition({1: "supports-with-reservation"}, "в мирное время")
        positions.record_position(tx, statement_of(tx), 4, new)
    window.go("directory")
    screen.settle(window)
    page = pages_of(window).directory
    rows = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    page.table.selectRow(rows.index("Хартия"))
    assert page.pane.merges.merge.accessibleName() == "Merge with…"
    page.pane.merges.merge.click()
    dialog = screen.dialog(MergeDialog)
    dialog.agree.click()
    assert dialog.refusal.text() == "Choose the entry that is the same."
    screen.type_words(dialog.search, "megapolis")
    assert dialog.found.count() == 1
    (box,) = dialog.statements.boxes
    captions = [each.text() for each in dialog.findChildren(QLabel) if each.buddy() is box]
    assert captions == ["The two signatures"]
    screen.settle(window)
    left = dialog.why.mapTo(dialog, QPoint()).x()
    assert box.mapTo(dialog, QPoint()).x() == left, "in one column with the fields"
    assert box.currentIndex() == -1
    dialog.agree.click()
    assert "Only No. 4 says: “в мирное время”." in dialog.refusal.text()
    box.setCurrentIndex(box.findData(4))
    window.speak("ru")
    assert dialog.statements.chosen() == {1: 4}
    window.speak("en")
    dialog.kept.setCurrentRow(1)
    (box,) = dialog.statements.boxes
    box.setCurrentIndex(box.findData(4))
    dialog.agree.click()
    assert counted(window) == [1, 3, 4]
    with database_of(window).reading() as tx:
        (made,) = merge_history.list_merges(tx)
    assert (made.kept, made.merged) == ("«Мегаполис»", "Хартия")
    window.close_register()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_dialogs_are_whole_in_every_language(
    window: MainWindow, path: Path, language: str
) -> None:
    window.open_path(path)
    with database_of(window).writing("record-position") as tx:
        new = NewPosition({1: "supports-with-reservation"}, "в мирное время")
        positions.record_position(tx, statement_of(tx), 4, new)
    window.speak(language)
    window.go("signatories", 1)
    pages_of(window).signatories.choose([2, 4])
    window.do("merge")
    dialog = screen.dialog(MergeDialog)
    screen.settle(window)
    assert dialog.kept.count() == 2
    (box,) = dialog.statements.boxes
    dialog.kept.setFocus()
    screen.press(dialog.kept, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is box
    screen.press(box, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.why
    assert geometry.cut(dialog) == []
    assert geometry.overlapping(dialog) == []
    dialog.statements.boxes[0].setCurrentIndex(1)
    dialog.agree.click()
    with database_of(window).reading() as tx:
        (made,) = merge_history.list_merges(tx)
    window.owners.directory.separate(made.id)
    parting = screen.dialog(FormDialog)
    screen.settle(window)
    assert geometry.cut(parting) == []
    assert geometry.overlapping(parting) == []
    parting.agree.click()
    assert counted(window) == [1, 2, 3, 4]
    window.close_register()


def test_the_menu_merges_what_is_chosen_in_the_directory(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    pages_of(window).signatories.choose([1])
    window.go("directory")
    screen.settle(window)
    page = pages_of(window).directory
    rows = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    page.table.selectRow(rows.index("«Мегаполис»"))
    window.do("merge")
    dialog = screen.dialog(MergeDialog)
    shown = dialog.kept.item(0).text()
    dialog.reject()
    page.table.selectAll()
    window.do("merge")
    assert shown.startswith("«Мегаполис»")
    assert screen.sentence(window) == "Choose one signatory, or two to merge."
    window.close_register()


def test_three_chosen_are_not_merged(window: MainWindow, path: Path) -> None:
    window.open_path(path)
    window.go("signatories", 1)
    pages_of(window).signatories.choose([1, 2, 4])
    window.do("merge")
    assert screen.sentence(window) == "Choose one signatory, or two to merge."
    window.close_register()


def test_of_two_equal_entries_the_one_that_says_more_is_proposed(
    window: MainWindow, tmp_path: Path
) -> None:
    with make_register(tmp_path / "r.coalition", signatures=0) as database:
        add_signatures(database, 1, name="Бірлік", legal_form="", place="")
        add_signatures(database, 1, name="«Бірлік»", legal_form="ОФ", place="Алматы")
        ids = [each.signatory_id for each in signatures_of(database)]
    window.open_path(tmp_path / "r.coalition")
    assert window.operations.database is not None
    dialog = MergeDialog(window.desk, window.operations.database, ids)
    assert dialog.kept.item(0).text().startswith("ОФ «Бірлік»")
    dialog.deleteLater()


def test_the_other_entry_stays_in_sight_once_it_is_chosen(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "many.coalition"
    make_register(path, signatures=9).close()
    window.open_path(path)
    window.go("directory")
    screen.settle(window)
    page = pages_of(window).directory
    page.table.selectRow(0)
    page.pane.merges.merge.click()
    dialog = screen.dialog(MergeDialog)
    screen.type_words(dialog.search, "birlik")
    last = dialog.found.count() - 1
    assert last > 5
    for row in (last, 3):
        dialog.found.setCurrentRow(row)
        screen.settle(window)
        chosen = dialog.found.visualItemRect(dialog.found.currentItem())
        assert dialog.found.viewport().visibleRegion().boundingRect().contains(chosen)
    dialog.reject()
