"""The page of the annex: live pages, options, its bar, and windows of all sizes."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from coalition_app import i18n, settings
from coalition_app.desktop.annex import page
from coalition_app.desktop.annex.bar import CHOICES, EFFECTS
from coalition_app.desktop.annex.page import AnnexPage
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.annexes import choose_target, database_of, open_ready, words
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, hold_originals, make_register

# The pages


def test_the_pages_follow_each_change(ready: MainWindow) -> None:
    assert "Бірлік 41" not in words(pages_of(ready).annex)
    add_signatures(database_of(ready), 1, name="Фонд «Бірлік 41»")
    ready.refresh()
    screen.settle(ready)
    assert "Бірлік 41" in words(pages_of(ready).annex)


def test_the_ring_of_the_pages_is_drawn_on_all_sides(ready: MainWindow) -> None:
    pages = pages_of(ready).annex.view
    pages.setFocus()
    screen.settle(ready)
    drawn = pages.grab().toImage()
    right, bottom = drawn.width() - 1, drawn.height() - 1
    sides = ((1, bottom // 2), (right - 1, bottom // 2), (right // 2, 1), (right // 2, bottom - 1))
    ring = QColor(theme.applied().accent)
    assert [drawn.pixelColor(*each) for each in sides] == [ring] * len(sides)


def test_the_ground_of_the_pages_follows_the_theme(
    ready: MainWindow, application: QApplication
) -> None:
    view = pages_of(ready).annex.view
    for wearing in ("dark", "light"):
        theme.apply_theme(application, wearing)
        QCoreApplication.processEvents()
        assert view.palette().color(QPalette.ColorRole.Dark) == QColor(theme.applied().sunken)


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
    assert i18n.texts("kk").gettext("List of signatories") in words(pages_of(ready).annex)


@pytest.mark.parametrize("long", [False, True])
def test_the_pages_of_a_short_list_come_before_the_steps(
    ready: MainWindow, monkeypatch: pytest.MonkeyPatch, long: bool
) -> None:
    """Of a long one, whose drawing takes seconds, the steps come first."""
    annex, known = pages_of(ready).annex, []
    before = annex.items.found
    monkeypatch.setattr(page, "LONG", 41 if long else 42)
    annex.view.documentChanged.connect(lambda _document: known.append(annex.items.found))
    add_signatures(database_of(ready), 1, name="Фонд «Бірлік 41»")
    ready.refresh()
    screen.settle(ready)
    assert "Бірлік 41" in words(annex)
    assert annex.items.found != before
    assert known == [annex.items.found if long else before]


def test_the_place_on_the_pages_is_kept(ready: MainWindow) -> None:
    scroll = pages_of(ready).annex.view.verticalScrollBar()
    assert scroll.maximum() > 400
    scroll.setValue(300)
    hold_originals(database_of(ready), [39])
    ready.refresh()
    screen.settle(ready)
    assert scroll.value() == 300


def test_the_pages_stay_in_place_while_the_details_are_made(ready: MainWindow) -> None:
    """They are made ahead for the list, and are not seen here."""
    ready.drop_details()
    scroll = pages_of(ready).annex.view.verticalScrollBar()
    scroll.setValue(scroll.maximum())
    ready.make_details()
    QCoreApplication.processEvents()
    assert scroll.value() == scroll.maximum()


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
    draw, heading = pages_of(ready).annex.bar.options, i18n.texts("ru").gettext("Signatory")
    assert heading not in words(pages_of(ready).annex)
    draw["positions"].pick("whole")
    screen.settle(ready)
    assert heading in words(pages_of(ready).annex)
    draw["positions"].pick("none")
    screen.settle(ready)
    assert heading not in words(pages_of(ready).annex)
    again = AnnexPage(ready.desk)
    assert again.page_form() == pages_of(ready).annex.page_form()
    assert again.page_form().positions == "none"
    again.deleteLater()


def test_another_register_prints_by_options_of_its_own(ready: MainWindow, tmp_path: Path) -> None:
    """A new register's first draft printed in two languages because another coalition's does."""
    annex, first = pages_of(ready).annex, database_of(ready).path
    annex.bar.options["second"].pick("kk")
    annex.bar.options["transliteration"].pick("bgn-pcgn")
    screen.settle(ready)
    open_ready(ready, tmp_path / "other.coalition")
    annex = pages_of(ready).annex
    assert annex.print_language() == "ru"
    assert (annex.page_form().transliteration, annex.page_form().paper) == ("none", "a4")
    ready.open_path(first)
    ready.go("annex")
    screen.settle(ready)
    annex = pages_of(ready).annex
    assert annex.print_language() == "ru+kk"
    assert (annex.page_form().transliteration, annex.page_form().paper) == ("bgn-pcgn", "a4")


def test_options_travel_with_the_register_and_are_taken_back(
    ready: MainWindow, tmp_path: Path
) -> None:
    """They were kept in this computer's settings by the file's place, and lost with it."""
    annex, first = pages_of(ready).annex, database_of(ready).path
    annex.bar.options["paper"].pick("a5")
    annex.bar.options["second"].pick("kk")
    screen.settle(ready)
    assert screen.sentence(ready) == "The print options were changed."
    ready.action("undo").trigger()
    screen.settle(ready)
    assert annex.bar.options["second"].key() == "alone"
    assert (annex.print_language(), annex.page_form().paper) == ("ru", "a5")
    ready.close_register()
    moved = first.rename(tmp_path / "moved.coalition")
    ready.open_path(moved)
    ready.go("annex")
    screen.settle(ready)
    assert annex.page_form().paper == "a5"
    assert "printing" not in settings.load()


def test_what_earlier_versions_kept_here_is_taken_over_once(
    ready: MainWindow, tmp_path: Path
) -> None:
    path = database_of(ready).path
    ready.close_register()
    settings.remember(annex_form={"paper": "a5", "second": "kk", "letterhead": "?", "order": "?"})
    ready.open_path(path)
    ready.go("annex")
    screen.settle(ready)
    annex = pages_of(ready).annex
    assert (annex.print_language(), annex.page_form().paper) == ("ru+kk", "a5")
    ready.action("undo").trigger()  # what was done before it, not what opening did
    screen.settle(ready)
    assert annex.page_form().paper == "a5"
    annex.bar.options["paper"].pick("a4")
    ready.close_register()
    ready.open_path(path)
    ready.go("annex")
    screen.settle(ready)
    assert (annex.print_language(), annex.page_form().paper) == ("ru+kk", "a4")


# Readiness


def test_the_bar_leaves_out_a_whole_part_rather_than_cut_one(ready: MainWindow) -> None:
    bar = pages_of(ready).annex.bar
    bar.say("1-редакция · куәландырылған")
    metrics = bar.state.fontMetrics()
    bar.state.setFixedWidth(metrics.horizontalAdvance("1-редакция · куә"))
    screen.settle(ready)
    bar.say("1-редакция · куәландырылған")
    assert bar.state.text() == "1-редакция"
    assert bar.state.toolTip() == "1-редакция · куәландырылған"


def test_the_bar_takes_a_second_line_for_words_that_come_later(ready: MainWindow) -> None:
    bar = pages_of(ready).annex.bar
    bar.say("")
    parts = [
        each for each in (bar.title, bar.part, bar.language, bar.how, bar.out) if each.isVisible()
    ]
    bar.setFixedWidth(sum(each.sizeHint().width() for each in parts) + 100)
    screen.settle(ready)
    bar.say("1-редакция · куәландырылған")
    screen.settle(ready)
    assert bar.state.text().startswith("1-редакция")
    assert "…" not in bar.state.text()


# For everybody


def test_every_widget_has_a_name_and_large_buttons(ready: MainWindow) -> None:
    assert screen.nameless(pages_of(ready).annex) == []
    for button in (
        *pages_of(ready).annex.pages.buttons.values(),
        *pages_of(ready).annex.card.buttons.values(),
        *(each.button for each in pages_of(ready).annex.items.steps if each.button.isVisible()),
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
        inner = side.rolled.widget()
        assert inner is not None
        assert least.width() <= 480
        assert least.height() <= 470
        assert inner.width() <= side.rolled.viewport().width()
        annex = pages_of(ready).annex
        if annex.side.isVisible():
            assert annex.attest.visibleRegion().boundingRect() == annex.attest.rect()
    finally:
        application.setFont(before)
        theme.apply_theme(application, "light")


def test_large_text_shows_the_way_or_the_pages_with_all_the_room(
    application: QApplication, ready: MainWindow
) -> None:
    """The pages were a slit of 220 pixels above a column that scrolled."""
    theme.set_text_size(application, 200)
    try:
        theme.apply_theme(application, "light")
        screen.settle(ready)
        annex = pages_of(ready).annex
        room = annex.height() - annex.bar.height()
        assert annex.bar.part.key() == "way" and annex.pages.isHidden()
        # It was called Editions, of which there may be none.
        assert annex.bar.part.segments["way"].text() == "Overview"
        assert room - annex.side.height() < 24
        annex.bar.part.pick("pages")
        QCoreApplication.processEvents()
        assert annex.side.isHidden() and room - annex.pages.height() < 24
        ready.do("attestor")
        screen.settle(ready)
        assert annex.items.editor is not None and annex.items.editor.isVisible()
        assert annex.find_words() and annex.pages.isVisible()
    finally:
        theme.set_text_size(application, 100)
        theme.apply_theme(application, "light")
    ready.resize(1600, 720)
    screen.settle(ready)
    assert annex.pages.isVisible() and annex.side.isVisible()
    assert annex.bar.part.isHidden()
    ready.resize(1280, 720)


def test_a_second_language_stands_beside_the_first(ready: MainWindow, tmp_path: Path) -> None:
    annex = pages_of(ready).annex
    assert annex.document_language() == "ru"
    annex.bar.options["second"].pick("kk")
    screen.settle(ready)
    said = words(annex)
    for language in ("ru", "kk"):
        assert i18n.texts(language).gettext("List of signatories") in said
    choose_target(ready, tmp_path / "draft.pdf")
    ready.do("draft")
    screen.settle(ready)
    drawn = " ".join(each.extract_text() for each in PdfReader(tmp_path / "draft.pdf").pages)
    assert i18n.texts("kk").gettext("List of signatories") in drawn
    annex.set_document_language("kk")
    screen.settle(ready)
    assert i18n.texts("ru").gettext("List of signatories") not in words(annex)


def test_each_option_says_in_a_sentence_what_it_does(ready: MainWindow) -> None:
    card = pages_of(ready).annex.bar.card
    for key, values in CHOICES.items():
        for value in values:
            card.boxes[key].pick(value)
            assert EFFECTS[key, value] in [each.text() for each in card.findChildren(QLabel)]
    annex = pages_of(ready).annex
    assert annex.page_form().accessible == "never"
    screen.settle(ready)
    assert annex.view.document().pageCount() > 0
