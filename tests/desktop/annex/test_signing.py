"""Signing in the window: the key is shown before it signs, and what was signed is listed, judged and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.annex.receivers_dialog import ReceiversDialog
from coalition_app.desktop.annex.sign_dialog import SignDialog
from coalition_app.desktop.annex.signatures_dialog import SignaturesDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.issue.checking_page import read_checking_page
from coalition_app.documents.verify import verify
from coalition_app.documents.write.leaflet import leaflet_pdf
from coalition_app.records.editions import editions, print_signatures
from coalition_app.records.editions.print_signatures import SignatureRow
from tests.certificates import CLIENT, NAME, PASSPHRASE, Made, answer_request, make
from tests.desktop import screen
from tests.desktop.annexes import attest, choose_target, database_of, facts, open_ready
from tests.desktop.imports.test_import_anywhere import drag
from tests.desktop.screen import pages_of
from tests.tokens import LABEL, PIN, make_token, needs_softhsm, prepare, put_on_token, softhsm


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex of forty signatures, attested once."""
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "first.pdf")
    return window


def kept(window: MainWindow) -> list[SignatureRow]:
    with database_of(window).reading() as tx:
        row = editions.list_editions(tx)[-1]
        return print_signatures.list_signatures(tx, row.id)


def opened(window: MainWindow, folder: Path, made: Made, secret: str = PASSPHRASE) -> SignDialog:
    """Open the dialog from the card, and the key in it."""
    path = folder / "ключ.p12"
    path.write_bytes(made.p12)
    window.choosers.file = lambda _parent, _title, _kinds: path
    pages_of(window).annex.card.entries["sign"].trigger()
    dialog = screen.dialog(SignDialog)
    assert screen.nameless(dialog) == []
    dialog._choose_file()
    screen.type_words(dialog.secret, secret)
    screen.press(dialog.secret, Qt.Key.Key_Return)
    screen.settle(window)
    return dialog


def signed(window: MainWindow, folder: Path) -> Path:
    dialog = opened(window, folder, make())
    target = folder / "signed.pdf"
    choose_target(window, target)
    dialog.agree.click()
    screen.settle(window)
    return target


