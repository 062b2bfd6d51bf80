"""The grid of positions in the real window: keys, ranges, copying, filters, counts, words."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionHeaderV2,
)

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.cells import ACROSS, beside_sign
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.positions.grid import PositionsGrid
from coalition_app.desktop.positions.model import FIRST_DEMAND, NAME, NUMBER, STATED
from coalition_app.desktop.wording import position_words
from coalition_app.documents.content.gather import gather_annex
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_path
from coalition_app.languages import LANGUAGES
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions.held import read_held
from coalition_app.records.store.tables import STANCES
from tests.desktop import screen
from tests.desktop.screen import pages_of, window_of
from tests.registers import dump, make_register, make_source, numbered_entries, statement_of

LIST = Path(__file__).parents[2] / "data" / "real_case" / "statement.txt"
ONLY_18 = "поддерживаю с оговоркой"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a closed register with the real list of 119, whose number 18 has words to settle."""
    path = tmp_path_factory.mktemp("positions") / "real.coalition"
    with (
        create_register(path, coalition="Коалиция", passphrase=None) as database,
        database.writing("import") as tx,
    ):
        import_draft.import_source(tx, read_path(LIST))
    return path


@pytest.fixture
def page(window: MainWindow, template: Path, tmp_path: Path) -> Iterator[PositionsGrid]:
    """Give the page of the real list, with the cursor on demand 1 of number 1."""
    path = tmp_path / "real.coalition"
    shutil.copyfile(template, path)
    window.open_path(path)
    window.go("positions")
    QCoreApplication.processEvents()
    put_cursor(pages_of(window).positions, 1, 1)
    yield pages_of(window).positions
    screen.settle(window)


def put_cursor(page: PositionsGrid, number: int, demand: int) -> None:
    page.cells.set_current(page.model.row_of(number), FIRST_DEMAND + demand - 1)
    page.cells.setFocus()


