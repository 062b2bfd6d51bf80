"""A paper older than the newest text: kept and named, never counted as consent to that text."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.issue.explain import explain_lines
from coalition_app.intake.read_paper import mail_day
from coalition_app.records.evidence import evidence, list_evidence, reconfirmations
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.lists import follow_up, signature_details, statement_progress
from coalition_app.records.signatures import signatures, status
from coalition_app.records.statements import diff, wordings
from coalition_app.records.store.database import Database
from tests.registers import make_register, seal_earlier, statement_of, this_day

MAIL = b"From: a@example.org\nDate: Fri, 20 Nov 2026 10:00:00 +0500\nSubject: x\n\nWe sign.\n"
SEALED_DAYS_AGO = 10


@pytest.fixture
def renewed(tmp_path: Path) -> Iterator[Database]:
    """Give a register with three who signed text 1; text 2 changed demand 1 in Kazakh alone."""
    made = make_register(tmp_path / "a.coalition", signatures=3)
    with made.writing("reword-demand") as tx:
        wordings.reword_demand(tx, statement_of(tx), 1, "kk", "Талап 1.")
    for work in (wordings.seal_text, wordings.begin_new_text):
        with made.writing("seal-text") as tx:
            work(tx, statement_of(tx))
    with made.writing("reword-demand") as tx:
        wordings.reword_demand(tx, statement_of(tx), 1, "kk", "Мүлде басқа талап.")
    with made.writing("seal-text") as tx:
        wordings.seal_text(tx, statement_of(tx))
        newest = wordings.list_texts(tx, statement_of(tx).id)[-1]
        seal_earlier(tx, newest.id, days=SEALED_DAYS_AGO)
    yield made
    made.close()


def attach(database: Database, number: int, days_ago: int) -> None:
    day = this_day() - dt.timedelta(days=days_ago)
    with database.writing("record-evidence") as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id, numbers=[number])
        new = NewEvidence(kind="mail", note="хат", made_on=day, received_on=day)
        evidence.record_evidence(tx, statement_of(tx), rows, new)


def test_every_page_counts_by_one_rule(renewed: Database) -> None:
    attach(renewed, 1, days_ago=30)
    attach(renewed, 2, days_ago=1)
    with renewed.reading() as tx:
        shown = statement_of(tx)
        basis = evidence.consent_basis(tx, shown.id)
        by_number = {row.id: row.number for row in signatures.list_signatures(tx, shown.id)}
        assert [by_number[each] for each in basis] == [2]
        assert evidence.numbers_outdated(tx, shown.id) == [1]
        assert list_evidence.numbers_without(tx, shown) == [1, 3]
        details = [signature_details.read_details(tx, shown, each) for each in (1, 2, 3)]
        progress = statement_progress.read_progress(tx, shown)
    assert [each.outdated for each in details if each] == [True, False, False]
    assert progress.evidenced == 1


def test_explain_says_which_text_was_signed_and_how_it_read(renewed: Database) -> None:
    attach(renewed, 1, days_ago=30)
    with renewed.reading() as tx:
        shown = statement_of(tx)
        old = diff.get_known_text(tx, shown.id, 1)
        first = old.demand(1).wordings[old.authentic_language]
        details = signature_details.read_details(tx, shown, 1)
        assert details is not None
        steps = status.list_steps(tx, details.signed.id)
        said = "\n".join(explain_lines(shown, details, list(steps)))
    assert "Number 1 signed text 1 and has not reconfirmed a newer one." in said
    assert "Consent: the evidence is older than the text." in said
    assert first in said


def test_reconfirming_ends_what_explain_says(renewed: Database) -> None:
    with renewed.writing("reconfirm") as tx:
        reconfirmations.reconfirm(tx, statement_of(tx), [1], received=tx.today)
    with renewed.reading() as tx:
        details = signature_details.read_details(tx, statement_of(tx), 1)
    assert details is not None and details.signed_text is None


def test_who_must_reconfirm_is_waited_for_since_the_sealing(renewed: Database) -> None:
    attach(renewed, 1, days_ago=30)
    with renewed.reading() as tx:
        found = {
            each.signed.number: each for each in follow_up.list_follow_up(tx, statement_of(tx))
        }
    today = this_day()
    assert [reason for reason, _since in found[1].reasons] == ["reconfirm"]
    assert {each.days(today) for each in found.values()} == {SEALED_DAYS_AGO}


def test_languages_that_stayed_are_named(renewed: Database) -> None:
    with renewed.reading() as tx:
        shown = statement_of(tx)
        others = [each for each in wordings.count_wordings(shown) if each != "kk"]
        assert list(diff.languages_left(tx, shown)) == others
        assert others


def test_a_mail_tells_its_own_day_and_another_file_none() -> None:
    assert mail_day(MAIL, "2.eml") == dt.date(2026, 11, 20)
    assert mail_day(MAIL, "2.txt") == dt.date(2026, 11, 20)  # a mail, whatever it is called
    assert mail_day(b"%PDF-1.7", "2.pdf") is None
    assert mail_day(b"From: a@example.org\n\nx", "3.eml") is None
