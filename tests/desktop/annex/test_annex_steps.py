"""The steps of the annex: what is left to do, where each leads, and the way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit

from coalition_app.desktop.annex.page import AnnexPage
from coalition_app.desktop.annex.steps import StepList
from coalition_app.desktop.annex.ways import WAYS, step_sentence, step_title, way_of
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.defects_dialog import DefectsDialog
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.documents.issue import readiness
from coalition_app.documents.issue.readiness import Item
from coalition_app.operations.signature_edits import give_printed_form
from coalition_app.records.editions import attestors
from coalition_app.records.signatures.signatures import list_signatures
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, make_register, statement_of


def severities(annex: AnnexPage) -> list[str]:
    return [each.severity for each in annex.items.steps]


def test_every_kind_of_item_leads_somewhere_and_says_why() -> None:
    numbered = set(readiness._SENTENCES)
    worded = {"no-signatures", "no-attestor", "demand-without-wording", "character"}
    worded |= {"title-not-translated", "demands-not-translated", "languages-unchanged"}
    worded |= {"letters-wait", "letter-withdraws", "letter-objects"}
    assert numbered | worded <= set(WAYS)
    for kind in numbered | worded:
        way = way_of(Item(kind, "stops", (1,), "…"))
        assert way.page or way.action
        assert way.why
        assert way.title
        assert way.button


def test_a_severity_is_a_word_and_stops_come_first(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("annex")
    screen.settle(window)
    annex = pages_of(window).annex
    assert severities(annex)[:2] == ["stops", "exception"]
    assert annex.side.left.text() == "1 left"
    first, second = annex.items.steps[:2]
    assert first.button.accessibleDescription().startswith("Blocker: ")
    assert [each.button.property("role") for each in (first, second)] == ["first-small", "small"]
    assert not annex.attest.isEnabled()
    assert annex.attest.text() == "Attest: 1 left"


def test_ready_says_so_and_counts_the_exceptions(ready: MainWindow) -> None:
    annex = pages_of(ready).annex
    assert severities(annex)[0] == "exception"
    assert annex.side.left.text() == "Ready"
    assert annex.side.left.toolTip() == "1 exception is printed by number."
    assert annex.attest.isEnabled()
    assert annex.attest.text() == "Attest edition 1…"
    assert all(each.button.property("role") == "small" for each in annex.items.steps)


def test_the_step_of_missing_evidence_opens_it_for_these_numbers(ready: MainWindow) -> None:
    (step,) = [e for e in pages_of(ready).annex.items.steps if e.severity == "exception"]
    assert step.title.text() == "No evidence of consent: 2"
    assert "39, 40" in step.sentence.text()
    screen.press(step.button, Qt.Key.Key_Space)
    assert ready.page_name() == "signatories"
    assert [row.number for row in ready.chosen()] == [39, 40]
    (shown,) = screen.open_dialogs()
    assert type(shown).__name__ == "EvidenceDialog"
    shown.reject()
    screen.settle(ready)
    assert ready.page_name() == "annex"
    ready.go("signatories")
    screen.settle(ready)
    assert [row.number for row in ready.chosen()] == []


def test_no_attestor_leads_to_who_attests(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("annex")
    screen.settle(window)
    pages_of(window).annex.items.steps[0].button.click()
    shown = screen.attestor_fields(window)
    assert screen.nameless(shown) == []
    shown.name.setText("Дана Ахметова")
    shown.offices.setPlainText("координатор\n\nюрист\n\nдиректор")
    screen.settle(window)
    lines = 5 * shown.offices.fontMetrics().lineSpacing()
    assert shown.offices.height() >= lines, "all offices are seen"
    shown.offices.setPlainText("координатор\n\nдиректор")
    shown.agree.click()
    screen.settle(window)
    assert window.page_name() == "annex"
    assert "stops" not in severities(pages_of(window).annex)
    focused = window.focusWidget()
    assert focused is not None
    assert pages_of(window).annex.items.isAncestorOf(focused), "the next step, not the title bar"


def test_what_a_step_records_leads_back_to_the_steps(ready: MainWindow) -> None:
    (step,) = [e for e in pages_of(ready).annex.items.steps if e.severity == "exception"]
    step.button.click()
    dialog = screen.dialog(EvidenceDialog)
    dialog.what.pick("held")
    screen.type_words(dialog.held, "сейф")
    screen.type_words(dialog.holder, "Р. Акылбекова")
    dialog.agree.click()
    screen.settle(ready)
    assert ready.page_name() == "annex"
    assert not [e for e in pages_of(ready).annex.items.steps if e.severity == "exception"]
    assert ready.status.undo.isVisible()


@pytest.mark.parametrize(
    ("kind", "numbers"), [("twins-undecided", (3, 4)), ("disputed", (3,)), ("text-not-sealed", ())]
)
def test_a_page_that_a_step_leads_to_offers_the_way_back(
    ready: MainWindow, kind: str, numbers: tuple[int, ...]
) -> None:
    pages_of(ready).annex.follow(Item(kind, "exception", numbers, "…"))
    screen.settle(ready)
    assert ready.page_name() != "annex"
    back = ready.status.way_back
    assert back.isVisible() and back.text() == "Back to the annex"
    place = back.geometry()
    ready.status.offer_undo(lambda: "Nos. 3 and 4 are different.")
    QCoreApplication.processEvents()
    assert back.geometry() == place, "what is said moves it nowhere"
    ready.say("Something else.")
    assert back.isVisible(), "what is done on the page leaves the way back"
    back.click()
    screen.settle(ready)
    assert not back.isVisible()
    assert ready.page_name() == "annex"


def test_a_dialog_of_a_step_that_shows_a_name_in_the_list_leaves_the_way_back(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.go("annex")
    screen.settle(window)
    step = next(e for e in pages_of(window).annex.items.steps if e.action == "defects")
    step.button.click()
    screen.settle(window)
    opened = screen.dialog(DefectsDialog)
    # Of all 26 of the list: the others print whole.
    assert step.title.text().startswith("Flaws seen in print: 13")
    assert opened.said.text().startswith("13 signatures to review")
    opened.shown.click()
    screen.settle(window)
    assert window.page_name() == "signatories"
    (row,) = window.chosen()
    window.details.go("data")
    field = window.details.fields["place"]
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText("Алматы")
    field.left.emit()
    screen.settle(window)
    back = window.status.way_back
    assert back.isVisible() and back.text() == "Back to the annex"
    assert [each.number for each in window.chosen()] == [row.number]
    back.click()
    assert window.page_name() == "annex"


def test_what_is_offered_after_an_act_stands_beside_the_way_back(ready: MainWindow) -> None:
    pages_of(ready).annex.follow(Item("letters-wait", "hint", (), "…"))
    screen.settle(ready)
    assert ready.page_name() == "evidence"
    ready.status.offer("No. 3 recorded.", [(lambda: "Assign them…", lambda: None)])
    shown = [each.text() for each in ready.status.offers if each.isVisible()]
    assert shown == ["Assign them…"] and ready.status.way_back.isVisible()
    ready.speak("ru")
    assert sum(each.isVisible() for each in ready.status.offers) == 1
    assert ready.status.way_back.text() == "Назад к приложению"
    screen.settle(ready)
    ready.go("annex")
    assert not any(each.isVisible() for each in (*ready.status.offers, ready.status.way_back))


def test_a_name_that_no_font_draws_gets_its_printed_form_in_the_step(ready: MainWindow) -> None:
    pages_of(ready).annex.follow(Item("character", "stops", (7,), "…"))
    form = screen.form(give_printed_form)
    form.editors["form"].put("Надежда")
    form.accept()
    screen.settle(ready)
    assert ready.page_name() == "annex"
    with database_of(ready).reading() as tx:
        (row,) = list_signatures(tx, statement_of(tx).id, numbers=[7])
    assert row.printed_form == "Надежда"


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
        ("character-beside-name", (3,), "signatories"),
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


def test_the_last_step_of_a_card_draws_no_line_above_its_edge(ready: MainWindow) -> None:
    ready.go("annex")
    screen.settle(ready)
    steps = pages_of(ready).annex.items
    listed = [each for each in steps.steps if each not in steps.hints]
    roles = [[each.property("role") for each in card] for card in (listed, steps.hints)]
    assert len(listed) > 1
    assert [each[-1:] for each in roles if each] == [["last-step"]] * sum(map(bool, roles))
    assert {role for each in roles for role in each[:-1]} == {"step"}


def test_an_endless_list_of_numbers_is_cut_at_a_comma(ready: MainWindow) -> None:
    numbers = tuple(range(1, 4000, 2))
    text = f"Numbers {', '.join(map(str, numbers))} have none: add it."
    item = Item("no-evidence", "exception", numbers, text)
    shown = step_sentence(item)
    assert len(shown) < 150
    assert shown.startswith("Numbers 1, 3, 5, ")
    assert shown.endswith(", 39, 41 … (numbers: 2000) have none: add it."), (
        "the verb may stand last"
    )
    assert step_title(item) == "No evidence of consent: 2000"


def test_the_steps_of_pairs_add_up_to_the_number_at_their_place(
    window: MainWindow, tmp_path: Path
) -> None:
    """A pair that is alike, a person of an organisation, and one who may attest: each is counted once."""
    with make_register(tmp_path / "r.coalition", signatures=0) as database:
        for name in ("РОО «Шаңырақ»", "ОО «Шанырак»", "РОО «Қарлығаш»", "ОО «Карлыгаш»"):
            add_signatures(database, 1, name=name, legal_form="")
    window.open_path(tmp_path / "r.coalition")
    window.go("annex")
    screen.settle(window)
    window.badges.count()
    screen.settle(window)
    (item,) = [e for e in pages_of(window).annex.items.found if e.kind == "twins-undecided"]
    assert (item.pairs, step_title(item)) == (2, "Similar names: 2\u00a0pairs")
    assert window.sidebar.badge("twins") == "2"


def test_hints_are_folded_and_broken_names_are_a_step(ready: MainWindow) -> None:
    items = pages_of(ready).annex.items
    broken = Item(
        "broken-print", "hint", (5, 84), "The source prints numbers 5, 84 in a doubtful way."
    )
    other = Item("title-not-translated", "hint", (), "The title has no wording.")
    items.fill((broken, other), ())
    QCoreApplication.processEvents()
    shown = [each.title.text() for each in items.steps if each.isVisible()]
    assert shown == ["Flaws seen in print: 2"]
    assert items.fold.text() == "Good to know: 1 ▾"
    items.fold.click()
    QCoreApplication.processEvents()
    assert [each.title.text() for each in items.steps if each.isVisible()][
        1
    ] == "Title not translated"


def test_what_is_in_order_stays_in_sight_and_can_be_changed(ready: MainWindow) -> None:
    (who,) = [e for e in pages_of(ready).annex.items.steps if e.title.text() == "Attestor"]
    assert who.severity == "ready"
    assert who.sentence.text() == "Ахметова Дана"
    who.button.click()
    screen.press(screen.attestor_fields(ready).name, Qt.Key.Key_Escape)
    assert pages_of(ready).annex.items.editor is None
    assert who.button.isVisible()


def test_ctrl_enter_records_who_attests_from_the_buttons_too(ready: MainWindow) -> None:
    steps = pages_of(ready).annex.items
    (who,) = [e for e in steps.steps if e.title.text() == "Attestor"]
    who.button.click()
    fields = screen.attestor_fields(ready)
    fields.offices.setPlainText("председатель")
    fields.give_up.setFocus()
    QTest.keyClick(fields.give_up, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert steps.editor is None
    with database_of(ready).reading() as tx:
        recorded = attestors.current_attestor(tx)
    assert recorded is not None and recorded.offices == ("председатель",)


def test_only_one_thing_scrolls_and_the_button_stays(ready: MainWindow) -> None:
    annex = pages_of(ready).annex
    items = tuple(Item(kind, "stops", (1,), "…") for kind in WAYS)
    annex.items.fill(items, ())
    for _each in range(3):
        QCoreApplication.processEvents()
    side = annex.side
    assert len(side.findChildren(QAbstractScrollArea)) == 1
    assert side.rolled.verticalScrollBar().maximum() > 0
    assert annex.attest.visibleRegion().boundingRect() == annex.attest.rect()


def test_no_steps_fold_where_there_is_no_room_at_all(window: MainWindow) -> None:
    """Editions listed in a very low window leave none, before anything is found."""
    steps = StepList()
    assert steps.fold_to(300, -9, -9)
    steps.deleteLater()


@pytest.mark.parametrize("size", [(1280, 720), (1000, 600)])
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_steps_do_not_scroll_on_the_smallest_screen(
    window: MainWindow, imported_case: Path, language: str, size: tuple[int, int]
) -> None:
    window.open_path(imported_case)
    window.speak(language)
    window.resize(*size)
    window.go("annex")
    screen.settle(window)
    side = pages_of(window).annex.side
    assert side.rolled.verticalScrollBar().maximum() == 0
    first, second, *_others = side.items.steps
    assert first.sentence.isVisible()
    assert second.folded
    assert second.sentence.text() in second.button.accessibleDescription()
    QTest.mouseClick(second.title, Qt.MouseButton.LeftButton)
    screen.settle(window)
    assert second.sentence.isVisible()
