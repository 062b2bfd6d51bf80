"""How files of the annex are named and found again: in the window's language, under the name proposed."""

from pathlib import Path

import pytest

from coalition_app import i18n, settings
from coalition_app.desktop.annex.after_attesting import proposed_path
from coalition_app.desktop.annex.file_names import annex_name, corrigendum_name, draft_name
from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.write.slip import slip_name
from tests.desktop import screen
from tests.desktop.annexes import attest, open_ready
from tests.desktop.screen import pages_of


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["annex-1-kk", "annex-1", "draft", "corrigendum-1-2.pdf"]),
        ("ru", ["приложение-1-kk", "приложение-1", "черновик", "перечень-изменений-1-2.pdf"]),
        ("kk", ["қосымша-1-kk", "қосымша-1", "жоба", "өзгерістер-тізбесі-1-2.pdf"]),
    ],
)
def test_files_are_named_in_the_language_of_the_window(language: str, names: list[str]) -> None:
    i18n.use(language)
    assert [annex_name(1, "kk"), annex_name(1), draft_name(), corrigendum_name(1, 2)] == names


def test_a_slip_is_named_in_its_own_language() -> None:
    names = [slip_name(18, 1, "pdf", each) for each in ("en", "ru", "kk")]
    assert names == [
        "slip-18-edition-1.pdf",
        "лист-сверки-18-редакция-1.pdf",
        "салыстыру-парағы-18-редакция-1.pdf",
    ]


def test_an_edition_is_opened_where_its_print_lies_after_a_new_start(
    window: MainWindow, tmp_path: Path
) -> None:
    """It could only be saved once more after the register had been locked."""
    folder = tmp_path / "prints"
    folder.mkdir()
    settings.remember(editions=str(folder))
    open_ready(window, tmp_path / "ready.coalition")
    annex = pages_of(window).annex
    assert window.statement is not None
    place = proposed_path(window.statement.title, 1)
    assert place.parent == folder
    attest(window, place)
    assert annex.card.buttons["open"].text() == "Open"
    for language, words in (("ru", "Открыть"), ("kk", "Ашу"), ("en", "Open")):
        window.speak(language)
        screen.settle(window)
        assert annex.card.buttons["open"].text() == words, "it lies where it was saved"
    place.write_bytes(place.read_bytes() + b"%")
    window.refresh()
    screen.settle(window)
    assert annex.card.buttons["open"].text() == "Save a copy…"
