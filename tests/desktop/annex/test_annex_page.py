"""The page of the annex: live pages, options, what stands before an attestation and where it leads."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coalition_app import i18n
from coalition_app.desktop.annex.attestor_dialog import AttestorDialog
from coalition_app.desktop.annex.page import AnnexPage
from coalition_app.desktop.annex.readiness import WAYS, way_of
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.wrapped_rows import WORD
from coalition_app.documents.issue import readiness
from coalition_app.documents.issue.readiness import Item
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.annexes import database_of, open_ready, words
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, hold_originals, make_register


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex of forty signatures that are ready, 39 and 40 without evidence."""
    open_ready(window, tmp_path / "ready.coalition")
    return window


def severities(annex: AnnexPage) -> list[str]:
    return [annex.items.item(row).data(WORD) for row in range(annex.items.count())]


# The pages


def test_the_pages_follow_each_change(ready: MainWindow) -> None:
    assert "Бірлік 41" not in words(pages_of(ready).annex)
    add_signatures(database_of(ready), 1, name="Фонд «Бірлік 41»")
    ready.refresh()
    screen.settle(ready)
    assert "Бірлік 41" in words(pages_of(ready).annex)


def test_nothing_is_drawn_while_the_page_is_not_seen(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.refresh()
    screen.settle(window)
    assert screen.pages_drawn(pages_of(window).annex) == 0
    assert pages_of(window).annex.items.found == ()
    window.go("annex")
    screen.settle(window)
    assert screen.pages_drawn(pages_of(window).annex) >= 1


def test_of_many_changes_only_the_newest_is_shown(ready: MainWindow) -> None:
    shown: list[object] = []
    pages_of(ready).annex.view.documentChanged.connect(shown.append)
    for language in ("en", "kk", "ru", "en", "kk", "ru", "en", "kk"):
        pages_of(ready).annex.set_document_language(language)
    screen.settle(ready)
    assert len(shown) == 1
    assert i18n.texts("kk").gettext("Signatories of the statement") in words(pages_of(ready).annex)


def test_the_place_on_the_pages_is_kept(ready: MainWindow) -> None:
    scroll = pages_of(ready).annex.view.verticalScrollBar()
    assert scroll.maximum() > 400
    scroll.setValue(300)
    hold_originals(database_of(ready), [39])
    ready.refresh()
    screen.settle(ready)
    assert scroll.value() == 300


def test_the_page_that_is_seen_is_counted(ready: MainWindow) -> None:
    total = screen.pages_drawn(pages_of(ready).annex)
    assert pages_of(ready).annex.pages.count.text() == f"Page 1 of {total}"
    scroll = pages_of(ready).annex.view.verticalScrollBar()
    scroll.setValue(scroll.maximum())
    QCoreApplication.processEvents()
    assert pages_of(ready).annex.pages.count.text() == f"Page {total} of {total}"


def test_keys_and_buttons_enlarge_the_pages_and_fit_them_again(ready: MainWindow) -> None:
    pages, view = pages_of(ready).annex.pages, pages_of(ready).annex.view
    fitting = pages.factor()
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.AltModifier)
    assert view.zoomMode() == QPdfView.ZoomMode.Custom
    assert view.zoomFactor() == pytest.approx(fitting * 1.2)
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.AltModifier)
    assert view.zoomFactor() == pytest.approx(fitting)
    for _each in range(30):
        pages.buttons["plus"].click()
    assert view.zoomFactor() == 5.0
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert view.zoomMode() == QPdfView.ZoomMode.FitToWidth


