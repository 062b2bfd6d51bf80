"""The directory: everybody across statements, found in any alphabet, changed part by part."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.directory import page as directory_page
from coalition_app.desktop.directory.fields import person_of
from coalition_app.desktop.directory.model import full_forms
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.captioned_field import Field, PrivateField
from coalition_app.desktop.widgets.found_words import PLACES
from coalition_app.desktop.widgets.respelling import Renaming
from tests.desktop import geometry, screen
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, add_statement, make_register


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the directory of two statements: a body with its legal form, a person, three others."""
    path = tmp_path / "directory.coalition"
    with make_register(path) as database:
        add_signatures(database, 1, name="«Шаңырақ»", legal_form="РОО", place="Алматы")
        add_statement(database)
        add_signatures(database, 1, name="Айдос Қасымов", legal_form="", kind="individual")
    window.open_path(path)
    window.go("directory")
    screen.settle(window)
    return window


def names(window: MainWindow) -> list[str]:
    model = pages_of(window).directory.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def look_for(window: MainWindow, words: str) -> list[str]:
    pages_of(window).directory.search.setText(words)
    pages_of(window).directory.show_list()
    return names(window)


def choose(window: MainWindow, name: str) -> None:
    page = pages_of(window).directory
    page.table.setCurrentIndex(page.model.index(names(window).index(name), 0))


def lines(window: MainWindow) -> list[str]:
    return pages_of(window).directory.pane.texts()


def test_what_was_searched_is_marked(opened: MainWindow) -> None:
    assert look_for(opened, "shanyraq") == ["РОО «Шаңырақ»"]
    index = pages_of(opened).directory.model.index(0, 0)
    (place,) = index.data(PLACES)
    assert index.data()[slice(*place)] == "Шаңырақ"
    look_for(opened, "")
    assert index.data(PLACES) == ()


def test_everybody_of_every_statement_is_listed_by_name(opened: MainWindow) -> None:
    assert names(opened) == [
        "Айдос Қасымов",
        "ОФ Фонд «Бірлік 1»",
        "ОФ Фонд «Бірлік 2»",
        "ОФ Фонд «Бірлік 3»",
        "РОО «Шаңырақ»",
    ]
    assert pages_of(opened).directory.count.text() == "5 signatories"


def test_the_details_say_the_form_in_full_and_where_it_signed(opened: MainWindow) -> None:
    choose(opened, "РОО «Шаңырақ»")
    shown = lines(opened)
    assert "In Kazakh: республикалық қоғамдық бірлестік (РҚБ) / өңірлік қоғамдық бірлестік" in shown
    assert "In English: republican public association (RPA) / regional public association" in shown
    assert "Statement 1, No. 4: signed" in shown
    assert "Алматы" in shown
    assert "In Kazakh" in [
        each.caption.text() for each in pages_of(opened).directory.pane.fields.values()
    ]


@pytest.mark.parametrize("words", ["шанырак", "SHANYRAQ", "şañyraq"])
def test_a_name_is_found_in_any_alphabet(opened: MainWindow, words: str) -> None:
    assert look_for(opened, words) == ["РОО «Шаңырақ»"]


def test_nobody_found_is_said(opened: MainWindow) -> None:
    assert look_for(opened, "нет таких") == []
    empty = pages_of(opened).directory.empty
    assert empty.text() == "No matches in the directory."
    assert not any(each.isVisible() for each in empty.buttons)
    assert pages_of(opened).directory.search.isVisible()


def retype(window: MainWindow, key: str, words: str) -> Field:
    """Go to a field and type over what stands there, without leaving it."""
    field = pages_of(window).directory.pane.fields[key]
    field.editor.setFocus()
    screen.press(field.editor, Qt.Key.Key_A, ctrl=True)
    screen.press(field.editor, Qt.Key.Key_Delete)
    screen.type_words(field.editor, words)
    return field


def leave(field: Field) -> None:
    """Press Tab; while bodies are offered below the field, they have the keyboard."""
    completer = field.editor.completer() if isinstance(field.editor, QLineEdit) else None
    popup = completer.popup() if completer is not None else None
    offered = popup is not None and popup.isVisible()
    screen.press(popup if popup is not None and offered else field.editor, Qt.Key.Key_Tab)


