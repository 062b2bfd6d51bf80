"""Dialogs in large letters."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QScrollArea,
    QWidget,
)

from coalition_app.desktop.desk.operation_form import OperationForm
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.act_dialogs import ActDialog
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.register.new_dialog import NewRegisterDialog
from coalition_app.desktop.settings.dialog import SettingsDialog
from coalition_app.desktop.signatories.defects_dialog import DefectsDialog
from coalition_app.desktop.signatories.doubts_dialog import DoubtsDialog
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.intake.read_source import read_source
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.existing import open_register
from tests.desktop import geometry, screen
from tests.desktop.later_dialogs import LATER, further_register
from tests.desktop.look.test_pictures import DIALOGS
from tests.desktop.screen import pages_of
from tests.registers import statement_of

LIST_OF_DOUBTS = """Подписи:

1. ОО «Правовая среда Северо-Казахстанской области», Анна Ким, Шал акын
2. ОФ «Тұмар» (Шал акын)
"""
UNCLEAR = "Подписи:\n\n" + "".join(
    f"{at}. ОО «{name}», Анна Ким, обсудим на правлении {name}\n"
    for at, name in enumerate(("Эхо", "Тұмар", "Заря", "Мереке", "Ковчег"), start=1)
)


def test_unclear_places_have_room_for_their_words_and_answers(
    window: MainWindow, register: Path
) -> None:
    read = read_source(LIST_OF_DOUBTS.encode(), "list.txt")
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, read, into=statement_of(tx))
    window.speak("kk")
    window.open_path(register)
    window.do("doubts")
    screen.settle(window)
    dialog = screen.dialog(DoubtsDialog)
    assert dialog.height() <= screen_room(dialog).height()
    row = dialog.list.visualItemRect(dialog.list.item(0))
    assert row.height() <= dialog.list.viewport().height()
    for button in dialog.answers.buttons.values():
        assert button.isHidden() or button.height() >= button.sizeHint().height()
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_three_unclear_places_are_in_sight_and_the_chosen_one_is_whole(
    window: MainWindow, register: Path, language: str
) -> None:
    read = read_source(UNCLEAR.encode(), "list.txt")
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, read, into=statement_of(tx))
    window.speak(language)
    window.open_path(register)
    window.do("doubts")
    screen.settle(window)
    dialog = screen.dialog(DoubtsDialog)
    assert len(geometry.whole_rows(dialog.list)) >= 3
    assert dialog.views.segments["places"].text().endswith(f" {dialog.list.count()}")
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        screen.settle(window)
        assert row in geometry.whole_rows(dialog.list)
    dialog.reject()


def test_a_place_for_whose_reason_there_is_no_room_tells_it_in_its_hint_and_aloud(
    window: MainWindow, register: Path
) -> None:
    read = read_source(UNCLEAR.encode(), "list.txt")
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, read, into=statement_of(tx))
    window.open_path(register)
    window.do("doubts")
    screen.settle(window)
    dialog = screen.dialog(DoubtsDialog)
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    compared = [item for item in items if "Source, line" in item.text()]
    assert len(compared) == 5
    for item in compared:
        assert "Compare it with the source" not in item.text()
        for told in (item.toolTip(), item.data(Qt.ItemDataRole.AccessibleTextRole)):
            assert told.endswith("Compare it with the source")
    dialog.reject()


def test_a_comparison_with_a_source_that_is_not_shown_takes_two_lines(
    window: MainWindow, register: Path
) -> None:
    read, content = read_source(UNCLEAR.encode(), "list.txt"), b"%PDF-1.7\n"
    scan = replace(read, sha256=hashlib.sha256(content).digest(), content=content)
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, scan, into=statement_of(tx))
    window.open_path(register)
    window.do("doubts")
    screen.settle(window)
    dialog = screen.dialog(DoubtsDialog)
    assert dialog.list.item(1).text().splitlines() == [
        "No. 4 · ОО «Эхо», Анна Ким",
        "Compare it with the source",
    ]
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_three_flaws_of_a_list_are_in_sight(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.do("defects")
    screen.settle(window)
    dialog = screen.dialog(DefectsDialog)
    assert len(geometry.whole_rows(dialog.list)) >= 3
    dialog.reject()


def test_a_box_leads_to_the_parts_of_the_settings(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.ask("preferences.show_settings", "copies")
    dialog = screen.dialog(SettingsDialog)
    screen.settle(window)
    assert not dialog.parts.isVisible() and dialog.choice.isVisible()
    assert (dialog.choice.key(), parts_shown(dialog)) == ("copies", {"copies"})
    dialog.choice.choose("look")
    assert parts_shown(dialog) == {"look"}
    dialog.search.setText("a")
    assert len(parts_shown(dialog)) > 1
    dialog.choice.choose("lock")
    assert (dialog.search.text(), parts_shown(dialog)) == ("", {"lock"})
    dialog.reject()


@pytest.mark.parametrize("name", ["attest", "slip", "merge", "signatures kept"])
def test_a_dialog_has_one_scroll(
    window: MainWindow, built_case: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "attested").mkdir()
    window.open_path(further_register(built_case / "attested.coalition", tmp_path / "attested"))
    screen.settle(window)
    pages_of(window).signatories.choose([18])
    {**DIALOGS, **LATER}[name](window)
    screen.settle(window)
    (dialog,) = screen.open_dialogs()
    scrolled = [
        each
        for each in dialog.findChildren(QAbstractScrollArea)
        if each.isVisible() and each.verticalScrollBar().maximum() > 0
    ]
    dialog.reject()
    assert len(scrolled) == (0 if name == "merge" else 1), "what merging asks fits whole"


def test_how_a_position_will_print_scrolls_with_the_dialog_alone(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    pages_of(window).signatories.choose([18])
    window.do("reserve")
    screen.settle(window)
    dialog = screen.dialog(PositionDialog)
    (aside,) = dialog.findChildren(QWidget, "aside")
    assert dialog.picture.isVisible() and aside.isAncestorOf(dialog.picture)
    assert aside.findChildren(QAbstractScrollArea) == []
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_new_register_is_begun_without_scrolling(window: MainWindow, language: str) -> None:
    window.speak(language)
    window.owners.registers.new_register()
    screen.settle(window)
    wizard = screen.dialog(NewRegisterDialog)
    step = wizard.steps.currentWidget()
    assert isinstance(step, QScrollArea) and step.verticalScrollBar().maximum() == 0
    wizard.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_withdrawing_words_needs_no_scroll(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    LATER["words withdraw"](window)
    screen.settle(window)
    dialog = screen.dialog(ActDialog)
    assert dialog.room.verticalScrollBar().maximum() == 0
    dialog.reject()


def parts_shown(dialog: SettingsDialog) -> set[str]:
    return {each.setting.part for each in dialog.rows if each.isVisible()}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_all_three_demands_are_in_sight_beside_the_words(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    pages_of(window).signatories.choose([18])
    window.do("reserve")
    screen.settle(window)
    dialog = screen.dialog(PositionDialog)
    assert len(dialog.stances) == 3
    assert all(geometry.in_sight(each, dialog) for each in dialog.stances)
    assert geometry.in_sight(dialog.wording, dialog), "words of a reservation are whole"
    assert geometry.in_sight(dialog.words.untold, dialog), "language and day stand beside the kind"
    # The whole text of a demand is folded out and in again, by a button that says which.
    fold = dialog.demands.folds[1]
    before, named = dialog.demands.height(), fold.accessibleName()
    assert "2" in named
    fold.click()
    screen.settle(window)
    assert dialog.demands.height() > before and fold.accessibleName() != named
    fold.click()
    screen.settle(window)
    assert (dialog.demands.height(), fold.accessibleName()) == (before, named)
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_note_on_a_withdrawal_is_in_sight(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    pages_of(window).signatories.choose([18])
    window.do("withdraw")
    screen.settle(window)
    dialog = screen.dialog(OperationForm)
    note = dialog.editors["note"].widget
    assert geometry.in_sight(note, dialog)
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_evidence_of_one_needs_no_scroll_and_names_whom_it_is_of_once(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    pages_of(window).signatories.choose([18])
    window.do("evidence")
    screen.settle(window)
    dialog = screen.dialog(EvidenceDialog)
    assert dialog.of_whom.isVisible() and dialog.of_whom.text().startswith("18.\xa0")
    for key in dialog.what.tiles:
        dialog.what.pick(key)
        screen.settle(window)
        assert dialog.whom.isVisible() and dialog.whom.currentText().startswith("18. ")
        assert not dialog.of_whom.isVisible()
        assert dialog.room.verticalScrollBar().maximum() == 0, key
    dialog.reject()
