"""Attesting in the window: what must be read, chosen and settled first, and the edition that follows."""

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.form import Leaving
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions import editions, seals
from tests import sentences
from tests.desktop import geometry, screen
from tests.desktop.annexes import DAY, attest, choose_target, database_of, facts, words
from tests.desktop.screen import pages_of
from tests.registers import (
    add_signatures,
    hold_originals,
    statement_of,
    this_day,
    withdraw_signature,
)


def opened_attest(window: MainWindow, target: Path | None) -> AttestDialog:
    choose_target(window, target)
    window.do("attest")
    screen.settle(window)
    return screen.dialog(AttestDialog)


def test_the_attested_annex_stands_in_the_order_of_the_pages(
    ready: MainWindow, tmp_path: Path
) -> None:
    order = pages_of(ready).annex.bar.options["order"]
    order.pick("name")
    screen.settle(ready)
    drafted = words(pages_of(ready).annex)
    assert drafted.index("«Бірлік 10»") < drafted.index("«Бірлік 2»")
    dialog = opened_attest(ready, tmp_path / "annex.pdf")
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    dialog.agree.click()
    screen.settle(ready)
    reader = PdfReader(tmp_path / "annex.pdf")
    attested = " ".join(page.extract_text() for page in reader.pages)
    assert attested.index("«Бірлік 10»") < attested.index("«Бірлік 2»")
    assert "в порядке наименований" in attested.replace("\u00a0", " ")


# Attesting


def test_exceptions_are_read_out_and_must_be_agreed_to(ready: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "annex.pdf"
    dialog = opened_attest(ready, target)
    place = dialog.place.mapTo(dialog, QPoint()).y()
    assert dialog.exceptions.mapTo(dialog, QPoint()).y() > place
    assert dialog.who.isVisible()
    assert dialog.exceptions.toPlainText() == (
        "• There is no evidence of the consent of numbers 39, 40."
    )
    dialog.place.setText("Алматы")
    dialog.agree.click()
    assert "tick" in dialog.refusal.text()
    assert not target.exists()
    dialog.refuse("")
    screen.press(dialog.place, Qt.Key.Key_Return)
    assert "tick" in dialog.refusal.text() and dialog.agreed.hasFocus()
    dialog.agreed.setChecked(True)
    dialog.place.setText("")
    screen.press(dialog.agreed, Qt.Key.Key_Return)
    assert dialog.refusal.text() == "Enter the place of the attestation."
    assert dialog.place.hasFocus()
    dialog.place.setText("Алматы")
    day = dialog.date.date()
    dialog.date.setDate(day.addDays(1))
    screen.press(dialog.place, Qt.Key.Key_Return)
    assert "future" in dialog.refusal.text() and dialog.date.hasFocus()
    dialog.date.setDate(day)
    screen.press(dialog.place, Qt.Key.Key_Return)
    assert dialog.agree.hasFocus() and not target.exists()
    dialog.agree.click()
    screen.settle(ready)
    assert screen.open_dialogs() == []
    assert "Edition 1 is attested" in screen.sentence(ready)
    assert target.read_bytes().startswith(b"%PDF")


def test_the_attestation_is_shown_to_proofread_in_the_language_of_the_print(
    ready: MainWindow, tmp_path: Path
) -> None:
    dialog = opened_attest(ready, None)
    dialog.place.setText("Шымкент")
    dialog.date.setDate(QDate(2026, 3, 1))
    russian = dialog.text.toPlainText()
    assert russian.startswith("ПОДТВЕРЖДЕНИЕ\n\n1. Подлинность подписей подтверждаю")
    assert russian.endswith("координатор\nдиректор\nАхметова Дана\nШымкент, 1 марта 2026 г.")
    dialog.language.setCurrentIndex(dialog.language.findData("kk"))
    screen.settle(ready)
    kazakh = dialog.text.toPlainText()
    dialog.reject()
    assert kazakh.endswith("Шымкент, 2026 жылғы 1 наурыз")
    assert russian != kazakh


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda dialog: dialog.place.setText("  "), "Enter the place"),
        (
            lambda dialog: dialog.date.setDate(shown_today().addDays(1)),
            sentences.FUTURE,
        ),
    ],
    ids=["no place", "tomorrow"],
)
def test_what_is_missing_is_said_and_nothing_is_attested(
    ready: MainWindow, tmp_path: Path, spoil: Callable[[AttestDialog], None], sentence: str
) -> None:
    dialog = opened_attest(ready, tmp_path / "annex.pdf")
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    spoil(dialog)
    dialog.agree.click()
    screen.settle(ready)
    refusal = dialog.refusal.text()
    dialog.reject()
    assert sentence in refusal
    assert not (tmp_path / "annex.pdf").exists()


