"""Doubtful entries of an import: first, each with its reason, answered by one key, until none is left."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from coalition_app.desktop.controls.key_legend import KeyLegend
from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from coalition_app.operations.planning.questions import question_of
from coalition_app.records.positions import doubts
from coalition_app.records.signatures.defects import SHOWN_DEFECTS, list_broken
from coalition_app.records.signatures.signatures import numbers_broken
from tests.desktop import screen
from tests.operations.test_planning import BARE, HEADED, LIST
from tests.registers import signatures_of, statement_of

REAL = Path(__file__).parents[2] / "data" / "real_case" / "statement.txt"
KEY = Qt.Key
SECONDS_A_DOUBT = 3.5
"""What a person takes to read a reason and its line, and to press a key."""
LED = """Signed:
1. Cy Ash (on Friday only)
2. Ada Oak, Chair, Wharfe Trust
3. Bo Elm, Director, Leeds Rowing Club
"""
NOTHING = "Nothing is doubtful. Ctrl+Enter imports the list."


def press(key: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key on whatever has the keyboard, as a person does."""
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard"
    screen.press(focused, key, ctrl=ctrl)
    QCoreApplication.processEvents()


def previewed(window: MainWindow, register: Path, text: str) -> ImportView:
    window.open_path(register)
    window.owners.imports.import_text(text)
    screen.settle(window)
    shown = screen.importing()
    shown.activateWindow()
    QCoreApplication.processEvents()
    return shown


def give_up(shown: ImportView) -> None:
    shown.done()


@pytest.fixture
def shown(window: MainWindow, register: Path) -> ImportView:
    return previewed(window, register, LIST)


def test_the_doubtful_come_first_each_with_its_reason_and_keys(shown: ImportView) -> None:
    look = shown.look
    assert shown.tabs.currentWidget() is look and look.table.hasFocus()
    said = "4 of 6 are doubtful. 5 passages are not counted until you say what they are."
    assert look.said.text() == said
    assert look.lines.text() == "line 4"
    why, _colon, text = look.doubts.text().partition(": ")
    assert why and text == "“как зритель”"
    offered = [
        (each.accessibleDescription(), each.text())
        for each in look.answers.buttons.values()
        if each.isVisible()
    ]
    assert offered == [
        ("1", "Words on a demand"),
        ("4", "It means nothing: the signature counts in full"),
        ("5", "Choose what it is… (the signature counts)"),
        ("0", "Skip: do not import it"),
    ]
    give_up(shown)


def test_a_key_answers_and_the_next_doubt_is_chosen(shown: ImportView) -> None:
    look = shown.look
    press(KEY.Key_Equal)
    assert look.answers.all_like.isChecked()
    press(KEY.Key_4)
    # Both that say the same are answered, and the next one has two things to say.
    assert shown.preview.still_open == 3
    assert "за вычетом второго" in look.doubts.text()
    press(KEY.Key_1)
    assert "просит не учитывать" in look.doubts.text()
    assert not look.answers.buttons["print"].isVisible(), "a line outside the list never prints"
    press(KEY.Key_2)
    assert shown.preview.still_open == 2
    press(KEY.Key_3)
    assert shown.preview.still_open == 2, "what speaks of the signature is not kept back"
    press(KEY.Key_4)
    assert look.doubts.text().startswith("A line outside the list names a demand")
    assert look.table.hasFocus()
    press(KEY.Key_4)
    assert look.empty.isVisible() and look.empty.text() == NOTHING
    assert shown.tabs.tabText(0) == "Doubtful: 0"
    # Nothing that Enter presses has the keyboard; Ctrl+Z opens the last one again.
    press(KEY.Key_Return)
    press(KEY.Key_Z, ctrl=True)
    assert shown.preview.still_open == 1 and not look.empty.isVisible()
    give_up(shown)


