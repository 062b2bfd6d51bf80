"""The page of the annex: live pages, options, what stands before an attestation and where it leads."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QLineEdit

from coalition_app import i18n, settings
from coalition_app.desktop.annex import page
from coalition_app.desktop.annex.bar import CHOICES, EFFECTS
from coalition_app.desktop.annex.page import AnnexPage
from coalition_app.desktop.annex.steps import StepList
from coalition_app.desktop.annex.ways import WAYS, step_sentence, step_title, way_of
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.defects_dialog import DefectsDialog
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.documents.issue import readiness
from coalition_app.documents.issue.readiness import Item
from coalition_app.languages import LANGUAGES
from coalition_app.operations.signature_edits import give_printed_form
from coalition_app.records.editions import attestors
from coalition_app.records.signatures.signatures import list_signatures
from tests.desktop import screen
from tests.desktop.annexes import choose_target, database_of, open_ready, words
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, hold_originals, make_register, statement_of


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex of forty signatures that are ready, 39 and 40 without evidence."""
    open_ready(window, tmp_path / "ready.coalition")
    return window


def severities(annex: AnnexPage) -> list[str]:
    return [each.severity for each in annex.items.steps]


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
