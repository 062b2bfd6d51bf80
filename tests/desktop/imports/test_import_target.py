"""Where a source goes, in the real window: proposed where it is clear, asked where it is not."""

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from coalition_app import i18n
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.text.dialogs import StatementDialog
from coalition_app.records.imports.choose_statement import alike_titles
from coalition_app.records.opening.new import create_register
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.statements import statements
from tests.desktop import screen
from tests.registers import COALITION, signatures_of, statement_of

TITLE = "Заявление гражданских организаций о свободе мирных собраний"
DEMANDS = ("Отменить статью 400.", "Освободить задержанных 5 марта.")
OTHER = "Открытое письмо в защиту озера Балхаш"


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give a window whose register has two statements; the first stands open."""
    path = tmp_path / "two.coalition"
    with create_register(path, coalition=COALITION, passphrase=None) as made:
        for title, demands in ((TITLE, DEMANDS), (OTHER, ("Остановить слив.",))):
            with made.writing("make-statement") as tx:
                statements.make_statement(
                    tx,
                    titles={"ru": title},
                    authentic_language="ru",
                    demands=[{"ru": each} for each in demands],
                )
    window.open_path(path)
    window.go("signatories", 1)
    return window


def source(title: str, demands: tuple[str, ...], *, text: bool = True) -> str:
    """Give a source with a title, a text, demands and two signatories, as it would be pasted."""
    lines = [title, ""] if title else []
    if text:
        lines += ["Мы, нижеподписавшиеся, обеспокоены тем, что права людей нарушаются.", ""]
    if demands:
        lines += ["Мы требуем:", "", *(f"{at}. {each}" for at, each in enumerate(demands, 1)), ""]
    return "\n".join([*lines, "Подписи:", "", "1. ОФ «Эхо», Анна Ким", "2. ОО «Свет», Дана Ли", ""])


def preview(window: MainWindow, text: str) -> ImportView:
    window.owners.imports.import_text(text)
    QCoreApplication.processEvents()
    return screen.importing()


def goes_into(shown: ImportView) -> int | None:
    into = shown.target.statement()
    return into.number if into is not None else None


@pytest.mark.parametrize(
    ("title", "demands"),
    [
        ("", ()),  # a further list
        (TITLE, ()),
        ("О свободе мирных собраний: заявление гражданских организаций", ()),
        ("", DEMANDS),
        (TITLE, DEMANDS),
        # Another title, but the very demands of the statement.
        ("Обращение к парламенту", DEMANDS),
    ],
)
def test_what_is_clearly_the_open_statement_goes_into_it(
    opened: MainWindow, title: str, demands: tuple[str, ...]
) -> None:
    shown = preview(opened, source(title, demands, text=bool(demands)))
    assert len(shown.preview.draft.demands) == len(demands)
    assert not shown.target.asks
    assert goes_into(shown) == 1
    assert not shown.target.choices.isVisible()
    shown.agree.click()
    assert not shown.isVisible()
    database = opened.operations.database
    assert database is not None and len(signatures_of(database, 1)) == 2
    with database.reading() as tx:
        assert len(statements.list_statements(tx)) == 2
        assert len(statement_of(tx, 1).demands) == 2


@pytest.mark.parametrize(
    ("title", "demands", "said"),
    [
        (OTHER, (), "The source has the title of statement 2"),
        ("", ("Остановить слив.",), "The source has the demands of statement 2"),
    ],
)
def test_another_statement_than_the_open_one_is_never_chosen_unasked(
    opened: MainWindow, title: str, demands: tuple[str, ...], said: str
) -> None:
    shown = preview(opened, source(title, demands))
    target = shown.target
    assert target.asks and goes_into(shown) is None
    assert target.found.text() == (f"{said}, but statement 1 is open. Choose where it goes.")
    assert [each.text() for each in target.into] == ["Into statement 2", "Into statement 1"]
    target.into[0].click()
    assert goes_into(shown) == 2
    target.into[1].click()
    assert goes_into(shown) == 1
    shown.reject()


def test_what_another_statement_holds_already_goes_into_the_open_one(opened: MainWindow) -> None:
    opened.go("signatories", 2)
    preview(opened, source("", ())).agree.click()
    opened.go("signatories", 1)
    shown = preview(opened, source("", ()))
    assert goes_into(shown) == 1 and not shown.target.asks
    assert shown.held.text() == (
        "This source is already in the register (statement 2). 2 entries are not in the statement chosen "
        "here, and can be imported."
    )
    i18n.use("ru")
    shown.retranslate()
    assert goes_into(shown) == 1
    i18n.use("en")
    shown.agree.click()
    database = opened.operations.database
    assert database is not None
    assert [len(signatures_of(database, number)) for number in (1, 2)] == [2, 2]


def test_a_new_statement_that_is_read_is_a_new_one_and_no_letter(opened: MainWindow) -> None:
    """The command said so: nothing is asked, though the page is that of letters and the title is known."""
    opened.go("evidence")
    QGuiApplication.clipboard().setText(source(TITLE, DEMANDS))
    opened.do("statement")
    screen.dialog(StatementDialog).by_paste.click()
    screen.settle(opened)
    shown = screen.importing()
    assert not shown.target.asks and goes_into(shown) is None
    assert shown.target.title.isVisibleTo(shown.target) and shown.target.title.text() == TITLE
    shown.reject()
    # The next list is asked about again.
    opened.go("signatories", 1)
    again = preview(opened, source(TITLE, DEMANDS))
    assert goes_into(again) == 1
    again.reject()


def test_demands_that_the_open_statement_has_not_are_asked_about(opened: MainWindow) -> None:
    shown = preview(opened, source("Обращение о земле", ("Вернуть землю.", "Оплатить.", *DEMANDS)))
    target = shown.target
    assert target.asks and goes_into(shown) is None
    assert target.found.text() == (
        "The source has its own title and 2 demands that statement 1 does not have. Choose where it "
        "goes: into statement 1, which is open, or into a new statement."
    )
    shown.agree.click()
    assert shown.isVisible()
    assert shown.refusal.text() == ("Choose the destination: an existing statement or a new one.")
    assert target.into[0].hasFocus()
    screen.press(target.into[0], Qt.Key.Key_Tab)
    screen.press(target.new, Qt.Key.Key_Space)
    assert not target.asks and not target.choices.isVisible() and not target.found.isVisible()
    assert target.title.isVisible() and target.title.text() == "Обращение о земле"
    assert target.note.text() == "The source’s 4 demands become the statement’s."
    shown.agree.click()
    database = opened.operations.database
    assert database is not None and len(signatures_of(database, 3)) == 2
    with database.reading() as tx:
        assert len(statement_of(tx, 3).demands) == 4


def test_the_same_title_with_further_demands_is_asked_about(opened: MainWindow) -> None:
    shown = preview(opened, source(TITLE, (*DEMANDS, "Пересмотреть приговоры.")))
    target = shown.target
    assert target.asks
    assert target.found.text() == (
        "The source has the title of statement 1, and 1 demand that the statement does not have. "
        "Choose where it goes."
    )
    target.into[0].click()
    assert goes_into(shown) == 1
    assert target.note.text().startswith("The source’s 1 demand is not added: the statement keeps")
    i18n.use("ru")
    shown.retranslate()
    assert goes_into(shown) == 1
    i18n.use("en")
    shown.reject()


def test_a_number_makes_another_demand(opened: MainWindow) -> None:
    shown = preview(opened, source("", (DEMANDS[0], "Освободить задержанных 6 марта.")))
    assert shown.target.asks
    assert "1 demand that statement 1 does not have" in shown.target.found.text()
    shown.reject()


def test_a_text_of_its_own_is_asked_about_and_a_mere_heading_is_said(opened: MainWindow) -> None:
    shown = preview(opened, source("Письмо о дорогах", ()))
    assert shown.preview.draft.body and not shown.preview.draft.demands
    assert shown.target.asks and "“Письмо о дорогах”" in shown.target.found.text()
    shown.reject()
    shown = preview(opened, source("Письмо о дорогах", (), text=False))
    assert not shown.target.asks and goes_into(shown) == 1
    assert shown.target.found.text().startswith(
        "The source is headed “Письмо о дорогах”, unlike statement 1"
    )
    shown.reject()


def test_the_first_list_of_a_register_makes_its_statement(
    window: MainWindow, empty_register: Path
) -> None:
    window.open_path(empty_register)
    shown = preview(window, source(TITLE, DEMANDS))
    assert not shown.target.asks and goes_into(shown) is None
    assert shown.target.found.text() == ""
    shown.agree.click()
    assert window.statement is not None and window.statement.title == TITLE


@pytest.mark.parametrize(
    ("above", "title", "language"),
    [
        ([], "four", "kk"),
        (["Сбор подписей", ""], "Сбор подписей", "ru"),
        (["Clean water for all"], "Clean water for all", "en"),
        # What says something of the list is no title.
        (["Всего 2 подписи"], "four", "kk"),
        (["Поддерживаем с оговоркой"], "four", "kk"),
        (["Список", "2026"], "four", "kk"),
    ],
)
def test_the_name_of_a_file_tells_no_language_and_a_line_above_the_table_is_proposed(
    window: MainWindow, tmp_path: Path, above: list[str], title: str, language: str
) -> None:
    register = tmp_path / "a.coalition"
    with create_register(register, coalition=COALITION, passphrase=None, document_language="kk"):
        pass
    window.open_path(register)
    file = tmp_path / "four.xlsx"
    rows = (above, ("Организация", "Город"), ("ОО «Эхо»", "Тараз"), ("ОО «Свет»", "Семей"))
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    window.owners.imports.import_path(file)
    screen.settle(window)
    shown = screen.importing()
    assert shown.target.title.text() == title
    shown.agree.click()
    assert window.statement is not None
    assert (window.statement.title, window.statement.authentic_language) == (title, language)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Заявление № 1", "Заявление № 1", True),
        ("Заявление № 1", "Заявление № 2", False),
        ("Заявление", "Заявление № 2", False),
        ("Мәлімдеме: бейбіт жиналыс бостандығы", "МӘЛІМДЕМЕ. Бейбіт жиналыс бостандығы", True),
        ("Statement on the freedom of assembly", "Statement on freedom of assembly", True),
        ("Statement on the freedom of speech", "Statement on the right to water", False),
        (TITLE, "Заявление о свободе мирных собраний", True),
        (TITLE, "Заявление о свободе слова", False),
        # Three words of nine that also stand there are not its title.
        (
            "Statement on impairment of human rights present in the draft Codes of the Republic",
            "Statement on the draft Codes",
            False,
        ),
        ("", "", False),
    ],
)
def test_titles_are_alike_by_their_words(one: str, other: str, same: bool) -> None:
    assert alike_titles(one, other) is same
    assert alike_titles(other, one) is same


@pytest.mark.parametrize(
    ("listed", "proposed", "sections"),
    [
        ("3. Анна Ким, врач, Алматы\n4. Пётр Ли, учитель, Орал\n", "No. 2", [2, 2]),
        ("3. Анна Ким, врач, Алматы\n4. ОО «Свет», Дана Ли\n", "no section", [0, 0]),
    ],
)
def test_a_list_without_sections_asks_into_which_its_entries_go(
    opened: MainWindow, listed: str, proposed: str, sections: list[int]
) -> None:
    """Persons who came later stood in no section; they are proposed the one that holds persons alone."""
    database = opened.operations.database
    assert database is not None
    with database.writing("sign") as tx:
        statement = statement_of(tx)
        for kind in ("organisation", "individual"):
            section = statements.add_section(tx, statement.id, {})
            new = NewSignature(name=f"Имя {kind}", kind=kind, section_id=section)
            signatures.sign(tx, statement, new)
    shown = preview(opened, listed)
    screen.settle(opened)
    assert goes_into(shown) == 1
    shown.tabs.show_target()
    assert shown.target.section.isVisible()
    assert shown.head.goes.text().startswith("Into statement 1 · ")
    assert shown.target.section.count() == 3
    assert shown.target.section.currentText() == proposed
    assert shown.head.goes.text().endswith(f" · {proposed}")
    shown.accept()
    screen.settle(opened)
    assert [each.section for each in signatures_of(database)] == [1, 2, *sections]


def test_a_section_that_was_chosen_is_kept_with_the_import(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    with database.writing("sign") as tx:
        statement = statement_of(tx)
        for _section in range(2):
            section = statements.add_section(tx, statement.id, {})
            signatures.sign(tx, statement, NewSignature(name="Имя", section_id=section))
    shown = preview(opened, "3. ОО «Свет», Дана Ли\n")
    screen.settle(opened)
    assert shown.target.section.key() == "0" and not shown._choices()["section"]
    shown.target.section.choose("2")
    shown.target.section.activated.emit(2)
    assert shown._choices()["section"] == "2"
    shown.target.choose_again({"section": "1"})
    shown.accept()
    screen.settle(opened)
    assert [each.section for each in signatures_of(database)] == [1, 2, 1]


def test_the_boxes_stand_beside_their_captions_in_a_wide_window(opened: MainWindow) -> None:
    opened.resize(1600, 900)
    shown = preview(opened, source("", ()))
    shown.tabs.setCurrentWidget(shown.target)
    screen.settle(opened)
    target = shown.target
    caption = target.caption.fontMetrics().horizontalAdvance("List received on, if known")
    assert target.box.x() - target.caption.x() < caption
    assert target.box.x() == target.received.x() and target.box.width() > target.received.width()
