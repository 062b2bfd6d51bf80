"""Every page and dialog in three languages and two sizes of text, looked at by geometry.

With COALITION_APP_PICTURES naming a folder, a PNG of each is left there, light and dark.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QTabWidget, QWidget

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.popover import Popover
from coalition_app.languages import LANGUAGES
from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import STATEMENT
from tests.desktop import geometry, screen
from tests.desktop.later_dialogs import (
    LATER,
    before_closing,
    further_register,
    show_fault,
    undo_import,
    write_letters,
)
from tests.desktop.screen import pages_of
from tests.registers import PASSPHRASE, make_register

PICTURES = os.environ.get("COALITION_APP_PICTURES", "")
THEMES = ("light", "dark") if PICTURES else ("light",)
"""Both themes have the same shapes: only the pictures need the dark one."""
LONGEST = 18
"""The signatory of the real case with the longest words; 18 has a reservation as well."""
LONG_WORDS = ("ru", "kk")
"""The languages that need the most room; what fits them when it is tight fits English."""
DOUBTFUL = """Подписи:

1. ОО «Эхо», Анна Ким, директор, г. Алматы
2. Фонд «Свет» с оговоркой по сроку
3. Иванов Пётр, кроме п. 2
4. ТОО «Мир», +7 701 123 45 67
"""
"""A list with one doubt of each kind."""
LIST = STATEMENT.read_text(encoding="utf-8")

PAGES = (
    *("signatories", "positions", "text", "annex", "journal", "evidence"),
    *("chase", "twins", "directory", "backups"),
)
DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "new register": lambda window: window.do("new"),
    "new statement": lambda window: window.do("statement"),
    "signature": lambda window: window.do("sign"),
    "position": lambda window: window.do("reserve"),
    "withdrawal": lambda window: window.do("withdraw"),
    "evidence of one": lambda window: window.do("evidence"),
    "attest": lambda window: window.do("attest"),
    "another form": lambda window: window.do("draft-form"),
    "find anything": lambda window: window.do("anything"),
    "progress": lambda window: window.do("progress"),
    "filter": lambda window: window.do("filter"),
    "change many": lambda window: window.do("change-many"),
    "renumber": lambda window: window.do("renumber"),
    "standing": lambda window: window.do("standing"),
    "representatives": lambda window: window.owners.editing.change_together(),
    "seal": lambda window: pages_of(window).text.ask_to_seal(),
    "new text": lambda window: pages_of(window).text.ask_for_new_text(),
    "check": lambda window: window.do("check"),
    "check of a signature": lambda window: window.do("check-signature"),
    "challenge": lambda window: window.do("challenge"),
    "import": lambda window: window.owners.imports.import_text(LIST),
    "defects": lambda window: window.do("defects"),
    "import undone": undo_import,
    "letters": write_letters,
    "shortcuts": lambda window: window.do("shortcuts"),
    "fault": show_fault,
    "change passphrase": lambda window: window.do("passphrase"),
    "about": lambda window: window.do("about"),
    "settings": lambda window: window.do("settings"),
    "before closing": before_closing,
}
"""What opens each dialog, beside the real case with its No. 18 chosen. Add new dialogs here."""


@pytest.fixture
def percent(request: pytest.FixtureRequest, application: QApplication) -> Iterator[int]:
    """Let the person's text be as large as the test names, and put it back."""
    if request.param == 100:
        yield 100
        return
    before = QFont(application.font())
    larger = QFont(before)
    larger.setPointSizeF(request.param / 100 * before.pointSizeF())
    application.setFont(larger)
    theme.apply_theme(application, "light")
    yield request.param
    application.setFont(before)
    theme.apply_theme(application, "light")


class Look:
    """Looks at what is shown, in each theme, and gathers what is wrong with it."""

    def __init__(self, application: QApplication, language: str, percent: int) -> None:
        self.faults: list[str] = []
        self._application = application
        self._language, self._percent = language, percent

    def at(self, name: str, widget: QWidget) -> None:
        """Look at a window once its layout has come to rest."""
        for _turn in range(3):
            QCoreApplication.processEvents()
        for wearing in THEMES:
            if PICTURES:
                theme.apply_theme(self._application, wearing)
                self._recolour()
                screen.draw_pages(widget)
                picture = f"{name} {self._language} {wearing} {self._percent}.png".replace(" ", "_")
                Path(PICTURES).mkdir(parents=True, exist_ok=True)
                assert widget.grab().save(str(Path(PICTURES) / picture))
        if PICTURES:  # what is opened next is drawn in the theme that is photographed first
            theme.apply_theme(self._application, THEMES[0])
            self._recolour()
        found = geometry.faults(widget)
        if self._percent > 100:
            found = geometry.without_tabs(found)
        self.faults += [f"{name}: {each}" for each in found]

    def _recolour(self) -> None:
        for each in self._application.topLevelWidgets():
            if isinstance(each, MainWindow):
                each.menus.colour()
                each.refresh()
                screen.settle(each)
        QCoreApplication.processEvents()