def choose(page: PositionsGrid, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Choose a block of cells by number and demand of two corners."""
    put_cursor(page, *first)
    corners = [
        page.model.index(page.model.row_of(number), FIRST_DEMAND + demand - 1)
        for number, demand in (first, last)
    ]
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    page.cells.selectionModel().select(QItemSelection(*corners), flag)


def cursor(page: PositionsGrid) -> tuple[int, int]:
    at = page.cells.currentIndex()
    return page.model.keys[at.row()], at.column() - FIRST_DEMAND + 1


def stances(page: PositionsGrid, number: int) -> tuple[str, ...]:
    row = page.model.row_at(page.model.row_of(number))
    assert row is not None
    return row.stances


def stated(page: PositionsGrid, number: int) -> tuple[bool, ...]:
    row = page.model.row_at(page.model.row_of(number))
    assert row is not None
    return row.stated


def shown(page: PositionsGrid) -> list[int]:
    return list(page.model.keys)


def paste(page: PositionsGrid, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    screen.press(page.cells, Qt.Key.Key_V, ctrl=True)
    screen.settle(window_of(page))


def counts(page: PositionsGrid, demand: int) -> str:
    text: str = page.table.counts.model().index(0, demand - 1).data()
    return text.replace("\u00a0", " ")


def test_a_mark_stands_apart_from_its_sign_where_the_cell_has_room() -> None:
    assert beside_sign(124, 24, 12) == 3
    assert beside_sign(50, 24, 12) == 0


def test_what_is_counted_stands_under_the_names(page: PositionsGrid) -> None:
    screen.settle(window_of(page))
    names, words = page.table.names, page.table.count_words
    assert [names.columnViewportPosition(at) for at in (0, 1)] == [
        words.columnViewportPosition(at) for at in (0, 1)
    ]
    assert words.model().index(0, 1).data().startswith("Counted: ")


def count_lines(page: PositionsGrid, demand: int) -> dict[str, str]:
    """Give the counts of a demand where cells are narrow: a line each, under its position."""
    words, shown = page.table.count_words.model(), page.table.counts.model()
    return {
        words.index(row, 1).data(): shown.index(row, demand - 1).data()
        for row in range(words.rowCount())
    }


@pytest.mark.parametrize(
    ("key", "stance"),
    [
        (Qt.Key.Key_1, "supports"),
        (Qt.Key.Key_3, "does-not-support"),
        (Qt.Key.Key_4, "abstains"),
        (Qt.Key.Key_5, "no-consensus"),
        (Qt.Key.Key_0, "not-stated"),
        (Qt.Key.Key_Delete, "not-stated"),
    ],
)
def test_one_key_records_a_cell_and_goes_down(
    page: PositionsGrid, key: Qt.Key, stance: str
) -> None:
    put_cursor(page, 3, 2)
    screen.press(page.cells, key)
    assert stances(page, 3) == ("supports", stance, "supports")
    assert stated(page, 3) == (False, True, False)
    assert cursor(page) == (4, 2)
    undo = window_of(page).menus.actions["undo"].toolTip()
    assert undo == "Undo: record the position of No. 3 in statement 1"


def test_the_digits_of_the_kazakh_layout_are_letters(page: PositionsGrid) -> None:
    """On that layout the row of digits writes ә for 2, і for 3, ң for 4, ғ for 5, қ for 0."""
    for letter in "іңғқ":
        screen.type_words(page.cells, letter)
    told = [stances(page, number)[0] for number in (1, 2, 3, 4)]
    assert told == ["does-not-support", "abstains", "no-consensus", "not-stated"]


def test_a_letter_that_means_nothing_changes_nothing(page: PositionsGrid) -> None:
    database = window_of(page).operations.database
    assert database is not None
    before = dump(database)
    screen.type_words(page.cells, "7xПы")
    assert dump(database) == before
    assert cursor(page) == (1, 1)


def test_a_default_looks_other_than_a_stated_position(page: PositionsGrid) -> None:
    put_cursor(page, 1, 1)
    screen.press(page.cells, Qt.Key.Key_1)
    put_cursor(page, 5, 3)
    cells, model = page.cells, page.model
    picture = cells.grab(cells.viewport().rect()).toImage()
    rows = [cells.visualRect(model.index(row, FIRST_DEMAND)) for row in (0, 1)]
    pictures = [cells.viewport().grab(each).toImage() for each in rows]
    assert not picture.isNull()
    assert pictures[0] != pictures[1]
    assert model.index(0, FIRST_DEMAND).data() == model.index(1, FIRST_DEMAND).data() == "+"
    tips = [model.index(row, FIRST_DEMAND).data(Qt.ItemDataRole.ToolTipRole) for row in (0, 1)]
    assert "Nothing was stated" not in tips[0]
    assert "Nothing was stated" in tips[1]


def test_a_range_is_filled_by_one_key_and_undone_in_one_step(page: PositionsGrid) -> None:
    database = window_of(page).operations.database
    assert database is not None
    before = dump(database)
    put_cursor(page, 2, 1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        screen.press(page.cells, key, shift=True)
    screen.press(page.cells, Qt.Key.Key_4)
    assert [stances(page, number) for number in (2, 3, 4)] == [
        ("abstains", "abstains", "supports")
    ] * 3
    assert [each.number for each in page.chosen()] == [2, 3, 4]
    undo = window_of(page).menus.actions["undo"]
    assert undo.toolTip() == "Undo: record 6 positions in statement 1"
    undo.trigger()
    assert dump(database) == before


def test_control_d_fills_down(page: PositionsGrid) -> None:
    put_cursor(page, 1, 2)
    screen.press(page.cells, Qt.Key.Key_3)
    choose(page, (1, 2), (4, 2))
    screen.press(page.cells, Qt.Key.Key_D, ctrl=True)
    assert {stances(page, number)[1] for number in (1, 2, 3, 4)} == {"does-not-support"}
    put_cursor(page, 5, 2)
    screen.press(page.cells, Qt.Key.Key_D, ctrl=True)
    assert stances(page, 5)[1] == "does-not-support"
    put_cursor(page, 1, 1)
    screen.press(page.cells, Qt.Key.Key_D, ctrl=True)
    assert screen.sentence(window_of(page)) == "There is no row above to be filled from."


def test_a_range_with_words_to_settle_is_refused_whole(page: PositionsGrid) -> None:
    choose(page, (17, 1), (19, 1))
    screen.press(page.cells, Qt.Key.Key_3)
    assert "not settled yet, of No. 18" in screen.sentence(window_of(page))
    assert stances(page, 17) == ("supports",) * 3
    choose(page, (3, 1), (5, 1))
    screen.press(page.cells, Qt.Key.Key_2)
    assert "needs its words, and there are none of No. 3, 4, 5" in screen.sentence(window_of(page))


def test_what_was_copied_is_pasted_elsewhere(page: PositionsGrid) -> None:
    paste(page, "abstains\tне поддерживает\r\n4\t\r\n")
    assert stances(page, 1) == ("abstains", "does-not-support", "supports")
    assert stances(page, 2) == ("abstains", "supports", "supports")
    assert stated(page, 2) == (True, False, False)
    choose(page, (1, 1), (2, 2))
    screen.press(page.cells, Qt.Key.Key_C, ctrl=True)
    copied = QGuiApplication.clipboard().text()
    assert copied == "abstains\tno support\nabstains\tsupports"
    choose(page, (5, 2), (8, 3))
    screen.press(page.cells, Qt.Key.Key_V, ctrl=True)
    assert [stances(page, at)[1:] for at in (5, 6, 7, 8)] == [
        ("abstains", "does-not-support"),
        ("abstains", "supports"),
    ] * 2
    choose(page, (30, 1), (32, 3))
    paste(page, "5")
    assert stances(page, 31) == ("no-consensus",) * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("abstains\nlikes", "“likes” (row 2, column 1 of what was copied) is no position."),
        ("1. Фонд «Бір»", "is no position"),
        ("", "The clipboard holds no positions"),
        ("4\t4\t4\t4", "What was copied has rows: 1, columns: 4."),
        ("\n".join("4" * 120), "What was copied has rows: 120, columns: 1."),
    ],
)
def test_a_block_that_does_not_fit_changes_nothing(
    page: PositionsGrid, text: str, said: str
) -> None:
    database = window_of(page).operations.database
    assert database is not None
    before = dump(database)
    paste(page, text)
    assert said in screen.sentence(window_of(page))
    assert dump(database) == before
    assert screen.open_dialogs() == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stance", STANCES)
def test_words_of_every_language_are_known(window: MainWindow, language: str, stance: str) -> None:
    window.speak(language)
    written = position_words.write_block([[stance]])
    window.speak("en")
    assert position_words.read_block(written.upper()) == [[stance]]


def test_unsettled_words_cannot_be_pasted() -> None:
    with pytest.raises(UserError, match="is no position"):
        position_words.read_block("unassigned")


def test_a_reservation_asks_for_its_words(page: PositionsGrid) -> None:
    put_cursor(page, 4, 2)
    screen.press(page.cells, Qt.Key.Key_2)
    dialog = screen.dialog(PositionDialog)
    assert dialog.windowTitle() == "Position of No. 4"
    assert [box.key() for box in dialog.stances] == [
        "supports",
        "supports-with-reservation",
        "supports",
    ]
    dialog.wording.setPlainText("Если срок будет назван.")
    dialog.agree.click()
    assert stances(page, 4) == ("supports", "supports-with-reservation", "supports")
    assert stated(page, 4) == (False, True, False)
    assert cursor(page) == (4, 2)
    row = page.model.row_at(page.model.row_of(4))
    assert row is not None
    assert row.worded == (False, True, False)
    screen.press(page.cells, Qt.Key.Key_2)
    assert screen.open_dialogs() == []
    assert cursor(page) == (5, 2)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_opens_the_words(page: PositionsGrid, key: Qt.Key) -> None:
    put_cursor(page, 18, 2)
    screen.press(page.cells, key)
    dialog = screen.dialog(PositionDialog)
    words = dialog.wording.toPlainText()
    dialog.reject()
    assert words.startswith(ONLY_18)


def test_a_key_on_words_to_settle_asks_to_read_them(page: PositionsGrid) -> None:
    put_cursor(page, 18, 1)
    assert page.cells.currentIndex().data(STATED)  # drawn as heavy as what was said
    screen.press(page.cells, Qt.Key.Key_3)
    dialog = screen.dialog(PositionDialog)
    assert [box.key() for box in dialog.stances] == ["does-not-support", "", ""]
    dialog.agree.click()
    assert dialog.refusal.text() == "Choose a position on demands 2, 3 as well."
    dialog.stances[2].pick("supports")
    dialog.agree.click()
    assert dialog.refusal.text() == "Choose a position on demand 2 as well.", (
        "words are assigned to others"
    )
    dialog.reject()
    assert stances(page, 18) == ("unsettled",) * 3


def test_a_count_shows_only_who_takes_that_position(page: PositionsGrid) -> None:
    listed = pages_of(window_of(page)).signatories
    for number, stance in ((7, Qt.Key.Key_A), (9, Qt.Key.Key_3)):
        put_cursor(page, number, 2)
        screen.press(page.cells, stance)
    counts = page.table.counts
    counts.clicked.emit(counts.model().index(0, 1))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [each.text() for each in menu.actions() if not each.isSeparator()]
    assert words[-2:] == ["−  does not support: 1", "○  abstains: 1"]
    menu.actions()[-2].trigger()
    menu.close()
    assert shown(page) == [9]
    assert listed.describe() == "Demand: 2 − does not support"
    active = [each for each in listed.filters.findChildren(QPushButton) if each.property("active")]
    assert [each.text() for each in active] == ["Demand: 2 − does not support"]
    active[0].click()
    assert len(shown(page)) == 119


def test_the_grid_has_the_search_and_the_filters_of_the_list(page: PositionsGrid) -> None:
    """It is the same page: what is searched, filtered and chosen is the same in both views."""
    listed = pages_of(window_of(page)).signatories
    put_cursor(page, 7, 1)
    screen.press(page.cells, Qt.Key.Key_A)
    assert stances(page, 7)[0] == "abstains"
    listed.chips["exceptions"].click()
    assert shown(page) == [7, 18]
    put_cursor(page, 7, 1)
    screen.press(page.cells, Qt.Key.Key_Plus)
    assert stances(page, 7)[0] == "supports", screen.sentence(window_of(page))
    assert shown(page) == [7, 18], "a row stays in sight while it is worked on"
    listed.read()
    assert shown(page) == [18]
    page.choose([18])
    window_of(page).do("go-positions")
    assert listed.table.isVisible()
    assert shown(page) == list(listed.model.keys) == [18]
    assert listed.chosen_numbers() == [18]
    listed.show_everybody()
    listed.choose([20, 22])
    window_of(page).do("go-positions")
    assert page.cells.isVisible()
    assert [each.number for each in page.chosen()] == [20, 22]
    listed.search.setText("shanyraq")
    listed.show_list()
    assert shown(page) == [18, 67]
    listed.search.setText("nobody of this name")
    listed.show_list()
    assert listed.nobody.isVisible()


def test_the_counts_are_those_of_the_annex(page: PositionsGrid) -> None:
    """Of 119 signed: demand 1, 118 support and 1 does not; 2, 1 reserves; 3, 1 has not stated.

    While the words of 18 are not settled, it does not count.
    """
    assert counts(page, 1) == "+ 118"
    page.choose([18])
    page.edits.open_words()
    dialog = screen.dialog(PositionDialog)
    told = ("does-not-support", "supports-with-reservation", "not-stated")
    for box, stance in zip(dialog.stances, told, strict=True):
        box.pick(stance)
    dialog.agree.click()
    assert [counts(page, at) for at in (1, 2, 3)] == [
        "+ 118   − 1",
        "+ 118   ± 1",
        "+ 118   • 1",
    ]
    database = window_of(page).operations.database
    assert database is not None
    with database.reading() as tx:
        statement = statement_of(tx)
        annex = gather_annex(tx, statement).content
        assert read_held(tx, statement).counts() == {e.number: e.counts for e in annex.demands}


def test_names_and_cells_scroll_together(page: PositionsGrid) -> None:
    page.cells.verticalScrollBar().setValue(333)
    assert page.table.names.verticalScrollBar().value() == 333
    assert page.table.down.value() == 333
    page.table.down.setValue(120)
    assert page.cells.verticalScrollBar().value() == 120
    row = page.cells.rowAt(10)
    assert page.table.names.rowAt(10) == row
    page.choose([119])
    assert page.table.names.verticalScrollBar().value() == page.cells.verticalScrollBar().value()


def test_a_click_on_a_name_chooses_the_row_and_the_details_follow(page: PositionsGrid) -> None:
    page.choose([18, 20])
    assert [each.number for each in page.chosen()] == [18, 20]
    names = page.table.names
    place = names.visualRect(page.model.index(page.model.row_of(18), 1)).center()
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert [each.number for each in page.chosen()] == [18]
    page._telling.timeout.emit()
    labels = [each.text() for each in window_of(page).details.findChildren(QLabel)]
    assert any(ONLY_18 in each for each in labels)


def test_heads_have_number_and_short_name_and_tell_the_whole_demand(page: PositionsGrid) -> None:
    demand = page.model.demand_at(FIRST_DEMAND + 2)
    assert demand is not None
    across = Qt.Orientation.Horizontal
    assert page.model.headerData(FIRST_DEMAND + 2, across).startswith("3 · ")
    tip = page.model.headerData(FIRST_DEMAND + 2, across, Qt.ItemDataRole.ToolTipRole)
    assert page.model.wording(demand) in tip


@pytest.mark.parametrize(
    ("typed", "shift", "stance"),
    [("ө", False, "does-not-support"), ("Һ", True, "supports")],
)
def test_the_keys_of_signs_record_under_the_kazakh_layout_too(
    page: PositionsGrid, typed: str, shift: bool, stance: str
) -> None:
    """Its letters ө and һ stand on the keys of − and =."""
    put_cursor(page, 9, 1)
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    key = QKeyEvent(QEvent.Type.KeyPress, 0, modifier, typed)
    QCoreApplication.sendEvent(page.cells, key)
    assert stances(page, 9)[0] == stance
    assert position_words.stance_of_key("һ") == "supports-with-reservation"


@pytest.mark.parametrize(
    ("typed", "stance"),
    [
        *(("+", "supports"), ("-", "does-not-support"), ("−", "does-not-support")),
        *(("a", "abstains"), ("Ф", "abstains"), ("n", "no-consensus"), ("т", "no-consensus")),
        ("0", "not-stated"),
    ],
)
def test_keys_say_what_they_record(page: PositionsGrid, typed: str, stance: str) -> None:
    """A and N are the same keys under the Cyrillic layouts."""
    put_cursor(page, 9, 1)
    screen.type_words(page.cells, typed)
    assert stances(page, 9)[0] == stance


def test_the_legend_tells_keys_and_records_nothing(page: PositionsGrid) -> None:
    database = window_of(page).operations.database
    assert database is not None
    before = dump(database)
    put_cursor(page, 9, 1)
    labels = page.legend.findChildren(QLabel)
    assert [each.text() for each in labels[:12:2]] == ["+", "=", "−", "0", "A", "N"]
    for each in labels:
        QTest.mouseClick(each, Qt.MouseButton.LeftButton)
    assert dump(database) == before


def test_the_language_is_switched_on_the_open_page(page: PositionsGrid) -> None:
    put_cursor(page, 18, 2)
    window_of(page).speak("kk")
    assert cursor(page) == (18, 2)
    assert "қолдайды" in [each.text() for each in page.legend.findChildren(QLabel)]
    assert page.minimumSizeHint().width() <= 480
    assert page.minimumSizeHint().height() <= 470


def test_paste_elsewhere_on_the_page_still_imports(page: PositionsGrid) -> None:
    QGuiApplication.clipboard().setText("1. Фонд «Бір»\n2. Фонд «Екі»\n")
    chip = pages_of(window_of(page)).signatories.chips[""]
    chip.setFocus()
    screen.press(chip, Qt.Key.Key_V, ctrl=True)
    screen.importing().reject()


def test_pages_without_a_grid_say_what_to_do(
    window: MainWindow, empty_register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "no-demands.coalition"
    make_register(path, demands=0).close()
    window.open_path(path)
    window.go("positions")
    page = pages_of(window).signatories
    assert page.undemanded.isVisible()
    page.to_text.click()
    assert window.page_name() == "text"
    unsigned = tmp_path / "unsigned.coalition"
    make_register(unsigned, signatures=0).close()
    window.open_path(unsigned)
    window.go("positions")
    assert page.first_import.isVisible()


def test_a_thousand_by_twenty_are_filled_off_the_window_s_thread(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "long.coalition"
    with (
        make_register(path, signatures=0, demands=20) as database,
        database.writing("import") as tx,
    ):
        read = make_source(numbered_entries(1_000))
        import_draft.import_source(tx, read, into=statement_of(tx))
    window.open_path(path)
    window.go("positions")
    page = pages_of(window).positions
    page.cells.setFocus()
    screen.press(page.cells, Qt.Key.Key_A, ctrl=True)
    screen.press(page.cells, Qt.Key.Key_4)
    assert window.operations.working == "Recording positions…"
    screen.settle(window)
    assert count_lines(page, 20) == {"+ supports": "0", "○ abstains": "1000"}
    assert stances(page, 1_000) == ("abstains",) * 20
    window.menus.actions["undo"].trigger()
    screen.settle(window)
    assert count_lines(page, 20) == {"+ supports": "1000"}


@pytest.mark.parametrize("points", [8.5, 9.0, 9.75, 10.0, 11.5, 12.25, 20.0])
def test_a_number_of_three_digits_is_whole(page: PositionsGrid, points: float) -> None:
    """A found «121» stood as «1…»: the width of the digits in whole pixels is rounded down."""
    names = page.table.names
    font = QFont(names.font())
    font.setPointSizeF(points)
    for view in (names, page.table.cells):
        view.setFont(font)
    page.table.fit()
    room = names.columnWidth(NUMBER) - 2 * ACROSS
    assert QFontMetrics(font).elidedText("121", Qt.TextElideMode.ElideRight, room) == "121"


def test_heads_stand_over_what_they_head(page: PositionsGrid) -> None:
    """Number and name stood six pixels beside their heads, seven where letters are large."""
    head = page.table.names.horizontalHeader()
    for column in (NUMBER, NAME):
        option = QStyleOptionHeaderV2()
        head.initStyleOption(option)
        head.initStyleOptionForIndex(option, column)
        option.rect.setWidth(head.sectionSize(column))
        label = head.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, option, head)
        assert label.left() == ACROSS
        assert label.width() == head.sectionSize(column) - 2 * ACROSS
        words = str(page.model.headerData(column, Qt.Orientation.Horizontal))
        assert QFontMetrics(head.font()).horizontalAdvance(words) <= label.width()
