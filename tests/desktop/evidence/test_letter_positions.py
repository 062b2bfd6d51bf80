"""What a new letter says of positions: proposed, ticked, never recorded by a hurried key."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from coalition_app.desktop.evidence.letter_view import GROUNDS, mark_form
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.labels import quoted
from coalition_app.languages import LANGUAGES
from coalition_app.records.positions import positions
from coalition_app.records.positions.acts import acts_by_signature
from coalition_app.records.signatures.signatures import find_signature
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.evidence.new_letters import (
    evidence,
    names,
    press,
    record,
    shown,
    stances,
    status,
    tab,
    take,
    write_mail,
)
from tests.desktop.screen import pages_of
from tests.registers import statement_of


def test_no_hurried_key_records_a_position(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "2.eml")
    form, before = tab(opened).form, stances(opened, 1)
    assert [box.currentData() for box in form.stances.values()] == ["does-not-support", "supports"]
    record(opened)
    record(opened)
    assert "The letter says so" in form.refusal.text()
    assert (evidence(opened), stances(opened, 1)) == ([], before)
    form.said.setChecked(True)
    record(opened)
    assert evidence(opened) == [("2.eml", "wording", 1)]
    assert stances(opened, 1) == {1: "does-not-support", 2: "supports"}
    opened.do("undo")
    assert (evidence(opened), stances(opened, 1)) == ([], before)
    assert names(opened) == ["2.eml"]


def test_the_tick_goes_when_a_position_is_said_otherwise(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "2.eml")
    form = tab(opened).form
    form.said.setChecked(True)
    form.stances[1].setCurrentIndex(form.stances[1].findData("abstains"))
    assert not form.said.isChecked()
    form.stances[1].setCurrentIndex(form.stances[1].findData("supports"))
    assert not form.said.isVisible()
    record(opened)
    assert evidence(opened) == [("2.eml", "wording", 1)]
    assert stances(opened, 1) == {1: "supports", 2: "supports"}


@pytest.mark.parametrize("letter", ["2.eml", "3.eml"])
def test_the_tick_stays_when_only_what_is_proved_changes(
    opened: MainWindow, folder: Path, letter: str
) -> None:
    take(opened, folder / letter)
    form = tab(opened).form
    record(opened)
    assert form.refusal.isVisible()
    form.said.click()
    assert not form.refusal.isVisible()
    form.claims["consent"].click()
    form.day.setDate(form.day.date().addDays(-1))
    screen.settle(opened)
    assert form.said.isChecked()
    record(opened)
    assert {claim for _file, claim, _number in evidence(opened)} == {"consent", "wording"}


def test_a_position_said_otherwise_stays_when_what_is_proved_changes(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "2.eml")
    form = tab(opened).form
    form.stances[1].setCurrentIndex(form.stances[1].findData("abstains"))
    form.claims["consent"].click()
    assert form.stances[1].currentData() == "abstains"
    assert not form.said.isChecked()
    form.said.click()
    record(opened)
    assert stances(opened, 1) == {1: "abstains", 2: "supports"}


def test_the_tick_of_one_letter_confirms_no_other(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "2.eml", folder / "3.eml")
    form = tab(opened).form
    form.said.click()
    press(opened, Qt.Key.Key_Down)
    assert shown(opened) == "3.eml"
    assert not form.said.isChecked()
    press(opened, Qt.Key.Key_Up)
    assert form.said.isChecked()
    record(opened)
    opened.do("undo")
    press(opened, Qt.Key.Key_Home)
    assert shown(opened) == "2.eml"
    assert not form.said.isChecked()


def test_what_was_set_in_the_form_is_there_when_one_comes_back(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "2.eml", folder / "3.eml")
    form = tab(opened).form
    form.stances[1].setCurrentIndex(form.stances[1].findData("abstains"))
    form.said.click()
    form.claims["identity"].click()
    form.day.setDate(QDate(2026, 3, 5))
    form.kind.choose("scan")
    form.address.click()
    press(opened, Qt.Key.Key_Down)
    assert not (form.said.isChecked() or form.claims["identity"].isChecked())
    assert not form.address.isChecked()
    assert form.day.date() == QDate(2026, 3, 2)
    opened.go("signatories")
    opened.go("evidence")
    press(opened, Qt.Key.Key_Up)
    assert shown(opened) == "2.eml"
    assert form.said.isChecked() and form.claims["identity"].isChecked()
    assert form.address.isChecked()
    assert (form.kind.key(), form.day.date()) == ("scan", QDate(2026, 3, 5))
    assert form.stances[1].currentData() == "abstains"
    record(opened)
    assert stances(opened, 1) == {1: "abstains", 2: "supports"}


def test_a_signature_with_a_reservation_is_proposed_and_its_words_wait(
    opened: MainWindow, folder: Path
) -> None:
    write_mail(folder / "7.eml", "Анна Ахметова", "«Заря»: подписываем с оговоркой.")
    take(opened, folder / "7.eml")
    form, before = tab(opened).form, stances(opened, 1)
    assert form.proved() == ("consent", "wording")
    assert [box.currentText() for box in form.stances.values()] == ["unassigned", "unassigned"]
    record(opened)
    assert (evidence(opened), stances(opened, 1)) == ([], before)
    form.said.click()
    record(opened)
    assert sorted(evidence(opened)) == [("7.eml", "consent", 1), ("7.eml", "wording", 1)]
    assert stances(opened, 1) == {1: "unsettled", 2: "unsettled"}
    with database_of(opened).reading() as tx:
        of = statement_of(tx)
        signed = find_signature(tx, of, 1)
        (words,) = acts_by_signature(tx, of, [signed.id])[signed.id]
    assert (words.kind, words.wording) == ("unsettled", "«Заря»: подписываем с оговоркой.")
    opened.do("undo")
    assert (evidence(opened), stances(opened, 1)) == ([], before)


def test_who_says_one_demand_says_each(opened: MainWindow, folder: Path) -> None:
    write_mail(folder / "7.eml", "Анна Ахметова", "«Заря» поддерживает с оговоркой.")
    take(opened, folder / "7.eml")
    form = tab(opened).form
    form.stances[1].setCurrentIndex(form.stances[1].findData("supports-with-reservation"))
    form.said.click()
    record(opened)
    assert form.refusal.text() == "Choose a position on demand 2 as well."
    assert evidence(opened) == []


def test_what_is_settled_stays_where_the_letter_names_no_demand(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "2.eml")
    tab(opened).form.said.click()
    record(opened)
    write_mail(folder / "7.eml", "Анна Ахметова", "«Заря»: мы против сроков проверки.")
    take(opened, folder / "7.eml")
    form = tab(opened).form
    # Support is also what a bare signature says: whether it stays is asked.
    assert [box.currentData() for box in form.stances.values()] == ["does-not-support", "unsettled"]


def test_the_words_and_their_language_are_seen_and_can_be_said_otherwise(
    opened: MainWindow, folder: Path
) -> None:
    words = "The Заря association keeps its signature, but we object to demand 1."
    write_mail(folder / "7.eml", "Анна Ахметова", words)
    take(opened, folder / "7.eml")
    form = tab(opened).form
    assert form.takes.text() == f"“{words}”"
    assert form.language.isVisible() and form.language.currentData() == "en"
    form.language.setCurrentIndex(form.language.findData("ru"))
    form.claims["consent"].click()
    assert form.language.currentData() == "ru", "it is hers"
    form.said.click()
    record(opened)
    with database_of(opened).reading() as tx:
        of = statement_of(tx)
        [said] = acts_by_signature(tx, of, [find_signature(tx, of, 1).id])[
            find_signature(tx, of, 1).id
        ]
    assert (said.wording, said.language) == (words, "ru")


def test_the_words_of_the_reservation_can_be_chosen_in_the_letter(
    opened: MainWindow, folder: Path
) -> None:
    """The letter says more around them; what was ticked of the words before is not said of these."""
    whole = "Просим отразить: Заря требование 1 не поддерживает, с приветом из Орала."
    write_mail(folder / "7.eml", "Анна Ахметова", whole)
    take(opened, folder / "7.eml")
    shown_letter, form = tab(opened).letter, tab(opened).form
    letter, offer = shown_letter.words, shown_letter.take
    assert form.takes.text() == f"“{whole}”"
    assert not offer.isVisible()
    form.stances[2].setCurrentIndex(form.stances[2].findData("abstains"))
    form.said.click()
    assert letter.find("требование 1 не поддерживает")
    marks = [mark_form(kind).background().color() for kind in GROUNDS]
    assert letter.palette().color(QPalette.ColorRole.Highlight) not in marks
    assert offer.text() == "Use the selected words"
    offer.click()
    assert form.takes.text() == "“требование 1 не поддерживает”"
    assert not form.said.isChecked()
    assert form.stances[2].currentData() == "abstains"
    assert not offer.isVisible(), "a double click would put the words found back"
    press(opened, Qt.Key.Key_W)
    assert form.takes.text() == "“требование 1 не поддерживает”"
    letter.moveCursor(QTextCursor.MoveOperation.Start)
    assert offer.text() == "Use the words found"
    offer.click()
    assert form.takes.text() == f"“{whole}”"
    assert not offer.isVisible()
    assert letter.find("требование 1 не поддерживает")
    press(opened, Qt.Key.Key_W)
    form.said.click()
    record(opened)
    assert words_of(opened) == ["требование 1 не поддерживает"]
    assert stances(opened, 1) == {1: "does-not-support", 2: "abstains"}


def test_a_status_chosen_by_hand_stays_when_other_words_are_chosen(
    opened: MainWindow, folder: Path
) -> None:
    write_mail(folder / "7.eml", "Анна Ахметова", "Заря требование 1 не поддерживает, увы.")
    take(opened, folder / "7.eml")
    form = tab(opened).form
    form.status.setCurrentIndex(form.status.findData(True))
    form.said.click()
    assert tab(opened).letter.words.find("требование 1 не поддерживает")
    press(opened, Qt.Key.Key_W)
    assert (form.status.currentData(), form.said.isChecked()) == (True, False)


def test_the_wheel_changes_no_position_and_no_day(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "2.eml")
    form = tab(opened).form
    boxes, day = (*form.stances.values(), form.kind, form.who, form.status), form.day.date()
    before = [box.currentText() for box in boxes]
    for field in (*boxes, form.day):
        screen.roll(field)
    assert [box.currentText() for box in boxes] == before
    assert form.day.date() == day


def test_of_all_demands_but_one_the_others_are_proposed(opened: MainWindow, folder: Path) -> None:
    words = "«Заря»: мы поддерживаем все требования, кроме второго."
    write_mail(folder / "7.eml", "Анна Ахметова", words)
    take(opened, folder / "7.eml")
    form = tab(opened).form
    assert [box.currentData() for box in form.stances.values()] == ["supports", "unsettled"]


def test_what_a_demand_is_understood_to_mean_is_kept_to_be_settled(
    opened: MainWindow, folder: Path
) -> None:
    """An interpretive declaration is no mere consent: its words wait, and stop the attestation."""
    meant = "We understand demand 2 to mean review by the UN Human Rights Committee."
    write_mail(
        folder / "7.eml", "Анна Ахметова", f"«Заря»: we confirm our signature (No. 1). {meant}"
    )
    take(opened, folder / "7.eml")
    form = tab(opened).form
    assert form.proved() == ("consent", "wording")
    assert {box.currentText() for box in form.stances.values()} == {"unassigned"}
    legend = tab(opened).letter.legend
    assert [kind for kind, label in legend.labels.items() if label.isVisible()] == [
        "interprets",
        "consents",
    ]
    form.said.click()
    record(opened)
    with database_of(opened).reading() as tx:
        of = statement_of(tx)
        signed = find_signature(tx, of, 1)
        (words,) = acts_by_signature(tx, of, [signed.id])[signed.id]
    assert (words.kind, words.wording) == ("unsettled", meant)
    assert "its words are still to be assigned" in screen.sentence(opened)
    (assign,) = [each for each in opened.status.offers if each.isVisible()]
    assign.click()
    (dialog,) = screen.open_dialogs()
    assert isinstance(dialog, PositionDialog)
    assert dialog.wording.toPlainText() == meant
    dialog.reject()


def test_a_condition_and_full_support_are_each_proposed_of_their_own_demand(
    opened: MainWindow, folder: Path
) -> None:
    words = (
        "«Заря»: we support demand 1 only if the review is public. "
        "We support demand 2 without reservation."
    )
    write_mail(folder / "7.eml", "Анна Ахметова", words)
    take(opened, folder / "7.eml")
    form, legend = tab(opened).form, tab(opened).letter.legend
    proposed = [box.currentData() for box in form.stances.values()]
    assert proposed == ["supports-with-reservation", "supports"]
    shown_kinds = [kind for kind, label in legend.labels.items() if label.isVisible()]
    assert shown_kinds == ["objects", "consents"]
    record(opened)
    assert evidence(opened) == []


def test_a_withdrawal_is_recorded_once_it_was_compared(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "3.eml")
    form = tab(opened).form
    assert form.claims["wording"].text() == "withdrawal"
    record(opened)
    assert (status(opened, 3), evidence(opened)) == ("signed", [])
    form.said.setChecked(True)
    record(opened)
    assert (status(opened, 3), evidence(opened)) == ("withdrawn", [("3.eml", "wording", 3)])
    opened.do("undo")
    assert (status(opened, 3), names(opened)) == ("signed", ["3.eml"])


@pytest.mark.parametrize(
    ("words", "claim"), [("«Степь»: добрый день.", ""), ("«Степь»: мы поддерживаем.", "consent")]
)
def test_a_letter_can_be_read_as_a_withdrawal(
    opened: MainWindow, folder: Path, words: str, claim: str
) -> None:
    """Whatever its words seem to say: the person who reads it decides, and gives the day of receipt."""
    write_mail(folder / "7.eml", "Игорь Ли", words)
    take(opened, folder / "7.eml")
    form = tab(opened).form
    assert form.status.isVisible()
    assert form.status.currentText() == "stays: signed"
    assert form.proved() == ((claim,) if claim else ())
    assert not form.said.isVisible()
    form.status.setCurrentIndex(form.status.findData(True))
    assert form.proved() == ("wording",)
    assert form.claims["wording"].text() == "withdrawal"
    form.day.setDate(QDate(2026, 3, 3))
    screen.settle(opened)
    assert form.status.currentData()
    record(opened)
    assert (status(opened, 3), evidence(opened)) == ("signed", [])
    form.said.click()
    record(opened)
    assert (status(opened, 3), evidence(opened)) == ("withdrawn", [("7.eml", "wording", 3)])
    with database_of(opened).reading() as tx:
        assert find_signature(tx, statement_of(tx), 3).status_on == dt.date(2026, 3, 3)
    opened.do("undo")
    assert (status(opened, 3), evidence(opened)) == ("signed", [])


def test_a_letter_that_stays_after_all_proves_what_it_proved(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "1.eml")
    form = tab(opened).form
    form.status.setCurrentIndex(form.status.findData(True))
    form.status.setCurrentIndex(form.status.findData(False))
    assert form.proved() == ("consent",)
    assert form.claims["wording"].text() == "words of the reservation"
    record(opened)
    assert (status(opened, 2), evidence(opened)) == ("signed", [("1.eml", "consent", 2)])


def test_positions_are_not_asked_of_who_withdraws(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "2.eml")
    form, before = tab(opened).form, stances(opened, 1)
    form.status.setCurrentIndex(form.status.findData(True))
    assert not any(box.isEnabled() for box in form.stances.values())
    form.said.click()
    record(opened)
    assert status(opened, 1) == "withdrawn"
    opened.do("undo")
    assert stances(opened, 1) == before


def test_a_letter_of_somebody_withdrawn_does_not_ask_again(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "3.eml")
    tab(opened).form.said.setChecked(True)
    record(opened)
    write_mail(folder / "8.eml", "Игорь Ли", "«Степь»: ещё раз просим исключить нас из списка.")
    take(opened, folder / "8.eml")
    form = tab(opened).form
    assert not form.card.isVisible()
    assert form.note.text().startswith("No. 3 is already withdrawn")
    record(opened)
    assert [each[0] for each in evidence(opened)] == ["3.eml", "8.eml"]


@pytest.mark.parametrize(
    "words",
    [
        "We have thought better of it at «Степь», please leave us out.",
        "«Степь» қол қоюшылар арасында болғысы келмейді.",
        "Насчёт вашего письма: «Степь» подумает.",
    ],
)
def test_a_letter_without_deciding_words_proves_nothing_of_itself(
    opened: MainWindow, folder: Path, words: str
) -> None:
    """A refusal in words that nobody foresaw is no consent: what it proves is ticked by a person."""
    write_mail(folder / "9.eml", "Игорь Ли", words)
    take(opened, folder / "9.eml")
    form = tab(opened).form
    assert form.who.currentData() == 3
    assert form.proved() == ()
    record(opened)
    assert evidence(opened) == []
    assert form.refusal.isVisible()
    form.claims["consent"].setChecked(True)
    record(opened)
    assert [each[0] for each in evidence(opened)] == ["9.eml"]


def test_the_grade_is_said_before_and_after(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "1.eml")
    said = tab(opened).form.grade
    assert said.text() == "After recording: consent received. Until now: no evidence."
    tab(opened).form.kind.choose("call-note")
    tab(opened).form.kind.currentIndexChanged.emit(0)
    assert said.text() == "After recording: reported. Until now: no evidence."


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_position_is_read_whole_in_its_box(
    opened: MainWindow, folder: Path, language: str
) -> None:
    opened.resize(1280, 720)
    take(opened, folder / "2.eml")
    opened.speak(language)
    screen.settle(opened)
    boxes = tab(opened).form.stances.values()
    assert len(boxes) == 2
    for box in boxes:
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, box)
        for at in range(box.count()):
            words = box.fontMetrics().horizontalAdvance(box.itemText(at))
            assert words <= room.width() - box.iconSize().width() - 8, box.itemText(at)


def test_a_letter_that_seems_to_withdraw_stops_the_attestation_until_it_is_handled(
    opened: MainWindow, folder: Path
) -> None:
    """The annex would count a signature that a letter in the register takes back."""
    take(opened, folder / "1.eml", folder / "3.eml", folder / "4.eml")
    opened.go("annex")
    screen.settle(opened)
    annex = pages_of(opened).annex
    (step,) = [each for each in annex.items.steps if "letter" in each.sentence.text().lower()][:1]
    assert (step.severity, step.title.text()) == ("stops", "Letter not handled: No.\u00a03")
    assert step.sentence.text() == (
        "A letter in the inbox seems to withdraw number 3: record it, or remove it."
    )
    assert not annex.attest.isEnabled()
    step.button.click()
    screen.settle(opened)
    assert (opened.page_name(), shown(opened)) == ("evidence", "3.eml")
    tab(opened).form.said.setChecked(True)
    record(opened)
    assert status(opened, 3) == "withdrawn"
    opened.go("annex")
    screen.settle(opened)
    kinds = {each.kind: each.severity for each in annex.items.found}
    assert "letter-withdraws" not in kinds
    assert kinds["letters-wait"] == "hint"


def test_what_earlier_words_keep_open_is_said_before_and_after_recording(
    opened: MainWindow, folder: Path
) -> None:
    """A reservation of a signatory with unassigned words is recorded, and does not count yet."""
    write_mail(folder / "7.eml", "Анна Ахметова", "«Заря»: подписываем с оговоркой.")
    take(opened, folder / "7.eml")
    form = tab(opened).form
    form.said.click()
    record(opened)
    write_mail(folder / "8.eml", "Анна Ахметова", "«Заря» не поддерживает требование 1.")
    take(opened, folder / "8.eml")
    assert form.note.text() == (
        "Earlier words of No. 1 are not assigned to demands: “«Заря»: подписываем с оговоркой.”. What "
        "supports is recorded, and counts once they are."
    )
    form.stances[2].setCurrentIndex(form.stances[2].findData("supports-with-reservation"))
    form.said.click()
    record(opened)
    assert stances(opened, 1) == {1: "does-not-support", 2: "unsettled"}
    assert "Earlier words of number 1 are still unassigned" in screen.sentence(opened)
    (assign,) = [each for each in opened.status.offers if each.isVisible()]
    assert assign.text() == "Assign them…"
    assign.click()
    (dialog,) = screen.open_dialogs()
    assert isinstance(dialog, PositionDialog)
    held = [each.text() for each in dialog.demands.held_open if not each.isHidden()]
    assert held == ["Recorded: supports with a reservation. It counts once all words are assigned."]
    for stance, given in zip(
        dialog.stances, ("does-not-support", "supports-with-reservation"), strict=True
    ):
        stance.pick_offered(given)
    dialog.words.kind_row.segments["reservation"].click()
    dialog.accept()
    screen.settle(opened)
    assert stances(opened, 1) == {1: "does-not-support", 2: "supports-with-reservation"}


WORDS = "«Заря»: подписываем с оговоркой."


def record_words(window: MainWindow, words: str, *, assigned: bool) -> None:
    """Record words of number 1, as a new signature from a letter does; assign them where it is asked."""
    with database_of(window).writing("record-position") as tx:
        of = statement_of(tx)
        if assigned:
            stances = {1: "supports-with-reservation", 2: "supports"}
            new = positions.NewPosition(stances, words, "ru", dt.date(2026, 3, 2))
            positions.record_position(tx, of, 1, new)
        else:
            positions.record_unassigned(tx, of, 1, words, dt.date(2026, 3, 2))


def words_of(window: MainWindow) -> list[str]:
    with database_of(window).reading() as tx:
        of = statement_of(tx)
        signed = find_signature(tx, of, 1)
        return [each.wording for each in acts_by_signature(tx, of, [signed.id])[signed.id]]


@pytest.mark.parametrize("words", [WORDS, "с оговоркой", "подписываем; с оговоркой"])
def test_words_that_are_recorded_already_are_not_recorded_twice(
    opened: MainWindow, folder: Path, words: str
) -> None:
    record_words(opened, words, assigned=True)
    before = stances(opened, 1)
    write_mail(folder / "7.eml", "Анна Ахметова", WORDS)
    take(opened, folder / "7.eml")
    form = tab(opened).form
    assert form.recorded.isVisible() and not form.stances
    assert form.recorded.said.text() == f"Recorded already with No. 1: {quoted(words)}"
    assert form.recorded.open.text() == "Open No. 1"
    record(opened)
    assert words_of(opened) == [words]
    assert stances(opened, 1) == before
    assert sorted(evidence(opened)) == [("7.eml", "consent", 1), ("7.eml", "wording", 1)]


def test_recording_words_once_more_is_ticked(opened: MainWindow, folder: Path) -> None:
    record_words(opened, WORDS, assigned=True)
    write_mail(folder / "7.eml", "Анна Ахметова", WORDS)
    take(opened, folder / "7.eml")
    form = tab(opened).form
    form.recorded.again.click()
    assert len(form.stances) == 2
    form.recorded.again.click()
    assert not form.stances
    form.recorded.again.click()
    form.stances[1].setCurrentIndex(form.stances[1].findData("unsettled"))
    form.said.click()
    record(opened)
    assert words_of(opened) == [WORDS, WORDS]


def test_new_words_are_recorded_beside_a_position_that_stays(
    opened: MainWindow, folder: Path
) -> None:
    record_words(opened, "с оговоркой о сроках", assigned=True)
    before = stances(opened, 1)
    write_mail(folder / "7.eml", "Анна Ахметова", WORDS)
    take(opened, folder / "7.eml")
    form = tab(opened).form
    form.stances[2].setCurrentIndex(form.stances[2].findData("supports"))
    record(opened)
    assert "The letter says so" in form.refusal.text()
    form.said.click()
    record(opened)
    assert sorted(words_of(opened)) == sorted(["с оговоркой о сроках", WORDS])
    assert stances(opened, 1) == before


def test_the_signatory_of_recorded_words_is_opened(opened: MainWindow, folder: Path) -> None:
    record_words(opened, WORDS, assigned=True)
    write_mail(folder / "7.eml", "Анна Ахметова", WORDS)
    take(opened, folder / "7.eml")
    tab(opened).form.recorded.open.click()
    screen.settle(opened)
    assert opened.page_name() == "signatories"


def test_words_of_which_a_part_alone_is_recorded_are_recorded(
    opened: MainWindow, folder: Path
) -> None:
    record_words(opened, "с оговоркой", assigned=True)
    write_mail(folder / "7.eml", "Анна Ахметова", f"{WORDS} Не поддерживаем требование 2.")
    take(opened, folder / "7.eml")
    assert not tab(opened).form.recorded.isVisible()


def test_joined_words_that_wait_are_assigned_and_not_recorded_twice(
    opened: MainWindow, folder: Path
) -> None:
    record_words(opened, "подписываем; с оговоркой", assigned=False)
    write_mail(folder / "7.eml", "Анна Ахметова", WORDS)
    take(opened, folder / "7.eml")
    form = tab(opened).form
    for box in form.stances.values():
        box.setCurrentIndex(box.findData("supports-with-reservation"))
    form.said.click()
    record(opened)
    assert words_of(opened) == ["подписываем; с оговоркой"]
    assert stances(opened, 1) == dict.fromkeys((1, 2), "supports-with-reservation")


def test_a_letter_says_that_it_sends_on_what_others_reserve(
    opened: MainWindow, folder: Path
) -> None:
    sent = "---------- Forwarded message ---------\nFrom: Бо Ли <b@x.example>\nDate: 01.03.2026\n\n"
    words = f"«Заря» поддерживает заявление.\n\n{sent}Мы не поддерживаем требование 2.\n"
    write_mail(folder / "7.eml", "Анна Ахметова", words)
    take(opened, folder / "7.eml")
    note = tab(opened).form.note
    assert note.isVisible()
    assert (
        "words of others that may limit the support: “Мы не поддерживаем требование 2.”"
        in note.text()
    )
