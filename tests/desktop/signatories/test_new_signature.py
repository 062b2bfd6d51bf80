"""A signature is added from one pasted line: what is doubtful waits until a person has looked."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.desktop.widgets.form import Leaving
from coalition_app.intake.edit_draft import read_pasted
from coalition_app.records.positions.acts import acts_by_signature
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature, SignatureRow
from coalition_app.records.signatures.timeline import read_timeline
from coalition_app.records.statements import statements
from coalition_app.records.store.tables import signatory
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import signatures_of, statement_of

SURE = "12. Общественный фонд «Мереке», Анна Ким, директор, Алматы"
DOUBTFUL = "«Лада», Пётр Ли, председатель, за наших, Казахстан"


@pytest.fixture
def opened(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    """Give the window on the list of three signatories."""
    window.open_path(register)
    window.go("signatories")
    screen.settle(window)
    yield window
    screen.settle(window)


def rows(window: MainWindow) -> list[SignatureRow]:
    assert window.operations.database is not None
    return signatures_of(window.operations.database)


def pasted(window: MainWindow, text: str) -> SignatureDialog:
    window.do("sign")
    shown = screen.dialog(SignatureDialog)
    assert shown.focusWidget() is shown.line
    screen.type_words(shown.line, text)
    return shown


def marks(shown: SignatureDialog) -> str:
    return "\n".join(each.text() for each in shown._marks.values() if each.isVisible())


def test_a_pasted_line_fills_the_fields_and_is_added_with_enter(opened: MainWindow) -> None:
    shown = pasted(opened, SURE)
    assert not shown.compared.isVisible()
    screen.press(shown.line, Qt.Key.Key_Return)
    screen.settle(opened)
    assert not isValid(shown) or not shown.isVisible()
    last = rows(opened)[-1]
    assert (last.legal_form, last.name, last.place) == ("Общественный фонд", "«Мереке»", "Алматы")
    assert last.people == (("Анна Ким", "директор"),)
    assert last.kind == "organisation"


def test_a_hurried_enter_records_nothing_doubtful(opened: MainWindow) -> None:
    before = len(rows(opened))
    shown = pasted(opened, DOUBTFUL)
    assert "Not recorded: “за наших” (its meaning is unclear)." in marks(shown)
    # The country was read, so its field is seen; the other rare ones are not.
    assert shown.country.isVisible() and not shown.signed_on.isVisible()
    for _again in range(3):
        screen.press(shown.line, Qt.Key.Key_Return)
    shown.next.click()
    assert len(rows(opened)) == before
    assert shown.refusal.text().startswith("Nothing is recorded yet.")
    shown.compared.click()
    # Another line is another thing to compare.
    screen.type_words(shown.line, " ")
    assert not shown.compared.isChecked()
    shown.compared.click()
    screen.press(shown.line, Qt.Key.Key_Return)
    screen.settle(opened)
    assert [each.name for each in rows(opened)[before:]] == ["«Лада»"]


def test_a_wish_about_the_printing_in_a_pasted_line_is_recorded(opened: MainWindow) -> None:
    """It was told as a doubt, and the name was recorded as one that may be printed."""
    shown = pasted(opened, "Серик Нуров, агроном (имя не печатать)")
    assert shown.publish.isVisible() and shown.publish.key() == "withheld"
    shown.compared.click()
    shown.agree.click()
    screen.settle(opened)
    last = rows(opened)[-1]
    assert (last.name, last.publish) == ("Серик Нуров", "withheld")


def test_words_on_demands_are_recorded_with_the_signature_and_contacts_privately(
    opened: MainWindow,
) -> None:
    """They were told to be recorded later, and the signature counted as full support."""
    database = opened.operations.database
    assert database is not None
    before = len(rows(opened))
    shown = pasted(opened, "«Лада» (с оговоркой к п. 3), Пётр Ли, тел. +7 701 123 45 67")
    assert "“с оговоркой к п. 3” says something on demands" in marks(shown)
    assert "Not recorded" not in marks(shown)
    assert shown.contacts.isVisible() and shown.contacts.text() == "тел. +7 701 123 45 67"
    opened.speak("ru")
    assert "«с оговоркой к п. 3» относится к требованиям" in marks(shown)
    opened.speak("en")
    shown.compared.click()
    shown.agree.click()
    screen.settle(opened)
    signed = rows(opened)[-1]
    with database.reading() as tx:
        statement = statement_of(tx)
        (act,) = acts_by_signature(tx, statement)[signed.id]
        held = read_held(tx, statement, [signed.id]).by_demand(signed.id)
        private = tx.row(signatory, signed.signatory_id)
    assert (act.kind, act.wording, act.received_on) == ("unsettled", "с оговоркой к п. 3", None)
    assert set(held.values()) == {"unsettled"}
    assert private is not None and private.contacts == ["тел. +7 701 123 45 67"]
    opened.operations.undo()
    screen.settle(opened)
    assert len(rows(opened)) == before


def test_a_town_that_no_list_knows_waits_until_it_is_in_a_field(opened: MainWindow) -> None:
    """The signature was recorded at once, and the town was nowhere."""
    before = len(rows(opened))
    shown = pasted(opened, "ОО «Мирный атом», Светлана Ли, директор; Курчатов")
    assert "Not recorded: “Курчатов” (its meaning is unclear)." in marks(shown)
    screen.press(shown.line, Qt.Key.Key_Return)
    assert len(rows(opened)) == before
    screen.type_words(shown.place, "Курчатов")
    assert not marks(shown) and not shown.compared.isVisible()
    shown.agree.click()
    screen.settle(opened)
    assert rows(opened)[-1].place == "Курчатов"


def test_a_last_unknown_word_is_proposed_as_the_place_and_a_date_as_the_day(
    opened: MainWindow,
) -> None:
    before = len(rows(opened))
    shown = pasted(opened, "ОО «Мирный атом», Светлана Ли, директор, 12.03.2026, Курчатов")
    assert (shown.place.text(), shown.signed_on.text()) == ("Курчатов", "12.03.2026")
    assert marks(shown).split("\n") == [
        "⚠ “Курчатов” is only proposed here: check it.",
        "⚠ “12.03.2026” is only proposed here: check it.",
    ]
    screen.press(shown.line, Qt.Key.Key_Return)
    assert len(rows(opened)) == before
    # Another line takes back what the last one proposed; what is typed stays.
    shown.line.setText("ОО «Мирный атом», Светлана Ли, директор, 13.03.2026, Курчатов")
    assert shown.signed_on.text() == "13.03.2026"
    screen.type_words(shown.place, "-2")
    shown.line.setText("ОО «Мирный атом», Светлана Ли, директор, Ушконыр")
    assert (shown.place.text(), shown.signed_on.text()) == ("Курчатов-2", "")
    assert "Not recorded: “Ушконыр”" in marks(shown)
    shown.place.clear()
    shown.line.setText("ОО «Мирный атом», Светлана Ли, директор, 12.03.2026")
    shown.compared.click()
    shown.agree.click()
    screen.settle(opened)
    with database_of(opened).reading() as tx:
        line = read_timeline(tx, statement_of(tx), rows(opened)[-1].id)
    assert line.came == dt.date(2026, 3, 12)


def test_what_is_not_clear_is_told_once(opened: MainWindow) -> None:
    shown = pasted(opened, "«Лада», Пётр Ли, за наших")
    assert marks(shown).count("за наших") == 1
    shown.line.setText("«Лада», Пётр Ли, Ушконыр")
    assert (shown.place.text(), marks(shown).count("Ушконыр")) == ("Ушконыр", 1)
    shown.done(0)


def test_a_town_in_a_field_is_recorded(opened: MainWindow) -> None:
    shown = pasted(opened, "ОО «Мирный атом», Светлана Ли, директор; Курчатов")
    screen.type_words(shown.place, "Курчатов")
    shown.agree.click()
    screen.settle(opened)
    assert rows(opened)[-1].place == "Курчатов"


@pytest.mark.parametrize("body", ["ОО «Семь рек»", "«Адал» ҚҚ"])
def test_the_body_of_a_person_stands_with_the_office(opened: MainWindow, body: str) -> None:
    shown = pasted(opened, f"Айдос Нуров, эколог, {body}, Семей")
    assert (shown.office.text(), shown.place.text()) == (f"эколог, {body}", "Семей")
    assert not shown.compared.isVisible()
    shown.done(0)


def test_what_a_letter_says_is_told_too_and_not_kept_for_the_next(opened: MainWindow) -> None:
    opened.do("sign")
    shown = screen.dialog(SignatureDialog)
    shown.propose(read_pasted("«Лада» (с оговоркой к п. 3), Пётр Ли, Курчатов"))
    screen.settle(opened)
    assert "“с оговоркой к п. 3” says something" in marks(shown)
    assert "“Курчатов” is only proposed here" in marks(shown)
    shown.compared.click()
    shown.next.click()
    screen.settle(opened)
    assert rows(opened)[-1].name == "«Лада»"
    assert not marks(shown) and not shown.compared.isVisible()
    shown.done(0)


def test_the_tick_stays_in_sight_where_a_refusal_stands(opened: MainWindow) -> None:
    shown = pasted(opened, "«Лада» (с оговоркой к п. 3), Пётр Ли, за наших, Курчатов, 12.03.2026")
    shown.more.click()
    shown.resize(shown.width(), 300)
    screen.settle(opened)
    shown.refuse("Nothing is recorded yet.")
    shown.resize(shown.width(), 300)
    screen.settle(opened)
    assert shown.room.verticalScrollBar().maximum() > 0
    assert shown.compared.visibleRegion().boundingRect() == shown.compared.rect()
    shown.done(0)


def test_a_line_leaves_alone_what_was_filled_by_hand(opened: MainWindow) -> None:
    shown = pasted(opened, "")
    screen.type_words(shown.place, "Орал")
    shown.several.click()
    screen.type_words(shown.bodies.fields[0][1], "«Зов»")
    screen.type_words(shown.line, SURE)
    assert shown.bodies.pairs() == [("", "«Зов»")] and shown.several.isChecked()
    assert (shown.place.text(), shown.name.text()) == ("Орал", "«Мереке»")
    shown.name.selectAll()
    screen.press(shown.name, Qt.Key.Key_Delete)
    assert not shown.name.text()
    shown.line.clear()
    screen.type_words(shown.line, SURE)
    assert shown.name.text() == "«Мереке»", "what was only emptied is filled again"
    shown.done(0)


def test_escape_asks_only_if_something_was_typed(opened: MainWindow) -> None:
    opened.do("sign")
    screen.press(screen.dialog(SignatureDialog), Qt.Key.Key_Escape)
    assert not screen.open_dialogs()
    shown = pasted(opened, "Аян")
    screen.press(shown, Qt.Key.Key_Escape)
    (asked,) = shown.findChildren(Leaving)
    asked.give_up.click()
    assert shown.isVisible() and shown.name.text()
    screen.press(shown, Qt.Key.Key_Escape)
    shown.findChildren(Leaving)[-1].agree.click()
    assert not screen.open_dialogs()


def test_rare_fields_are_under_more_fields_and_captions_share_a_column(opened: MainWindow) -> None:
    opened.do("sign")
    shown = screen.dialog(SignatureDialog)
    rare = (shown.capacity, shown.country, shown.status, shown.signed_on, shown.received_on)
    assert not any(each.isVisible() for each in rare)
    shown.more.click()
    assert all(each.isVisible() for each in rare)
    captions = [shown.form.labelForField(each) for each in (shown.line, shown.name, *rare)]
    assert all(isinstance(each, QLabel) for each in captions)
    assert len({each.geometry().right() for each in captions if each}) == 1
    assert shown.width() == 560
    shown.reject()


def divided(window: MainWindow, *kinds: tuple[str, ...]) -> SignatureDialog:
    """Open the dialog over a list of sections without headings, whose signatories are of these kinds."""
    database = window.operations.database
    assert database is not None
    with database.writing("sign") as tx:
        statement = statement_of(tx)
        for inside in kinds:
            section = statements.add_section(tx, statement.id, {})
            for kind in inside:
                new = NewSignature(name=f"Имя {section}", kind=kind, section_id=section)
                signatures.sign(tx, statement, new)
    window.do("sign")
    return screen.dialog(SignatureDialog)


def test_a_section_is_shown_by_what_stands_in_it_and_proposed_where_one_fits(
    opened: MainWindow,
) -> None:
    shown = divided(opened, ("organisation", "media"), ("individual", "individual"))
    assert shown.section.isVisible() and not shown.more.isChecked()
    offered = [shown.section.itemText(at) for at in range(shown.section.count())]
    assert offered == ["no section", "Nos. 4–5: organisations", "Nos. 6–7: individuals"]
    screen.type_words(shown.line, "Тимур Ахметжанов, адвокат, Алматы")
    assert (shown.kind.key(), shown.section.key()) == ("individual", "2")
    screen.press(shown.line, Qt.Key.Key_Return)
    screen.settle(opened)
    assert [each.section for each in rows(opened)] == [0, 0, 0, 1, 1, 2, 2, 2]


def test_of_two_that_fit_the_longer_section_is_proposed_and_a_chosen_one_stays(
    opened: MainWindow,
) -> None:
    shown = divided(opened, ("organisation",), ("movement", "union"))
    assert shown.section.key() == "2"
    shown.kind.choose("individual")
    assert shown.section.key() == "0"
    shown.section.choose("1")
    shown.section.activated.emit(1)
    shown.kind.choose("organisation")
    assert shown.section.key() == "1"
    shown.done(0)


def test_a_list_pasted_into_a_field_is_not_cut_but_sent_to_the_import(opened: MainWindow) -> None:
    shown = pasted(opened, "")
    shown.more.click()
    screen.type_words(shown.office, "председатель")
    QGuiApplication.clipboard().setText("ОФ «Лес», Алматы\n" * 2_500)
    for field, before in ((shown.office, "председатель"), (shown.line, "")):
        field.paste()
        QCoreApplication.processEvents()
        assert field.text() == before
        assert shown.refusal.text() == (
            "This is more than a line holds; it was not taken. Import a list of signatories instead."
        )
    shown.office.clear()
    shown.reject()
    QCoreApplication.processEvents()
