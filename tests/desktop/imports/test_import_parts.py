"""The preview's filters, the way to a line, the report, and what is settled after an import."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.signatories.defects_dialog import DefectsDialog
from coalition_app.documents.content.gather import gather_annex
from coalition_app.operations import signature_edits
from coalition_app.operations.planning.items import VERDICTS
from coalition_app.operations.planning.questions import RIGHT
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.positions import positions
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.defects import list_broken
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import dump, name_attestor, signatures_of, statement_of

LIST = Path(__file__).parents[2] / "data" / "real_case" / "statement.txt"
SHORT = (
    "Подписи:\n\n1. ОО «Эхо», Анна Ким\n2. Фонд «Свет\n3. Фонд «Бір» (кроме пункта 2)\n"
    "4. ОФ Фонд «Бірлік 1»\n"
)


@pytest.fixture
def preview(window: MainWindow, empty_register: Path) -> ImportView:
    """Give the preview of the real list."""
    window.open_path(empty_register)
    window.owners.imports.import_text(LIST.read_text(encoding="utf-8"))
    QCoreApplication.processEvents()
    return screen.importing()


@pytest.fixture
def short(window: MainWindow, register: Path) -> ImportView:
    """Give the preview of four entries; the last stands in the statement already."""
    window.open_path(register)
    window.owners.imports.import_text(SHORT)
    QCoreApplication.processEvents()
    return screen.importing()


def give_up(shown: ImportView) -> None:
    shown.reject()
    if shown.preview.decisions:
        shown.asking.discard.click()


def counts(shown: ImportView) -> dict[str, int]:
    return {verdict: shown.preview.count(verdict) for verdict in VERDICTS}


# Filters


def test_the_verdicts_add_up_to_the_source(short: ImportView) -> None:
    assert counts(short) == {"ready": 1, "look": 2, "known": 0, "left": 1, "there": 1}
    assert [short.preview.count(each) for each in VERDICTS] == [1, 2, 0, 1, 1]
    whole = len(short.preview.order)
    assert sum(counts(short).values()) == whole
    short.preview.leave_out([0])
    short.preview.settle([1])
    assert counts(short) == {"ready": 1, "look": 1, "known": 0, "left": 2, "there": 1}
    assert sum(counts(short).values()) == whole
    give_up(short)


def test_what_needs_review_has_the_colour_of_doubt(short: ImportView) -> None:
    """Beside what is ready it could not be told at arm's length."""
    rows, role = short.read.model, Qt.ItemDataRole.ForegroundRole
    verdicts = [rows.index(row, FIELDS.index("verdict")) for row in range(rows.rowCount())]
    inks = {each.data(): each.data(role) and each.data(role).name() for each in verdicts}
    assert inks == {"ready": None, "needs review": theme.applied().warning}
    source = short.tabs.source.model
    became = [source.index(row, 2) for row in range(source.rowCount())]
    doubtful = [each.data() for each in became if each.data(role)]
    assert doubtful and all("needs review" in each for each in doubtful)


def test_what_was_read_is_filtered_by_verdict_with_its_true_numbers(short: ImportView) -> None:
    which = short.read.which
    assert [which.itemText(at) for at in range(which.count())] == [
        "All: 3",
        "Ready: 1",
        "Needs review: 2",
        "Known signatory: 0",
    ]
    which.choose("look")
    numbers = [short.rows.index(row, 0).data() for row in range(short.rows.rowCount())]
    # Three have signed before: these are the second and the third of the list.
    assert numbers == ["5", "6"]
    short.preview.settle([1])
    assert [short.rows.index(row, 0).data() for row in range(short.rows.rowCount())] == ["6"]
    which.choose("")
    assert short.rows.rowCount() == 3
    give_up(short)


def test_what_was_left_out_is_filtered_by_why(short: ImportView) -> None:
    left = short.left
    assert [left.which.itemText(at) for at in range(3)] == [
        "All: 2",
        "Skipped: 1",
        "Already there: 1",
    ]
    left.which.choose("there")
    assert left.model.rowCount() == 1
    assert "already there under number 1" in left.model.index(0, 2).data()
    give_up(short)


def test_a_filtered_row_is_edited_in_place(short: ImportView) -> None:
    short.read.which.choose("ready")
    name = short.rows.index(0, 1)
    assert name.data() == "«Эхо»"
    short.rows.setData(name, "«Жаңғырық»")
    assert short.preview.entry(0).name == "«Жаңғырық»"
    assert short.rows.index(0, 1).data() == "«Жаңғырық»"
    give_up(short)


# Corrections


