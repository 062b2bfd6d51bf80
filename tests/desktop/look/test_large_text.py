"""The list of signatories and the evidence at twice the usual size of text, 1280x720."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QListWidget,
    QScrollArea,
    QTableView,
    QWidget,
)

from coalition_app import settings
from coalition_app.desktop.controls.fitted_names import both_lines, name_lines
from coalition_app.desktop.evidence.page import RECORDED
from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.act_dialogs import ActDialog
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.register.new_dialog import NewRegisterDialog
from coalition_app.desktop.settings.dialog import SettingsDialog
from coalition_app.desktop.signatories.defects_dialog import DefectsDialog
from coalition_app.desktop.signatories.doubts_dialog import DoubtsDialog
from coalition_app.desktop.signatories.model import COLUMNS
from coalition_app.desktop.text.columns import TextRow
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.window_layout import Middle
from coalition_app.intake.read_source import read_source
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.records.imports import import_draft
from coalition_app.records.lists import follow_up
from coalition_app.records.opening.existing import open_register
from tests.desktop import geometry, screen
from tests.desktop.later_dialogs import LATER, further_register
from tests.desktop.look.test_pictures import DIALOGS, LIST
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, add_statement, make_register, statement_of

LIST_OF_DOUBTS = """Подписи:

1. ОО «Правовая среда Северо-Казахстанской области», Анна Ким, Шал акын
2. ОФ «Тұмар» (Шал акын)
"""
UNCLEAR = "Подписи:\n\n" + "".join(
    f"{at}. ОО «{name}», Анна Ким, обсудим на правлении {name}\n"
    for at, name in enumerate(("Эхо", "Тұмар", "Заря", "Мереке", "Ковчег"), start=1)
)
DOUBTFUL = "Подписи:\n\n1. Әлия Сапарова, тырым\n2. Нұрлан Әлиев, қырым\n3. ОО «Эхо», Анна Ким\n"


@pytest.fixture(autouse=True)
def twice_as_large(application: QApplication) -> Iterator[None]:
    """Let the person's text be twice as large, and put it back."""
    before = QFont(application.font())
    larger = QFont(before)
    larger.setPointSizeF(2 * before.pointSizeF())
    application.setFont(larger)
    theme.apply_theme(application, "light")
    yield
    application.setFont(before)
    theme.apply_theme(application, "light")


def test_the_drop_target_says_in_words_what_can_be_dropped_where_there_is_room(
    window: MainWindow,
) -> None:
    for height, told in ((720, False), (1000, True)):
        window.resize(1600, height)
        screen.settle(window)
        assert window.welcome.drop.more.isVisible() is told
        assert not window.welcome.drop.picture.isVisible()


