"""The languages of a text where one is shown at a time: what lacks is told, and what was typed is shown."""

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.screen import pages_of


def test_the_tab_of_a_language_tells_how_much_of_its_translation_there_is(
    opened: MainWindow,
) -> None:
    opened.resize(700, 700)
    opened.go("text")
    screen.settle(opened)
    page = pages_of(opened).text
    assert page.languages.isVisible() and page.statement is not None
    whole = len(page.statement.demands)
    authentic, *others = (page.languages.tabText(at) for at in range(3))
    assert "/" not in authentic
    assert all(each.endswith(f" 0/{whole}") for each in others)
    assert page.languages.tabToolTip(1) == f"translated: 0 of {whole}"
    page.languages.setCurrentIndex(1)
    screen.settle(opened)
    (demand, *_others) = page.demands.lines.values()
    (language,) = {
        each
        for each, field in demand.wordings.fields.items()
        if field.isVisible() and each != page.statement.authentic_language
    }
    field = demand.wordings.fields[language]
    field.edit.setPlainText("Перевод")
    field.keep()
    screen.settle(opened)
    assert page.languages.tabText(1).endswith(f" 1/{whole}")


def test_words_that_are_put_back_show_their_language(opened: MainWindow) -> None:
    opened.resize(700, 700)
    opened.go("text")
    screen.settle(opened)
    page = pages_of(opened).text
    assert page.statement is not None
    hidden = [e for e, field in page.titles.fields.items() if not field.isVisible()]
    assert page.languages.isVisible() and hidden
    field = page.titles.fields[hidden[-1]]
    field.edit.setPlainText("Half a title")
    page.show_typed()
    screen.settle(opened)
    assert field.isVisible() and field.words() == "Half a title"
    field.put_back()