def test_a_corrected_entry_is_ready_and_one_with_words_stays(short: ImportView) -> None:
    short.preview.edit(1, "name", "«Свет»")
    assert not short.preview.stands_in(1, "look")
    short.preview.edit(2, "name", "«Екі»")
    # Its words still are to be settled.
    assert short.preview.stands_in(2, "look")
    give_up(short)


def test_typing_never_goes_into_the_next_entry(short: ImportView) -> None:
    look = short.look
    short.tabs.setCurrentWidget(look)
    look.table.choose(0)
    name = look.fields["name"]
    name.setFocus()
    name.setText("«Свет»")
    screen.press(name, Qt.Key.Key_Tab)
    assert short.preview.entry(1).name == "«Свет»"
    assert look.fields["name"].text() == "«Бір»"
    assert short.preview.entry(2).name == "«Бір»"
    assert look.table.hasFocus()
    give_up(short)


def test_right_as_it_is_settles_the_entry_that_was_shown_only(short: ImportView) -> None:
    look = short.look
    short.tabs.setCurrentWidget(look)
    look.table.choose(0)
    look.fields["name"].setText("«Свет»")
    look.answer(RIGHT)
    assert short.preview.entry(1).name == "«Свет»"
    assert short.preview.stands_in(2, "look")
    give_up(short)


# To the line and back


def test_the_way_from_an_entry_to_its_lines_and_back(preview: ImportView) -> None:
    preview.tabs.setCurrentWidget(preview.read)
    preview.read.table.choose(17)
    screen.press(preview.read.table, Qt.Key.Key_J, ctrl=True)
    source = preview.tabs.source
    assert preview.tabs.currentWidget() is source
    marked = [
        row for row in range(source.model.rowCount()) if "▸" in source.model.index(row, 0).data()
    ]
    # Entry 18 stands on the lines 177 to 179.
    assert marked == [176, 177, 178]
    assert "РОО «Шаңырақ»" in source.model.index(176, 1).data()
    assert source.model.index(176, 2).data() == "No. 18: needs review"
    assert source.table.currentIndex().row() == 176
    screen.press(source.table, Qt.Key.Key_Return)
    assert preview.tabs.currentWidget() is preview.read
    assert preview.read.table.currentIndex().row() == 17
    give_up(preview)


def test_a_line_is_found_by_its_number(preview: ImportView) -> None:
    source = preview.tabs.source
    preview.tabs.setCurrentWidget(source)
    assert preview.tabs.tabText(preview.tabs.indexOf(source)) == "Source: 440"
    for typed, row in (("142", 141), ("999999", 439)):
        source.line.setText(typed)
        source.line.editingFinished.emit()
        assert source.table.currentIndex().row() == row
    assert source.model.index(141, 2).data() == "No. 1: ready"
    assert source.model.index(0, 2).data() == "skipped"
    give_up(preview)


def test_every_line_says_what_became_of_it(preview: ImportView) -> None:
    model = preview.tabs.source.model
    said = [model.index(row, 2).data() for row in range(model.rowCount())]
    account = preview.preview.account()
    assert said.count("blank line") == account.blank_lines
    demands = [each for each in said if each.startswith("demand ")]
    assert set(demands) == {"demand 1", "demand 2", "demand 3"}
    assert said.count("title or text") + len(demands) == account.text_lines
    assert said.count("skipped") == account.left_lines
    assert sum(each.startswith("No. ") for each in said) == account.entry_lines
    give_up(preview)


# The report


def test_the_report_is_saved_before_and_after(
    window: MainWindow, short: ImportView, tmp_path: Path
) -> None:
    before, after = tmp_path / "before.txt", tmp_path / "after.txt"
    short._ask_target = lambda _parent, _title, _proposed: before
    short.preview.leave_out([0])
    short.report.click()
    screen.settle(window)
    text = before.read_text(encoding="utf-8")
    assert "already there: 1" in text
    assert "left out by you" in text
    assert "imported as number" not in text
    short.agree.click()
    (summary,) = window.findChildren(ImportSummary)
    window.choosers.target = lambda _parent, _title, _proposed: after
    summary.links["report"].click()
    screen.settle(window)
    lines = after.read_text(encoding="utf-8").splitlines()
    (light,) = (line for line in lines if "«Свет" in line)
    assert light.endswith("imported as number 4")
    assert screen.sentence(window).startswith("The report was written: ")


def test_a_report_that_cannot_be_written_is_told(
    window: MainWindow, short: ImportView, tmp_path: Path
) -> None:
    short._ask_target = lambda _parent, _title, _proposed: tmp_path / "no" / "report.txt"
    short.report.click()
    screen.settle(window)
    assert "There is no folder" in screen.sentence(window)
    give_up(short)


# What is settled next


