"""Numbering the list anew in the window: a preview, one action, undo."""

from pathlib import Path

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.renumber_dialog import RenumberDialog
from coalition_app.records.opening.existing import open_register
from tests.desktop import screen
from tests.registers import add_signatures, signatures_of


def names(window: MainWindow) -> list[str]:
    assert window.operations.database is not None
    return [each.name for each in signatures_of(window.operations.database)]


def test_the_list_is_numbered_by_name_after_a_preview(window: MainWindow, register: Path) -> None:
    with open_register(register) as database:
        add_signatures(database, 1, name="«Ағаш»")
    window.open_path(register)
    window.go("signatories")
    screen.settle(window)
    before = names(window)
    window.do("renumber")
    shown = screen.dialog(RenumberDialog)
    shown.order.choose("name")
    screen.settle(window)
    assert shown.summary.text() == "4 signatures get another number."
    assert shown.preview.item(0).text() == "4 → 1   ОФ «Ағаш»"
    rows = shown.preview.height() - 2 * shown.preview.frameWidth()
    assert rows % shown.preview.sizeHintForRow(0) == 0
    window.speak("ru")
    window.speak("en")
    assert shown.order.key() == "name"
    shown.agree.click()
    screen.settle(window)
    assert names(window) == ["«Ағаш»", *before[:-1]]
    window.do("undo")
    screen.settle(window)
    assert names(window) == before


def test_names_stand_below_each_other_whatever_the_digits_of_their_numbers(
    window: MainWindow, register: Path
) -> None:
    with open_register(register) as database:
        add_signatures(database, 8, name="«Ағаш»")
    window.open_path(register)
    screen.settle(window)
    window.do("renumber")
    shown = screen.dialog(RenumberDialog)
    shown.order.choose("name")
    screen.settle(window)
    rows = [shown.preview.item(at).text() for at in range(shown.preview.count())]
    assert len({row.index("ОФ") for row in rows}) == 1
    shown.reject()
    screen.settle(window)


def test_an_order_that_stands_cannot_be_agreed_to(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    screen.settle(window)
    window.do("renumber")
    shown = screen.dialog(RenumberDialog)
    screen.settle(window)
    assert shown.summary.text() == "The order is already as requested."
    assert not shown.agree.isEnabled()
    shown.reject()
    screen.settle(window)
