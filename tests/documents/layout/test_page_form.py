"""The form of the pages: order, reservations apart, the table; the content stays what it is."""

import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.content import ContentSection
from coalition_app.documents.issue import issue
from coalition_app.documents.layout.page_options import PageForm, in_order
from coalition_app.documents.write import atomic_file
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.errors import Interrupted, UserError
from coalition_app.operations import attesting
from coalition_app.records.editions import editions
from coalition_app.records.store.database import Database
from tests.commands.command_line import done
from tests.documents import annexes
from tests.documents.pages import attached_content
from tests.registers import dump, hold_originals, make_register, name_attestor, statement_of

DAY = dt.date(2026, 3, 1)
APART = PageForm(reservations="section", positions="none")
BY_NAME = PageForm(order="name")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register that is ready to be attested."""
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
        yield made


def attest(database: Database, target: Path, form: PageForm) -> attesting.Issued:
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    return attesting.attest(
        database, statement_id, place="Алматы", date=DAY, target=target, language="ru", form=form
    )


def prints_of(database: Database) -> list[tuple[str, str]]:
    with database.reading() as tx:
        row = editions.find_edition(tx, statement_of(tx), 1)
        return [(each.language, each.profile) for each in editions.list_prints(tx, row.id)]


def frozen(database: Database) -> bytes:
    with database.reading() as tx:
        row = editions.find_edition(tx, statement_of(tx), 1)
        return editions.kept_bytes(tx, row.sha256)


def words_of(document: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(document)).pages)
    return " ".join(text.replace("\u00a0", " ").split())


def test_by_name_follows_the_alphabet_and_changes_no_number() -> None:
    entries = tuple(
        annexes.entry(number, name)
        for number, name in enumerate(("Яблоко", "«Әділ сөз»", "", "Zeta", "Аман", "Қайнар"), 1)
    )
    content = annexes.content_of(
        [ContentSection({}, entries)], annexes.DEMANDS, title={"en": "T"}, authentic="en"
    )
    (section,) = in_order(content, "name").sections
    listed = [(entry.number, entry.name) for entry in section.entries]
    assert listed == [
        (4, "Zeta"),
        (5, "Аман"),
        (2, "«Әділ сөз»"),
        (6, "Қайнар"),
        (1, "Яблоко"),
        (3, ""),
    ]
    assert in_order(content, "number") == content


def test_a_name_is_ordered_by_what_stands_behind_its_legal_form() -> None:
    names = (
        "ОО «Якорь»",
        "Общественный фонд «Берег»",
        "«Арал»",
        "общественное обьединение «Ветер»",
    )
    (section,) = in_order(annexes.named(*names), "name").sections
    assert [each.number for each in section.entries] == [3, 2, 4, 1]


def test_entries_of_one_place_stand_together_and_those_without_come_last() -> None:
    entries = (
        annexes.entry(1, "ОО «Якорь»", place="Орал"),
        annexes.entry(2, "«Без места»"),
        annexes.entry(3, "ОФ «Берег»", place="Орал"),
        annexes.entry(4, "«Юрта»", place="Алматы"),
    )
    content = replace(annexes.named(), sections=(ContentSection({}, entries),))
    (section,) = in_order(content, "place").sections
    assert [each.number for each in section.entries] == [4, 3, 1, 2]


def test_each_section_is_ordered_by_itself() -> None:
    sections = in_order(annexes.every_case(), "name").sections
    assert [sorted(each.number for each in part.entries) for part in sections] == [
        list(range(1, 8)),
        [8, 9, 10],
    ]


@pytest.mark.parametrize("form", [APART, BY_NAME], ids=["apart", "by name"])
def test_the_attached_content_is_the_same_in_every_form(form: PageForm) -> None:
    content = annexes.every_case(attested=False)
    usual = render_annex(content, language="ru", draft=True)
    other = render_annex(content, language="ru", draft=True, form=form)
    assert other != usual
    assert attached_content(other) == attached_content(usual)


def test_a_draft_by_name_prints_the_same_numbers_in_another_order(tmp_path: Path) -> None:
    content = annexes.named("Яблоко", "Аман")
    draft = words_of(render_annex(content, language="en", draft=True, form=BY_NAME))
    assert draft.index("Аман") < draft.index("Яблоко")
    assert "2. Аман" in draft
    assert "1. Яблоко" in draft


def test_text_has_its_reservations_apart_where_asked() -> None:
    content = annexes.every_case(attested=False)
    inline = annex_text(content, language="en", draft=True)
    apart = annex_text(content, language="en", draft=True, form=APART)
    assert "Reservations and declarations" not in inline
    lists, _heading, words = apart.partition("Reservations and declarations")
    assert "We sign as an observer network." not in lists
    assert "We sign as an observer network." in words
    assert lists.count("Its own words follow the lists") == 2
    assert "3.   «Жаңа ғасыр»" in words


def test_json_is_the_content_in_any_form(database: Database) -> None:
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    drafts = [
        issue.draft_document(database, statement_id, ending="json", language="ru", form=form)
        for form in (PageForm(), APART, BY_NAME)
    ]
    assert drafts[0] == drafts[1] == drafts[2]
    assert json.loads(drafts[0])["schema"]


@pytest.mark.parametrize(("order", "said"), [("name", "наименований"), ("place", "мест")])
def test_an_annex_is_attested_in_any_order_and_says_which(
    database: Database, tmp_path: Path, order: Literal["name", "place"], said: str
) -> None:
    """The order is the print's: content, code and the leaves of the seal stay those of the numbers."""
    issued = attest(database, tmp_path / "annex.pdf", PageForm(order=order))
    document = (tmp_path / "annex.pdf").read_bytes()
    assert prints_of(database) == [("ru", f"whole-by-{order}")]
    assert f"в порядке {said}" in words_of(document)
    kept = json.loads(frozen(database))
    numbers = [entry["number"] for part in kept["sections"] for entry in part["entries"]]
    assert numbers == sorted(numbers)
    assert issued.code in words_of(document)
    assert json.loads(attached_content(document) or b"") == kept