def test_defects_are_settled_one_by_one_and_the_strip_follows(
    window: MainWindow, preview: ImportView
) -> None:
    preview.agree.click()
    (summary,) = window.findChildren(ImportSummary)
    summary.links["defects"].click()
    screen.settle(window)
    shown = screen.dialog(DefectsDialog)
    first = shown.chosen()[0].number
    assert "Quotation mark not closed" in shown.list.item(0).text()
    screen.press(shown.list, Qt.Key.Key_Return)
    screen.settle(window)
    assert shown.chosen()[0].number != first
    assert summary.links["defects"].text() == "25 flaws to check"
    with database_of(window).reading() as tx:
        statement = statement_of(tx)
        assert first not in signatures.numbers_broken(tx, statement.id)
        (settled,) = (
            each
            for each in list_broken(tx, statement.id, settled_too=True)
            if each.settled_on is not None
        )
    assert (settled.number, settled.left) == (first, True)
    shown.settled_too.setChecked(True)
    screen.settle(window)
    assert shown.list.count() == 26
    shown.settled_too.setChecked(False)
    screen.settle(window)
    shown.list.selectAll()
    shown.right.click()
    screen.settle(window)
    assert shown.said.text() == "Nothing left to review."
    # What was left as it is keeps its mark, and can still be found right.
    with database_of(window).reading() as tx:
        assert gather_annex(tx, statement_of(tx)).content.marked == {first}
    assert [each.number for each in shown.chosen()] == [first]
    assert not shown.left.isEnabled()
    assert "defects" not in summary.waiting()
    shown.reject()
    window.menus.actions["undo"].trigger()
    assert "defects" in summary.waiting()


def test_the_details_say_what_is_broken_in_the_list(
    window: MainWindow, preview: ImportView
) -> None:
    preview.agree.click()
    with database_of(window).reading() as tx:
        statement = statement_of(tx)
        broken, *_others = list_broken(tx, statement.id)
    (code, piece), *_more = broken.defects
    assert code == "unclosed-quotation-mark"
    pages_of(window).signatories.choose([broken.number])
    screen.settle(window)
    origin = window.details.origin
    assert f"Quotation mark not closed: {piece}" in origin.texts()
    window.operations.change(signature_edits.leave_defects(statement, numbers=[broken.number]))
    screen.settle(window)
    assert f"Quotation mark not closed: {piece}" in origin.texts()
    pages_of(window).signatories.choose([3])
    screen.settle(window)
    assert not any("Quotation mark" in each for each in origin.texts())


def test_the_defects_are_reached_from_the_menu_and_say_each_language(
    window: MainWindow, preview: ImportView
) -> None:
    preview.agree.click()
    window.do("defects")
    screen.settle(window)
    shown = screen.dialog(DefectsDialog)
    screen.settle(window)
    room = shown.list.viewport().height()
    last = shown.list.visualRect(shown.list.indexAt(QPoint(10, room - 2)))
    assert 0 < last.bottom() < room, "no row is cut by its card"
    assert screen.nameless(shown) == []
    for language in ("ru", "kk", "en"):
        window.speak(language)
        assert shown.list.count() == 26
    shown.shown.click()
    assert screen.open_dialogs() == []
    assert window.chosen()[0].number == 5


