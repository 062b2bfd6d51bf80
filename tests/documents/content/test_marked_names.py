"""Names that the source prints broken: marked in every form, explained once, and told in the attestation."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.attestation.compose import compose_attestation
from coalition_app.documents.content.codes import content_digest
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.find_basis import whole_basis
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.content.profiles import part_for
from coalition_app.documents.content.withheld import Allowed
from coalition_app.documents.forms.endings import write_copy
from coalition_app.documents.forms.parts import copy_of
from coalition_app.documents.issue.readiness import assess
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.documents.write.slip import Slip, entries_of, slip_pdf, slip_text
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.imports import import_draft
from coalition_app.records.signatures import defects, edits
from coalition_app.records.store.database import Database
from tests.registers import make_register, statement_of

LIST = """1. ОФ «Солнечный круг», директор Анна Лим
2. ОФ «Дом на
3. ОО «Ветер степи, Асель Ким,
4. Оксана Макушина,
5. ОО «Ассоциация Эйелдерi»
6. ТОО «Шанс» (издатель газет «Утро» и Сергей Ли, директор
"""
BROKEN = (2, 3, 5, 6)
"""Of 4 only the comma behind the name is odd, which is not printed."""
LEGEND = {
    "ru": "Знак * — так в полученном списке.",
    "kk": "* белгісі — алынған тізімде осылай.",
    "en": "* as in the list received.",
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=0, demands=1) as made:
        with made.writing("import") as tx:
            import_draft.import_source(
                tx, read_source(LIST.encode(), "list.txt"), into=statement_of(tx)
            )
        yield made


def written(made: bytes) -> str:
    """Return what a file says: of a packed one, its parts."""
    if not made.startswith(b"PK"):
        return made.decode()
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return "".join(
            packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")
        )


def gathered(database: Database) -> AnnexContent:
    with database.reading() as tx:
        return gather_annex(tx, statement_of(tx)).content


def test_only_what_shows_broken_is_marked_by_its_code(database: Database) -> None:
    content = gathered(database)
    assert tuple(sorted(content.marked)) == BROKEN
    assert 2 in content.defects["text-cut-off"]
    assert set(content.defects) <= set(defects.SHOWN_DEFECTS)


def test_a_corrected_name_loses_its_mark(database: Database) -> None:
    with database.writing("respell-name") as tx:
        right = "«Ассоциация Әйелдері»"
        assert edits.respell_name(tx, statement_of(tx), 5, right, "по подлиннику")
    assert 5 not in gathered(database).marked


def test_a_name_found_right_loses_its_mark(database: Database) -> None:
    with database.writing("settle-defects") as tx:
        defects.settle_defects(tx, statement_of(tx), [2, 3])
    assert tuple(sorted(gathered(database).marked)) == (5, 6)


def test_a_flaw_that_was_left_keeps_its_mark_until_it_is_found_right(database: Database) -> None:
    before = gathered(database)
    with database.writing("leave-defects") as tx:
        defects.settle_defects(tx, statement_of(tx), [2, 3, 4, 5, 6], left=True)
    assert gathered(database).marked == before.marked and before.marked
    with database.reading() as tx:
        assert defects.list_broken(tx, statement_of(tx).id) == []
    with database.writing("settle-defects") as tx:
        defects.settle_defects(tx, statement_of(tx), [2, 3])
    assert gathered(database).marked == before.marked - {2, 3}
    with database.writing("leave-defects") as tx, pytest.raises(UserError):
        defects.settle_defects(tx, statement_of(tx), [2], left=True)


def test_readiness_names_the_marked_numbers(database: Database) -> None:
    with database.reading() as tx:
        items = {
            i.kind: i.numbers for i in assess(tx, gather_annex(tx, statement_of(tx)), "en").items
        }
    assert (items["broken-print"], items["broken-source"]) == (BROKEN, (4,))


def test_the_attestation_says_whose_names_are_marked(database: Database) -> None:
    with database.reading() as tx:
        basis = whole_basis(tx, gather_annex(tx, statement_of(tx)))
    made = compose_attestation(
        basis, Attestor("Ахметова Дана", ("директор",)), place="Алматы", date=dt.date(2026, 3, 1)
    )
    said = "Names marked * are given as they stand in the list received: Nos.\u00a02, 3, 5, 6."
    assert said in made.paragraphs["en"]


@pytest.mark.parametrize("language", LEGEND)
def test_pages_and_text_bear_the_marks_and_one_legend(database: Database, language: str) -> None:
    content = gathered(database)
    drawn = render_annex(content, language=language, draft=True)
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(drawn)).pages)
    text = annex_text(content, language=language, draft=True)
    for told in (pages.replace("\u00a0", " "), text.replace("\u00a0", " ")):
        assert told.count(LEGEND[language]) == 1
        assert "«Дом на *" in told
        assert "«Солнечный круг» *" not in told


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "html", "md"])
def test_every_form_tells_what_is_broken(database: Database, ending: str) -> None:
    content = gathered(database)
    copy = copy_of(content, content_digest(content), language="en", draft=True)
    made = written(write_copy(copy, ending))
    if ending in ("csv", "xlsx"):
        assert "As in the list received" in made
        assert "text cut off" in made
    else:
        assert "«Дом на\u00a0*" in made.replace("\\*", "*")
        assert made.replace("\\*", "*").count(LEGEND["en"]) == 1


def test_a_slip_explains_the_mark_of_its_own_name(database: Database) -> None:
    content = gathered(database)
    entries = entries_of(content)
    for number, marked in ((2, True), (1, False)):
        slip = Slip(content, entries[number], "en")
        drawn = PdfReader(io.BytesIO(slip_pdf(slip))).pages
        pages = "".join(page.extract_text() for page in drawn)
        assert (LEGEND["en"] in slip_text(slip)) == (LEGEND["en"] in pages) == marked


def test_a_name_left_out_for_readers_leaves_its_mark_out(database: Database) -> None:
    part = part_for(gathered(database), "press", {2: Allowed("withheld")}).content
    assert 2 not in part.marked
    assert 3 in part.marked