def test_a_print_is_recorded_with_its_form(database: Database, tmp_path: Path) -> None:
    attest(database, tmp_path / "annex.pdf", APART)
    assert prints_of(database) == [("ru", "section-none")]


def test_the_form_changes_neither_edition_nor_code(database: Database, tmp_path: Path) -> None:
    issued = attest(database, tmp_path / "annex.pdf", APART)
    content = frozen(database)
    usual = attest(database, tmp_path / "usual.pdf", PageForm())
    assert usual.further
    assert frozen(database) == content
    assert issued.code == usual.code
    assert (tmp_path / "usual.pdf").read_bytes() != (tmp_path / "annex.pdf").read_bytes()


def test_a_reprint_finds_the_print_of_its_form_and_makes_one_where_there_is_none(
    database: Database, tmp_path: Path
) -> None:
    attest(database, tmp_path / "annex.pdf", PageForm())
    with database.reading() as tx:
        row = editions.find_edition(tx, statement_of(tx), 1)
    first = (tmp_path / "annex.pdf").read_bytes()
    apart = attesting.reprint(database, row, target=tmp_path / "1.pdf", language="ru", form=APART)
    assert apart != first
    assert prints_of(database) == [("ru", "whole"), ("ru", "section-none")]
    again = attesting.reprint(database, row, target=tmp_path / "2.pdf", language="ru", form=APART)
    assert again == apart
    assert attesting.reprint(database, row, target=tmp_path / "3.pdf", language="ru") == first
    assert len(prints_of(database)) == 2
    attesting.reprint(database, row, target=tmp_path / "4.pdf", language="ru", form=BY_NAME)
    assert prints_of(database)[2:] == [("ru", "whole-by-name")]


def test_a_drawing_can_be_stopped_and_leaves_nothing(database: Database, tmp_path: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Interrupted

    before = dump(database)
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    with pytest.raises(Interrupted):
        attesting.attest(
            database,
            statement_id,
            place="Алматы",
            date=DAY,
            target=tmp_path / "annex.pdf",
            language="ru",
            tell=stop,
        )
    assert dump(database) == before
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith((".pdf", ".part"))] == []


def test_a_drawing_tells_how_many_of_its_pages_are_done() -> None:
    told: list[tuple[int, int]] = []
    content = annexes.named(*(f"Организация {at}" for at in range(2000)))
    drawn = render_annex(
        content, language="en", draft=True, tell=lambda done, of: told.append((done, of))
    )
    pages = len(PdfReader(io.BytesIO(drawn)).pages)
    painted = [each for each in told if each[1] > 1]
    assert painted == [(done, pages) for done in range(0, pages, 8)]


def test_by_command(tmp_path: Path) -> None:
    register = tmp_path / "a.coalition"
    with make_register(register, signatures=3, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
    by_name, apart = tmp_path / "draft.txt", tmp_path / "annex.pdf"
    done("annex", register, "--statement", 1, "--to", by_name, "--order", "name")
    assert by_name.read_text(encoding="utf-8").count("Бірлік") == 3
    attest_words = ("--place", "Алматы", "--date", "2026-03-01")
    form = ("--reservations", "section", "--positions", "none")
    done("attest", register, "--statement", 1, "--to", apart, *attest_words, *form)
    listed = done("editions", register, "--json").json["editions"]
    assert [(each["form"], each["profile"]) for each in listed[0]["prints"]] == [
        ("pdf", "section-none")
    ]
    again = tmp_path / "again.pdf"
    done("reprint", register, "--statement", 1, "--edition", 1, "--to", again, *form)
    assert again.read_bytes() == apart.read_bytes()
    named = tmp_path / "named.pdf"
    done("reprint", register, "--edition", 1, "--to", named, "--order", "name")
    told = done("verify", named, "--register", register, "--json").json
    assert told["verdict"] == "genuine"
    listed = done("editions", register, "--json").json["editions"]
    assert listed[0]["prints"][-1]["profile"] == "whole-by-name"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("a.pdf", "a.pdf"), ("a.PDF", "a.PDF"), ("a", "a.pdf"), ("от 14.03", "от 14.03.pdf")],
)
def test_a_name_without_an_ending_gets_one(given: str, wanted: str) -> None:
    assert atomic_file.with_ending(Path(given), "pdf") == Path(wanted)
    assert atomic_file.with_ending(Path("a.txt"), "pdf", "txt") == Path("a.txt")


@pytest.mark.parametrize("given", ["a.docx", "a.DOC", "a.xyz", "annex.pdf.bak"])
def test_an_ending_that_is_not_written_is_refused(given: str) -> None:
    with pytest.raises(UserError, match="Nothing was saved"):
        atomic_file.with_ending(Path(given), "pdf", "txt")