def test_names_are_changed_and_the_old_one_still_finds(opened: MainWindow) -> None:
    choose(opened, "РОО «Шаңырақ»")
    leave(retype(opened, "name:en", "Turan"))
    field = retype(opened, "name", "«Тұран»")
    screen.press(field.editor, Qt.Key.Key_Return)
    assert isinstance(field, Renaming)
    assert "РОО «Тұран»" not in names(opened)
    assert (field.keep.hasFocus(), field.keep.isChecked()) == (True, True)
    screen.press(field.keep, Qt.Key.Key_Return)
    assert "РОО «Тұран»" in names(opened)
    assert pages_of(opened).directory.pane.fields["former_names"].value() == "«Шаңырақ»"
    assert look_for(opened, "шанырак") == ["РОО «Тұран»"]
    opened.show_numbers([4])
    assert pages_of(opened).signatories.model.row_at(3).signature.name == "«Шаңырақ»"  # type: ignore[union-attr]
    for _each in range(2):
        opened.operations.undo()
    opened.go("directory")
    assert look_for(opened, "turan") == []


def test_an_empty_name_stays_in_its_field_with_a_sentence(opened: MainWindow) -> None:
    choose(opened, "РОО «Шаңырақ»")
    field = retype(opened, "name", "")
    assert isinstance(field, Renaming)
    screen.press(field.editor, Qt.Key.Key_Return)
    screen.press(field.keep, Qt.Key.Key_Return)
    assert "A signatory needs a name." in field.refusal.text()
    assert "A signatory needs a name." in screen.sentence(opened)
    screen.press(field.keep, Qt.Key.Key_Escape)
    assert (field.value(), field.refusal.isVisible()) == ("«Шаңырақ»", False)


def test_place_people_and_private_details_are_changed(opened: MainWindow) -> None:
    choose(opened, "Айдос Қасымов")
    pane = pages_of(opened).directory.pane
    leave(retype(opened, "place", "Орал"))
    contacts = retype(opened, "contacts", "+7 701 000 00 00")
    leave(contacts)
    choose(opened, "РОО «Шаңырақ»")
    leave(retype(opened, "people", "Ким Анна, секретарь"))
    assert pane.fields["people"].value() == "Ким Анна — секретарь"
    choose(opened, "Айдос Қасымов")
    publish = pane.fields["publish"]
    publish.editor.setFocus()
    publish.put("initials")
    leave(publish)
    assert {"Орал", "+7 701 000 00 00"} <= set(lines(opened))
    assert isinstance(contacts, PrivateField)
    assert not contacts.editor.isVisible()
    assert pane.prints.text().startswith("Initials only: a person prints as")


def test_what_was_typed_is_saved_when_another_is_chosen(opened: MainWindow) -> None:
    choose(opened, "РОО «Шаңырақ»")
    retype(opened, "place", "Шымкент")
    choose(opened, "Айдос Қасымов")
    screen.settle(opened)
    assert pages_of(opened).directory.pane.fields["place"].value() == ""
    choose(opened, "РОО «Шаңырақ»")
    assert pages_of(opened).directory.pane.fields["place"].value() == "Шымкент"


def test_a_branch_is_found_and_shown_from_both_sides(opened: MainWindow) -> None:
    choose(opened, "РОО «Шаңырақ»")
    leave(retype(opened, "parent", "birlik 2"))
    parent = pages_of(opened).directory.pane.fields["parent"]
    assert parent.value() == "ОФ Фонд «Бірлік 2»"
    choose(opened, "ОФ Фонд «Бірлік 2»")
    assert {"Its branches", "РОО «Шаңырақ»"} <= set(lines(opened))
    leave(retype(opened, "parent", "шаңырақ"))
    assert "An organisation cannot be a branch of itself" in parent.refusal.text()
    leave(retype(opened, "parent", "нет таких"))
    assert "Choose the organisation from those offered" in parent.refusal.text()
    screen.press(parent.editor, Qt.Key.Key_Escape)
    choose(opened, "РОО «Шаңырақ»")
    leave(retype(opened, "parent", ""))
    choose(opened, "ОФ Фонд «Бірлік 2»")
    assert "Its branches" not in lines(opened)


