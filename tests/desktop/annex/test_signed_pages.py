"""The scan of the hand-signed page in the window: kept with its edition, looked at, copied, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QMenu

from coalition_app.desktop.annex.signed_pages_dialog import SignedPagesDialog
from coalition_app.desktop.evidence.view_dialog import EvidenceViewDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.operations.door import AT_ONCE, BYTES_OF_A_ROW
from coalition_app.records import checked
from coalition_app.records.editions import editions, signed_pages
from coalition_app.records.editions.signed_pages import SignedPageRow
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from tests import sentences
from tests.desktop import screen
from tests.desktop.annexes import attest, choose_target, database_of, facts, open_ready
from tests.desktop.imports.test_import_anywhere import drag
from tests.desktop.screen import pages_of
from tests.registers import statement_of, this_day

LARGE = AT_ONCE * BYTES_OF_A_ROW


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex of forty signatures, attested once."""
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "first.pdf")
    return window


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    image = QImage(60, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    path = tmp_path / "скан.png"
    assert image.save(str(path))
    return path


def opened(window: MainWindow) -> SignedPagesDialog:
    pages_of(window).annex.card.entries["signed"].trigger()
    return screen.dialog(SignedPagesDialog)


def kept(window: MainWindow) -> list[SignedPageRow]:
    with database_of(window).reading() as tx:
        row = editions.list_editions(tx)[-1]
        return signed_pages.list_signed_pages(tx, row.id)


def keep(window: MainWindow, path: Path) -> None:
    dialog = opened(window)
    assert dialog.agree.text() == "Keep in the register: scan or photo?"
    window.choosers.file = lambda _parent, _title, _kinds: path
    dialog.take(path)
    screen.type_words(dialog.note, "у координатора")
    dialog.agree.click()
    screen.settle(window)


def test_a_scan_is_kept_shown_and_taken_back(ready: MainWindow, scan: Path) -> None:
    dialog = opened(ready)
    assert dialog.none_yet.isVisible()
    assert not dialog.list.isVisible()
    assert screen.nameless(dialog) == []
    dialog.reject()
    keep(ready, scan)
    assert screen.sentence(ready) == ("The signed page of edition 1 is in the register.")
    assert "1 scan is kept" in facts(pages_of(ready).annex)
    again = opened(ready)
    assert "скан.png; у координатора" in again.list.item(0).text()
    assert screen.nameless(again) == []
    again.list.setFocus()
    screen.press(again.list, Qt.Key.Key_Return)
    screen.settle(ready)
    (view,) = [each for each in screen.open_dialogs() if isinstance(each, EvidenceViewDialog)]
    assert view.shown.kind == "picture"
    view.reject()
    again.reject()
    ready.do("undo")
    screen.settle(ready)
    assert kept(ready) == []
    assert "scan" not in facts(pages_of(ready).annex)


def test_the_same_scan_again_is_said_and_stays_typed(ready: MainWindow, scan: Path) -> None:
    keep(ready, scan)
    dialog = opened(ready)
    dialog.take(scan)
    dialog.agree.click()
    refusal, typed = dialog.refusal.text(), dialog.file.text()
    dialog.reject()
    assert refusal == "This scan is kept with edition 1 already; nothing was added."
    assert typed == str(scan)
    assert len(kept(ready)) == 1


def test_a_copy_leaves_the_register_on_request(
    ready: MainWindow, scan: Path, tmp_path: Path
) -> None:
    keep(ready, scan)
    dialog = opened(ready)
    asked = choose_target(ready, tmp_path / "copy.png")
    dialog.save_page.click()
    screen.settle(ready)
    dialog.reject()
    assert asked == [("Where the unencrypted copy goes", "скан.png")]
    assert (tmp_path / "copy.png").read_bytes() == scan.read_bytes()
    assert "Unencrypted copy" in screen.sentence(ready)


def test_a_scan_is_dropped_on_an_edition(ready: MainWindow, scan: Path) -> None:
    card = pages_of(ready).annex.card
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    card.dropEvent(
        QDropEvent(
            QPointF(card.rect().center()),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    dialog = screen.dialog(SignedPagesDialog)
    assert dialog.file.text() == str(scan)
    dialog.agree.click()
    screen.settle(ready)
    assert [each.file_name for each in kept(ready)] == ["скан.png"]


@pytest.mark.parametrize(
    ("day", "content", "sentence"),
    [
        (QDate(2026, 2, 28), b"x", "was not signed before"),
        (None, b"x", sentences.FUTURE),
        (QDate(2026, 3, 2), b"", "is empty"),
        (QDate(2026, 3, 2), None, "cannot be read"),
        (QDate(2026, 2, 28), b"x" * (LARGE + 1), "was not signed before"),
    ],
    ids=["before", "tomorrow", "empty", "gone", "large and before"],
)
def test_what_cannot_be_is_refused_and_stays_typed(
    ready: MainWindow, tmp_path: Path, day: QDate | None, content: bytes | None, sentence: str
) -> None:
    """No day is the register's tomorrow, which is not known yet when this module is read."""
    path = tmp_path / "scan.jpg"
    if content is not None:
        path.write_bytes(content)
    dialog = opened(ready)
    dialog.take(path)
    dialog.received.setDate(day or shown_today().addDays(1))
    dialog.agree.click()
    screen.settle(ready)
    refusal, typed = dialog.refusal.text(), dialog.file.text()
    dialog.reject()
    assert sentence in refusal
    assert typed == str(path)
    assert kept(ready) == []


def test_without_a_file_nothing_is_kept(ready: MainWindow) -> None:
    dialog = opened(ready)
    dialog.agree.click()
    refusal = dialog.refusal.text()
    dialog.reject()
    assert refusal == "Choose the file with the scan first."


def test_a_file_beyond_all_size_is_refused_unread(ready: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "huge.tif"
    with path.open("wb") as file:
        file.truncate(checked.LARGEST_FILE + 1)
    dialog = opened(ready)
    dialog.take(path)
    dialog.agree.click()
    refusal = dialog.refusal.text()
    dialog.reject()
    assert refusal == "The file huge.tif is too large."


def test_a_large_scan_is_kept_beside_the_window(ready: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "large.tif"
    path.write_bytes(b"II*\0" + bytes(LARGE))
    keep(ready, path)
    assert [each.size for each in kept(ready)] == [LARGE + 4]
    assert screen.sentence(ready) == ("The signed page of edition 1 is in the register.")


def test_a_dossier_names_the_edition_and_its_signed_page(ready: MainWindow, scan: Path) -> None:
    keep(ready, scan)
    ready.go("signatories")
    pages_of(ready).signatories.choose([3])
    ready.do("challenge")
    dialog = screen.dialog(ReadingDialog)
    shown = dialog.text.toPlainText()
    dialog.reject()
    assert "Editions attested since it was recorded" in shown
    assert "Edition 1 of 01.03.2026, Алматы, code" in shown
    assert "скан.png; у координатора" in shown


def test_the_action_stands_in_the_menu_of_the_annex(ready: MainWindow) -> None:
    menu: QMenu = ready.menus.menus["annex"]
    assert "Add a scan of the signed page…" in {each.text() for each in menu.actions()}
    ready.do("signed-page")
    dialog = screen.dialog(SignedPagesDialog)
    ready.speak("kk")
    said = dialog.give_up.text()
    dialog.reject()
    assert said == "Жабу"


def test_a_scan_that_is_dropped_on_a_field_is_taken(ready: MainWindow, scan: Path) -> None:
    dialog = opened(ready)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    data.setText(str(scan))  # as some desktops give it too
    for field in (dialog.file, dialog.note):
        assert drag(field, data)
        assert dialog.file.text() == str(scan)
        assert dialog.note.text() == ""
        dialog.file.clear()
    dialog.reject()


def test_the_action_opens_the_newest_edition_and_an_older_one_can_be_chosen(
    ready: MainWindow, scan: Path, tmp_path: Path
) -> None:
    keep(ready, scan)
    with database_of(ready).writing("sign") as tx:
        new = NewSignature(name="Новый фонд", kind="organisation")
        signatures.sign(tx, statement_of(tx), new)
    ready.operations.reread()
    screen.settle(ready)
    attest(ready, tmp_path / "second.pdf", day=this_day())
    pages_of(ready).annex.show_edition(pages_of(ready).annex.side.known[0])
    screen.settle(ready)
    ready.do("signed-page")
    dialog = screen.dialog(SignedPagesDialog)
    assert dialog.windowTitle() == "Edition 2: page signed by hand"
    assert dialog.none_yet.isVisible()
    dialog.which.setCurrentIndex(dialog.which.count() - 1)
    assert dialog.windowTitle() == "Edition 1: page signed by hand"
    assert dialog.list.isVisible()
    assert dialog.list.count() == 1
    assert screen.nameless(dialog) == []
    dialog.reject()
    screen.settle(ready)
