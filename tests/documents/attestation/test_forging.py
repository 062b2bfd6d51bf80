"""No register yields an attestation that claims more than its evidence carries, in any language."""

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_app.documents.attestation.choices import Chosen
from coalition_app.documents.attestation.compose import attested
from coalition_app.documents.content import codes
from coalition_app.documents.content.content import AnnexContent, ContentAttestation
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.readiness import assess
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.languages import LANGUAGES
from coalition_app.operations import attesting
from coalition_app.records.editions import attestors, editions
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.merging import decisions
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import signatures, status, verifications
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import EVIDENCE_KINDS, demand
from tests import chance
from tests.registers import (
    TYPED,
    add_signatures,
    attest_now,
    make_register,
    name_attestor,
    statement_of,
    withdraw_signature,
)

COUNT = 8
DAY = dt.date(2026, 3, 1)
SEEN_AS = ("original", "seen-in-person", "electronic-signature")
AUTHENTIC = {"ru": "подлинност", "kk": "түпнұсқалығын", "en": "authentic"}
SEEN = ("held-outside", "seen-in-person", "electronic-signature")
"""Kinds that say by themselves that the signature or its original was at hand."""
NUMBERS = st.integers(1, COUNT)
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a register with eight signatures and nothing behind them, to be copied."""
    path = tmp_path_factory.mktemp("forging") / "a.coalition"
    with make_register(path, signatures=COUNT, demands=2) as made:
        name_attestor(made)
    return path


def opened(template: Path) -> Database:
    copy = template.with_name("copy.coalition")
    for each in template.parent.glob("copy.coalition*"):
        each.unlink()
    shutil.copyfile(template, copy)
    return open_register(copy)


# What stands behind signatures, drawn at random


def record(database: Database, number: int, kind: str, claim: str) -> None:
    with database.writing("record-evidence") as tx:
        rows = [signatures.find_signature(tx, statement_of(tx), number)]
        new = NewEvidence(
            kind=kind,
            claim=claim,
            held_where="сейф",
            holder="Д.",
            note="видели",
            received_on=TYPED,
        )
        evidence.record_evidence(tx, statement_of(tx), rows, new)


def check(database: Database, number: int, found: str, by: str) -> None:
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(tx, statement_of(tx), number, found, ground="сверено", by=by)


def withdraw(database: Database, number: int) -> None:
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), number, dt.date(2026, 2, 1))


def dispute(database: Database, number: int) -> None:
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), number, "disputed", received=tx.today)


BEHIND = st.fixed_dictionaries(
    {
        "evidence": st.sets(
            st.tuples(
                NUMBERS,
                st.sampled_from(EVIDENCE_KINDS),
                st.sampled_from(["consent", "consent", "identity", "authority"]),
            ),
            max_size=12,
        ),
        "checks": st.dictionaries(NUMBERS, st.sampled_from(["confirmed", "disputed", "rejected"])),
        "withdrawn": st.sets(NUMBERS, max_size=2),
        "disputed": st.sets(NUMBERS, max_size=1),
    }
)


def put(database: Database, behind: dict[str, Any]) -> tuple[set[int], set[int]]:
    """Record what was drawn; give the numbers that count and, by the rule, those that may be claimed."""
    withdrawn: set[int] = behind["withdrawn"]
    disputed: set[int] = behind["disputed"] - withdrawn
    checks: dict[int, str] = behind["checks"]
    pieces: set[tuple[int, str, str]] = behind["evidence"]
    for number, kind, claim in pieces:
        record(database, number, kind, claim)
    for number, found in checks.items():
        check(database, number, found, "Вторая")
    for number in withdrawn:
        withdraw(database, number)
    for number in disputed:
        dispute(database, number)
    counted = set(range(1, COUNT + 1)) - withdrawn - disputed
    shown = {n for n, kind, claim in pieces if claim == "consent" and kind in SEEN}
    doubted = {number for number, found in checks.items() if found != "confirmed"}
    return counted, (counted & shown) - doubted


# Reading an attestation back


def expand(listed: str) -> set[int]:
    found: set[int] = set()
    for part in filter(None, (each.strip() for each in listed.split(","))):
        first, _dash, last = part.partition("–")
        found.update(range(int(first), int(last or first) + 1))
    return found


def claimed(attestation: ContentAttestation, language: str) -> set[int]:
    """Read the numbers of the paragraph that names the basis; it begins alike in each language."""
    beginning = {"ru": "Основание: ", "kk": "Негізі: ", "en": "Basis: "}[language]
    found: set[int] = set()
    for paragraph in attestation.paragraphs[language]:
        if paragraph.startswith(beginning):
            for listed in re.findall(r"— (?:№|Nos?\.)\s(\d[\d–, ]*)", paragraph):
                found |= expand(listed)
    return found


def content_of(database: Database, chosen: Chosen = Chosen()) -> AnnexContent:
    with database.reading() as tx:
        gathered = gather_annex(tx, statement_of(tx))
        return attested(tx, gathered, place="Алматы", date=DAY, chosen=chosen)


@SHARED
@given(behind=BEHIND, by_hand=st.sets(NUMBERS, max_size=2))
def test_no_number_without_evidence_is_claimed_in_any_language(
    template: Path, behind: dict[str, Any], by_hand: set[int]
) -> None:
    with opened(template) as database:
        counted, allowed = put(database, behind)
        by_hand &= counted
        content = content_of(database, Chosen(excepted=tuple(sorted(by_hand))))
    attestation = content.attestation
    assert attestation is not None
    certified = allowed - by_hand
    assert certified == {n for how in SEEN_AS for n in attestation.basis.get(how, ())}
    for language in LANGUAGES:
        assert claimed(attestation, language) == certified
        authentic = AUTHENTIC[language] in attestation.short[language].casefold()
        assert authentic == bool(certified or attestation.form == "note")
    assert (attestation.form in ("all", "except", "only")) == bool(certified)


@SHARED
@given(behind=BEHIND)
def test_the_counts_agree_wherever_they_stand(template: Path, behind: dict[str, Any]) -> None:
    with opened(template) as database:
        counted, _allowed = put(database, behind)
        content = content_of(database)
        with database.reading() as tx:
            counts = assess(tx, gather_annex(tx, statement_of(tx)), "ru").counts
    attestation, count = content.attestation, len(counted)
    assert attestation is not None
    printed = [entry for section in content.sections for entry in section.entries]
    assert content.signed == counts["signed"] == count
    assert sum(entry.standing == "signed" for entry in printed) == count
    assert all(sum(demand.counts.values()) == count for demand in content.demands)
    assert content.to_json()["signed"] == count
    assert f": {count} (" in attestation.paragraphs["en"][1]
    head = annex_text(content, language="en", draft=False)
    assert re.search(rf"^{count} signatures? counted$", head, re.MULTILINE)
    told = sum(len(numbers) for numbers in attestation.basis.values())
    listed = sum(len(numbers) for numbers in attestation.items.values())
    assert told + len(attestation.exceptions) == count
    assert listed == (count if attestation.form in ("consent", "note") else count - told)


# An edition stays what it was


def sign_another(database: Database) -> None:
    add_signatures(database, 1, name="Фонд «Кейін»")


def name_another(database: Database) -> None:
    name_attestor(database, "Другая Особа")


def name_second(database: Database) -> None:
    with database.writing("set-second-attestor") as tx:
        attestors.set_second_attestor(tx, name="Вторая Подпись", offices=["юрист"])


def make_core(database: Database) -> None:
    with database.writing("set-policy") as tx:
        tx.change(demand, statement_of(tx).demand(1).id, policy="core")


def decide(database: Database) -> None:
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), 3, 4, "different")


def attest_again(database: Database) -> None:
    attest_now(database, database.path.with_name("again.pdf"), place="Астана", replace=True)


LATER = {
    "evidence": lambda database: record(database, 2, "letter", "consent"),
    "doubt": lambda database: check(database, 1, "disputed", "Третья"),
    "withdrawal": lambda database: withdraw(database, 5),
    "dispute": lambda database: dispute(database, 6),
    "signature": sign_another,
    "attestor": name_another,
    "second": name_second,
    "policy": make_core,
    "twins": decide,
    "attest": attest_again,
}


@settings(SHARED, max_examples=chance.times(12))
@given(order=st.lists(st.sampled_from(sorted(LATER)), min_size=1, max_size=5, unique=True))
def test_an_edition_never_changes_whatever_is_done_afterwards(
    template: Path, order: list[str]
) -> None:
    with opened(template) as database:
        record(database, 1, "letter", "consent")
        target = template.with_name("first.pdf")
        made = attest_now(database, target, replace=True)
        printed, before = target.read_bytes(), frozen(database)
        for name in order:
            LATER[name](database)
        assert frozen(database) == before
        with database.reading() as tx:
            row = editions.find_edition(tx, statement_of(tx), made.edition)
        assert row.code == codes.verification_code(codes.content_digest(read_content(before)))
        again = attesting.reprint(database, row, target=target, replace=True)
        assert again == printed


def frozen(database: Database) -> bytes:
    with database.reading() as tx:
        row = editions.find_edition(tx, statement_of(tx), 1)
        return editions.kept_bytes(tx, row.sha256)
