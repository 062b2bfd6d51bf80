"""Editions that were frozen under the first schema: read, compared and printed further as they were."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.content import codes, frozen
from coalition_app.documents.issue.corrigendum import read_corrigendum
from coalition_app.documents.verify.verdict import GENUINE
from coalition_app.documents.verify.verify import verify_with_register
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.operations import attesting
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.store.database import Database
from tests.documents.pages import attached_content
from tests.registers import hold_originals, make_register, name_attestor, statement_of

FROZEN = (Path(__file__).parents[2] / "data" / "contents" / "schema_1.json").read_bytes()
"""The canonical bytes of a content of three signatures, as the first schema's program froze them."""
SECOND = (Path(__file__).parents[2] / "data" / "contents" / "schema_2.json").read_bytes()
"""The same of the second schema, with words of number 2."""
FOURTH = (Path(__file__).parents[2] / "data" / "contents" / "schema_4.json").read_bytes()
"""The same of the fourth schema, with short names and withdrawn numbers."""
DIGEST = hashlib.sha256(FROZEN).digest()
CODE = codes.verification_code(DIGEST)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register whose edition 1 is of the first schema."""
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
        with made.writing("attest") as tx:
            editions.record_edition(
                tx,
                statement_of(tx),
                number=1,
                place="Алматы",
                dated=dt.date(2026, 3, 1),
                content=FROZEN,
                code=CODE,
            )
        yield made


def first(database: Database) -> EditionRow:
    with database.reading() as tx:
        return editions.find_edition(tx, statement_of(tx), 1)


def test_an_old_content_is_read_and_keeps_its_bytes_digest_and_code() -> None:
    content = frozen.read_content(FROZEN)
    assert json.loads(FROZEN)["schema"] == content.schema == 1
    assert content.attestation is not None
    assert (content.attestation.second, content.attestation.basis) == ("", {})
    assert codes.content_bytes(content) == FROZEN
    assert codes.canonical_json(content.to_json()) == FROZEN
    assert codes.content_digest(content) == DIGEST


def test_a_content_of_the_second_schema_keeps_its_bytes() -> None:
    content = frozen.read_content(SECOND)
    assert (content.schema, content.unsettled) == (2, ())
    assert codes.content_bytes(content) == codes.canonical_json(content.to_json()) == SECOND


def test_a_content_of_the_fourth_schema_keeps_its_bytes() -> None:
    content = frozen.read_content(FOURTH)
    assert (content.schema, content.marked) == (4, frozenset())
    assert codes.content_bytes(content) == codes.canonical_json(content.to_json()) == FOURTH


def test_a_new_content_is_of_the_fifth_schema(database: Database, tmp_path: Path) -> None:
    attest(database, tmp_path / "second.pdf")
    given = json.loads(attached_content((tmp_path / "second.pdf").read_bytes()) or b"{}")
    assert (given["schema"], given["unsettled"], given["defects"]) == (5, [], {})
    assert given["attestation"]["basis"] == {"original": [1, 2, 3]}
    assert set(given["attestation"]) > set(json.loads(FROZEN)["attestation"])


def attest(database: Database, target: Path) -> attesting.Issued:
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    return attesting.attest(
        database,
        statement_id,
        place="Алматы",
        date=dt.date(2026, 3, 1),
        target=target,
        language="ru",
    )


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_further_print_carries_the_kept_bytes(
    database: Database, tmp_path: Path, language: str
) -> None:
    target = tmp_path / "further.pdf"
    attesting.reprint(database, first(database), target=target, language=language)
    assert attached_content(target.read_bytes()) == FROZEN
    pages = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert CODE in pages
    verdict = verify_with_register(database, target.read_bytes())
    assert (verdict.verdict, verdict.code, verdict.edition) == (GENUINE, CODE, 1)


def test_the_text_of_an_old_content_bears_its_digest() -> None:
    text = annex_text(frozen.read_content(FROZEN), language="en", draft=False)
    assert f"SHA-256: {DIGEST.hex()}" in text
    assert CODE in text


def test_an_old_edition_is_compared_with_a_new_one(database: Database, tmp_path: Path) -> None:
    made = attest(database, tmp_path / "second.pdf")
    assert (made.edition, made.further) == (2, False)
    with database.reading() as tx:
        found = read_corrigendum(tx, statement_of(tx), 1, 2)
    assert found.earlier.edition == 1
    # Number 2 had a reservation in the old edition, and none is recorded here.
    assert [each.number for each in found.corrections] == [2]
