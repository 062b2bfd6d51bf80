"""The remark of the last edition is proposed for the next one, in sight, and never printed unseen."""

import json
from pathlib import Path

import pytest

from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.content.frozen import kept_remark, read_content
from coalition_app.records.editions import editions
from tests.desktop import screen
from tests.desktop.annexes import choose_target, database_of
from tests.registers import add_signatures, statement_of

REMARK = "The hearing is on Monday."


def opened(window: MainWindow, target: Path) -> AttestDialog:
    choose_target(window, target)
    window.do("attest")
    screen.settle(window)
    return screen.dialog(AttestDialog)


def attest(window: MainWindow, dialog: AttestDialog) -> None:
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    dialog.agree.click()
    screen.settle(window)


def remarked(window: MainWindow, folder: Path) -> None:
    """Attest a first edition with a remark, and let somebody sign after it."""
    dialog = opened(window, folder / "1.pdf")
    dialog.choices.wanted.setChecked(True)
    dialog.choices.remark.setPlainText(REMARK)
    assert dialog.choices.proposed.isHidden()
    attest(window, dialog)
    add_signatures(database_of(window), 1, name="«Соңғы»")
    window.refresh()
    screen.settle(window)


def remarks(window: MainWindow) -> list[str]:
    """Give the remark of each edition, as it was frozen."""
    with database_of(window).reading() as tx:
        rows = editions.list_editions(tx, statement_of(tx).id)
        kept = [editions.kept_bytes(tx, row.sha256) for row in rows]
    found = [read_content(each).attestation for each in kept]
    assert [kept_remark(each) for each in kept] == [each.remark if each else "" for each in found]
    return [each.remark if each else "" for each in found]


def test_it_stands_in_its_field_and_is_printed_again(ready: MainWindow, tmp_path: Path) -> None:
    remarked(ready, tmp_path)
    dialog = opened(ready, tmp_path / "2.pdf")
    assert dialog.choices.wanted.isChecked()
    assert dialog.choices.remark.toPlainText() == REMARK
    assert not dialog.choices.proposed.isHidden()
    assert REMARK in dialog.text.toPlainText()
    attest(ready, dialog)
    assert remarks(ready) == [REMARK, REMARK]


@pytest.mark.parametrize("taken_out", ["by the field", "by the box"])
def test_she_takes_it_out(ready: MainWindow, tmp_path: Path, taken_out: str) -> None:
    remarked(ready, tmp_path)
    dialog = opened(ready, tmp_path / "2.pdf")
    if taken_out == "by the box":
        dialog.choices.wanted.setChecked(False)
    else:
        dialog.choices.remark.setPlainText("")
    assert dialog.choices.proposed.isHidden()
    assert REMARK not in dialog.text.toPlainText()
    attest(ready, dialog)
    assert remarks(ready) == [REMARK, ""]


def test_it_is_not_printed_unseen_where_the_button_is_pressed_early(
    ready: MainWindow, tmp_path: Path
) -> None:
    remarked(ready, tmp_path)
    choose_target(ready, tmp_path / "2.pdf")
    ready.do("attest")
    dialog = screen.dialog(AttestDialog)
    dialog.place.setText("Алматы")
    dialog.agreed.setChecked(True)
    dialog.agree.click()  # the register is still being read: the button is off
    screen.settle(ready)
    assert remarks(ready) == [REMARK]
    assert dialog.choices.wanted.isChecked()
    dialog.reject()


def test_without_a_remark_nothing_is_proposed(ready: MainWindow, tmp_path: Path) -> None:
    attest(ready, opened(ready, tmp_path / "1.pdf"))
    dialog = opened(ready, tmp_path / "2.pdf")
    assert not dialog.choices.wanted.isChecked()
    assert dialog.choices.proposed.isHidden()
    dialog.reject()


def test_no_remark_is_read_of_a_content_without_attestation() -> None:
    assert kept_remark(json.dumps({"attestation": None}, separators=(",", ":")).encode()) == ""
    assert kept_remark(b"{}") == ""