def test_a_statement_without_signatures_still_has_pages(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "none.coalition"
    make_register(path, signatures=0).close()
    window.open_path(path)
    window.go("annex")
    screen.settle(window)
    assert screen.pages_drawn(pages_of(window).annex) >= 1
    assert [each.kind for each in pages_of(window).annex.items.found][:2] == [
        "no-signatures",
        "no-attestor",
    ]


def test_a_register_without_a_statement_and_a_closed_one_show_nothing(
    ready: MainWindow, empty_register: Path
) -> None:
    ready.close_register()
    assert screen.pages_drawn(pages_of(ready).annex) == 0
    assert pages_of(ready).annex.items.found == ()
    ready.open_path(empty_register)
    screen.settle(ready)


def test_closing_does_not_wait_for_a_long_drawing(window: MainWindow, tmp_path: Path) -> None:
    """The preview of the closed register stops at its next step and is never shown."""
    path = tmp_path / "r.coalition"
    make_register(path, signatures=3).close()
    window.open_path(path)
    window.go("annex")
    window.close_register()
    screen.settle(window)
    assert screen.pages_drawn(pages_of(window).annex) == 0
    assert screen.sentence(window) == ""


# Options


def test_options_change_the_pages_and_are_remembered(ready: MainWindow) -> None:
    draw, heading = pages_of(ready).annex.side.options, i18n.texts("ru").gettext("Signatory")
    assert heading in words(pages_of(ready).annex)
    draw["positions"].setCurrentIndex(draw["positions"].findData("none"))
    screen.settle(ready)
    assert heading not in words(pages_of(ready).annex)
    again = AnnexPage(ready.desk)
    assert again.page_form() == pages_of(ready).annex.page_form()
    assert again.page_form().positions == "none"
    again.deleteLater()


# Readiness


def test_every_kind_of_item_leads_somewhere_and_says_why() -> None:
    numbered = set(readiness._SENTENCES)
    worded = {"no-signatures", "no-attestor", "demand-without-wording", "character"}
    worded |= {"title-not-translated", "demands-not-translated", "languages-unchanged"}
    assert numbered | worded <= set(WAYS)
    for kind in numbered | worded:
        way = way_of(Item(kind, "stops", (1,), "…"))
        assert way.page or way.action
        assert way.why


def test_a_severity_is_a_word_and_stops_come_first(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("annex")
    screen.settle(window)
    assert severities(pages_of(window).annex)[:2] == ["Stops", "Exception"]
    assert "One thing prevents attesting" in pages_of(window).annex.side.state.text()
    assert not pages_of(window).annex.items.item(0).icon().isNull()
    assert (
        pages_of(window)
        .annex.items.item(0)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith("Stops: ")
    )


def test_ready_says_so_and_counts_the_exceptions(ready: MainWindow) -> None:
    assert severities(pages_of(ready).annex)[:2] == ["Ready", "Exception"]
    spoken = pages_of(ready).annex.items.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1 exception is printed by number." in spoken
    assert not pages_of(ready).annex.side.state.isVisible()


def test_enter_on_missing_evidence_opens_it_for_these_numbers(ready: MainWindow) -> None:
    pages_of(ready).annex.items.setFocus()
    pages_of(ready).annex.items.setCurrentRow(1)
    screen.press(pages_of(ready).annex.items, Qt.Key.Key_Return)
    assert ready.page_name() == "signatories"
    assert [row.number for row in ready.chosen()] == [39, 40]
    (shown,) = screen.open_dialogs()
    assert type(shown).__name__ == "EvidenceDialog"
    shown.reject()


def test_no_attestor_leads_to_who_attests(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("annex")
    screen.settle(window)
    pages_of(window).annex.items.setCurrentRow(0)
    screen.press(pages_of(window).annex.items, Qt.Key.Key_Return)
    shown = screen.dialog(AttestorDialog)
    shown.name.setText("Дана Ахметова")
    shown.offices.setPlainText("координатор\n\nдиректор")
    shown.agree.click()
    screen.settle(window)
    assert window.page_name() == "annex"
    assert "Stops" not in severities(pages_of(window).annex)


@pytest.mark.parametrize("kind", ["unsettled", "reservation-without-words"])
def test_words_to_settle_open_the_position_of_their_signatory(ready: MainWindow, kind: str) -> None:
    pages_of(ready).annex.follow(Item(kind, "stops", (7,), "…"))
    assert [row.number for row in ready.chosen()] == [7]
    (shown,) = screen.open_dialogs()
    assert "7" in shown.windowTitle()
    shown.reject()


@pytest.mark.parametrize(
    ("kind", "numbers", "page"),
    [
        ("demand-without-wording", (), "text"),
        ("title-not-translated", (), "text"),
        ("character", (), "text"),
        ("character", (3,), "signatories"),
        ("disputed", (3, 4), "signatories"),
        ("of a later version", (5,), "signatories"),
    ],
)
def test_an_item_leads_to_its_page(
    ready: MainWindow, kind: str, numbers: tuple[int, ...], page: str
) -> None:
    pages_of(ready).annex.follow(Item(kind, "hint", numbers, "…"))
    assert ready.page_name() == page
    assert tuple(row.number for row in ready.chosen()) == numbers


def test_an_endless_list_of_numbers_is_cut_at_a_comma(ready: MainWindow) -> None:
    numbers = tuple(range(1, 4000, 2))
    text = ", ".join(map(str, numbers))
    pages_of(ready).annex.side.show_items((Item("no-evidence", "exception", numbers, text),))
    shown = pages_of(ready).annex.items.item(1).text()
    assert len(shown) < 300
    assert shown.endswith("… (2000 in all)")


# For everybody


def test_every_widget_has_a_name_and_large_buttons(ready: MainWindow) -> None:
    assert screen.nameless(pages_of(ready).annex) == []
    for button in (
        *pages_of(ready).annex.pages.buttons.values(),
        *pages_of(ready).annex.side.editions.buttons.values(),
    ):
        assert min(button.width(), button.height()) >= 24


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("larger", [1, 2])
def test_the_page_is_narrow_and_low_enough(
    application: QApplication, ready: MainWindow, language: str, larger: int
) -> None:
    before = QFont(application.font())
    font = QFont(before)
    font.setPointSizeF(larger * before.pointSizeF())
    application.setFont(font)
    theme.apply_theme(application, "light")
    try:
        ready.speak(language)
        screen.settle(ready)
        least = pages_of(ready).annex.minimumSizeHint()
        side = pages_of(ready).annex.side
        inner = side.widget()
        assert inner is not None
        assert least.width() <= 480
        assert least.height() <= 470
        assert inner.width() <= side.viewport().width()
    finally:
        application.setFont(before)
        theme.apply_theme(application, "light")
