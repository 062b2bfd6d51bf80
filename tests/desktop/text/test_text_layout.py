"""How the Text page stands: heights, columns of languages, edges, and the order of Tab."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.desktop.text.texts import fields_of, leave, recorded, renew, write


def test_rows_have_their_heights_when_the_page_is_shown(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    screen.settle(window)
    window.go("text")
    page = pages_of(window).text
    heights = [each.height() for each in page.findChildren(QLabel) if each.isVisible()]
    for _turn in range(8):
        QCoreApplication.processEvents()
    assert heights == [each.height() for each in page.findChildren(QLabel) if each.isVisible()]
    assert len(heights) > 10


def test_the_sign_of_the_title_follows_the_theme(
    opened: MainWindow, application: QApplication
) -> None:
    drawn = []
    for wearing in ("light", "dark", "light"):
        theme.apply_theme(application, wearing)
        QCoreApplication.processEvents()
        drawn.append(pages_of(opened).text.title_sign.pixmap().toImage())
    assert drawn[0] != drawn[1]
    assert drawn[0] == drawn[2]


def test_everything_on_the_page_has_a_name_and_enough_room(opened: MainWindow) -> None:
    renew(opened)
    for tab in range(3):
        pages_of(opened).text.tabs.setCurrentIndex(tab)
        assert screen.nameless(pages_of(opened).text) == []
    pages_of(opened).text.tabs.setCurrentIndex(0)
    QCoreApplication.processEvents()
    for line in pages_of(opened).text.demands.lines.values():
        assert min(line.more.width(), line.more.height()) >= 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_stand_below_each_other_where_it_is_narrow(
    opened: MainWindow, language: str
) -> None:
    opened.speak(language)
    one, two = (fields_of(opened, 1)[each] for each in ("ru", "en"))
    assert one.y() == two.y()
    assert one.x() < two.x()
    opened.resize(760, 700)
    pages_of(opened).text.languages.setCurrentIndex(2)
    QCoreApplication.processEvents()
    one, two = (fields_of(opened, 1)[each] for each in ("ru", "en"))
    assert one.x() == two.x()
    assert one.y() < two.y()
    assert two.caption.isVisible()
    assert one.caption.text() != "Русский", "the authentic one is marked in words"
    scroll = pages_of(opened).text.tabs.widget(0)
    assert isinstance(scroll, QScrollArea)
    inner = scroll.widget()
    assert inner is not None
    assert inner.width() <= scroll.viewport().width()


def test_what_is_typed_in_stays_in_sight_and_keeps_the_keyboard_where_it_gets_narrow(
    opened: MainWindow,
) -> None:
    page = pages_of(opened).text
    for edit in (fields_of(opened, 1)["kk"].edit, page.titles.fields["en"].edit, page.dated.edit):
        opened.resize(1280, 720)
        screen.settle(opened)
        edit.setFocus()
        opened.resize(760, 720)
        screen.settle(opened)
        assert edit.isVisible()
        assert edit.hasFocus()


def test_tab_reads_the_page_from_above_also_where_it_is_narrow(opened: MainWindow) -> None:
    page = pages_of(opened).text
    for width in (1280, 760, 1280):
        opened.resize(width, 1400)
        screen.settle(opened)
        words = [page.titles.fields["ru"].edit, fields_of(opened, 1)["ru"].edit]
        rule, dated = page.silence.switch, page.dated.edit
        narrow = width == 760
        read = [page.languages, dated, *words, rule] if narrow else [dated, rule, *words]
        assert sorted(read, key=stops_from(read[0]).index) == read, width


def stops_from(start: QWidget) -> list[QWidget]:
    """List what Tab walks through, until it is back where it began.

    Asking Qt for each widget's next one instead ended the run: PySide took some for what lay there before.
    """
    start.setFocus()
    walked: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in walked:
        walked.append(focused)
        screen.press(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is start
    return walked


def test_the_column_of_the_authentic_language_comes_first(unsigned: MainWindow) -> None:
    page = pages_of(unsigned).text
    write(page.titles.fields["en"], "A statement")
    leave(unsigned)
    page.heads["en"].decides.trigger()
    screen.settle(unsigned)
    for _turn in range(3):  # the fields are made anew, then laid out
        QCoreApplication.processEvents()
    assert recorded(unsigned).authentic_language == "en"
    for fields in (page.titles.fields, fields_of(unsigned, 1)):
        assert fields["en"].x() < fields["ru"].x() < fields["kk"].x()
    assert page.heads["en"].tag.text() == "authentic"
    assert page.heads["en"].x() < page.heads["ru"].x()


@pytest.mark.parametrize("width", [1280, 700])
def test_the_date_stands_level_with_its_caption(opened: MainWindow, width: int) -> None:
    opened.resize(width, 720)
    screen.settle(opened)
    page = pages_of(opened).text
    caption, edit = page.head.date_label, page.dated.edit
    words = edit.viewport().mapTo(page, edit.cursorRect().center())
    assert abs(caption.mapTo(page, caption.rect().center()).y() - words.y()) <= 1


def test_the_cards_end_where_the_head_does_unless_a_bar_stands_beside_them(
    opened: MainWindow,
) -> None:
    """In a large window they ended four pixels before the buttons above them."""
    opened.resize(1600, 1000)
    for _turn in range(3):
        QCoreApplication.processEvents()
    page = pages_of(opened).text

    def right(part: QWidget) -> int:
        return part.mapTo(page, QPoint(part.width(), 0)).x()

    card = page.silence.parentWidget()
    assert card is not None
    assert right(card) == right(page.head)


def test_no_line_goes_on_below_the_bar_of_a_long_text(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.go("text")
    screen.settle(window)
    page = pages_of(window).text
    page.fold.click()
    screen.settle(window)
    field = page.bodies.fields["en"].edit
    assert field.verticalScrollBar().isVisible(), "the text is long enough for a bar"
    lines = field.document().firstBlock().layout()
    assert lines.lineAt(0).width() <= field.viewport().width()
