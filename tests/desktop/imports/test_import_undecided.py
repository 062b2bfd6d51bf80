"""Names that the directory may know under another spelling and nobody decided: said before and after."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from coalition_app.app import main
from coalition_app.desktop.directory.merge_dialog import MergeDialog
from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.registers import add_statement, make_register, statement_of

LIST = "Подписи:\n\n1. ОФ «Шаңырақ», Алматы\n2. ОФ «Эхо правды»\n3. ОО «Жаңа»\n4. ОФ «Адил соз», Астана\n"
# 1 is certain and linked unasked; 2 and 4 stand in the directory perhaps: another order, another place.
UNLESS = "Until you link it, it goes in as new, beside the one that is known."


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
    """Give the preview of a list of four that goes into the second statement."""
    window.open_path(two_statements)
    window.go("signatories", 2)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    QCoreApplication.processEvents()
    return screen.importing()


def asked(preview: ImportView) -> list[str]:
    """Give the numbers of the entries of which it is asked whether the directory knows them."""
    look = preview.look.model
    return [look.index(row, 0).data() for row in range(look.rowCount())]


def test_each_is_asked_before_and_answered_by_a_key(preview: ImportView) -> None:
    look = preview.look
    preview.activateWindow()
    QCoreApplication.processEvents()
    assert preview.tabs.currentWidget() is look and look.table.hasFocus()
    assert asked(preview) == ["2", "4"]
    assert look.doubts.text().startswith("Perhaps ОФ «Правды эхо»")
    assert look.unless.text() == UNLESS
    screen.press(look.table, Qt.Key.Key_8)
    assert asked(preview) == ["4"] and not preview.preview.linked(1)
    screen.press(look.table, Qt.Key.Key_7)
    assert asked(preview) == [] and preview.preview.linked(3)
    preview.preview.undo()
    preview.preview.undo()
    assert asked(preview) == ["2", "4"]
    preview.reject()


def test_the_summary_says_it_after_and_leads_to_the_merge(
    window: MainWindow, preview: ImportView
) -> None:
    preview.agree.click()
    assert preview.imported is not None and preview.imported.undecided == (2, 4)
    (summary,) = window.findChildren(ImportSummary)
    link = summary.links["undecided"]
    assert link.text() == "2 possibly in the directory already"
    link.click()
    screen.settle(window)
    screen.dialog(MergeDialog).reject()
    assert [each.number for each in window.chosen()] == [2]


def test_what_she_decided_is_not_told_as_undecided(window: MainWindow, preview: ImportView) -> None:
    preview.tabs.known.decide_all("new")
    assert asked(preview) == []
    preview.agree.click()
    assert preview.imported is not None and preview.imported.undecided == ()
    (summary,) = window.findChildren(ImportSummary)
    assert "undecided" not in summary.links


def test_the_command_names_them_in_text_and_json(
    two_statements: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "список.txt"
    file.write_text(LIST, encoding="utf-8")
    target = ["--statement", "2"]
    assert main(["import", str(two_statements), str(file), *target]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "2 of them were recorded as new, though the directory may know them under another spelling: "
        "numbers 2, 4." in said
    )
    assert main(["undo-import", str(two_statements), "--last"]) == 0
    capsys.readouterr()
    assert main(["import", str(two_statements), str(file), *target, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["undecided"] == [2, 4]
    assert main(["undo-import", str(two_statements), "--last"]) == 0
    capsys.readouterr()
    assert main(["import", str(two_statements), str(file), *target, "--json", "--link", "all"]) == 0
    assert json.loads(capsys.readouterr().out)["undecided"] == []
