"""The letterhead among the print options."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QWidget

from coalition_app import settings
from coalition_app.desktop.annex.bar import AnnexBar
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.annexes import open_ready, words
from tests.desktop.screen import pages_of


def choose(window: MainWindow, bar: AnnexBar, file: Path) -> None:
    def answer(_parent: QWidget, _title: str, _kinds: str) -> Path:
        return file

    window.choosers.file = answer
    bar.card.head.logo.click()
    bar.card.hide()


def set_head(ready: MainWindow, file: Path) -> None:
    """Set a name and a logo as the letterhead."""
    bar = pages_of(ready).annex.bar
    Image.new("RGB", (40, 30), "teal").save(file)
    bar.card.head.name.setText("Сеть «Өзен»")
    bar.card.head.name.editingFinished.emit()
    screen.settle(ready)
    choose(ready, bar, file)


def test_name_and_logo_are_printed(ready: MainWindow, tmp_path: Path) -> None:
    bar, file = pages_of(ready).annex.bar, tmp_path / "sign.png"
    set_head(ready, file)
    assert "Сеть «Өзен»" in words(pages_of(ready).annex)
    printed = bar.page_form().letterhead
    assert printed is not None and printed.logo.startswith(b"\x89PNG")
    file.unlink()
    assert bar.page_form().letterhead == printed
    bar.card.head.logo.click()
    without = bar.page_form().letterhead
    assert without is not None and not without.logo


def test_the_register_keeps_it_and_undo_takes_it_back(ready: MainWindow, tmp_path: Path) -> None:
    set_head(ready, tmp_path / "sign.png")
    head = pages_of(ready).annex.bar.card.head
    ready.close_register()
    screen.settle(ready)
    assert head.letterhead() is None
    ready.open_path(tmp_path / "ready.coalition")
    screen.settle(ready)
    found = pages_of(ready).annex.page_form().letterhead
    assert found is not None and found.name == "Сеть «Өзен»" and found.logo
    ready.go("annex")
    screen.settle(ready)
    ready.do("undo")
    screen.settle(ready)
    found = head.letterhead()
    assert found is not None and found.name == "Сеть «Өзен»" and not found.logo


@pytest.mark.parametrize("leave", ["close", "other", "lock"])
def test_another_register_never_prints_it(ready: MainWindow, tmp_path: Path, leave: str) -> None:
    set_head(ready, tmp_path / "sign.png")
    pages_of(ready).annex.bar.options["paper"].pick("a5")
    if leave == "close":
        ready.close_register()
    elif leave == "lock":
        ready.do("lock")
        screen.settle(ready)
    open_ready(ready, tmp_path / "other.coalition")
    screen.settle(ready)
    bar = pages_of(ready).annex.bar
    assert bar.page_form().letterhead is None
    assert bar.card.head.name.text() == ""
    assert "Сеть «Өзен»" not in words(pages_of(ready).annex)
    assert bar.page_form().paper == "a4"


def test_nothing_of_it_is_written_beside_the_register(ready: MainWindow, tmp_path: Path) -> None:
    set_head(ready, tmp_path / "sign.png")
    pages_of(ready).annex.bar.options["paper"].pick("a5")
    kept = settings.settings_file()
    assert "Өзен" not in kept.read_text(encoding="utf-8")
    assert not (kept.parent / "letterhead.png").exists()


def test_what_earlier_versions_kept_is_dropped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings_kept = tmp_path / "settings.json"
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(settings_kept))
    settings.remember(
        annex_form={"paper": "a5", "letterhead": "Сеть «Өзен»"}, annex_folder="/тайник"
    )
    (settings_kept.parent / "letterhead.png").write_bytes(b"\x89PNG")
    settings.forget_older()
    told = settings_kept.read_text(encoding="utf-8")
    assert "Өзен" not in told and "тайник" not in told
    assert settings.load()["annex_form"] == {"paper": "a5"}
    assert not (settings_kept.parent / "letterhead.png").exists()


def test_a_hostile_logo_or_name_is_refused_and_nothing_changes(
    ready: MainWindow, tmp_path: Path
) -> None:
    bar, file = pages_of(ready).annex.bar, tmp_path / "sign.svg"
    file.write_text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    choose(ready, bar, file)
    assert "PNG" in bar.card.head.effect.text()
    bar.card.head.name.setText("Сеть \u202eнезӨ")
    bar.card.head.name.editingFinished.emit()
    assert "202E" in bar.card.head.effect.text()
    assert bar.page_form().letterhead is None


def test_sizes_of_paper_are_called_alike_in_every_language(ready: MainWindow) -> None:
    """A Letter is no letter that is sent."""
    paper = pages_of(ready).annex.bar.options["paper"]
    for language in LANGUAGES:
        ready.speak(language)
        shown = [each.text() for each in paper.findChildren(QAbstractButton)]
        assert shown == ["A4", "A5", "US Letter"]


def test_locking_after_the_options_were_open_ends_nothing(ready: MainWindow) -> None:
    card = pages_of(ready).annex.bar.card
    card.show()
    card.hide()
    screen.settle(ready)
    ready.do("lock")
    screen.settle(ready)
    assert ready.owners.lock.page is not None
    ready.owners.lock.leave()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_print_options_stay_on_the_screen_whatever_is_chosen(
    ready: MainWindow, language: str
) -> None:
    """What an option does is told in one or two lines: the card grows with them, and scrolls at the end."""
    ready.speak(language)
    bar = pages_of(ready).annex.bar
    bar.out.menu().actions()[-1].trigger()
    room = bar.screen().availableGeometry()
    for key, box in bar.options.items():
        for value in box.segments:
            box.pick(value)
            screen.settle(ready)
            assert room.contains(bar.card.geometry()), (key, value)
            whole = bar.card._inner.sizeHint().height()
            assert bar.card.height() >= min(whole, room.height()), (key, value)
    logo = bar.card.head.logo
    logo.setFocus()
    screen.settle(ready)
    assert bar.card.rect().contains(logo.mapTo(bar.card, logo.rect().center()))
    bar.card.hide()
