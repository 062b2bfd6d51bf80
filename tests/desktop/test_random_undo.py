"""A day of many kinds of actions, then a hundred times undo and redo in random order, through the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.positions.model import FIRST_DEMAND
from coalition_app.desktop.signatories.bulk_dialog import ChangeManyDialog
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.desktop.signatories.model import COLUMNS
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.desktop.text.dialogs import SealDialog, StatementDialog
from coalition_app.desktop.widgets.question import Question
from coalition_app.desktop.widgets.respelling import Respelling
from coalition_app.operations import signatures as signature_operations
from coalition_app.records.care import checks
from coalition_app.records.journal.undoing import reach
from tests import chance
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import dump

LIST = "Подписи:\n\n1. ОО «Эхо», Анна Ким\n2. Фонд «Свет» (кроме пункта 2)\n3. Фонд «Бір»\n"
STEPS = 100
Rows = dict[str, list[tuple[object, ...]]]


def make_statement(window: MainWindow) -> None:
    window.do("statement")
    shown = screen.dialog(StatementDialog)
    screen.type_words(shown.title, "Мәлімдеме")
    shown.demands.setPlainText("1. Бірінші талап.\n2. Екінші талап.\n3. Үшінші талап.")
    screen.tell_days(shown)
    shown.agree.click()


def import_list(window: MainWindow) -> None:
    window.owners.imports.import_text(LIST)
    screen.importing().agree.click()


def sign(window: MainWindow) -> None:
    window.do("sign")
    shown = screen.dialog(SignatureDialog)
    screen.type_words(shown.name, "«Шаңырақ»")
    screen.type_words(shown.representative, "Дана Ахметова")
    screen.tell_days(shown)
    shown.agree.click()


def edit_in_place(window: MainWindow) -> None:
    table = pages_of(window).signatories.table
    table.setCurrentIndex(pages_of(window).signatories.model.index(0, COLUMNS.index("place")))
    table.setFocus()
    screen.press(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    screen.type_words(editor, "Өскемен")
    screen.press(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


def edit_details(window: MainWindow) -> None:
    type_into_details(window, "office", "директор")


def edit_private_details(window: MainWindow) -> None:
    type_into_details(window, "notes", "хабарласты")


def type_into_details(window: MainWindow, field: str, words: str) -> None:
    pages_of(window).signatories.choose([2])
    window.details.go("data")
    editor = window.details.fields[field].editor
    editor.setFocus()
    screen.type_words(editor, words)
    pages_of(window).signatories.table.setFocus()
    QCoreApplication.processEvents()


def settle_words(window: MainWindow) -> None:
    pages_of(window).signatories.choose([2])
    window.do("reserve")
    shown = screen.dialog(PositionDialog)
    for box, stance in zip(
        shown.stances, ("supports", "supports-with-reservation", "abstains"), strict=True
    ):
        box.pick(stance)
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(window)


def press_in_the_grid(window: MainWindow) -> None:
    window.go("positions")
    pages_of(window).positions.cells.set_current(2, FIRST_DEMAND + 1)
    screen.press(pages_of(window).positions.cells, Qt.Key.Key_4)
    window.go("signatories")


def record_evidence(window: MainWindow) -> None:
    window.do("evidence")
    shown = screen.dialog(EvidenceDialog)
    shown.what.pick("held")
    shown.whom.choose("all")
    screen.type_words(shown.held, "кеңсе, 1-бума")
    screen.type_words(shown.holder, "Д. Ахметова")
    screen.tell_days(shown)
    shown.agree.click()


def change_many(window: MainWindow) -> None:
    pages_of(window).signatories.choose([1, 3])
    window.do("change-many")
    shown = screen.dialog(ChangeManyDialog)
    shown.field.choose("kind")
    shown.value.choose("union")
    screen.tell_days(shown)
    shown.agree.click()


def move_up(window: MainWindow) -> None:
    pages_of(window).signatories.choose([3])
    window.do("up")


def respell(window: MainWindow) -> None:
    pages_of(window).signatories.choose([1])
    window.details.focus_first("name")
    field = window.details.fields["name"]
    assert isinstance(field, Respelling)
    field.put("«Жаңғырық»")
    screen.press(field.editor, Qt.Key.Key_Return)
    screen.type_words(field.reason, "хаттан көшірілді")
    screen.press(field.reason, Qt.Key.Key_Return)
    # Everyone's evidence is recorded by now, so it is asked whose name this is.
    field.whose.other.click()


def withdraw(window: MainWindow) -> None:
    pages_of(window).signatories.choose([1])
    window.do("withdraw")
    form = screen.form(signature_operations.change_status)
    screen.tell_days(form)
    form.agree.click()


def name_attestor(window: MainWindow) -> None:
    window.do("attestor")
    shown = screen.attestor_fields(window)
    shown.name.setText("Ахметова Дана")
    shown.offices.setPlainText("үйлестіруші\nдиректор")
    screen.tell_days(shown)
    shown.agree.click()


def translate(window: MainWindow) -> None:
    window.go("text")
    title = pages_of(window).text.titles.fields["en"].edit
    title.setFocus()
    screen.type_words(title, "A statement")
    screen.press(title, Qt.Key.Key_Tab)
    QCoreApplication.processEvents()


def begin_new_text(window: MainWindow) -> None:
    """Leave the text that was sealed when its list came in."""
    pages_of(window).text.renew.click()
    screen.dialog(Question).agree.click()


def add_demand(window: MainWindow) -> None:
    assert window.statement is not None
    field = pages_of(window).text.demands.new.fields[window.statement.authentic_language].edit
    field.setFocus()
    screen.type_words(field, "Төртінші талап.")
    screen.press(field, Qt.Key.Key_Tab)
    QCoreApplication.processEvents()


def move_demand(window: MainWindow) -> None:
    line = next(each for each in pages_of(window).text.demands.lines.values() if each.number == 2)
    line.up.trigger()


def seal(window: MainWindow) -> None:
    pages_of(window).text.seal.click()
    screen.dialog(SealDialog).agree.click()


DAY: tuple[Callable[[MainWindow], None], ...] = (
    make_statement,
    import_list,
    sign,
    edit_in_place,
    edit_details,
    edit_private_details,
    settle_words,
    press_in_the_grid,
    record_evidence,
    change_many,
    move_up,
    respell,
    withdraw,
    name_attestor,
    translate,
    begin_new_text,
    add_demand,
    move_demand,
    seal,
)


def undo_and_redo(window: MainWindow) -> tuple[bool, bool]:
    """Tell what the menu offers, which is what the register allows."""
    offered = tuple(window.menus.actions[each].isEnabled() for each in ("undo", "redo"))
    with database_of(window).reading() as tx:
        known = reach(tx)
    assert offered == (known.undo is not None, known.redo is not None)
    return offered[0], offered[1]


def spend_the_day(window: MainWindow) -> list[Rows]:
    """Do every action of the day; gives the register's rows before the first and after each."""
    states = [dump(database_of(window))]
    for action in DAY:
        # The offscreen platform gives the keyboard to nobody when a dialog closes.
        window.activateWindow()
        QCoreApplication.processEvents()
        action(window)
        screen.settle(window)
        QCoreApplication.processEvents()
        assert screen.open_dialogs() == []
        states.append(dump(database_of(window)))
        assert states[-1] != states[-2], action.__name__
        assert undo_and_redo(window) == (True, False)
    return states


def test_a_hundred_undos_and_redos_in_random_order_lead_where_they_should(
    window: MainWindow, empty_register: Path
) -> None:
    window.open_path(empty_register)
    states = spend_the_day(window)
    window.go("signatories")
    by, at = chance.of(18), len(states) - 1
    for _step in range(chance.times(STEPS)):
        can_undo, can_redo = undo_and_redo(window)
        assert (can_undo, can_redo) == (at > 0, at < len(states) - 1)
        back = can_undo and (not can_redo or by.random() < 0.5)
        window.menus.actions["undo" if back else "redo"].trigger()
        at += -1 if back else 1
        assert dump(database_of(window)) == states[at]
    screen.settle(window)
    while at > 0:
        window.menus.actions["undo"].trigger()
        at -= 1
    assert dump(database_of(window)) == states[0]
    assert undo_and_redo(window) == (False, True)
    while at < len(states) - 1:
        window.menus.actions["redo"].trigger()
        at += 1
    assert dump(database_of(window)) == states[-1]
    assert undo_and_redo(window) == (True, False)
    assert checks.find_damage(database_of(window)) == []
