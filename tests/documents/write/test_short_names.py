"""Short names of demands in the annex: printed where they were recorded, in the language that has them."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.content import codes, frozen
from coalition_app.documents.verify.verdict import GENUINE
from coalition_app.documents.verify.verify import verify_with_register
from coalition_app.operations import attesting, door, statements
from coalition_app.records.store.database import Database
from tests.documents.pages import attached_content
from tests.registers import hold_originals, make_register, name_attestor, statement_of

NAME = "Общественная экспертиза законопроектов"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register whose second demand has a Russian name, and whose first has none."""
    with make_register(tmp_path / "a.coalition", demands=2) as made:
        door.write(made, statements.name_demand(None, number=2, names={"ru": NAME}))
        name_attestor(made)
        yield made


def printed(path: Path) -> str:
    pages = (page.extract_text() for page in PdfReader(path).pages)
    return " ".join(" ".join(pages).split())


def attest(database: Database, target: Path, language: str = "ru") -> attesting.Issued:
    hold_originals(database)
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    day = dt.date(2026, 3, 1)
    return attesting.attest(
        database, statement_id, place="Алматы", date=day, target=target, language=language
    )


def test_a_recorded_name_is_printed_with_its_number_and_a_proposed_one_is_not(
    database: Database, tmp_path: Path
) -> None:
    attest(database, tmp_path / "a.pdf")
    pages = printed(tmp_path / "a.pdf")
    assert pages.count(f"2. {NAME}") == 1, pages
    assert pages.count(f"Требование 2 · {NAME}") == 1, pages
    assert "Требование 1 ·" not in pages
    given = json.loads(attached_content((tmp_path / "a.pdf").read_bytes()) or b"{}")
    assert [each["short_names"] for each in given["demands"]] == [{}, {"ru": NAME}]


@pytest.mark.parametrize("language", ["en", "kk"])
def test_a_language_without_a_recorded_name_prints_the_number_alone(
    database: Database, tmp_path: Path, language: str
) -> None:
    attest(database, tmp_path / "a.pdf", language)
    pages = printed(tmp_path / "a.pdf")
    assert NAME not in pages


def test_a_content_with_names_keeps_its_bytes(database: Database, tmp_path: Path) -> None:
    attest(database, tmp_path / "a.pdf")
    pdf = (tmp_path / "a.pdf").read_bytes()
    bytes_given = attached_content(pdf) or b""
    content = frozen.read_content(bytes_given)
    assert content.demands[1].short_names == {"ru": NAME}
    assert codes.content_bytes(content) == codes.canonical_json(content.to_json()) == bytes_given
    assert verify_with_register(database, pdf).verdict == GENUINE