def test_enter_and_a_button_go_to_a_signature_of_any_statement(opened: MainWindow) -> None:
    choose(opened, "Айдос Қасымов")
    screen.press(pages_of(opened).directory.table, Qt.Key.Key_Return)
    assert opened.page_name() == "signatories"
    assert opened.statement is not None
    assert opened.statement.number == 2
    assert pages_of(opened).signatories.chosen_numbers() == [1]
    opened.go("directory")
    choose(opened, "РОО «Шаңырақ»")
    pages_of(opened).directory.pane.signed[0].click()
    assert opened.statement.number == 1
    assert pages_of(opened).signatories.chosen_numbers() == [4]


def test_the_list_leads_to_the_directory(opened: MainWindow) -> None:
    look_for(opened, "Айдос")
    opened.go("signatories", 1)
    opened.show_numbers([4])
    opened.do("in-directory")
    assert opened.page_name() == "directory"
    assert lines(opened)[0] == "РОО «Шаңырақ»"


def test_a_register_without_signatories_says_so(window: MainWindow, empty_register: Path) -> None:
    window.open_path(empty_register)
    window.do("go-directory")
    assert window.page_name() == "directory"
    empty = pages_of(window).directory.empty
    assert empty.text().startswith("The directory is empty")
    assert [each.text() for each in empty.buttons if each.isVisible()] == ["Import a list…"]


def test_a_long_directory_is_read_beside_the_window(
    window: MainWindow, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory_page, "SHORT", 1)
    window.open_path(register)
    window.go("directory")
    assert pages_of(window).directory.empty.text() == "Loading the directory…"
    screen.settle(window)
    assert len(names(window)) == 3
    window.close_register()
    assert names(window) == []


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Ким Анна — секретарь, юрист", ("Ким Анна", "секретарь, юрист")),
        ("Ким Анна, секретарь", ("Ким Анна", "секретарь")),
        ("Салтыков-Щедрин", ("Салтыков-Щедрин", "")),
    ],
)
def test_a_typed_line_is_a_name_and_an_office(line: str, person: tuple[str, str]) -> None:
    assert person_of(line) == person


def test_a_legal_form_is_known_by_any_of_its_words() -> None:
    assert full_forms("ТОО")["kk"] == "жауапкершілігі шектеулі серіктестік (ЖШС)"
    assert full_forms("общественный фонд")["en"] == "public foundation (PF)"
    assert full_forms("чего-то нет") == {}
    assert full_forms("") == {}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_page_is_whole_and_its_fields_are_named(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    choose(opened, "РОО «Шаңырақ»")
    screen.settle(opened)
    assert screen.nameless(pages_of(opened).directory) == []
    assert geometry.cut(pages_of(opened).directory) == []
    assert geometry.overlapping(pages_of(opened).directory) == []
    least = pages_of(opened).directory.minimumSizeHint()
    assert (least.width() <= 480, least.height() <= 470) == (True, True)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_to_search_is_read_whole_beside_the_title(opened: MainWindow, language: str) -> None:
    opened.resize(1280, 720)
    opened.speak(language)
    screen.settle(opened)
    search = pages_of(opened).directory.search
    start = search.cursorRect().center().x()
    words = search.fontMetrics().horizontalAdvance(search.placeholderText())
    assert start + words <= search.contentsRect().right() - 8, search.placeholderText()


def test_what_is_private_stands_in_the_column_of_the_other_fields(opened: MainWindow) -> None:
    opened.resize(1280, 720)
    choose(opened, "РОО «Шаңырақ»")
    screen.settle(opened)
    pane = pages_of(opened).directory.pane
    places = {
        key: field.editor.mapTo(pane, field.editor.rect().topLeft()).x()
        for key, field in pane.fields.items()
    }
    assert {"contacts", "name"} <= places.keys()
    assert len(set(places.values())) == 1, places


def test_details_without_room_take_the_place_of_the_list(opened: MainWindow) -> None:
    page = pages_of(opened).directory
    opened.resize(700, 600)
    screen.settle(opened)
    assert (page.table.isVisible(), page.pane.isVisible()) == (True, False)
    screen.press(page.table, Qt.Key.Key_Return)
    assert (page.table.isVisible(), page.pane.isVisible()) == (False, True)
    page.beside.back.click()
    assert (page.table.isVisible(), page.pane.isVisible()) == (True, False)
    assert opened.focusWidget() is page.table
