"""Lists that the program wrote, in the preview of the real window: copied and pasted, and as files."""

from pathlib import Path

from coalition_app.desktop.main_window import MainWindow
from coalition_app.operations.planning.preview import LEFT, READ
from tests.commands.command_line import done, type_command
from tests.desktop import screen


def test_what_was_copied_and_pasted_again_adds_nothing(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("signatories")
    screen.settle(window)
    window.do("copy")
    screen.settle(window)
    window.do("paste")
    screen.settle(window)
    shown = screen.importing()
    assert shown.preview.draft.format == "own list"
    assert shown.preview.size(READ) == 0
    assert shown.preview.size(LEFT) >= 3
    assert not shown.differing.differences
    shown.reject()


def test_who_left_all_out_is_not_told_to_import(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.owners.imports.import_text("1. ОФ «Сад»\n2. ОФ «Лес»\n")
    screen.settle(window)
    shown = screen.importing()
    shown.tabs.setCurrentWidget(shown.look)
    assert shown.look.empty.text() == "Nothing is doubtful. Ctrl+Enter imports the list."
    shown.preview.leave_out((0, 1))
    screen.settle(window)
    assert shown.look.empty.text() == "Nothing is doubtful, and there is no signature to import."
    shown.reject()


def test_json_of_another_register_keeps_numbers_positions_and_lines(
    window: MainWindow, register: Path, ready_case: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "signatories.json"
    listed.write_text(type_command("signatories", ready_case, "--json").out, encoding="utf-8")
    window.open_path(register)
    window.owners.imports.import_path(listed)
    screen.settle(window)
    shown = screen.importing()
    account = shown.preview.account()
    assert account.entries == 119
    shown.target.box.setCurrentIndex(0)
    shown.target.title.setText("Список")
    screen.settle(window)
    shown.agree.click()
    screen.settle(window)
    window.close_register()
    rows = done("signatories", register, "--statement", 2, "--json").json["signatories"]
    before = done("signatories", ready_case, "--json").json["signatories"]
    assert [each["number"] for each in rows] == [each["number"] for each in before]
    assert rows[17]["positions"] == before[17]["positions"]
