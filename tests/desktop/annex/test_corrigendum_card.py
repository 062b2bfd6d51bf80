"""The card of an issued corrigendum: it is opened, saved, signed and handed over below its edition."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.annex.corrigendum_card import CorrigendumCard
from coalition_app.desktop.annex.fact_row import FactRow
from coalition_app.desktop.annex.sign_dialog import SignDialog
from coalition_app.desktop.annex.signatures_dialog import SignaturesDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.verify.verdict import CORRIGENDUM
from coalition_app.documents.verify.verify import verify
from coalition_app.operations.corrigenda import issue_corrigendum
from coalition_app.operations.editions import deliver
from coalition_app.records.editions import corrigenda, editions, print_signatures
from coalition_app.records.editions.print_signatures import SignatureRow
from tests.certificates import NAME, PASSPHRASE, make
from tests.desktop import screen
from tests.desktop.annexes import attest, choose_target, database_of, open_ready
from tests.desktop.imports.test_import_anywhere import drag
from tests.desktop.screen import pages_of
from tests.registers import statement_of, withdraw_signature


@pytest.fixture
def issued(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the second of two editions, with the corrigendum between them issued."""
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "first.pdf")
    day = dt.date(2026, 3, 5)
    database = database_of(window)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 7, day)
    attest(window, tmp_path / "second.pdf", day=day)
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    issue_corrigendum(
        database,
        statement_id,
        earlier=1,
        later=2,
        place="Астана",
        date=day,
        target=tmp_path / "corrigendum.pdf",
        language="ru",
    )
    window.refresh()
    screen.settle(window)
    return window


def card_of(window: MainWindow) -> CorrigendumCard:
    (card,) = (each for each in window.findChildren(CorrigendumCard) if each.isVisible())
    return card


def said(card: CorrigendumCard) -> list[str]:
    return [each.text() for each in card.findChildren(QLabel) if each.text()]


def entry(card: CorrigendumCard, words: str) -> None:
    menu = card.buttons["more"].menu()
    next(each for each in menu.actions() if each.text() == words).trigger()


def kept(window: MainWindow) -> list[SignatureRow]:
    with database_of(window).reading() as tx:
        (row,) = corrigenda.list_corrigenda(tx)
        return print_signatures.list_signatures(tx, row.id)


def test_it_stands_below_the_edition_that_it_leads_to(issued: MainWindow) -> None:
    card = card_of(issued)
    words = "\n".join(said(card))
    with database_of(issued).reading() as tx:
        (row,) = corrigenda.list_corrigenda(tx)
    for piece in ("Corrigendum 1", "From edition 1 to edition 2", "Астана", row.code):
        assert piece in words
    assert "This corrigendum is not delivered yet" in words
    assert screen.nameless(card) == []
    annex = pages_of(issued).annex
    annex.show_edition(annex.side.known[0])
    screen.settle(issued)
    assert not [each for each in issued.findChildren(CorrigendumCard) if each.isVisible()]


def test_it_is_saved_and_then_known(issued: MainWindow, tmp_path: Path) -> None:
    assert "open" not in card_of(issued).buttons
    choose_target(issued, tmp_path / "copy.pdf")
    card_of(issued).buttons["save"].click()
    screen.settle(issued)
    assert (tmp_path / "copy.pdf").read_bytes() == (tmp_path / "corrigendum.pdf").read_bytes()
    opened: list[Path] = []
    issued.owners.evidence.open_outside = opened.append
    card_of(issued).buttons["open"].click()
    assert opened == [tmp_path / "copy.pdf"]


def test_it_is_handed_over(issued: MainWindow) -> None:
    card_of(issued).buttons["deliver"].click()
    dialog = screen.form(deliver)
    assert dialog.windowTitle() == "Delivery of corrigendum 1"
    screen.type_words(screen.line(dialog, "to"), "Парламент")
    screen.type_words(screen.line(dialog, "incoming"), "12-к")
    dialog.editors["date"].put(dt.date(2026, 3, 6))
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(issued)
    facts = [each.findChildren(QLabel)[-1].text() for each in card_of(issued).findChildren(FactRow)]
    assert facts == ["Delivered on 06.03.2026 to Парламент, incoming No. 12-к"]
    with database_of(issued).reading() as tx:
        assert editions.first_delivery(tx, statement_of(tx).id) is None


def test_it_is_signed_listed_and_ours(issued: MainWindow, tmp_path: Path) -> None:
    key = tmp_path / "ключ.p12"
    key.write_bytes(make().p12)
    issued.choosers.file = lambda _parent, _title, _kinds: key
    entry(card_of(issued), "Sign with a certificate…")
    dialog = screen.dialog(SignDialog)
    assert dialog.windowTitle() == "Sign corrigendum 1"
    dialog._choose_file()
    screen.type_words(dialog.secret, PASSPHRASE)
    screen.press(dialog.secret, Qt.Key.Key_Return)
    screen.settle(issued)
    target = tmp_path / "signed.pdf"
    choose_target(issued, target)
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(issued)
    assert f"Corrigendum 1 is signed by {NAME}. Saved: {target}" in screen.sentence(issued)
    assert any(f"Signed electronically: {NAME}" in each for each in said(card_of(issued)))
    verdict = verify(database_of(issued), target.read_bytes())
    assert verdict.verdict == CORRIGENDUM
    assert verdict.signature is not None and verdict.signature.outcome == "passed"
    entry(card_of(issued), "Electronic signatures…")
    listed = screen.dialog(SignaturesDialog)
    screen.settle(issued)
    shown, title = listed.list.item(0).text(), listed.windowTitle()
    listed.reject()
    assert "has passed" in shown
    assert title == "Electronic signatures of corrigendum 1"


def test_a_signature_made_elsewhere_is_dropped_on_it(issued: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "c.pdf.p7s"
    file.write_bytes(make().detached((tmp_path / "corrigendum.pdf").read_bytes()))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert drag(card_of(issued), data)
    screen.settle(issued)
    assert [each.kind for each in kept(issued)] == ["detached"]
    assert "kept with corrigendum 1" in screen.sentence(issued)


def test_it_speaks_the_language_of_the_window(issued: MainWindow) -> None:
    for language, words in (
        ("ru", "Перечень изменений №\u00a01"),
        ("kk", "№\u00a01 өзгерістер тізбесі"),
    ):
        issued.speak(language)
        screen.settle(issued)
        assert words in said(card_of(issued))