def test_in_large_letters_what_stops_it_comes_before_the_pages(
    window: MainWindow, application: QApplication, register: Path
) -> None:
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "light")
        window.open_path(register)
        window.go("annex")
        screen.settle(window)
        window.do("attest")
        screen.settle(window)
        dialog = screen.dialog(AttestDialog)
        assert dialog.look is not None
        shown, told = dialog.look.which.key(), dialog.stops.isVisible()
        dialog.reject()
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
    assert (shown, told) == ("fields", True)


def test_the_button_says_what_is_left_and_the_dialog_what_stops_it(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    window.go("annex")
    screen.settle(window)
    attest_button = pages_of(window).annex.attest
    assert attest_button.text() == "Attest: 1 left"
    assert not attest_button.isEnabled()
    choose_target(window, tmp_path / "annex.pdf")
    window.do("attest")
    screen.settle(window)
    dialog = screen.dialog(AttestDialog)
    read_out = [each.text() for each in dialog.stops.said]
    said, enabled = dialog.agree.text(), dialog.agree.isEnabled()
    above = dialog.stops.mapTo(dialog, QPoint()).y() < dialog.place.mapTo(dialog, QPoint()).y()
    told_twice = dialog.who.isVisible()
    dialog.reject()
    assert above, "what stops is seen before anything is filled in"
    assert not told_twice
    assert read_out == ["No attestor is recorded yet: enter the name and the offices."]
    assert said == "Issue as a note: 1 left"
    assert not enabled


def test_what_stops_it_leads_to_where_it_is_settled(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.do("attest")
    screen.settle(window)
    dialog = screen.dialog(AttestDialog)
    (way,) = dialog.stops.ways
    assert way.text() == "Set…"
    screen.type_words(dialog.place, "Алматы")
    way.click()
    (asked,) = (each for each in screen.open_dialogs() if isinstance(each, Leaving))
    asked.agree.click()
    screen.settle(window)
    assert screen.open_dialogs() == []
    assert window.page_name() == "annex"
    assert pages_of(window).annex.items.editor is not None


def test_no_file_was_chosen(ready: MainWindow) -> None:
    dialog = opened_attest(ready, None)
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    dialog.agree.click()
    refusal = dialog.refusal.text()
    dialog.reject()
    assert refusal == "Choose where to save the annex."


def test_the_button_waits_for_the_register_and_names_the_edition(
    ready: MainWindow, tmp_path: Path
) -> None:
    attest(ready, tmp_path / "first.pdf")
    ready.do("attest")
    dialog = screen.dialog(AttestDialog)
    before = dialog.agree.isEnabled()
    screen.settle(ready)
    after, said, title = dialog.agree.isEnabled(), dialog.agree.text(), dialog.windowTitle()
    dialog.reject()
    assert (before, after) == (False, True)
    assert said == title == "Attest edition 2"


def test_no_enter_attests(ready: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "annex.pdf"
    dialog = opened_attest(ready, target)
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    for widget in (dialog.place, dialog.date, dialog.agreed, dialog.agree):
        widget.setFocus()
        screen.press(widget, Qt.Key.Key_Return)
        screen.settle(ready)
    assert not target.exists()
    screen.press(dialog.agree, Qt.Key.Key_Space)
    screen.settle(ready)
    assert target.exists()


def test_enter_on_cancel_leads_to_no_attestation(ready: MainWindow, tmp_path: Path) -> None:
    dialog = opened_attest(ready, tmp_path / "annex.pdf")
    dialog.give_up.setFocus()
    screen.press(dialog.give_up, Qt.Key.Key_Return)
    screen.settle(ready)
    assert screen.open_dialogs() == []


def test_cancel_stops_it_until_the_record_is_made(ready: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "annex.pdf"
    dialog = opened_attest(ready, target)
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    with screen.work_held(ready):
        dialog.agree.click()
        assert dialog.give_up.isEnabled()
        dialog.reject()
    screen.settle(ready)
    refusal = dialog.refusal.text()
    dialog.reject()
    assert refusal.startswith("Cancelled")
    assert not target.exists()
    with database_of(ready).reading() as tx:
        assert editions.list_editions(tx) == []


def test_the_last_look_shows_pages_grades_and_broken_names(ready: MainWindow) -> None:
    dialog = opened_attest(ready, None)
    dialog.place.setText("Алматы")
    assert dialog.look is not None
    dialog.look._later.timeout.emit()
    screen.settle(ready)
    first, certifying = dialog.look.first.words, dialog.look.certifying.words
    beside = dialog.look.grab().toImage().pixelColor(4, dialog.look.height() // 2)
    assert beside.name() == theme.applied().sunken
    grades = {"original": range(38), "none": (39, 40)}
    dialog.facts.fill(grades, [(5, "Фонд «А"), (84, "Движение «За"), (91, "Б"), (92, "В")])
    labels = [each.text() for each in dialog.facts.findChildren(QLabel) if not each.isHidden()]
    dialog.reject()
    assert first == "page 1"
    assert certifying.endswith(": attestation")
    assert certifying != "page 1: attestation"
    assert {"38", "2"} <= set(labels)
    assert "reported" not in labels
    at = labels.index("Flaws seen in print, marked *: 4 names")
    named = ["No. 5", "Фонд «А", "No. 84", "Движение «За", "No. 91", "Б", "and 1 more"]
    assert sorted(labels[at + 1 :]) == sorted(named)


def test_the_last_look_waits_for_work_that_runs_and_is_not_forgotten(ready: MainWindow) -> None:
    dialog, go_on = opened_attest(ready, None), threading.Event()
    assert dialog.look is not None
    ready.operations.start("Counting", lambda _tell: go_on.wait(screen.LIMIT), lambda _done: None)
    dialog.place.setText("Алматы")
    dialog.look._later.timeout.emit()
    go_on.set()
    screen.settle(ready)
    waits = dialog.look._later.isActive()
    dialog.look._later.timeout.emit()
    screen.settle(ready)
    seen = dialog.look.first.words
    dialog.reject()
    assert waits
    assert seen == "page 1"


def test_the_place_of_the_last_edition_is_proposed(ready: MainWindow, tmp_path: Path) -> None:
    attest(ready, tmp_path / "first.pdf")
    dialog = opened_attest(ready, None)
    place, chosen = dialog.place.text(), dialog.place.selectedText()
    dialog.reject()
    assert place == chosen == "Алматы", "what is typed replaces it"


def test_a_file_without_its_ending_gets_it(ready: MainWindow, tmp_path: Path) -> None:
    dialog = opened_attest(ready, tmp_path / "приложение")
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    dialog.agree.click()
    screen.settle(ready)
    assert (tmp_path / "приложение.pdf").is_file()


def test_an_edition_whose_file_was_not_written_is_saved_elsewhere(
    ready: MainWindow, tmp_path: Path
) -> None:
    """A folder takes the file's name while the pages are drawn."""
    taken, free = tmp_path / "annex.pdf", tmp_path / "elsewhere.pdf"
    dialog = opened_attest(ready, None)
    answers = iter((taken, free))
    dialog._choose = lambda _parent, _title, _proposed: next(answers)
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    blocking = ready.operations.progressed.connect(
        lambda *_given: taken.mkdir(exist_ok=True), Qt.ConnectionType.DirectConnection
    )
    dialog.agree.click()
    screen.settle(ready)
    ready.operations.progressed.disconnect(blocking)
    assert "Edition 1 is recorded and kept" in dialog.refusal.text()
    assert len(pages_of(ready).annex.side.known) == 1
    assert pages_of(ready).annex.edition is not None
    dialog.agree.click()
    screen.settle(ready)
    assert screen.open_dialogs() == []
    with database_of(ready).reading() as tx:
        (row,) = editions.list_editions(tx)
        (made,) = editions.list_prints(tx, row.id)
        assert free.read_bytes() == editions.kept_bytes(tx, made.sha256)


def test_what_stands_against_it_is_said_in_the_language_that_is_switched_to(
    ready: MainWindow,
) -> None:
    dialog = opened_attest(ready, None)
    english = dialog.exceptions.toPlainText()
    ready.speak("ru")
    screen.settle(ready)
    russian = dialog.exceptions.toPlainText()
    dialog.reject()
    assert "39, 40" in russian
    assert russian != english


# Editions


def test_the_newest_edition_is_shown_and_left_for_the_draft_of_the_next(
    ready: MainWindow, tmp_path: Path
) -> None:
    annex = pages_of(ready).annex
    assert annex.side.none.isVisible()
    assert annex.bar.state.text().startswith("draft · ")
    attest(ready, tmp_path / "annex.pdf")
    assert annex.edition is not None
    code = annex.edition.row.code
    assert annex.bar.state.text() == "edition 1 · attested"
    told = facts(annex)
    for fact in ("Edition 1", "attested 01.03.2026, Алматы", "signatures", code):
        assert fact in told
    assert "Not delivered yet" in told
    assert code in words(annex)
    ready.speak("ru")
    screen.settle(ready)
    assert code in words(annex)
    assert annex.attest.text() == "Показать черновик редакции 2"
    ready.speak("en")
    annex.attest.click()
    screen.settle(ready)
    assert not annex.card.isVisible()
    assert code not in words(annex)
    assert annex.attest.text() == "Attest edition 2…"


def test_an_edition_names_withdrawals_that_had_come_by_its_day(
    ready: MainWindow, tmp_path: Path
) -> None:
    attest(ready, tmp_path / "annex.pdf")
    annex = pages_of(ready).annex
    assert "withdrawal" not in facts(annex)
    with database_of(ready).writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 7, DAY - dt.timedelta(days=1))
        withdraw_signature(tx, statement_of(tx), 9, DAY + dt.timedelta(days=1))
    ready.refresh()
    screen.settle(ready)
    assert annex.edition is not None
    assert (
        "Counted here, although the withdrawal had come by its day and was recorded later: No. 7."
        in facts(annex)
    )


def test_after_attesting_the_window_shows_the_edition_and_its_file(
    ready: MainWindow, tmp_path: Path
) -> None:
    target = tmp_path / "annex.pdf"
    ready.go("signatories")
    dialog = opened_attest(ready, target)
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    dialog.agree.click()
    screen.settle(ready)
    annex = pages_of(ready).annex
    assert ready.page_name() == "annex"
    assert annex.edition is not None
    code = annex.edition.row.code
    assert code in words(annex)
    assert annex.card.buttons["open"].text() == "Open"
    assert annex.card.entries["folder"].isVisible()
    assert annex.side.since.text() == "The list has not changed since this edition."
    with database_of(ready).reading() as tx:
        (root,) = [each.public for each in seals.root_keys(tx)]
    assert annex.card.fingerprint.text() == fingerprint_words(root, "ru")
    assert annex.card.printed_in.text() == "Fingerprint, as printed (Russian)"
    assert "not encrypted" in annex.card.published.text()
    opened: list[Path] = []
    annex.card.open_wanted.disconnect()
    annex.card.open_wanted.connect(opened.append)
    annex.card.buttons["open"].click()
    assert opened == [target]
    add_signatures(database_of(ready), 1)
    ready.refresh()
    screen.settle(ready)
    assert annex.side.since.text() == "The list has changed since this edition."
    assert code in words(annex)


def test_nothing_leads_on_until_what_was_attested_is_read(
    ready: MainWindow, tmp_path: Path
) -> None:
    annex = pages_of(ready).annex
    for edition in (1, 2):
        dialog = opened_attest(ready, tmp_path / f"{edition}.pdf")
        dialog.place.setText("Алматы")
        dialog.agreed.setChecked(True)
        could: list[bool] = []
        dialog.finished.connect(lambda _result, told=could: told.append(annex.attest.isEnabled()))
        dialog.agree.click()
        screen.settle(ready)
        assert could == [False]
        assert annex.attest.isEnabled()
        assert annex.attest.text() == f"Show draft of edition {edition + 1}"
        add_signatures(database_of(ready), 1)
        ready.refresh()
        screen.settle(ready)


def test_an_older_edition_is_shown_in_its_own_pages(ready: MainWindow, tmp_path: Path) -> None:
    attest(ready, tmp_path / "first.pdf")
    add_signatures(database_of(ready), 1, name="Фонд «Бірлік 41»")
    hold_originals(database_of(ready), [41])
    attest(ready, tmp_path / "second.pdf", day=this_day())
    annex = pages_of(ready).annex
    assert "«Бірлік 41»" in words(annex)
    (other,) = annex.side.findChildren(QPushButton, "show_edition")
    other.click()
    screen.settle(ready)
    assert annex.edition is not None
    assert annex.edition.row.number == 1
    assert "«Бірлік 41»" not in words(annex)


# Printing


# Verifying


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_beside_the_pages_is_cut_off(ready: MainWindow, language: str) -> None:
    ready.speak(language)
    screen.settle(ready)
    side = pages_of(ready).annex.side
    inner = side.rolled.widget()
    assert inner is not None
    assert inner.width() <= side.rolled.viewport().width()
    assert geometry.cut(side) == []
    assert geometry.overlapping(side) == []


def test_the_list_of_an_earlier_day_is_read_worded_and_attested(
    ready: MainWindow, tmp_path: Path
) -> None:
    with database_of(ready).writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 7, this_day())
    ready.refresh()
    dialog = opened_attest(ready, tmp_path / "annex.pdf")
    assert dialog.list_day.isHidden()
    dialog.place.setText("Алматы")
    dialog.earlier.setChecked(True)
    dialog.list_day.setDate(QDate(2024, 12, 31))
    screen.settle(ready)
    assert "nothing was recorded on 31.12.2024" in dialog.refusal.text()
    dialog.agree.click()
    assert "nothing was recorded on 31.12.2024" in dialog.refusal.text()
    yesterday = this_day() - dt.timedelta(days=1)
    dialog.list_day.setDate(QDate(yesterday.year, yesterday.month, yesterday.day))
    screen.settle(ready)
    assert dialog.refusal.isHidden()
    assert ": 40 (" in dialog.text.toPlainText()
    assert f"{yesterday.day} " in dialog.text.toPlainText()
    dialog.agreed.setChecked(True)
    dialog.agree.click()
    screen.settle(ready)
    with database_of(ready).reading() as tx:
        (edition,) = editions.list_editions(tx)
    assert (edition.dated, edition.as_of) == (this_day(), yesterday)