@pytest.mark.parametrize(
    ("language", "percent"),
    [*((each, 100) for each in LANGUAGES), *((each, 200) for each in LONG_WORDS)],
    indirect=["percent"],
)
def test_nothing_is_cut_covered_or_elided(
    window: MainWindow,
    application: QApplication,
    built_case: Path,
    imported_case: Path,
    tmp_path: Path,
    language: str,
    percent: int,
) -> None:
    window.speak(language)
    look = Look(application, language, percent)
    look_at_the_start(window, look, tmp_path)
    window.open_path(imported_case)
    for page in PAGES:
        window.go(page)
        if page in ("signatories", "positions"):
            pages_of(window).signatories.choose([LONGEST])
        tell_counts(window)
        look.at(page, window)
    look_at_pages(window, look)
    window.go("signatories")
    look_at_dialogs(window, look, DIALOGS)
    look_at_menus(window, look)
    look_at_an_import(window, look)
    (tmp_path / "attested").mkdir()
    window.open_path(further_register(built_case / "attested.coalition", tmp_path / "attested"))
    for page in ("evidence", "annex"):
        window.go(page)
        tell_counts(window)
        look.at(f"{page} with editions", window)
    look_at_dialogs(window, look, LATER)
    window.go("annex")
    screen.settle(window)
    look_at_dialog(
        window,
        look,
        "verdict",
        lambda window: window.owners.annexes.verify_path(built_case / "annex.pdf"),
    )
    look_at_a_correction(window, look)
    window.close_register()
    look.at("welcome with registers", window)
    assert not look.faults, "\n".join(look.faults)


def look_at_pages(window: MainWindow, look: Look) -> None:
    """Look at the pages of the annex where there is room for them or for its steps alone."""
    window.go("annex")
    part = pages_of(window).annex.bar.part
    if part.isVisible():
        part.pick("pages")
        screen.settle(window)
        look.at("annex pages", window)
        part.pick("way")


def tell_counts(window: MainWindow) -> None:
    """Let what is counted a moment after the last change be counted at once, and take it."""
    screen.settle(window)
    window.badges.count()
    screen.settle(window)


def look_at_menus(window: MainWindow, look: Look) -> None:
    """Open each menu, and that of the details."""
    pages_of(window).signatories.choose([LONGEST])
    screen.settle(window)
    opened = {**window.menus.menus, "details": window.details.head.more.menu()}
    for name, menu in opened.items():
        menu.popup(QPoint(0, 0))
        look.at(f"menu {name}", menu)
        menu.close()


def look_at_an_import(window: MainWindow, look: Look) -> None:
    """Look at each part of an import in the window, and at the strip that follows it."""
    window.owners.imports.import_text(DOUBTFUL)
    screen.settle(window)
    view = screen.importing()
    for part in range(view.tabs.count()):
        if view.tabs.isTabVisible(part):
            view.tabs.setCurrentIndex(part)
            screen.settle(window)
            look.at(f"page import {part + 1}", window)
    view.agree.click()
    tell_counts(window)
    look.at("page after an import", window)


def look_at_a_correction(window: MainWindow, look: Look) -> None:
    """Look at what is asked where a name that evidence rests on is corrected."""
    window.go("signatories")
    pages_of(window).signatories.choose([LONGEST])
    screen.settle(window)
    window.details.go("data")
    field = window.details.fields["representative"]
    assert isinstance(field.editor, QLineEdit)
    field.editor.setFocus()
    field.editor.setText("Другой Человек")
    field.left.emit()
    screen.settle(window)
    look.at("page correction", window)
    field.show_value(field.saved)


def look_at_the_start(window: MainWindow, look: Look, folder: Path) -> None:
    """Look at the window before its register is open."""
    look.at("welcome", window)
    window.show_opening(folder / "register.coalition")
    look.at("opening", window)
    make_register(folder / "locked.coalition", passphrase=PASSPHRASE).close()
    look_at_dialog(
        window, look, "passphrase", lambda window: window.open_path(folder / "locked.coalition")
    )
    window.take_register(open_register(folder / "locked.coalition", PASSPHRASE))
    screen.settle(window)
    look_at_dialog(window, look, "recovery sheet", lambda window: window.do("recovery-sheet"))
    window.do("lock")
    screen.settle(window)
    look.at("locked", window)
    window.owners.lock.leave()
    make_register(folder / "empty.coalition", statements_made=0).close()
    window.open_path(folder / "empty.coalition")
    look.at("nothing yet", window)


def look_at_dialogs(
    window: MainWindow, look: Look, dialogs: dict[str, Callable[[MainWindow], object]]
) -> None:
    with nullcontext() if PICTURES else screen.undrawn(window):
        for name, open_it in dialogs.items():
            look_at_dialog(window, look, name, open_it)


def look_at_dialog(
    window: MainWindow, look: Look, name: str, open_it: Callable[[MainWindow], object]
) -> None:
    """Open one dialog, look at it and give it up."""
    if window.page_name() == "signatories":
        pages_of(window).signatories.choose([LONGEST])
    open_it(window)
    screen.settle(window)
    opened = screen.in_front(window)
    if not opened:
        look.faults.append(f"{name}: no dialog was opened")
    for dialog in opened:
        look.at(name, dialog)
        for tabs in dialog.findChildren(QTabWidget):
            for tab in filter(tabs.isTabVisible, range(1, tabs.count())):
                tabs.setCurrentIndex(tab)
                screen.settle(window)
                look.at(f"{name} {tab + 1}", dialog)
        dialog.close() if isinstance(dialog, Popover) else dialog.reject()
    QCoreApplication.processEvents()
    if window.statement is not None:
        window.go("signatories")
