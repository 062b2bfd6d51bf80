"""Evidence of words names the words: shown below them in the details, chosen in the dialog, by command."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.act_dialogs import DIALOGS as ACTS
from coalition_app.desktop.positions.act_dialogs import ActDialog
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.errors import UserError
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.lists.signature_details import SignatureDetails, read_details
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import acts_changed, positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from tests.commands.command_line import done, refused_without_change
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.later_dialogs import LATER
from tests.desktop.screen import pages_of
from tests.registers import redo, statement_of, undo

RESERVED, EXPLAINED = "кроме сроков", "потому что мы спешим"


@pytest.fixture
def worded(register: Path) -> Path:
    """Give a closed register whose No. 2 has a reservation on demand 2 and an explanation."""
    with open_register(register) as database:
        for new in (
            NewPosition({2: "supports-with-reservation"}, RESERVED, "ru"),
            NewPosition({}, EXPLAINED, "ru", kind="explanation"),
        ):
            with database.writing("record-position") as tx:
                positions.record_position(tx, statement_of(tx), 2, new)
    return register


@pytest.fixture
def opened(window: MainWindow, worded: Path) -> MainWindow:
    window.open_path(worded)
    window.go("signatories")
    choose(window)
    return window


def choose(window: MainWindow, number: int = 2) -> None:
    screen.settle(window)
    pages_of(window).signatories.choose([number])
    screen.settle(window)


def held(database: Database, number: int = 2) -> SignatureDetails:
    with database.reading() as tx:
        found = read_details(tx, statement_of(tx), number)
    assert found is not None
    return found


def shown(found: SignatureDetails) -> list[tuple[str, str]]:
    """Give the words that each piece of evidence names, and the note of the piece."""
    words = {each.id: each.wording for each in found.acts}
    return [(words[each.act_id] if each.act_id else "", each.note) for each in found.evidence]


def evidence_dialog(window: MainWindow) -> EvidenceDialog:
    window.do("evidence")
    dialog = screen.dialog(EvidenceDialog)
    dialog.what.pick("seen")
    dialog.kind.choose("call-note")
    return dialog


def below(window: MainWindow, words: str, others: str) -> str:
    """Give what the details say from some words to others that follow, or to the end."""
    said = "\n".join(window.details.acts.texts())
    after = said[said.index(words) :]
    return after[: after.index(others)] if others in after else after


def test_she_names_the_words_and_they_are_shown_with_them(opened: MainWindow) -> None:
    dialog = evidence_dialog(opened)
    assert not dialog.words.isVisible()
    dialog.claim.choose("wording")
    assert dialog.words.isVisible()
    offered = [dialog.words.itemText(at) for at in range(dialog.words.count())]
    assert RESERVED in offered[0]
    assert EXPLAINED in offered[1]
    dialog.words.setCurrentIndex(1)
    dialog.note.setText("звонок 3 марта")
    screen.tell_days(dialog)
    dialog.agree.click()
    choose(opened)
    assert shown(held(database_of(opened))) == [(EXPLAINED, "звонок 3 марта")]
    assert "Shown by: " not in below(opened, RESERVED, "Explanation")
    told = below(opened, EXPLAINED, RESERVED)
    assert "Shown by: " in told
    assert "звонок 3 марта" in told
    listed = "\n".join(opened.details.evidence.texts())
    assert "Explanation: " in listed


def test_the_only_words_that_stand_are_proposed_and_of_several_none(opened: MainWindow) -> None:
    dialog = evidence_dialog(opened)
    dialog.claim.choose("wording")
    assert dialog.words.key() == ""
    dialog.reject()
    with database_of(opened).writing("withdraw-words") as tx:
        acts_changed.withdraw_act(tx, statement_of(tx), 2, ordinal=1, received=tx.today)
    dialog = evidence_dialog(opened)
    dialog.claim.choose("wording")
    assert EXPLAINED in dialog.words.currentText()
    dialog.reject()


def test_she_need_not_say_which_words_and_another_claim_names_none(opened: MainWindow) -> None:
    for claim, words in (("wording", ""), ("identity", "1")):
        dialog = evidence_dialog(opened)
        dialog.claim.choose("wording")
        dialog.words.choose(words)
        dialog.claim.choose(claim)
        dialog.note.setText(claim)
        screen.tell_days(dialog)
        dialog.agree.click()
    assert sorted(shown(held(database_of(opened)))) == [("", "identity"), ("", "wording")]


def test_words_are_not_asked_for_of_several_and_of_who_said_none(opened: MainWindow) -> None:
    dialog = evidence_dialog(opened)
    dialog.claim.choose("wording")
    dialog.whom.choose("all")
    assert not dialog.words.isVisible()
    dialog.reject()
    choose(opened, 1)
    dialog = evidence_dialog(opened)
    dialog.claim.choose("wording")
    assert not dialog.words.isVisible()
    dialog.reject()


@pytest.mark.parametrize("which", ["withdraw", "narrow", "correct"])
def test_what_shows_a_later_act_stands_below_the_words_of_that_act(
    opened: MainWindow, which: str, worded: Path
) -> None:
    database, statement = database_of(opened), opened.statement
    assert statement is not None
    with database.writing("record-position") as tx:
        new = NewPosition({1: "does-not-support"}, "и без экспертизы", "ru")
        positions.record_position(tx, statement_of(tx), 1, new)
        acts_changed.correct_act(
            tx, statement_of(tx), 1, received=tx.today, reason="опечатка", wording="и без срока"
        )
    found = held(database)
    ACTS[which](opened.desk, database, statement, found.signed, found.acts[0]).open()
    dialog = screen.dialog(ActDialog)
    for box in dialog.stances.values() if which == "withdraw" else ():
        box.choose("supports")
    if which == "correct":
        dialog.reason.setText("опечатка")
        dialog.wording.setPlainText("кроме срока")
    if which == "narrow":
        dialog.wording.setPlainText("кроме срока")
    dialog.shown_by.kind.choose("letter")
    dialog.shown_by.held.setText("сейф")
    screen.tell_days(dialog)
    dialog.agree.click()
    now = held(database)
    words = {each.id: each for each in now.acts}
    (piece,) = now.evidence
    assert piece.act_id is not None
    named = words[piece.act_id]
    assert named.wording == (RESERVED if which == "withdraw" else "кроме срока")
    assert (named.withdrawn_on is not None) is (which == "withdraw")


def test_the_dialog_of_positions_names_the_words_that_it_records(
    opened: MainWindow, worded: Path
) -> None:
    choose(opened, 1)
    opened.do("reserve")
    screen.settle(opened)
    dialog = screen.dialog(PositionDialog)
    box = dialog.stances[0]
    box.pick("does-not-support")
    dialog.words.wording.setPlainText("не поддерживаем первое")
    dialog.shown_by.kind.choose("letter")
    dialog.shown_by.held.setText("сейф")
    screen.tell_days(dialog)
    dialog.agree.click()
    assert [each for each, _note in shown(held(database_of(opened), 1))] == [
        "не поддерживаем первое"
    ]


# By command


def test_the_command_names_the_words_by_their_number(worded: Path) -> None:
    words = ("evidence", worded, "--number", 2, "--claim", "wording", "--note", "звонок")
    assert done(*words, "--act", 2, "--json").json["act"] == 2
    told = done("explain", worded, "--number", 2, "--json").json
    assert [(each["number"], each["kind"]) for each in told["acts"]] == [
        (1, "reservation"),
        (2, "explanation"),
    ]
    assert [each["act"] for each in told["evidence"]] == [2]
    page = done("explain", worded, "--number", 2).out
    after = page[page.index(EXPLAINED) :]
    assert "Shown by: note of a telephone call; звонок" in after
    assert "Shown by" not in page[: page.index(EXPLAINED)]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("--number", 2, "--claim", "wording", "--act", 3), "no words number 3"),
        (("--number", 2, "--claim", "consent", "--act", 1), "Only evidence of the wording"),
        (("--number", 1, 2, "--claim", "wording", "--act", 1), "that one number only"),
        (("--all", "--claim", "wording", "--act", 1), "that one number only"),
        (("--number", 1, "--claim", "wording", "--act", 1), "no words number 1"),
    ],
)
def test_words_that_are_not_there_are_refused(
    worded: Path, given: tuple[object, ...], why: str
) -> None:
    assert why in refused_without_change(worded, "evidence", worded, *given, "--note", "звонок")


def test_reserve_by_command_names_the_words_that_it_records(register: Path) -> None:
    stances = ("--demand", "2=supports-with-reservation", "--wording", RESERVED)
    done("reserve", register, "--number", 1, *stances, "--held", "сейф", "--holder", "Д. Ахметова")
    with open_register(register) as database:
        (piece,) = held(database, 1).evidence
        assert piece.act_id == held(database, 1).acts[0].id


# The register


def test_evidence_cannot_name_the_words_of_somebody_else(worded: Path) -> None:
    with open_register(worded) as database:
        act = held(database).acts[0].id
        with database.writing("record-evidence") as tx:
            other = signatures.find_signature(tx, statement_of(tx), 1)
            new = NewEvidence(kind="call-note", claim="wording", note="звонок", act=act)
            with pytest.raises(UserError):
                evidence.record_evidence(tx, statement_of(tx), [other], new)


def test_undo_takes_the_words_back_with_what_shows_them(register: Path) -> None:
    stances = ("--demand", "2=supports-with-reservation", "--wording", RESERVED)
    done("reserve", register, "--number", 1, *stances, "--held", "сейф", "--holder", "Д. Ахметова")
    with open_register(register) as database:
        undo(database)
        assert (held(database, 1).acts, held(database, 1).evidence) == ((), ())
        redo(database)
        found = held(database, 1)
        assert found.evidence[0].act_id == found.acts[0].id


def test_an_import_with_words_that_evidence_names_is_taken_back(tmp_path: Path) -> None:
    register, source = tmp_path / "a.coalition", tmp_path / "list.txt"
    source.write_text(
        "Подписи:\n\n1. ОО «Эхо», Анна Ким (с оговоркой: кроме сроков)\n2. Фонд «Свет»\n",
        encoding="utf-8",
    )
    done("new", register, "--coalition", "К", "--unencrypted")
    done("import", register, source, "--new-statement", "Заявление")
    listed = done("explain", register, "--number", 1, "--json").json
    assert len(listed["acts"]) == 1, json.dumps(listed, ensure_ascii=False)
    words = ("--claim", "wording", "--act", 1, "--note", "звонок")
    done("evidence", register, "--number", 1, *words)
    done("undo-import", register, "--last", "--changed-too")
    assert done("signatories", register, "--json").json["signatories"] == []
    done("undo", register)
    assert [
        each["act"]
        for each in done("explain", register, "--number", 1, "--json").json["evidence"]
        if each["claim"] == "wording"
    ] == [1]


def test_beside_large_letters_the_line_of_the_evidence_counts_it(
    opened: MainWindow, application: QApplication
) -> None:
    """Two long names made the dialog wider than the screen, and the line was cut."""
    for name in ("подлинник хранится в другом месте.txt", "письмо председателя правления.txt"):
        with database_of(opened).writing("record-evidence") as tx:
            signed = signatures.find_signature(tx, statement_of(tx), 2)
            new = NewEvidence("letter", "wording", file_name=name, content=name.encode())
            evidence.record_evidence(tx, statement_of(tx), [signed], new)
    theme.set_text_size(application, 200)
    try:
        opened.refresh()
        choose(opened)
        opened.do("reserve")
        shown_now = screen.dialog(PositionDialog)
        assert shown_now.evidence_line.text() == "Evidence: 2. Attach another letter…"
        assert shown_now.minimumSizeHint().width() <= shown_now.screen().availableSize().width()
        shown_now.reject()
    finally:
        theme.set_text_size(application, 100)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("which", ["correct", "translate"])
def test_words_and_what_shows_them_stand_without_scrolling(
    window: MainWindow, imported_case: Path, which: str, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    LATER[f"words {which}, shown by"](window)
    screen.settle(window)
    dialog = screen.dialog(ActDialog)
    scrolled = dialog.room.verticalScrollBar().maximum()
    dialog.reject()
    assert scrolled == 0