def test_the_strip_goes_when_everything_is_settled(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.owners.imports.import_text("1. ОО «Эхо», Анна Ким\n2. Фонд «Бір» (кроме пункта 2)\n")
    screen.importing().agree.click()
    (summary,) = window.findChildren(ImportSummary)
    with database_of(window).writing("record-position") as tx:
        new = positions.NewPosition({2: "does-not-support"})
        positions.record_position(tx, statement_of(tx), 5, new)
    window.operations.reread()
    assert "words" not in summary.waiting()
    assert "evidence" in summary.waiting()
    with database_of(window).writing("record-evidence") as tx:
        statement = statement_of(tx)
        rows = signatures.list_signatures(tx, statement.id, numbers=[4, 5])
        new_evidence = NewEvidence(kind="held-outside", held_where="сейф", holder="Д. Ахметова")
        evidence.record_evidence(tx, statement, rows, new_evidence)
    window.operations.reread()
    assert window.findChildren(ImportSummary) == []


def test_turning_pages_reads_nothing_for_the_strip(window: MainWindow, preview: ImportView) -> None:
    preview.agree.click()
    (summary,) = window.findChildren(ImportSummary)
    state = summary.state
    for page in ("positions", "journal", "signatories"):
        window.go(page)
    assert summary.state is state
    name_attestor(database_of(window))
    window.operations.reread()
    assert "attestor" not in summary.waiting()
    window.close_register()
    assert window.findChildren(ImportSummary) == []


def test_a_list_imported_twice_adds_nothing(window: MainWindow, short: ImportView) -> None:
    short.agree.click()
    before = dump(database_of(window))
    assert len(signatures_of(database_of(window))) == 6
    window.owners.imports.import_text(SHORT)
    again = screen.importing()
    assert "is already in the register" in again.held.text()
    assert not again.agree.isEnabled()
    again.agree.click()
    again.reject()
    window.owners.imports.import_text(SHORT + "\n")
    same = screen.importing()
    assert counts(same)["there"] == 4
    assert not same.agree.isEnabled()
    assert same.agree.text() == "Nothing to import"
    same.reject()
    assert dump(database_of(window)) == before


def test_the_summary_leads_to_what_is_to_be_settled(
    window: MainWindow, preview: ImportView
) -> None:
    preview.agree.click()
    (summary,) = window.findChildren(ImportSummary)
    assert summary.said.text() == "119 signatures were imported. Still to do:"
    QCoreApplication.processEvents()
    bar, strip = (each.mapTo(window, QPoint(0, 0)) for each in (window.bar, summary))
    assert strip.y() >= bar.y() + window.bar.height(), "it stands below the title bar"
    assert summary.waiting() == {
        "words": "Words of No. 18",
        "defects": "26 flaws to check",
        "evidence": "Evidence: none yet",
        "attestor": "Attestation: proposed by the source",
        "report": "Save the report…",
    }
    assert screen.nameless(summary) == []
    summary.links["words"].click()
    shown = screen.dialog(PositionDialog)
    assert shown.windowTitle() == "Position of No. 18"
    shown.reject()
    summary.links["defects"].click()
    screen.settle(window)
    broken = screen.dialog(DefectsDialog)
    assert broken.said.text().startswith("26 signatures to review")
    assert broken.chosen()[0].number == 5
    broken.shown.click()
    assert window.chosen()[0].number == 5
    assert screen.open_dialogs() == []
    summary.close_button.click()
    assert window.findChildren(ImportSummary) == []


def test_the_summary_goes_with_the_import_when_it_is_undone(
    window: MainWindow, preview: ImportView
) -> None:
    preview.agree.click()
    assert len(window.findChildren(ImportSummary)) == 1
    window.menus.actions["undo"].trigger()
    assert window.findChildren(ImportSummary) == []


def test_the_summary_speaks_the_language_that_is_chosen(
    window: MainWindow, preview: ImportView, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.agree.click()
    (summary,) = window.findChildren(ImportSummary)
    summary.said.setText("")
    window.speak("ru")
    QCoreApplication.processEvents()
    assert "119" in summary.said.text()


def test_the_strip_is_one_line_and_the_rest_is_in_its_menu(
    window: MainWindow, preview: ImportView
) -> None:
    preview.agree.click()
    (summary,) = window.findChildren(ImportSummary)
    for language in ("en", "ru", "kk"):
        window.speak(language)
        QCoreApplication.processEvents()
        seen = [each for each in summary.links.values() if each.isVisible()]
        assert summary.height() <= seen[0].height() + 20
        assert all(each.width() >= each.sizeHint().width() for each in (summary.said, *seen))
        summary.rest.aboutToShow.emit()
        listed = [each.text() for each in summary.rest.actions()]
        assert [each.text() for each in seen] + listed == list(summary.waiting().values())


def test_the_strip_stands_above_the_list_alone(window: MainWindow, preview: ImportView) -> None:
    preview.agree.click()
    (summary,) = window.findChildren(ImportSummary)
    for page, seen in (("annex", False), ("positions", True), ("evidence", False)):
        window.go(page)
        assert summary.isVisible() == seen, page
    window.go("signatories")
    assert summary.isVisible()


def test_numbers_of_lines_stand_at_the_right_as_all_numbers_do(short: ImportView) -> None:
    source, role = short.tabs.source.model, Qt.ItemDataRole.TextAlignmentRole
    for said in (
        source.index(0, 0).data(role),
        source.headerData(0, Qt.Orientation.Horizontal, role),
    ):
        assert Qt.AlignmentFlag(said) & Qt.AlignmentFlag.AlignRight


def test_the_marked_lines_of_the_source_follow_the_theme(
    short: ImportView, application: QApplication
) -> None:
    source = short.look.source
    try:
        for name in ("dark", "light"):
            theme.apply_theme(application, name)
            (marked, *_rest) = source.extraSelections()
            assert marked.format.background().color().name() == theme.applied().mark
    finally:
        theme.apply_theme(application, "light")


def test_the_drawings_of_the_strip_follow_theme_and_letters(
    window: MainWindow, preview: ImportView, application: QApplication
) -> None:
    preview.agree.click()
    (summary,) = window.findChildren(ImportSummary)
    before = summary.close_button.icon().cacheKey()
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "dark")
        assert summary.close_button.icon().cacheKey() != before
        assert summary.links["words"].iconSize().height() > 28
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