def test_what_is_round_is_round_in_large_letters_too(
    window: MainWindow, register: Path, application: QApplication
) -> None:
    window.open_path(register)
    screen.settle(window)
    chips = pages_of(window).signatories.chips.values()
    (radius,) = re.findall(r'role="chip"\] { border-radius: (\d+)px', application.styleSheet())
    shown = [each.height() / 2 for each in chips if each.isVisible()]
    assert all(half - 2 <= int(radius) <= half for half in shown)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_list_is_whole_at_twice_the_size(
    window: MainWindow, register: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(register)
    pages_of(window).signatories.choose([1])
    QCoreApplication.processEvents()
    page = pages_of(window).signatories
    assert not window.details_room.isVisible()
    for chip in page.chips.values():
        assert chip.width() >= chip.sizeHint().width(), chip.text()
    assert page.table.rowHeight(0) > page.table.fontMetrics().height()
    assert page.table.columnWidth(1) >= page.table.fontMetrics().horizontalAdvance("ОФ «Одна»")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_seven_rows_and_the_details_are_a_page_of_their_own(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    page = pages_of(window).signatories
    page.choose([18])
    screen.settle(window)
    table = page.table
    assert table.viewport().height() >= 7 * table.rowHeight(0)
    assert not window.details_room.isVisible()
    table.setFocus()
    screen.press(table, Qt.Key.Key_Return)
    screen.settle(window)
    assert window.details_room.isVisible()
    assert not table.isVisible()
    screen.press(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    screen.settle(window)
    assert table.isVisible()
    assert not window.details_room.isVisible()
    assert page.chosen_numbers() == [18]
    assert table.hasFocus()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_details_as_a_page_have_a_low_head_and_all_demands(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    for number, told in ((18, "words"), (1, "none"), (26, "long name")):
        pages_of(window).signatories.choose([number])
        window.open_details()
        screen.settle(window)
        details = window.details
        (shown,) = (each for each in details.findChildren(QScrollArea) if each.isVisible())
        second = details.head.name.heightForWidth(details.head.name.width()) - details.back.height()
        below = top_in(shown, details) - max(0, second)
        assert 3 * below <= details.height(), "at most a third, beside a name of one line"
        parts = (details.back, details.head.number, details.head.name, details.head.before)
        for one, other in pairwise(parts):
            assert one.geometry().right() < other.geometry().left(), "beside each other"
        assert details.back.height() == details.back.sizeHint().height(), "beside two lines too"
        text = details.head.number.fontMetrics().horizontalAdvance(details.head.number.text())
        assert details.head.number.contentsRect().width() >= text
        for demand in (1, 2, 3):
            place = details.positions.value(demand)
            ends = top_in(place, shown) + place.height()
            assert ends <= shown.viewport().height(), (told, demand)


def top_in(widget: QWidget, around: QWidget) -> int:
    """Return how far below the upper edge of what is around a widget begins, in pixels."""
    return widget.mapTo(around, QPoint()).y()


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_neither_the_page_below_a_strip_nor_a_new_signature_scrolls(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.owners.imports.import_text(DOUBTFUL)
    screen.settle(window)
    screen.importing().agree.click()
    screen.settle(window)
    assert window.findChild(ImportSummary) is not None
    (middle,) = window.findChildren(Middle)
    assert middle.verticalScrollBar().maximum() == 0
    window.do("sign")
    screen.settle(window)
    (dialog,) = screen.open_dialogs()
    assert isinstance(dialog, FormDialog)
    assert dialog.room.verticalScrollBar().maximum() == 0
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_chips_leave_their_row_to_seven_rows_of_grid_and_waiting(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    screen.settle(window)
    listed = pages_of(window).signatories
    assert listed.filters.more.text().startswith(listed.chips[""].text())
    window.go("positions")
    screen.settle(window)
    cells = pages_of(window).positions.cells
    assert cells.viewport().height() >= 7 * cells.rowHeight(0)
    window.go("chase")
    screen.settle(window)
    waiting = pages_of(window).chase
    assert waiting.table.rowAt(waiting.table.viewport().height() - 2) >= 7
    menu = waiting.chip_menu.menu()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == [
        each.text() for each in waiting.chips.values() if not each.isHidden()
    ]
    menu.actions()[1].trigger()
    assert waiting.model.numbers == [18]
    assert waiting.chip_menu.text().startswith(waiting.chips["unsettled"].text())


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_recorded_evidence_has_six_rows(
    window: MainWindow, built_case: Path, tmp_path: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(further_register(built_case / "attested.coalition", tmp_path))
    window.resize(1280, 720)
    window.go("evidence")
    pages_of(window).evidence.show_tab(RECORDED)
    screen.settle(window)
    recorded = pages_of(window).evidence.recorded
    assert recorded.chips.isVisible()
    assert recorded.table.viewport().height() >= 6 * recorded.table.rowHeight(0)
    assert geometry.cut(pages_of(window).evidence) == []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_journal_has_seven_entries(window: MainWindow, register: Path, language: str) -> None:
    with open_register(register) as database:
        for day in range(1, 9):
            with database.writing("plan") as tx:
                follow_up.plan_step(tx, statement_of(tx), 1, "звонок", dt.date(2026, 3, day))
    window.speak(language)
    window.open_path(register)
    window.resize(1280, 720)
    window.go("journal")
    screen.settle(window)
    page = window.register_pages["journal"]
    entries = page.list  # type: ignore[attr-defined]
    seventh = entries.visualRect(entries.model().index(6, 0))
    assert entries.viewport().height() >= seventh.bottom()
    assert geometry.cut(page) == []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_names_and_kinds_are_whole_in_rows_of_two_lines(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    pages = pages_of(window)
    for key, table in (("chase", pages.chase.table), ("directory", pages.directory.table)):
        window.go(key)
        screen.settle(window)
        cells = [each for each in geometry.seen(table) if not table.isColumnHidden(each.column())]
        assert len({each.row() for each in cells}) >= 7
        assert [each.data() for each in cells if geometry.is_shortened(table, each)] == []


def test_pairs_are_a_card_where_they_stand_alone(window: MainWindow, imported_case: Path) -> None:
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.go("twins")
    screen.settle(window)
    page = pages_of(window).twins
    place = page.list.mapTo(page, page.list.rect().topLeft())
    title = page.title.mapTo(page, page.title.rect().topLeft())
    assert place.x() == title.x()
    assert page.list.width() == page.width() - 2 * place.x()
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_Return)
    screen.settle(window)
    assert page.pane.isVisible() and not page.list.isVisible()


def test_one_line_stands_above_the_title_of_a_text(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("text")
    screen.settle(window)
    rows = [each for each in pages_of(window).text.findChildren(TextRow) if each.isVisible()]
    assert len(rows) > 1
    assert [each.property("role") for each in rows] == ["", *["text_row"] * (len(rows) - 1)]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_two_demands_are_in_sight_and_a_language_is_chosen(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.go("text")
    screen.settle(window)
    page = pages_of(window).text
    first, second = (each.wordings.fields for each in list(page.demands.lines.values())[:2])

    def below(field: QWidget) -> int:
        return top_in(field, page.area) - page.area.viewport().height()

    assert below(first["en"].edit) + first["en"].edit.height() <= 0
    assert below(second["en"].edit) + second["en"].edit.fontMetrics().height() <= 0
    assert {each for each, field in first.items() if field.isVisible()} == {"en"}
    assert not first["en"].caption.isVisible(), "the chosen tab names it"
    # The text in another language is read and written below the authentic one.
    page.languages.setCurrentIndex(1)
    chosen = LANGUAGE_NAMES["ru"]
    assert page.languages.tabText(1) == chosen
    screen.settle(window)
    assert {each for each, field in first.items() if field.isVisible()} == {"en", "ru"}
    assert first["en"].y() < first["ru"].y()
    assert first["ru"].caption.isVisible() and first["ru"].caption.text() == chosen
    assert page.folded.buttons["ru"].isVisible() and not page.folded.buttons["kk"].isVisible()
    window.resize(1280, 1000)
    screen.settle(window)
    assert page.silence.isVisible()


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_copies_have_half_of_their_page(
    window: MainWindow, register: Path, tmp_path: Path, language: str
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    window.choosers.folder = lambda _parent, _title, _proposed: disk
    window.speak(language)
    window.open_path(register)
    window.resize(1280, 720)
    window.go("backups")
    page = pages_of(window).backups
    page.back_up.click()
    screen.settle(window)
    assert page.list.count() == 1
    # The sentence on when they are made is in the tooltip: copies have half the page.
    assert 2 * page.list.height() > page.height()
    assert str(settings.own_copies(register)) in page.said.toolTip()
    assert geometry.cut(page) == []


def test_the_totals_of_the_grid_add_up(
    window: MainWindow, built_case: Path, tmp_path: Path
) -> None:
    window.speak("kk")
    window.open_path(further_register(built_case / "attested.coalition", tmp_path))
    window.resize(1280, 720)
    window.go("positions")
    screen.settle(window)
    table = pages_of(window).positions.table
    words, shown = table.count_words.model(), table.counts.model()
    assert [words.index(row, 1).data() for row in range(words.rowCount())] == [
        "+ қолдайды",
        "өзге ұстаным",
    ]
    assert [
        [shown.index(row, at).data() for at in range(shown.columnCount())]
        for row in range(shown.rowCount())
    ] == [["117", "117", "117"], ["−\u00a01", "±\u00a01", "•\u00a01"]]
    assert table.counts.height() >= 2 * table.counts.rowHeight(0)


def test_unclear_places_have_room_for_their_words_and_answers(
    window: MainWindow, register: Path
) -> None:
    read = read_source(LIST_OF_DOUBTS.encode(), "list.txt")
    with open_register(register) as database, database.writing("import") as tx:
        import_draft.import_source(tx, read, into=statement_of(tx))
    window.speak("kk")
    window.open_path(register)
    window.resize(1280, 720)
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
    window.resize(1280, 720)
    window.do("doubts")
    screen.settle(window)
    dialog = screen.dialog(DoubtsDialog)
    assert len(whole_rows(dialog.list)) >= 3
    assert dialog.views.segments["places"].text().endswith(f" {dialog.list.count()}")
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        screen.settle(window)
        assert row in whole_rows(dialog.list)
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_three_flaws_of_a_list_are_in_sight(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.do("defects")
    screen.settle(window)
    dialog = screen.dialog(DefectsDialog)
    assert len(whole_rows(dialog.list)) >= 3
    dialog.reject()


def whole_rows(view: QListWidget) -> list[int]:
    """Give the rows that are wholly in sight."""
    room, rows = view.viewport().rect(), range(view.count())
    return [row for row in rows if room.contains(view.visualItemRect(view.item(row)))]


def test_a_box_leads_to_the_parts_of_the_settings(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.resize(1280, 720)
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


def parts_shown(dialog: SettingsDialog) -> set[str]:
    return {each.setting.part for each in dialog.rows if each.isVisible()}


def test_what_can_be_done_about_another_file_is_in_sight(
    window: MainWindow, register: Path
) -> None:
    older = register.with_name("older.coalition")
    shutil.copyfile(register, older)
    window.speak("ru")
    window.open_path(register)
    window.resize(1280, 720)
    window.owners.editing.change_field(1, "place", "Орал")
    screen.settle(window)
    older.replace(register)
    window.owners.replaced._often.timeout.emit()
    screen.settle(window)
    notice = window.owners.replaced.notice
    assert notice is not None and notice.height() <= 0.4 * window.height()
    assert all(in_sight(button, notice) for button in (notice.save, notice.open))


@pytest.mark.parametrize("demands", [3, 12])
def test_the_grid_has_five_rows(window: MainWindow, tmp_path: Path, demands: int) -> None:
    path = tmp_path / "many.coalition"
    with make_register(path, statements_made=0) as made:
        add_statement(made, demands=demands)
        add_signatures(made, 30)
    window.speak("ru")
    window.open_path(path)
    window.resize(1280, 720)
    window.go("positions")
    screen.settle(window)
    cells = pages_of(window).positions.cells
    assert cells.viewport().height() >= 5 * cells.rowHeight(0)


@pytest.mark.parametrize("name", ["attest", "slip", "merge", "signatures kept"])
def test_a_dialog_has_one_scroll(
    window: MainWindow, built_case: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "attested").mkdir()
    window.open_path(further_register(built_case / "attested.coalition", tmp_path / "attested"))
    window.resize(1280, 720)
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
    assert len(scrolled) == 1
    dialog.reject()


def test_names_of_those_who_are_to_reconfirm_are_whole(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.go("text")
    screen.settle(window)
    database, statement = window.operations.database, pages_of(window).text.statement
    assert database is not None and statement is not None
    asked = pages_of(window).text.asked
    asked.show_numbers(database, statement, [2, 3])
    asked.list.resize(1100, 240)
    asked.list.show()
    screen.settle(window)
    long, short = (asked.list.visualRect(asked.model.index(at, 0)).height() for at in (0, 1))
    assert long - short >= asked.list.fontMetrics().height()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_letter_and_its_form_are_read_one_after_the_other(
    window: MainWindow, imported_case: Path, tmp_path: Path, language: str
) -> None:
    letter = tmp_path / "letter.txt"
    lines = ["РОО «Шаңырақ» поддерживает заявление с оговоркой.", *map(str, range(40))]
    letter.write_text("\n".join(lines), encoding="utf-8")
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.go("evidence")
    window.ask("evidence.take_dropped", [letter])
    screen.settle(window)
    page = pages_of(window).evidence
    new = page.new
    assert new.list.isVisible() and not new.form.foot.isVisible()
    row = new.list.visualRect(new.model.index(0)).center()
    QTest.mouseClick(new.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    screen.settle(window)
    assert new.letter.isVisible() and not new.form.isVisible() and not page.above.isVisible()
    assert new.letter.words.hasFocus()
    assert new.letter.words.viewport().height() >= 4 * new.letter.fontMetrics().lineSpacing()
    assert in_sight(new.form.record, page) and scrolled(page) == [new.letter.words]
    screen.press(new.letter.words, Qt.Key.Key_Return, ctrl=True)
    screen.settle(window)
    assert new.model.rowCount() == 1, "what was not seen is not recorded"
    assert new.form.isVisible() and not new.letter.isVisible()
    assert in_sight(new.form.record, page) and len(scrolled(page)) <= 1
    new.switch.pick("letter")
    assert new.letter.isVisible() and not new.form.isVisible()
    new.letter.words.setFocus()
    press(Qt.Key.Key_Escape)
    screen.settle(window)
    assert new.list.hasFocus() and page.above.isVisible()


def in_sight(part: QWidget, page: QWidget) -> bool:
    """Tell whether the whole of a part is seen."""
    return part.visibleRegion().boundingRect() == part.rect() and page.isAncestorOf(part)


def scrolled(page: QWidget) -> list[QAbstractScrollArea]:
    """Give what scrolls in the window of a page."""
    return [
        each
        for each in page.window().findChildren(QAbstractScrollArea)
        if each.isVisible() and each.verticalScrollBar().maximum() > 0
    ]


def test_how_a_position_will_print_scrolls_with_the_dialog_alone(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.resize(1280, 720)
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
    window.resize(1280, 720)
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
    window.resize(1280, 720)
    LATER["words withdraw"](window)
    screen.settle(window)
    dialog = screen.dialog(ActDialog)
    assert dialog.room.verticalScrollBar().maximum() == 0
    dialog.reject()


def test_doubts_of_an_import_are_settled_by_keys_alone(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.resize(1280, 720)
    window.owners.imports.import_text(DOUBTFUL)
    screen.settle(window)
    shown = screen.importing()
    part = shown.look
    shown.activateWindow()
    part.table.setFocus()
    QCoreApplication.processEvents()
    left = part.model.rowCount()
    assert left == 2
    press(Qt.Key.Key_Return)
    assert part.side.isVisible() and not part.table.isVisible()
    for _entry in range(left):
        assert part.isAncestorOf(focused())
        press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    assert part.table.isVisible() and focused() is part.table
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2)
    assert part.model.rowCount() == left - 1
    assert part.isAncestorOf(focused())
    press(Qt.Key.Key_2)
    assert part.model.rowCount() == 0
    assert focused() is part.empty
    shown.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_an_import_has_seven_rows_and_the_parts_in_a_menu(
    window: MainWindow, empty_register: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(empty_register)
    window.resize(1280, 720)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    shown = screen.importing()
    (around,) = [each for each in window.findChildren(QScrollArea) if each.isAncestorOf(shown)]
    assert shown.tabs.tabBar().isHidden()
    menu = shown.tabs.choice.menu()
    menu.aboutToShow.emit()
    offered = [each.text() for each in menu.actions()]
    assert len(offered) == 5
    for at, words in enumerate(offered):
        menu.actions()[at].trigger()
        screen.settle(window)
        assert shown.tabs.choice.text().startswith(words)
        if shown.tabs.currentWidget() is not shown.target:  # where all demands are read
            assert around.verticalScrollBar().maximum() == 0, words
        for table in shown.tabs.currentWidget().findChildren(QTableView):
            # Beside skipped lines are four controls, which take two lines in Russian.
            least = 6 if shown.tabs.currentWidget() is shown.left else 7
            assert table.viewport().height() >= least * table.verticalHeader().defaultSectionSize()
        menu.aboutToShow.emit()
    choice = shown.tabs.choice
    assert choice.width() == choice.sizeHint().width(), "a chip is as long as its words"
    # Names have half the width, and the number beside a tick is whole.
    named, left = shown.read.table, shown.left.table
    assert 2 * named.columnWidth(1) >= named.viewport().width()
    whole = left.fontMetrics().horizontalAdvance("440")
    assert left.columnWidth(0) > left.fontMetrics().height() + whole + 24
    # What stands in the row of the tabs elsewhere is reached here as well.
    assert shown.undo.isVisible() and shown.redo.isVisible()
    assert shown.rare.isVisible() and not shown.report.isVisible()
    rare = shown.rare.menu()
    rare.aboutToShow.emit()
    seen = [each for each in rare.actions() if each.isVisible()]
    assert [each.isEnabled() for each in seen] == [True, False, False]
    assert geometry.cut(shown) == []
    shown.reject()


TABLE = """Отметка времени,Название организации полностью,"Кто подписывает (имя, фамилия и должность)",\
Телефон,Прочее
2026-03-14 10:00,«Эхо»,"Анна Ким, директор",+7 701 000 00 01,
2026-03-15 10:00,«Свет»,"Лев Цой, председатель правления, член совета директоров и основатель",,звонить днём
2026-03-16 10:00,«Бір»,"Әлия Сапарова, төрайым",,
"""


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_three_rows_of_a_table_are_seen_below_what_its_columns_are(
    window: MainWindow, empty_register: Path, tmp_path: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(empty_register)
    window.resize(1280, 720)
    file = tmp_path / "Ответы формы о подписании совместного заявления.csv"
    file.write_text(TABLE, encoding="utf-8")
    window.owners.imports.import_path(file)
    screen.settle(window)
    shown = screen.importing()
    shown.tabs.setCurrentWidget(shown.columns)
    screen.settle(window)
    (around,) = [each for each in window.findChildren(QScrollArea) if each.isAncestorOf(shown)]
    assert around.verticalScrollBar().maximum() == 0
    table = shown.columns.table
    in_last_row = table.item(3, 0)
    assert in_last_row is not None
    last = table.visualItemRect(in_last_row)
    assert last.isValid() and last.bottom() < table.viewport().height()
    assert last.height() >= table.fontMetrics().height()
    # What stands below the table elsewhere is reached here as well.
    assert not shown.columns.save.isVisible()
    assert shown.columns.save.text() in [
        e.text() for e in shown.rare.menu().actions() if e.isVisible()
    ]
    shown.reject()


def test_words_read_from_a_list_are_whole_in_an_import(
    window: MainWindow, empty_register: Path
) -> None:
    window.speak("kk")
    window.open_path(empty_register)
    window.resize(1280, 720)
    window.owners.imports.import_text(
        "1. ОО «Эхо», Анна Ким, директор\n2. Иванов Пётр, кроме п. 2\n"
    )
    screen.settle(window)
    shown = screen.importing()
    table = shown.tabs.read.table
    shown.tabs.setCurrentWidget(shown.tabs.read)
    screen.settle(window)
    for field in ("representative", "reservation"):
        column = FIELDS.index(field)
        words = [table.model().index(row, column).data() or "" for row in range(2)]
        wide = max(map(table.fontMetrics().horizontalAdvance, words))
        assert not table.isColumnHidden(column) and table.columnWidth(column) > wide, words
    shown.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_verdict_of_an_entry_is_whole(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.owners.imports.import_text(
        "1. ОО «Эхо», Анна Ким, директор, г. Алматы\n2. Петров Пётр\n"
    )
    screen.settle(window)
    shown = screen.importing()
    table, verdict = shown.read.table, FIELDS.index("verdict")
    shown.tabs.setCurrentWidget(shown.read)
    screen.settle(window)
    cells = [each for each in geometry.seen(table) if each.column() == verdict]
    assert len(cells) == 2 and ";" in cells[0].data()
    letters, room = table.fontMetrics(), table.columnWidth(verdict) - 24
    one_line = letters.horizontalAdvance(cells[0].data()) <= room
    lines = name_lines(cells[0].data(), table.font(), room, room)
    assert one_line or table.rowHeight(0) >= both_lines(letters.height())
    assert "".join(each.words for each in lines).replace(" ", "") == cells[0].data().replace(
        " ", ""
    )
    # Nor is a head of the differences cut, whose words may stand below each other.
    shown.tabs.setCurrentWidget(shown.differing)
    screen.settle(window)
    heads = shown.differing.table.horizontalHeader()
    for at in range(heads.count()):
        words = str(heads.model().headerData(at, Qt.Orientation.Horizontal)).split()
        widest = max(map(heads.fontMetrics().horizontalAdvance, words))
        assert widest <= heads.sectionSize(at) - 16, words
    shown.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_list_and_grid_can_be_switched(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    """How many count goes before the switch does."""
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    screen.settle(window)
    assert pages_of(window).signatories.head.switch.isVisible()


def test_the_date_of_a_statement_has_room_when_the_text_is_made_larger(
    window: MainWindow, imported_case: Path, application: QApplication
) -> None:
    large, usual = QFont(application.font()), QFont(application.font())
    usual.setPointSizeF(large.pointSizeF() / 2)
    window.open_path(imported_case)
    window.go("text")
    field = pages_of(window).text.dated
    for font in (usual, large):
        application.setFont(font)
        theme.apply_theme(application, "light")
        screen.settle(window)
        room = field.edit.viewport().width()
        assert room > field.edit.fontMetrics().horizontalAdvance("30.11.2026")
    # What names a language stands above the first letter of its words.
    title = next(iter(pages_of(window).text.titles.fields.values()))
    assert title.caption.contentsMargins().left() == 8


def test_a_size_tried_out_leaves_the_columns_as_they_were(
    window: MainWindow, imported_case: Path, application: QApplication
) -> None:
    window.open_path(imported_case)
    window.resize(1280, 720)
    large, usual = QFont(application.font()), QFont(application.font())
    usual.setPointSizeF(large.pointSizeF() / 2)
    table, seen = pages_of(window).signatories.table, list[dict[str, int]]()
    columns = pages_of(window).signatories.columns
    # The name takes the room that is left, of which the details may have some more or less.
    for font in (usual, large, usual, large):
        application.setFont(font)
        theme.apply_theme(application, "light")
        screen.settle(window)
        others = [each for each in columns.shown() if each != "name"]
        seen.append({each: table.columnWidth(COLUMNS.index(each)) for each in others})
    assert seen[0] == seen[2] and seen[1] == seen[3]
    assert "representative" in seen[0]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key) -> None:
    screen.press(focused(), key)
    QCoreApplication.processEvents()


def test_skipped_lines_and_lines_of_the_source_are_whole(
    window: MainWindow, imported_case: Path
) -> None:
    window.speak("kk")
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    shown = screen.importing()
    assert shown.earlier_note.told.isHidden()
    assert shown.held.toolTip() == shown.earlier_note.told.text()
    for part, columns in ((shown.left, (1, 2)), (shown.tabs.source, (1,))):
        shown.tabs.setCurrentWidget(part)
        screen.settle(window)
        table = part.table
        letters, low = table.fontMetrics(), table.verticalHeader().defaultSectionSize()
        heights = {table.rowHeight(row) for row in range(table.model().rowCount())}
        assert max(heights) == both_lines(letters.height()) > low
        for cell in geometry.seen(table):
            words, room = str(cell.data() or ""), table.columnWidth(cell.column()) - 24
            if cell.column() in columns and letters.horizontalAdvance(words) > room:
                assert table.rowHeight(cell.row()) > low, words
    shown.tabs.setCurrentWidget(shown.target)
    screen.settle(window)
    target = shown.target
    assert target.box.is_cut and target.into_title.isVisible()
    assert target.box.currentText().endswith(target.into_title.text())
    assert target.demands.verticalScrollBar().maximum() == 0, "the page scrolls, and nothing in it"
    shown.reject()


def test_a_list_can_be_dropped_on_the_first_page_without_scrolling(window: MainWindow) -> None:
    window.resize(1280, 720)
    screen.settle(window)
    drop = window.welcome.drop
    assert drop.picture.isHidden() and drop.said.isVisible()
    assert drop.visibleRegion().boundingRect() == drop.rect()
