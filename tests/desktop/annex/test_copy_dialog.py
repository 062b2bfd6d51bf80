"""A draft and an edition in another form, by the dialog: form by name, readers, what is left out."""

from pathlib import Path

import pytest

from coalition_app.desktop.annex.copy_dialog import OTHERS, CopyDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.forms.endings import FORMS, READ_FORMS
from coalition_app.intake.read_source import read_path
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.desktop.annexes import attest, choose_target, database_of
from tests.desktop.screen import pages_of
from tests.registers import statement_of


def open_dialog(window: MainWindow) -> CopyDialog:
    window.go("annex")
    screen.settle(window)
    window.do("draft-form")
    screen.settle(window)
    return screen.dialog(CopyDialog)


def test_every_form_but_the_pdf_is_offered_by_its_name(ready: MainWindow) -> None:
    dialog = open_dialog(ready)
    box = dialog.ending
    assert [box.itemData(at) for at in range(box.count())] == list(OTHERS)
    assert OTHERS.keys() == FORMS.keys() - {"pdf"}
    assert box.itemText(0) == "Word document"
    assert {each.x() for each in (dialog.told, dialog.left)} == {box.x()}, (
        "below what they are about"
    )
    dialog.reject()


def test_a_draft_promises_no_attestation(ready: MainWindow) -> None:
    dialog = open_dialog(ready)
    draft = (
        "The list of signatories as a draft, without an attestation; its PDF is saved separately."
    )
    assert dialog.told.text() == draft
    dialog.kind.choose("whole")
    dialog.kind.choose("annex")
    assert dialog.told.text() == draft
    dialog.reject()


@pytest.mark.parametrize("ending", OTHERS)
def test_a_draft_is_saved_in_the_chosen_form(
    ready: MainWindow, tmp_path: Path, ending: str
) -> None:
    dialog = open_dialog(ready)
    dialog.ending.choose(ending)
    asked = choose_target(ready, tmp_path / "d")
    dialog.accept()
    screen.settle(ready)
    assert asked[0][1] == f"draft-ru.{ending}"
    assert [each.name for each in tmp_path.glob("d*")] == [f"d.{ending}"]
    assert f"d.{ending}" in screen.sentence(ready)


def test_an_edition_is_saved_with_its_code_and_comes_back(
    ready: MainWindow, tmp_path: Path
) -> None:
    attest(ready, tmp_path / "annex.pdf")
    ready.go("annex")
    screen.settle(ready)
    page = pages_of(ready).annex
    edition = page.edition
    assert edition is not None
    page.card.offer_languages()
    page.card.languages.actions()[-1].trigger()
    screen.settle(ready)
    dialog = screen.dialog(CopyDialog)
    dialog.ending.choose("csv")
    asked = choose_target(ready, tmp_path / "copy.csv")
    dialog.accept()
    screen.settle(ready)
    assert asked[0][1] == "annex-1-ru.csv"
    assert edition.row.code.encode() in (tmp_path / "copy.csv").read_bytes()
    with database_of(ready).reading() as tx:
        listed = signatures.list_signatures(tx, statement_of(tx).id)
    assert len(read_path(tmp_path / "copy.csv").draft.entries) == len(listed)


def test_two_languages_stand_side_by_side_but_not_in_a_table(
    ready: MainWindow, tmp_path: Path
) -> None:
    dialog = open_dialog(ready)
    dialog.second.choose("kk")
    dialog.ending.choose("csv")
    assert "written in one language" in dialog.left.text()
    dialog.ending.choose("html")
    assert "written in one language" not in dialog.left.text()
    asked = choose_target(ready, tmp_path / "two.html")
    dialog.accept()
    screen.settle(ready)
    assert asked[0][1] == "draft-ru+kk.html"
    page = (tmp_path / "two.html").read_text(encoding="utf-8")
    assert "ЧЕРНОВИК" in page
    assert "ЖОБА" in page


def test_a_name_of_another_form_is_refused_and_the_dialog_stays(
    ready: MainWindow, tmp_path: Path
) -> None:
    dialog = open_dialog(ready)
    dialog.ending.choose("docx")
    choose_target(ready, tmp_path / "annex.pdf")
    dialog.accept()
    assert "cannot be written" in dialog.refusal.text()
    assert dialog.isVisible()
    assert not (tmp_path / "annex.pdf").exists()
    choose_target(ready, None)
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()


def test_what_is_left_out_is_said_before_saving(ready: MainWindow) -> None:
    with database_of(ready).writing("change-directory") as tx:
        key = signatures.find_signature(tx, statement_of(tx), 1).signatory_id
        directory.change_private(tx, key, publish="yes", contacts=("a@b.example",), notes="")
    dialog = open_dialog(ready)
    assert dialog.left.text() == "Nothing is left out for these readers."
    dialog.readers.choose("public")
    assert dialog.left.text() == "Nothing is left out for these readers."
    dialog.ending.choose("json")
    assert "carries the whole annex" in dialog.left.text()
    choose_target(ready, Path("never.json"))
    dialog.accept()
    assert "carries the whole annex" in dialog.refusal.text()
    dialog.reject()


def test_the_whole_statement_is_saved_for_the_press(ready: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(ready)
    dialog.kind.segments["whole"].click()
    assert dialog.readers.key() == "press"
    assert [dialog.ending.itemData(at) for at in range(dialog.ending.count())] == list(READ_FORMS)
    assert "its demands" in dialog.told.text()
    dialog.ending.choose("pdf")
    assert "carries the whole annex" not in dialog.left.text()
    asked = choose_target(ready, tmp_path / "whole.pdf")
    dialog.accept()
    screen.settle(ready)
    assert asked[0][1] == "statement-draft-ru.pdf"
    assert (tmp_path / "whole.pdf").read_bytes().startswith(b"%PDF")