def seen(dialog: SignDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_the_certificate_is_shown_before_anything_is_signed(
    ready: MainWindow, tmp_path: Path
) -> None:
    made = make()
    dialog = opened(ready, tmp_path, made)
    assert dialog.key is not None
    shown = seen(dialog)
    assert dialog.key.certificate.fingerprint[:4].upper() in shown
    assert shown.count(NAME) == 2
    assert made.certificate.not_valid_after_utc.strftime("%d.%m.%Y") in shown
    assert dialog.secret.text() == ""
    assert not dialog.secret.isUndoAvailable()
    assert not (dialog.agree.isDefault() or dialog.agree.autoDefault())  # Enter signs nothing
    assert screen.nameless(dialog) == []
    assert kept(ready) == []
    dialog.reject()
    assert kept(ready) == []
    assert dialog.key is None


def test_only_a_passphrase_can_be_shown(ready: MainWindow, tmp_path: Path) -> None:
    """A PIN stays hidden, and of an opened key nothing is typed any more."""
    dialog = opened(ready, tmp_path, make())
    seen_of_key = dialog.shown.isVisible()
    dialog.another.click()
    seen_of_file = dialog.shown.isVisible()
    dialog.place.segments["token"].click()
    seen_of_token, asked = dialog.shown.isVisible(), dialog.secret.isVisible()
    dialog.reject()
    assert (seen_of_key, seen_of_file, seen_of_token, asked) == (False, True, False, True)


def test_a_print_is_signed_recorded_and_genuine(ready: MainWindow, tmp_path: Path) -> None:
    target = signed(ready, tmp_path)
    (row,) = kept(ready)
    assert row.subject == NAME
    assert f"Edition 1 is signed by {NAME}. Saved: {target}" in screen.sentence(ready)
    assert f"Signed electronically: {NAME}" in facts(pages_of(ready).annex)
    verdict = verify.verify(database_of(ready), target.read_bytes())
    assert (verdict.verdict, verdict.signature and verdict.signature.outcome) == (
        "genuine",
        "passed",
    )
    assert PASSPHRASE.encode() not in (tmp_path / "ready.coalition").read_bytes()


def test_nothing_is_signed_where_no_file_is_chosen(ready: MainWindow, tmp_path: Path) -> None:
    dialog = opened(ready, tmp_path, make())
    choose_target(ready, None)
    dialog.agree.click()
    screen.settle(ready)
    assert dialog.isVisible()
    dialog.reject()
    assert kept(ready) == []


@pytest.mark.parametrize(
    ("made", "said"),
    [(make(until=-3), "expired on"), (make(uses=(CLIENT,)), "is not for signing")],
    ids=["expired", "for logging in"],
)
def test_a_certificate_that_must_not_sign_is_shown_with_the_reason(
    ready: MainWindow, tmp_path: Path, made: Made, said: str
) -> None:
    dialog = opened(ready, tmp_path, made)
    shown, may_sign = seen(dialog), dialog.agree.isEnabled()
    dialog.another.click()
    again = dialog.secret.isVisible()
    dialog.reject()
    assert said in shown
    assert not may_sign
    assert again


@pytest.mark.parametrize(
    ("content", "secret", "said"),
    [
        (make().p12, "wrong", "does not open: the passphrase is wrong"),
        (b"%PDF-1.7", "", "holds no key"),
    ],
    ids=["wrong passphrase", "no key"],
)
def test_what_does_not_open_is_said_in_the_dialog(
    ready: MainWindow, tmp_path: Path, content: bytes, secret: str, said: str
) -> None:
    made = make()
    dialog = opened(ready, tmp_path, Made(made.key, made.certificate, content), secret)
    refusal, path = dialog.refusal.text(), dialog.file.text()
    dialog.reject()
    assert said in refusal
    assert path.endswith("ключ.p12")


def test_without_a_file_the_dialog_asks_for_one(ready: MainWindow) -> None:
    ready.do("sign-print")
    dialog = screen.dialog(SignDialog)
    dialog.agree.click()
    refusal = dialog.refusal.text()
    dialog.place.segments["token"].click()
    dialog.agree.click()
    other = dialog.refusal.text()
    dialog.reject()
    assert refusal == "Choose the file of your certificate first."
    assert other == "Choose the library of the token first."


@needs_softhsm
def test_a_token_signs_by_its_pin(
    ready: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    prepare(tmp_path)
    make_token(LABEL)
    put_on_token(LABEL, make(), "01", tmp_path)
    ready.do("sign-print")
    dialog = screen.dialog(SignDialog)
    dialog.place.segments["token"].click()
    ready.choosers.file = lambda _parent, _title, _kinds: softhsm()
    dialog._choose_library()
    screen.settle(ready)
    labels = [dialog.token.itemText(at) for at in range(dialog.token.count())]
    dialog.token.setCurrentIndex(next(at for at, each in enumerate(labels) if LABEL in each))
    screen.type_words(dialog.secret, "999999")
    dialog.agree.click()
    screen.settle(ready)
    assert "The PIN is wrong" in dialog.refusal.text()
    screen.type_words(dialog.secret, PIN)
    dialog.agree.click()
    screen.settle(ready)
    assert NAME in seen(dialog)
    choose_target(ready, tmp_path / "signed.pdf")
    dialog.agree.click()
    screen.settle(ready)
    assert [each.subject for each in kept(ready)] == [NAME]


def test_the_signatures_of_an_edition_are_listed_and_saved(
    ready: MainWindow, tmp_path: Path
) -> None:
    ready.do("signatures")
    empty = screen.dialog(SignaturesDialog)
    screen.settle(ready)
    assert empty.none.isVisible()
    assert "No print of this edition is signed" in empty.none.text()
    assert not empty.list.isVisible()
    empty.reject()
    target = signed(ready, tmp_path)
    ready.do("signatures")
    dialog = screen.dialog(SignaturesDialog)
    screen.settle(ready)
    told = dialog.list.item(0).text()
    assert "In a signed copy of the print" in told
    assert "has passed" in told
    assert dialog.does["folder"].isEnabled()
    # However long the list is, what can be done with it stays in sight.
    assert not any(dialog.room.isAncestorOf(each) for each in dialog.does.values())
    assert dialog.does["save"].isVisible()
    assert screen.nameless(dialog) == []
    choose_target(ready, tmp_path / "copy.pdf")
    dialog.does["save"].click()
    screen.settle(ready)
    dialog.reject()
    assert (tmp_path / "copy.pdf").read_bytes() == target.read_bytes()


def detached(folder: Path, document: Path, name: str = "annex.pdf.p7s") -> Path:
    path = folder / name
    path.write_bytes(make().detached(document.read_bytes()))
    return path


def test_a_signature_made_elsewhere_is_dropped_on_the_window(
    ready: MainWindow, tmp_path: Path
) -> None:
    path = detached(tmp_path, tmp_path / "first.pdf")
    drag(ready, files(path))
    screen.settle(ready)
    (row,) = kept(ready)
    assert (row.kind, row.file_name) == ("detached", "annex.pdf.p7s")
    assert screen.sentence(ready).startswith("The signature is kept with edition 1.")
    drag(ready, files(path))
    screen.settle(ready)
    assert "nothing was added" in screen.sentence(ready)
    other = tmp_path / "other.p7s"
    other.write_bytes(make().detached(b"another file"))
    drag(ready, files(other))
    screen.settle(ready)
    assert "belongs to no print of this statement" in screen.sentence(ready)
    assert len(kept(ready)) == 1


def files(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_a_signature_is_dropped_on_the_card(ready: MainWindow, tmp_path: Path) -> None:
    card = pages_of(ready).annex.card
    assert drag(card, files(detached(tmp_path, tmp_path / "first.pdf")))
    screen.settle(ready)
    assert [each.kind for each in kept(ready)] == ["detached"]


def test_a_time_stamp_is_asked_for_and_put_in(ready: MainWindow, tmp_path: Path) -> None:
    signed(ready, tmp_path)
    ready.do("signatures")
    dialog = screen.dialog(SignaturesDialog)
    screen.settle(ready)
    choose_target(ready, tmp_path / "request.tsq")
    dialog.does["request"].click()
    answer = tmp_path / "answer.tsr"
    answer.write_bytes(b"no answer")
    ready.choosers.file = lambda _parent, _title, _kinds: answer
    dialog.does["answer"].click()
    screen.settle(ready)
    assert "is no answer of a time-stamping authority" in dialog.refusal.text()
    answer.write_bytes(answer_request((tmp_path / "request.tsq").read_bytes()))
    dialog.does["answer"].click()
    screen.settle(ready)
    last = dialog.list.item(dialog.list.count() - 1).text()
    again = dialog.does["request"].isEnabled()
    dialog.reject()
    assert len(kept(ready)) == 2
    assert "A time stamp of" in last
    assert not again


def test_receivers_get_fingerprint_leaflet_and_page(ready: MainWindow, tmp_path: Path) -> None:
    pages_of(ready).annex.card.entries["receivers"].trigger()
    dialog = screen.dialog(ReceiversDialog)
    words = {}
    for language in ("ru", "kk", "en"):
        dialog.language.choose(language)
        words[language] = dialog.words.text()
        dialog.copy.click()
        assert QGuiApplication.clipboard().text() == words[language]
    assert [len(each.split()) for each in words.values()] == [8, 8, 8]
    assert len(set(words.values())) == 3
    shown = "\n".join(each.text() for each in dialog.findChildren(QLabel))
    assert "its key is unprotected" in shown
    (warning,) = [each for each in dialog.findChildren(QLabel) if "unprotected" in each.text()]
    assert warning.y() < dialog.words.y()  # before what is published
    choose_target(ready, tmp_path / "leaflet.pdf")
    dialog.leaflet.click()
    screen.settle(ready)
    choose_target(ready, tmp_path / "page.html")
    dialog.page.click()
    dialog.reject()
    assert (tmp_path / "leaflet.pdf").read_bytes() == leaflet_pdf("en")
    assert (tmp_path / "page.html").read_bytes() == read_checking_page()


def test_without_a_register_the_leaflet_and_the_page_are_there(window: MainWindow) -> None:
    window.do("receivers")
    dialog = screen.dialog(ReceiversDialog)
    copies, nameless = dialog.copy.isVisible(), screen.nameless(dialog)
    dialog.reject()
    assert not copies
    assert nameless == []
