"""What a signature without a word means, chosen where the text stands and where it is sealed."""

from coalition_app import i18n
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.text.dialogs import SealDialog
from coalition_app.desktop.text.silence import SilenceRule
from coalition_app.labels import SILENCE_WORDS
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.desktop.text.texts import recorded

OFF, BY_TEXT = ("not-stated", "coordinator"), ("supports", "text")


def rule(window: MainWindow) -> tuple[str, str]:
    shown = recorded(window)
    return shown.silence, shown.silence_source


def switch(shown: SilenceRule, wanted: tuple[str, str]) -> None:
    if shown.switch.isChecked() != (wanted[0] == "supports"):
        shown.switch.click()
    if shown.by_text.isVisible() and shown.by_text.isChecked() != (wanted[1] == "text"):
        shown.by_text.click()


def test_the_rule_is_chosen_where_the_text_is_sealed(opened: MainWindow) -> None:
    page = pages_of(opened).text
    page.seal.click()
    dialog = screen.dialog(SealDialog)
    assert dialog.silence.sentence.text() == SILENCE_WORDS["supports", "coordinator"]
    assert dialog.focusWidget() is dialog.give_up  # a hurried key seals nothing
    assert dialog.silence.switch.x() == 0  # below the sentences, which have no card either
    switch(dialog.silence, OFF)
    assert rule(opened) == ("supports", "coordinator")
    dialog.agree.click()
    screen.settle(opened)
    assert rule(opened) == OFF
    assert page.silence.sentence.text() == SILENCE_WORDS[OFF]


def test_the_rule_is_changed_on_the_page_and_undone(opened: MainWindow) -> None:
    page = pages_of(opened).text
    switch(page.silence, BY_TEXT)
    assert rule(opened) == BY_TEXT
    opened.do("undo")
    screen.settle(opened)
    assert rule(opened) == ("supports", "coordinator")
    assert page.silence.sentence.text() == SILENCE_WORDS["supports", "coordinator"]


def test_the_rules_speak_the_language_of_the_program(opened: MainWindow) -> None:
    opened.speak("ru")
    shown = pages_of(opened).text.silence
    said = []
    for each in (BY_TEXT, OFF):
        switch(shown, each)
        said.append(shown.sentence.text())
    assert said == [i18n.texts("ru").gettext(SILENCE_WORDS[each]) for each in (BY_TEXT, OFF)]
    assert not shown.by_text.isVisible(), "nothing is stated that the text could say"