def test_home_and_end_choose_the_first_and_the_last_doubt(shown: ImportView) -> None:
    table = shown.look.table
    last = shown.look.model.rowCount() - 1
    assert last > 0
    press(KEY.Key_End)
    assert table.currentIndex().row() == last
    press(KEY.Key_Home)
    assert table.currentIndex().row() == 0
    give_up(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_below_call_undo_as_the_menu_does(
    window: MainWindow, shown: ImportView, language: str
) -> None:
    window.speak(language)
    (legend,) = shown.look.findChildren(KeyLegend)
    words = [each.text() for each in legend.findChildren(QLabel)]
    told = words[words.index("Ctrl Z") + 1]
    assert window.action("undo").text().casefold().startswith(told)
    give_up(shown)


def test_a_piece_is_named_by_two_keys(window: MainWindow, shown: ImportView) -> None:
    press(KEY.Key_5)
    assert shown.look.answers.roles.isVisible()
    screen.press(shown.look.answers.roles, KEY.Key_9)
    assert shown.preview.still_open == 4
    press(KEY.Key_Return, ctrl=True)
    screen.settle(window)
    database = window.operations.database
    assert database is not None
    row = signatures_of(database)[4]
    assert [each.decided for each in row.pieces if each.open] == ["capacity"]


def test_an_answer_leaves_a_part_in_one_field_only(window: MainWindow, register: Path) -> None:
    text = (
        "1. «Шапағат» қоғамдық қоры, директоры Гүлнар Ысқақ; Тасөткел а.\n"
        "2. Общество рыболовов в лице Кузьмы Щукина\n"
    )
    shown = previewed(window, register, text)
    for role in (KEY.Key_4, KEY.Key_2):
        press(KEY.Key_5)
        screen.press(shown.look.answers.roles, role)
    assert shown.preview.still_open == 0
    press(KEY.Key_Return, ctrl=True)
    screen.settle(window)
    database = window.operations.database
    assert database is not None
    rows = signatures_of(database)[-2:]
    assert [(row.office, row.place, row.representative) for row in rows] == [
        ("директоры", "Тасөткел а.", "Гүлнар Ысқақ"),
        ("", "", "Кузьмы Щукина"),
    ]


def test_digits_in_a_field_are_digits(shown: ImportView) -> None:
    name = shown.look.fields["name"]
    name.setFocus()
    screen.type_words(name, "4")
    assert name.text().endswith("4") or name.text().startswith("4")
    assert shown.preview.still_open == 5
    give_up(shown)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BARE, NOTHING),
        ("1. ОФ «Сад»\n2. ОФ «Лес»\n2. ОФ «Гора»\n", "Read the warnings above"),
        (LIST, ""),
        ("1. ОФ «Эхо»\n\nТребование 2 подписавшие не обсуждали.\n", ""),
        ("1. ОФ «Эхо, Анна Ким\n", ""),
    ],
)
def test_nothing_doubtful_is_said_only_where_nothing_is(
    window: MainWindow, register: Path, text: str, said: str
) -> None:
    shown = previewed(window, register, text)
    shown.tabs.setCurrentWidget(shown.look)
    assert shown.look.empty.isVisible() is bool(said)
    if said:
        assert said in shown.look.empty.text()
    shown.look.compare(True)
    assert NOTHING not in shown.look.empty.text()
    give_up(shown)


def test_the_real_case_is_settled_by_keys_alone_in_two_minutes(
    window: MainWindow, register: Path
) -> None:
    shown = previewed(window, register, REAL.read_text(encoding="utf-8"))
    began, keys, waiting = time.perf_counter(), 0, shown.look.model.rowCount()
    while shown.look.model.rowCount():
        assert QApplication.focusWidget() is shown.look.table
        press(KEY.Key_2)
        keys += 1
        assert keys <= waiting, "one key each"
    own = time.perf_counter() - began
    assert own + keys * SECONDS_A_DOUBT < 120
    assert shown.preview.size("look") == 0 and shown.look.empty.isVisible()
    shown.target.box.setCurrentIndex(0)
    press(KEY.Key_Return, ctrl=True)
    screen.settle(window)
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        open_now = doubts.list_doubts(tx, statement_of(tx, 2))
        broken = list_broken(tx, statement_of(tx, 2).id, settled_too=True)
        asked_again = numbers_broken(tx, statement_of(tx, 2).id)
    # What is left as it is keeps its mark; which demands the words of number 18 touch is said with them.
    assert [(each.number, each.code) for each in open_now] == [(18, "unsettled-words")]
    assert {code for each in broken for code, _piece in each.defects} <= set(SHOWN_DEFECTS)
    assert broken and all(each.left for each in broken)
    assert asked_again == [], "it was answered"
    (summary,) = window.findChildren(ImportSummary)
    assert "defects" not in summary.waiting()


