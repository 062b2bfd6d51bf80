"""A coordinator's month: thirty mails, an edition delivered, a withdrawal, a corrigendum, the past."""

import datetime as dt
import email.utils
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate, Qt

from coalition_app.desktop.annex.as_of_dialog import AsOfDialog
from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.annex.verdict import VerdictDialog
from coalition_app.desktop.annex.verify_dialog import VerifyDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.i18n import texts
from coalition_app.operations import editions as edition_operations
from coalition_app.records.care import checks
from coalition_app.records.editions import editions
from coalition_app.records.evidence import list_evidence
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.desktop.annexes import choose_target, database_of, words
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, add_statement, make_register, statement_of, this_day

NAMES = (
    *("Арай", "Бәйтерек", "Гүлдер", "Дидар", "Ертіс", "Жайна", "Зерде", "Изден", "Қамқор"),
    *("Ломбард", "Мерей", "Нұрлы", "Орбита", "Парасат", "Рауан", "Сарқыт", "Тұлпар", "Ұлағат"),
    *("Фемида", "Хабаршы", "Целина", "Шаңырақ", "Эдельвейс", "Юность", "Ясень", "Ақжол"),
    *("Көкпар", "Самрұқ"),
)
"""Twenty-eight invented bodies; 27 withdraws, 28 objects to demand 1."""
TODAY = this_day()
CAME, ATTESTED, DELIVERED, LEFT = (TODAY - dt.timedelta(days=n) for n in (30, 20, 10, 3))


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the window on a register of 28 invented signatories without any evidence."""
    path = tmp_path / "desk.coalition"
    with make_register(path, statements_made=0) as made:
        add_statement(made)
        for name in NAMES:
            add_signatures(made, 1, name=f"«{name}»", legal_form="ОФ", received_on=CAME)
    window.open_path(path)
    yield window


def write_mail(path: Path, sender: str, said: str, day: dt.date) -> None:
    moment = dt.datetime.combine(day, dt.time(12), dt.UTC)
    heads = f"From: {sender} <office@mail.kz>\nSubject: ответ\n"
    heads += f"Date: {email.utils.format_datetime(moment)}\n"
    heads += "Content-Type: text/plain; charset=utf-8\n\n"
    path.write_bytes((heads + said + "\n").encode())


@pytest.fixture
def mails(tmp_path: Path) -> Path:
    folder = tmp_path / "mails"
    folder.mkdir()
    for number, name in enumerate(NAMES, start=1):
        said = {
            27: f"ОФ «{name}» просит исключить нас из списка подписавших.",
            28: f"ОФ «{name}» не поддерживает требование 1.",
        }.get(number, f"ОФ «{name}» поддерживает заявление и согласен с текстом.")
        write_mail(folder / f"m{number:02}.eml", "Секретарь", said, CAME)
    write_mail(folder / "m29.eml", "Некто", "Я согласен с вами.", CAME)
    (folder / "m30.eml").write_bytes((folder / "m01.eml").read_bytes())
    return folder


def take(window: MainWindow, path: Path) -> None:
    window.go("evidence")
    window.owners.evidence.take_papers([path])
    screen.settle(window)


def press(window: MainWindow, key: Qt.Key, *, ctrl: bool = False) -> None:
    screen.press(pages_of(window).new_papers.list, key, ctrl=ctrl)
    screen.settle(window)


def decide_thirty(window: MainWindow, mails: Path) -> None:
    """Record all by keyboard, the withdrawal and the objection once compared; remove the stranger's mail."""
    take(window, mails)
    page = pages_of(window).new_papers
    assert (page.model.rowCount(), len(page.not_taken.text().splitlines())) == (29, 1)
    for number in range(1, 29):
        assert page.letter.name.text() == f"m{number:02}.eml"
        assert page.form.who.currentData() == number
        if number > 26:
            assert page.form.came_on() == CAME
            press(window, Qt.Key.Key_Return, ctrl=True)
            assert page.letter.name.text() == f"m{number:02}.eml"
            page.form.said.setChecked(True)
        press(window, Qt.Key.Key_Return, ctrl=True)
    assert page.letter.name.text() == "m29.eml"
    press(window, Qt.Key.Key_Return, ctrl=True)
    assert page.form.refusal.text() == "Choose a signatory first."
    press(window, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 0
    with database_of(window).reading() as tx:
        assert list_evidence.numbers_without(tx, statement_of(tx)) == [28]
        assert signatures.find_signature(tx, statement_of(tx), 27).status == "withdrawn"


def attest(window: MainWindow, target: Path, day: dt.date) -> None:
    choose_target(window, target)
    window.do("attest")
    screen.settle(window)
    dialog = screen.dialog(AttestDialog)
    dialog.place.setText("Алматы")
    dialog.date.setDate(QDate(day.year, day.month, day.day))
    dialog.agreed.setChecked(True)
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(window)
    assert screen.open_dialogs() == []


def name_attestor(window: MainWindow) -> None:
    window.do("attestor")
    dialog = screen.attestor_fields(window)
    dialog.name.setText("Ахметова Дана")
    dialog.offices.setPlainText("координатор")
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(window)


def deliver(window: MainWindow) -> None:
    window.go("annex")
    screen.settle(window)
    window.do("deliver")
    dialog = screen.form(edition_operations.deliver)
    dialog.editors["to"].put("Парламент")
    dialog.editors["date"].put(DELIVERED)
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(window)


def take_later_mails(window: MainWindow, folder: Path) -> None:
    """Take in a withdrawal of No. 5, and a newcomer's mail, who is added from it and has acceded."""
    folder.mkdir()
    gone = f"ОФ «{NAMES[4]}»: отзываем подпись под заявлением."
    write_mail(folder / "n1.eml", "Секретарь", gone, LEFT)
    write_mail(folder / "n2.eml", "Алия Сұлтан", "Мы согласны с текстом, просим добавить.", LEFT)
    take(window, folder)
    form = pages_of(window).new_papers.form
    assert form.came_on() == LEFT
    form.said.setChecked(True)
    press(window, Qt.Key.Key_Return, ctrl=True)
    press(window, Qt.Key.Key_N, ctrl=True)
    new = screen.dialog(SignatureDialog)
    assert new.name.text() == "Алия Сұлтан"
    assert new.received_on.text() == LEFT.strftime("%d.%m.%Y")
    new.kind.choose("organisation")
    new.name.setText("Қоғамдық қор «Жаңа»")
    screen.tell_days(new)
    new.agree.click()
    screen.settle(window)
    window.go("evidence")
    assert form.who.currentData() == 29
    press(window, Qt.Key.Key_Return, ctrl=True)
    with database_of(window).reading() as tx:
        late = signatures.find_signature(tx, statement_of(tx), 29)
    assert (late.status, late.status_on) == ("acceded", LEFT)


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def words_of_receipt(window: MainWindow, target: Path) -> str:
    """Take the receipt of the edition, and read the six words as somebody with the paper does."""
    window.go("annex")
    screen.settle(window)
    choose_target(window, target)
    window.do("receipt")
    screen.settle(window)
    pages = text_of(target)
    head, tail = (texts("ru").gettext(each) for each in ("Control words", "What this sheet is for"))
    return pages.partition(head)[2].partition(tail)[0].strip()


def test_thirty_mails_become_an_edition_and_its_corrigendum(
    desk: MainWindow, mails: Path, tmp_path: Path
) -> None:
    decide_thirty(desk, mails)
    name_attestor(desk)
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    attest(desk, first, ATTESTED)
    printed = text_of(first)
    # What came by mail is consent received, and certifies no signature.
    assert "Получение согласия подписать документ подтверждаю: № 1" in printed
    assert "Подлинность подписей подтверждаю" not in printed
    kept = words_of_receipt(desk, tmp_path / "receipt.pdf")
    deliver(desk)
    take_later_mails(desk, tmp_path / "later")
    attest(desk, second, TODAY)
    look_at_changes(desk, tmp_path / "changes.txt")
    look_back(desk)
    check_paper(desk, kept)
    assert text_of(first) == printed
    database = database_of(desk)
    with database.reading() as tx:
        (one, _two) = editions.list_editions(tx)
        (made,) = editions.list_prints(tx, one.id)
        assert editions.kept_bytes(tx, made.sha256) == first.read_bytes()
    assert checks.find_damage(database) == []


def look_at_changes(window: MainWindow, target: Path) -> None:
    window.go("annex")
    screen.settle(window)
    window.do("changes")
    screen.settle(window)
    dialog = screen.dialog(ReadingDialog)
    shown = dialog.text.toPlainText().splitlines()
    gettext = texts("ru").gettext
    joined, withdrew = (
        next(at for at, line in enumerate(shown) if line.endswith(f". {gettext(each)}"))
        for each in ("Joined", "Withdrew")
    )
    assert shown[joined + 1].startswith("29. ")
    assert shown[withdrew + 1].startswith("5. ")
    # A head stands behind an empty line and has a number of its own.
    entries = [line for before, line in pairwise(["", *shown]) if before]
    assert not any(line.startswith(("28. ", "27. ", "1. ")) for line in entries)
    choose_target(window, target)
    screen.click(dialog, "Save a draft…")
    screen.settle(window)
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(window)
    assert "5. " in target.read_text("utf-8")


def look_back(window: MainWindow) -> None:
    """As of the delivery's day by date effective No. 5 still stood, and 29 had not come."""
    window.do("as-of")
    screen.settle(window)
    dialog = screen.dialog(AsOfDialog)
    dialog.basis.choose("effective")
    dialog.date.setDate(QDate(DELIVERED.year, DELIVERED.month, DELIVERED.day))
    dialog.read()
    screen.settle(window)
    found = dialog.found
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(window)
    assert found is not None
    then = {line.number: line.status for line in found.then.lines}
    assert then.keys() == set(range(1, 29))
    assert (then[5], then[27]) == ("signed", "withdrawn")
    assert {(each.number, each.kind) for each in found.differences} == {
        (5, "standing"),
        (29, "joined"),
    }


def check_paper(window: MainWindow, six_words: str) -> None:
    window.do("anchor")
    screen.settle(window)
    dialog = screen.dialog(VerifyDialog)
    dialog.typed.setPlainText(six_words)
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(window)
    verdict = screen.dialog(VerdictDialog)
    since = [verdict.problems.item(at).text() for at in range(verdict.problems.count())]
    told = "\n".join([verdict.sentence.text(), *since])
    verdict.accept()
    screen.settle(window)
    assert told.startswith("The journal contains these words")
    assert "issue edition 1 of statement 1" in told
    assert "record the letter of No. 5 in statement 1, which withdraws the signature" in told
    assert "withdraw signature 27" not in told
    assert words(pages_of(window).annex)
