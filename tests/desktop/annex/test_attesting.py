"""Attesting in the window: saying less, her own signatures, a second hand, and where the file went."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from coalition_app import settings
from coalition_app.desktop.annex import attest_dialog as attest_module
from coalition_app.desktop.annex.after_attesting import proposed_folder, proposed_path
from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.content import frozen
from coalition_app.records.editions import attestors
from coalition_app.records.merging import decisions
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from tests.desktop import screen
from tests.desktop.annexes import attest, choose_target, database_of, open_ready
from tests.documents.pages import attached_content
from tests.registers import add_signatures, hold_originals, statement_of


def opened(window: MainWindow, target: Path | None) -> AttestDialog:
    choose_target(window, target)
    window.do("attest")
    screen.settle(window)
    shown = screen.dialog(AttestDialog)
    shown.place.setText("Алматы")
    shown.language.setCurrentIndex(shown.language.findData("en"))
    screen.settle(window)
    return shown


# Where letters are large


def test_the_pages_are_a_first_step_where_the_fields_have_no_room_beside_them(
    ready: MainWindow, application: QApplication, tmp_path: Path
) -> None:
    theme.set_text_size(application, 200)
    try:
        choose_target(ready, tmp_path / "annex.pdf")
        ready.do("attest")
        screen.settle(ready)
        shown = screen.dialog(AttestDialog)
        look = shown.look
        assert look is not None
        assert look.which.key() == "pages"
        assert look.first.width() > 0.8 * shown.width(), "wide enough to be read"
        assert not shown.place.isVisible()
        assert (shown.agree.text(), shown.agree.isEnabled()) == ("Next", True)
        shown.agree.click()
        assert shown.isVisible(), "nothing is attested by going on"
        assert shown.place.hasFocus()
        assert shown.agree.text() == "Attest edition 1"
        shown.place.setText("Алматы")
        screen.settle(ready)
        assert look.which.key() == "fields"
        shown.agree.click()
        assert "exceptions" in shown.refusal.text(), "they are still to be read"
        shown.reject()
    finally:
        theme.set_text_size(application, 100)


# Exceptions


def test_undecided_pairs_are_shown_as_they_are_printed(ready: MainWindow) -> None:
    """Nobody is asked to decide what can no longer be decided there."""
    for name in ("РОО «Шаңырақ»", "ОО «Шанырак»"):
        add_signatures(database_of(ready), 1, name=name)
    hold_originals(database_of(ready), (41, 42))
    shown = opened(ready, None)
    told, printed = shown.exceptions.toPlainText(), shown.text.toPlainText()
    shown.reject()
    sentence = "Similar names, counted separately; the signatory may be the same: Nos. 41 and 42."
    assert f"• {sentence}" in told.replace("\u00a0", " ").splitlines()
    assert sentence in printed.replace("\u00a0", " ")
    assert "decide" not in told


# Saying less


def test_what_she_chooses_is_seen_at_once_in_the_wording(ready: MainWindow) -> None:
    shown = opened(ready, None)
    assert not shown.choices.excepted.isVisible()
    shown.choices.wanted.setChecked(True)
    assert shown.choices.excepted.isVisible()
    shown.choices.excepted.setText("5, 7-8")
    screen.type_words(shown.choices.remark, "№ 39 жауап бермеді.")
    excepted = shown.text.toPlainText()
    shown.choices.wanted.setChecked(False)
    as_carried = shown.text.toPlainText()
    shown.reject()
    first = "1. I certify that the signatures are authentic, except those named in paragraph 3."
    assert excepted.split("\n\n")[:2] == as_carried.split("\n\n")[:2] == ["ATTESTATION", first]
    assert "by decision of the person who signs: Nos. 5, 7, 8" in excepted
    remark = "Remark of the coordinator (not part of the attestation)\n№ 39 жауап бермеді."
    assert excepted.endswith(remark)
    assert "by decision" not in as_carried
    assert "Remark" not in as_carried


def test_a_long_list_is_worded_in_the_background_and_the_last_choice_wins(
    ready: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attest_module, "AT_ONCE", 1)
    shown = opened(ready, None)
    shown.choices.wanted.setChecked(True)
    for typed in ("5", "5, 6", "5, 6, 7"):
        shown.choices.excepted.setText(typed)
    screen.settle(ready)
    worded = shown.text.toPlainText()
    shown.choices.excepted.setText("400")
    screen.settle(ready)
    told = shown.choices.told.text()
    shown.reject()
    assert "by decision of the person who signs: Nos. 5–7" in worded
    assert "number 400" in told


@pytest.mark.parametrize(
    ("excepted", "remark", "said"),
    [
        ("5, x", "", "is not a number"),
        ("400", "", "number 400"),
        ("", "Ескертпе " * 40, "The remark is too long"),
    ],
)
def test_what_would_say_more_is_refused_while_it_is_typed_and_when_she_attests(
    ready: MainWindow, tmp_path: Path, excepted: str, remark: str, said: str
) -> None:
    shown = opened(ready, tmp_path / "annex.pdf")
    before = shown.text.toPlainText()
    shown.choices.wanted.setChecked(True)
    shown.choices.excepted.setText(excepted)
    shown.choices.remark.setPlainText(remark)
    told, worded = shown.choices.told.text(), shown.text.toPlainText()
    assert shown.choices.told.isVisible()
    shown.agreed.setChecked(True)
    shown.agree.click()
    refusal = shown.refusal.text()
    shown.choices.remark.setPlainText("")
    shown.choices.excepted.setText("")
    put_right = shown.choices.told.isVisible()
    shown.reject()
    assert said in told
    assert said in refusal
    assert worded == before
    assert not put_right
    assert not (tmp_path / "annex.pdf").exists()


def test_what_she_chose_is_what_is_printed(ready: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "annex.pdf"
    shown = opened(ready, target)
    shown.choices.wanted.setChecked(True)
    shown.choices.excepted.setText("5")
    shown.choices.remark.setPlainText("The hearing is on Monday.")
    shown.agreed.setChecked(True)
    seen = shown.text.toPlainText()
    shown.agree.click()
    screen.settle(ready)
    content = frozen.read_content(attached_content(target.read_bytes()) or b"")
    attestation = content.attestation
    assert attestation is not None
    assert (attestation.by_hand, attestation.exceptions) == ((5,), (5, 39, 40))
    assert attestation.remark == "The hearing is on Monday."
    for paragraph in attestation.paragraphs["en"]:
        for line in paragraph.replace("\u00a0", " ").split("\n"):
            assert line in seen


# Her own signatures, and a second hand


def with_a_likely_signature(window: MainWindow, path: Path) -> None:
    open_ready(window, path)
    database = database_of(window)
    add_signatures(database, 1, name="Ахметова Д.", kind="individual", legal_form="")
    hold_originals(database)
    window.refresh()
    screen.settle(window)


@pytest.mark.parametrize(("verdict", "said"), [("signed-herself", True), ("different", False)])
def test_she_is_asked_whether_a_signature_is_her_own(
    window: MainWindow, tmp_path: Path, verdict: str, said: bool
) -> None:
    with_a_likely_signature(window, tmp_path / "own.coalition")
    shown = opened(window, None)
    assert shown.own.question.text() == "Is No. 41, Ахметова Д., the attestor?"
    # It stops the attestation, and no doubt is printed.
    assert any("may also have signed under number 41" in each.text() for each in shown.stops.said)
    assert "41" not in shown.text.toPlainText().partition("also signed")[2]
    assert not shown.own.answers["office-only"].isVisible()
    shown.own.answers[verdict].click()
    screen.settle(window)
    worded, asked = shown.text.toPlainText(), shown.own.isVisible()
    shown.reject()
    assert not asked
    assert ("attestation also signed the document: No. 41." in worded) == said
    with database_of(window).reading() as tx:
        found = decisions.list_possible_duplicates(tx, statement_of(tx))
    assert [(e.pair.a, e.pair.b, e.verdict) for e in found] == [(41, ATTESTOR, verdict)]


def test_a_second_attestor_is_recorded_shown_and_taken_away_again(ready: MainWindow) -> None:
    ready.do("attestor")
    dialog = screen.attestor_fields(ready)
    assert not dialog.second_name.isVisible()
    dialog.beside.setChecked(True)
    dialog.agree.click()
    assert "needs a name" in dialog.refusal.text()
    dialog.second_name.setText("Ирина Ким")
    dialog.second_offices.setPlainText("юрист\n\nадвокат")
    dialog.agree.click()
    screen.settle(ready)
    with database_of(ready).reading() as tx:
        assert attestors.second_attestor(tx) == attestors.Attestor(
            "Ирина Ким", ("юрист", "адвокат")
        )
    shown = opened(ready, None)
    worded = shown.text.toPlainText()
    shown.reject()
    assert worded.endswith("юрист\nадвокат\nИрина Ким")
    ready.do("attestor")
    dialog = screen.attestor_fields(ready)
    assert dialog.second_name.text() == "Ирина Ким"
    dialog.beside.setChecked(False)
    dialog.agree.click()
    screen.settle(ready)
    with database_of(ready).reading() as tx:
        assert attestors.second_attestor(tx) is None


def test_the_two_can_change_places(ready: MainWindow) -> None:
    for first, second in (("Ахметова Дана", "Ирина Ким"), ("Ирина Ким", "Ахметова Дана")):
        ready.do("attestor")
        dialog = screen.attestor_fields(ready)
        dialog.beside.setChecked(True)
        dialog.name.setText(first)
        dialog.second_name.setText(second)
        dialog.agree.click()
        screen.settle(ready)
        assert screen.open_dialogs() == []
        with database_of(ready).reading() as tx:
            one, other = attestors.current_attestor(tx), attestors.second_attestor(tx)
        assert one is not None
        assert other is not None
        assert (one.name, other.name) == (first, second)


# Where the file goes and went


def test_a_name_is_proposed_after_the_statement_and_the_edition(
    ready: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "выпуски"
    folder.mkdir()
    asked = choose_target(ready, folder / "annex.pdf")
    shown = opened(ready, None)
    asked = choose_target(ready, None)
    shown._choose = ready.choosers.target
    shown.agreed.setChecked(True)
    shown.agree.click()
    shown.reject()
    ((_title, proposed),) = asked
    assert Path(proposed).name == "Заявление № 1 - edition 1.pdf"
    assert Path(proposed).parent == proposed_folder()
    assert Path(proposed).parent != Path.cwd()


def test_the_proposal_is_a_name_that_every_system_takes(tmp_path: Path) -> None:
    long = "Обращение: «О пытках» / " + "к Парламенту и Правительству " * 5
    name = proposed_path(long, 3).name
    assert name.endswith(" - edition 3.pdf")
    assert len(name) < 100
    assert not set(name) & set('\\/:*?"<>|«»')


def test_the_folder_is_remembered_and_one_that_is_gone_is_not(
    ready: MainWindow, tmp_path: Path
) -> None:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    at_first = Path(documents) if Path(documents).is_dir() else Path.home()
    letters, folder = tmp_path / "letters", tmp_path / "выпуски"
    letters.mkdir()
    settings.remember(folder=str(letters))
    assert proposed_folder() == at_first, "what was opened last lies elsewhere"
    folder.mkdir()
    agree(ready, folder / "annex.pdf")
    assert proposed_folder() == folder
    (folder / "annex.pdf").unlink()
    folder.rmdir()
    assert proposed_folder() == at_first
    settings.remember(folder="", editions="")


def agree(window: MainWindow, target: Path) -> None:
    shown = opened(window, target)
    shown.agreed.setChecked(True)
    shown.agree.click()
    screen.settle(window)


def test_it_is_said_where_the_file_lies_with_its_folder_at_hand(
    ready: MainWindow, tmp_path: Path
) -> None:
    went: list[Path] = []
    ready.owners.evidence.open_outside = went.append
    agree(ready, tmp_path / "annex.pdf")
    assert str(tmp_path / "annex.pdf") in screen.sentence(ready)
    folder, printer = ready.status.offers
    assert (folder.isVisible(), printer.isVisible()) == (True, True)
    assert (folder.text(), printer.text()) == ("Open the folder", "Print…")
    ready.speak("ru")
    assert folder.text() != ""
    ready.speak("en")
    screen.press(folder, Qt.Key.Key_Space)
    assert went == [tmp_path]
    asked = choose_target(ready, tmp_path / "to print.pdf")
    printer.click()
    screen.settle(ready)
    # Without a printer here the PDF is saved instead.
    assert asked[0][1] == "annex.pdf"
    assert (tmp_path / "to print.pdf").read_bytes() == (tmp_path / "annex.pdf").read_bytes()
    assert not folder.isVisible()


def test_a_file_that_is_gone_is_said_and_nothing_breaks(ready: MainWindow, tmp_path: Path) -> None:
    agree(ready, tmp_path / "annex.pdf")
    (tmp_path / "annex.pdf").unlink()
    ready.status.offers[1].click()
    screen.settle(ready)
    assert "There is no file" in screen.sentence(ready)


def test_a_further_print_says_so_and_where_it_lies(ready: MainWindow, tmp_path: Path) -> None:
    agree(ready, tmp_path / "first.pdf")
    agree(ready, tmp_path / "second.pdf")
    assert "A further print was saved" in screen.sentence(ready)
    assert str(tmp_path / "second.pdf") in screen.sentence(ready)


def proposed(window: MainWindow, shown: AttestDialog) -> str:
    asked = choose_target(window, None)
    shown._choose = window.choosers.target
    shown.agreed.setChecked(True)
    shown.agree.click()
    return Path(asked[0][1]).name


def test_where_nothing_has_changed_a_further_print_is_announced(
    ready: MainWindow, tmp_path: Path
) -> None:
    """It said "Attest edition 2", and a file named edition 2 held edition 1."""
    agree(ready, tmp_path / "first.pdf")
    shown = opened(ready, None)
    screen.settle(ready)
    assert shown.words_of_title() == "Edition 1: a further print"
    assert shown.agree.text() == "Save a further print"
    assert shown.unchanged.isVisible()
    assert "a further print of edition 1 is saved" in shown.unchanged.text()
    assert proposed(ready, shown) == "Заявление № 1 - edition 1.pdf"
    shown.place.setText("Астана")
    screen.settle(ready)
    assert not shown.unchanged.isVisible()
    assert (shown.words_of_title(), shown.agree.text()) == ("Attest edition 2", "Attest edition 2")
    shown.reject()


def test_the_next_edition_is_proposed_under_its_number(ready: MainWindow, tmp_path: Path) -> None:
    attest(ready, tmp_path / "first.pdf")
    shown = opened(ready, None)
    shown.place.setText("Астана")
    screen.settle(ready)
    assert proposed(ready, shown) == "Заявление № 1 - edition 2.pdf"
    shown.reject()