FIRST = "Подписи:\n\n1. ОО «Эхо», Анна Ким, Шал акын\n2. ОФ «Свет» (Шал акын)\n3. ОФ «Лес» (ждёт звонка)\n"
NEXT = "Подписи:\n\n1. ОО «Сад», Мария Ли, шал акын\n2. ОФ «Луг» (ждёт звонка)\n"


def test_what_is_settled_in_a_preview_is_known_or_shown_in_the_next(
    window: MainWindow, register: Path
) -> None:
    shown = previewed(window, register, FIRST)
    press(KEY.Key_Equal)
    press(KEY.Key_5)
    screen.press(shown.look.answers.roles, KEY.Key_4)
    screen.settle(window)
    # Without a system's windows a menu that closed stays the active one.
    shown.activateWindow()
    shown.look.table.setFocus()
    QCoreApplication.processEvents()
    press(KEY.Key_4)
    press(KEY.Key_Return, ctrl=True)
    screen.settle(window)
    database = window.operations.database
    assert database is not None
    assert [each.place for each in signatures_of(database)[-3:-1]] == ["Шал акын"] * 2
    window.owners.imports.import_text(NEXT)
    screen.settle(window)
    again = screen.importing()
    assert again.preview.still_open == 1
    assert again.look.doubts.text().endswith("\nSettled before as: says nothing")
    give_up(again)
    window.do("undo")
    screen.settle(window)
    window.owners.imports.import_text(NEXT)
    screen.settle(window)
    unknown = screen.importing()
    assert unknown.preview.still_open == 2
    give_up(unknown)


def test_a_key_means_one_thing_whatever_is_asked(window: MainWindow, register: Path) -> None:
    """A key that found readings right never joins two signatories at the next entry."""
    window.open_path(register)
    text = "1. ОФ «Фонд «Бірлік 2»\n2. Союз рыбаков (как зритель)\n3. Ромашка\n4. ОО «Бирлик 1»\n"
    shown = previewed(window, register, text)
    meant: dict[str, set[str]] = {}
    for item in range(4):
        for piece in range(2):
            asked = question_of(shown.preview, item, piece)
            for key, answer in (asked.answers if asked else {}).items():
                meant.setdefault(key, set()).add(answer)
    assert meant["2"] <= {"right", "print"} and meant["0"] == {"out"}
    assert all(len(each) == 1 for key, each in meant.items() if key not in "29")
    assert len({key for key, each in meant.items() if "link" in each}) <= 1
    give_up(shown)


WISHES = """Заявление о реке

Подписали:
1. ОО «Исток»
2. Анна Ким (имя не публиковать)
3. Олег Ли (только инициалы)
4. Иван Петров, врач
"""


@pytest.mark.parametrize("keys", [[KEY.Key_2, KEY.Key_2], [KEY.Key_2, KEY.Key_Return], []])
def test_the_wish_of_one_withholds_no_other_name_whatever_was_answered(
    window: MainWindow, register: Path, keys: list[Qt.Key]
) -> None:
    shown = previewed(window, register, WISHES)
    assert shown.look.model.rowCount() == 2
    for key in keys:
        press(key)
    press(KEY.Key_Return, ctrl=True)
    screen.settle(window)
    database = window.operations.database
    assert database is not None
    publish = {row.name: row.publish for row in signatures_of(database)}
    wished = {"Анна Ким": "withheld", "Олег Ли": "initials"}
    assert publish == {**dict.fromkeys(publish, "yes"), **wished}
    assert "Иван Петров" in publish


