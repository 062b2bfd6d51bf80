"""A name of a list whose signatory has signed this statement: it signs again only where somebody says so."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from coalition_app.app import main
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.operations.planning.items import LINK
from coalition_app.operations.planning.kept_answers import answer_again, answers_kept
from coalition_app.operations.planning.preview import Preview
from coalition_app.records.care.checks import find_damage
from coalition_app.records.merging import decisions
from coalition_app.records.positions import doubts
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import make_register, signatures_of, statement_of

LIST = "Подписи:\n\n1. ОФ «Эхо правды», Алматы\n2. ОО «Жаңа»\n"
SKIPS = "Signed already as No. 2: skip"


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """Give a closed register with a statement that two have signed."""
    path = tmp_path / "signed.coalition"
    with make_register(path, signatures=0) as made:
        for name in ("«Шаңырақ»", "«Правды эхо»"):
            with made.writing("sign") as tx:
                new = signatures.NewSignature(name=name, legal_form="ОФ", place="Алматы")
                signatures.sign(tx, statement_of(tx), new)
    return path


@pytest.fixture
def preview(window: MainWindow, signed: Path) -> ImportView:
    """Give the preview of a list that names the second of them in other words."""
    window.open_path(signed)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    QCoreApplication.processEvents()
    shown = screen.importing()
    shown.activateWindow()
    QCoreApplication.processEvents()
    return shown


def names(database: Database) -> list[str]:
    return [row.name for row in signatures_of(database)]


def item_of(preview: Preview) -> int:
    """Return the entry whose signatory has signed."""
    (item,) = (at for at, each in preview.known.items() if each.signed)
    return item


def test_what_it_is_asks_first_whether_it_has_signed_already(preview: ImportView) -> None:
    look = preview.look
    assert look.doubts.text() == "Perhaps ОФ «Правды эхо», listed there under number 2"
    assert SKIPS in look.answers.buttons[LINK].text()
    assert look.unless.text() == (
        "Until you decide, it is imported as new, and is a possible duplicate of No. 2."
    )


def test_said_to_have_signed_it_adds_nothing_and_is_told(
    window: MainWindow, preview: ImportView
) -> None:
    item = item_of(preview.preview)
    screen.press(preview.look.table, Qt.Key.Key_7)
    assert preview.preview.why(item) == "signed already as No. 2"
    assert "signed already as No. 2" in preview.preview.decided().left_out[-1].why
    assert preview.preview.count("there") == 1
    preview.preview.undo()
    assert preview.preview.count("there") == 0
    preview.preview.redo()
    preview.agree.click()
    screen.settle(window)
    assert names(database_of(window)) == ["«Шаңырақ»", "«Правды эхо»", "«Жаңа»"]


def test_what_the_list_says_of_it_is_a_difference_once_it_is_linked(
    window: MainWindow, signed: Path
) -> None:
    """Nothing that an entry says is dropped with it: until it is linked it is an entry of its own."""
    window.open_path(signed)
    window.owners.imports.import_text(
        "Название;Город;Комментарий к требованиям\nОФ «Эхо правды»;Алматы;кроме пункта о сроках\n"
    )
    screen.settle(window)
    shown = screen.importing()
    assert list(shown.differing.differences) == []
    shown.preview.link([item_of(shown.preview)])
    cells = [(each.number, each.cell, each.comes) for each in shown.differing.differences]
    assert cells == [(2, "words", "кроме пункта о сроках")]
    table, columns = shown.differing.table, (4, 5, 6)
    heads = [head.text() for at in columns if (head := table.horizontalHeaderItem(at))]
    assert heads == ["First import", "In the register", "In the list"]
    said = [item.text() for at in columns if (item := table.item(0, at))]
    assert said == ["—", "—", "кроме пункта о сроках"]
    shown.preview.undo()
    assert list(shown.differing.differences) == []
    shown.preview.redo()
    left = shown.look.empty
    assert left.text() == "Nothing is doubtful, and there is no signature to import."
    shown.differing.tick_all()
    assert left.text() == "Nothing is doubtful. Ctrl+Enter imports the list."
    shown.agree.click()
    screen.settle(window)
    database = database_of(window)
    assert names(database) == ["«Шаңырақ»", "«Правды эхо»"]
    with database.reading() as tx:
        waiting = [(each.number, each.code) for each in doubts.list_doubts(tx, statement_of(tx))]
    assert (2, "unsettled-words") in waiting


def test_taken_in_again_it_is_asked_anew(preview: ImportView) -> None:
    item = item_of(preview.preview)
    preview.preview.link([item])
    preview.preview.take_in([item])
    assert preview.preview.is_undecided(item)
    assert preview.preview.decision(item) is None
    preview.reject()


def test_a_second_signature_is_an_explicit_choice_and_a_possible_duplicate(
    window: MainWindow, preview: ImportView, signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen.press(preview.look.table, Qt.Key.Key_Minus)
    # What is linked with others afterwards stays what was chosen.
    preview.preview.link(list(preview.preview.known))
    kept = dict(answers_kept(preview.preview, [0]))
    assert answer_again(Preview(preview.preview.source), kept) == []
    assert "second signature beside No. 2" in preview.tabs.known.model.index(0, 3).data()
    preview.agree.click()
    screen.settle(window)
    rows = signatures_of(database_of(window))
    assert rows[1].signatory_id == rows[2].signatory_id
    window.close()
    main(["duplicates", str(signed), "--json"])
    pairs = json.loads(capsys.readouterr().out)["pairs"]
    assert (2, 3) in [(each["a"], each["b"]) for each in pairs]
    main(["ready", str(signed), "--statement", "1", "--json"])
    items = json.loads(capsys.readouterr().out)["items"]
    assert [each["numbers"] for each in items if each["kind"] == "twins-undecided"] == [[2, 3]]


def test_said_to_be_another_is_not_asked_again_among_the_possible_duplicates(
    window: MainWindow, preview: ImportView
) -> None:
    screen.press(preview.look.table, Qt.Key.Key_8)
    preview.agree.click()
    screen.settle(window)
    database = database_of(window)
    with database.reading() as tx:
        decided = decisions.decided_by_number(tx, statement_of(tx))
    assert decided == {2: [(3, "different")], 3: [(2, "different")]}
    assert screen.sentence(window).startswith("2 signatures were")
    window.do("undo")
    screen.settle(window)
    with database.reading() as tx:
        assert decisions.decided_by_number(tx, statement_of(tx)) == {}
    assert find_damage(database) == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--link", "all"), ["«Шаңырақ»", "«Правды эхо»", "«Жаңа»"]),
        (("--link", "all", "--known-too"), ["«Шаңырақ»", "«Правды эхо»", "«Эхо правды»", "«Жаңа»"]),
    ],
)
def test_the_command_links_nobody_a_second_time_unless_known_ones_are_wanted_too(
    signed: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    expected: list[str],
) -> None:
    source = tmp_path / "list.txt"
    source.write_text(LIST, encoding="utf-8")
    assert main(["import", str(signed), str(source), "--statement", "1", *options]) == 0
    told = capsys.readouterr().out
    assert ("signed already as No. 2" in told) is (len(expected) == 3)
    main(["signatories", str(signed), "--json"])
    rows = json.loads(capsys.readouterr().out)["signatories"]
    assert [each["name"] for each in rows] == expected