def test_what_stays_unassigned_stands_beside_the_account(shown: ImportView) -> None:
    head = shown.head
    shown.window().resize(1280, 720)
    QCoreApplication.processEvents()
    # The doubts say so themselves while they are shown.
    for part, seen in ((shown.look, False), (shown.read, True)):
        shown.tabs.setCurrentWidget(part)
        assert head.unsaid.isVisibleTo(shown) is seen
    assert head.unsaid.text() and head.counts.geometry().right() < head.unsaid.geometry().left()
    give_up(shown)


def test_a_warning_is_never_one_letter_wide(shown: ImportView) -> None:
    said = shown.head.unsaid
    shown.tabs.setCurrentWidget(shown.read)
    assert said.isVisible() and said.text()
    for width in (1280, 640):
        window = shown.window()
        window.resize(width, 720)
        QCoreApplication.processEvents()
        assert said.width() >= said.fontMetrics().horizontalAdvance(said.text()) // 2, width
    give_up(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stays_unassigned_and_its_answers_are_read_whole(
    window: MainWindow, register: Path, language: str
) -> None:
    """In each language, on the narrowest screen, beside the name of clipboard text."""
    shown = previewed(window, register, "1. Союз рыбаков (подпись под вопросом, отозвана)\n" + BARE)
    window.resize(1280, 720)
    window.speak(language)
    screen.settle(window)
    shown.tabs.setCurrentWidget(shown.read)
    screen.settle(window)
    assert shown.head.unsaid.isVisible() and shown.head.unsaid.text()
    for label in (shown.head.unsaid, shown.head.source):
        assert label.width() >= label.sizeHint().width(), label.text()
    shown.tabs.setCurrentWidget(shown.look)
    screen.settle(window)
    (area,) = (
        each
        for each in shown.look.findChildren(QScrollArea)
        if each.isAncestorOf(shown.look.answers)
    )
    inside = area.widget()
    assert inside is not None
    assert inside.width() <= area.viewport().width()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_low_window_names_its_source_whole(
    window: MainWindow, register: Path, language: str
) -> None:
    """The report goes into the menu before the name of the source is cut."""
    window.speak(language)
    window.resize(1000, 600)
    shown = previewed(window, register, LIST)
    source = shown.head.source
    assert source.width() >= source.fontMetrics().horizontalAdvance(source.text())
    assert shown.report.isHidden() is not shown.head.rare.isHidden()
    give_up(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_name_of_a_source_takes_two_lines(
    window: MainWindow, register: Path, tmp_path: Path, language: str
) -> None:
    window.speak(language)
    file = tmp_path / "Ответы формы о подписании совместного заявления.txt"
    file.write_text(LIST, encoding="utf-8")
    window.open_path(register)
    window.owners.imports.import_path(file)
    screen.settle(window)
    source = screen.importing().head.source
    assert source.text() == file.name
    assert source.heightForWidth(source.width()) <= 2 * source.fontMetrics().lineSpacing() + 2
    give_up(screen.importing())


def test_one_key_says_of_all_below_a_heading_that_they_have_not_signed(
    window: MainWindow, register: Path
) -> None:
    shown = previewed(window, register, HEADED)
    look = shown.look
    assert "“Отказались”" in look.doubts.text()
    offered = [each.text() for each in look.answers.buttons.values() if each.isVisible()]
    assert offered == [
        "Words on a demand",
        "It only names a group: they have signed",
        "They have not signed: do not import them",
    ]
    assert not look.answers.all_like.isVisible()
    press(KEY.Key_0)
    assert shown.preview.still_open == 0 and len(shown.preview.taken()) == 2
    give_up(shown)


def test_one_key_says_who_signs_of_the_whole_list(window: MainWindow, register: Path) -> None:
    """It is asked before what stands above it, with some of those whom it is about and their number."""
    shown = previewed(window, register, LED)
    look = shown.look
    reason = look.doubts.text()
    assert "“Ada Oak, Chair, Wharfe Trust; Bo Elm, Director, Leeds Rowing Club”" in reason
    assert reason.endswith("2 entries are meant.")
    offered = [each.text() for each in look.answers.buttons.values() if each.isVisible()]
    assert offered == [
        "The persons sign; the organisations stand beside them for information",
        "The organisations sign; the persons sign for them",
        "Skip this entry alone",
    ]
    assert not look.answers.all_like.isVisible()
    press(KEY.Key_9)
    assert [shown.preview.entry(at).name for at in (1, 2)] == ["Wharfe Trust", "Leeds Rowing Club"]
    press(KEY.Key_Z, ctrl=True)
    assert shown.preview.entry(1).name == "Ada Oak"
    press(KEY.Key_2)
    assert shown.preview.still_open == 1
    give_up(shown)


def test_what_is_doubted_of_a_body_that_signs_is_asked_before_the_import(
    window: MainWindow, register: Path
) -> None:
    """Bodies may stand in the genitive once it is said that they sign: the page goes on asking."""
    text = (
        "Signed:\n1. Анна Ким, директор Центра развития\n2. Борис Ли, председатель Союза врачей\n"
    )
    shown = previewed(window, register, text)
    press(KEY.Key_9)
    assert "“Центра развития”" in shown.look.doubts.text()
    assert shown.preview.still_open == 2
    press(KEY.Key_2)
    assert "“Союза врачей”" in shown.look.doubts.text()
    press(KEY.Key_2)
    assert shown.preview.still_open == 0 and not shown.preview.size("look")
    press(KEY.Key_Z, ctrl=True)
    assert shown.preview.still_open == 1
    give_up(shown)


def test_one_key_joins_those_below_bodies_to_them(window: MainWindow, register: Path) -> None:
    shown = previewed(window, register, "Signed:\nWharfe Trust\nAda Oak, Chair\nTweed Forum\n")
    look = shown.look
    assert "“Wharfe Trust, Ada Oak, Chair”" in look.doubts.text()
    offered = [each.text() for each in look.answers.buttons.values() if each.isVisible()]
    assert offered == [
        "Each of them signs",
        "The organisations sign; the persons sign for them",
        "Skip this entry alone",
    ]
    press(KEY.Key_9)
    assert [entry.representative for entry in shown.preview.decided().entries] == ["Ada Oak", ""]
    give_up(shown)


def test_the_lines_of_the_first_entry_are_in_sight_at_once(
    window: MainWindow, register: Path
) -> None:
    """Above them stand the statement's demands, each of several lines here."""
    demand = "Провести независимую экспертизу проекта с участием общественных организаций области. "
    above = "".join(f"{at}. {demand * 4}\n" for at in range(1, 4))
    shown = previewed(
        window, register, f"Требуем:\n\n{above}\nПодписали:\n\n1. ОФ «Эхо» (если учтут)\n"
    )
    source = shown.look.source
    assert source.viewport().rect().contains(source.cursorRect().center())
    assert source.textCursor().block().text().endswith("1. ОФ «Эхо» (если учтут)")
    give_up(shown)


def test_where_the_list_stands_alone_the_mouse_opens_a_doubtful_entry(
    window: MainWindow, register: Path, application: QApplication
) -> None:
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "light")
        window.resize(1280, 720)
        look = previewed(window, register, LIST).look
        screen.settle(window)
        assert look.open.isVisible() and look.open.text() == "Open" and not look.side.isVisible()
        look.open.click()
        assert look.side.isVisible() and not look.open.isVisible()
        look.back.click()
        second = look.table.visualRect(look.model.index(1, 1)).center()
        QTest.mouseClick(look.table.viewport(), Qt.MouseButton.LeftButton, pos=second)
        assert not look.side.isVisible(), "one click chooses"
        QTest.mouseDClick(look.table.viewport(), Qt.MouseButton.LeftButton, pos=second)
        assert look.side.isVisible() and look.at.text() == "2 of 4"
        look.back.click()
        screen.importing().tabs.setCurrentWidget(screen.importing().read)
        assert not look.open.isVisible()
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
