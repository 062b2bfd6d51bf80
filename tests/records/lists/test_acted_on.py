"""What the line below the window says of the newest action: act, number and name."""

import datetime as dt
import json
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coalition_app import i18n
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.journal import done_words, undoing
from coalition_app.records.journal.action_sentences import COUNTING, SENTENCES, TOLD_APART
from coalition_app.records.journal.journal import Entry
from coalition_app.records.journal.signature_sentences import CHANGES
from coalition_app.records.lists import acted_on
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import edits, status
from coalition_app.records.signatures.signatures import list_signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Transaction
from tests.registers import add_signatures, add_statement, make_register, statement_of

NAME = "РОО «Шаңырақ»"
WORDS = "Если срок будет назван."


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", statements_made=0) as made:
        add_statement(made, demands=5)
        add_signatures(made, 1, name="«Шаңырақ»", legal_form="РОО")
        add_signatures(made, 2)
        yield made


def said(database: Database) -> str:
    with database.reading() as tx:
        newest = undoing.reach(tx).undo
        assert newest is not None
        return acted_on.read_done(tx, newest).sentence()


def take(tx: Transaction, stances: dict[int, str], number: int = 1) -> None:
    new = NewPosition(stances, WORDS, "ru")
    positions.record_position(tx, statement_of(tx), number, new)


def show(tx: Transaction, *numbers: int) -> None:
    of = statement_of(tx)
    signed = list_signatures(tx, of.id, numbers=numbers)
    piece = NewEvidence(kind="call-note", claim="consent", note="по телефону")
    evidence.record_evidence(tx, of, signed, piece)


ACTS: dict[str, tuple[str, Callable[[Transaction], object], str]] = {
    "one": (
        "record-position",
        lambda tx: take(tx, {2: "supports-with-reservation"}),
        "demand 2, with a reservation",
    ),
    "two": (
        "record-position",
        lambda tx: take(tx, {4: "abstains", 2: "does-not-support"}),
        "demand 2, does not support; demand 4, abstains",
    ),
    "many": (
        "record-position",
        lambda tx: take(tx, dict.fromkeys(range(1, 6), "does-not-support")),
        "position recorded",
    ),
    "withdrawn": (
        "change-standing",
        lambda tx: status.change_status(tx, statement_of(tx), 1, "withdrawn", received=tx.today),
        "withdrawn",
    ),
    "field": (
        "change-signature",
        lambda tx: edits.change_signature(tx, statement_of(tx), 1, "place", "Орал"),
        "place changed",
    ),
    "evidence": ("record-evidence", lambda tx: show(tx, 1), "evidence recorded"),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_on_one_signature_is_said_with_number_and_name(database: Database, act: str) -> None:
    action, does, what = ACTS[act]
    with database.writing(action) as tx:
        does(tx)
    assert said(database) == f"No. 1 {NAME}: {what}."


def test_an_act_on_several_names_nobody(database: Database) -> None:
    with database.writing("record-evidence") as tx:
        show(tx, 1, 2)
    assert said(database) == "Evidence was recorded for 2 signatures."


EVERY: dict[str, int | str] = {
    "number": 5,
    "other": 7,
    "keep": 5,
    "to": 2,
    "count": 3,
    "statement": 1,
    "demand": 2,
}
EVERY |= {"text": 2, "edition": 1, "corrigendum": 1, "language": "kk", "field": "place"}
"""What the journal keeps of one action or another."""


def entries() -> dict[str, Entry]:
    """Give an entry for each sentence that the journal knows."""
    made = {}
    for key in sorted({*SENTENCES, *COUNTING, *CHANGES, "import", "undo-import"}):
        action, _colon, apart = key.partition(":")
        named = dict(EVERY)
        if action in TOLD_APART:
            named[TOLD_APART[action]] = apart
        if action == "decide-twins":
            named["verdict"] = apart or "same"
        if action == "change-passphrase":
            named["to"] = apart
        if apart == "attestor":
            named["other"] = 0
        if key in ("erase", "erase:statement", "record-letter-sent"):
            del named["number"]
        if key == "erase":
            del named["statement"]
        if "corrigendum" not in key:
            del named["corrigendum"]
        at = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
        said = json.dumps(named)
        made[key] = Entry(uuid.UUID(int=1), 1, at, "", "do", action, said, None, 1, 1)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", entries())
def test_every_action_of_the_journal_is_said_as_done(key: str, language: str) -> None:
    i18n.use(language)
    entry = entries()[key]
    whole = acted_on.Done(entry).sentence()
    assert whole != _("Done: %(action)s.") % {"action": entry.sentence()}
    assert entry.sentence() not in whole
    assert "%(" not in whole
    assert whole.endswith(".")
    assert whole[0].isdigit() or whole[0].isupper() or whole[0] == "№"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", entries())
def test_the_journal_says_every_action_as_done(key: str, language: str) -> None:
    i18n.use(language)
    entry = entries()[key]
    said = entry.as_done()
    assert entry.sentence() not in said
    assert "%(" not in said
    assert not said.endswith(".")
    assert said[0].isdigit() or said[0].isupper() or said[0] == "№"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "List “statement.txt” was imported: 119 signatures of statement 1"),
        ("ru", "Внесён список «statement.txt»: 119 подписей под заявлением 1"),
        ("kk", "«statement.txt» тізімі енгізілді: 1-мәлімдемеде 119 қолтаңба"),
    ],
)
def test_an_import_is_said_with_its_list(language: str, said: str) -> None:
    i18n.use(language)
    named = json.dumps({"count": 119, "statement": 1})
    assert done_words.in_journal("import", named, "statement.txt") == said


@pytest.mark.parametrize(
    ("action", "named", "said"),
    [
        ("record-evidence", {"numbers": [1, 4]}, "Evidence was recorded for Nos. 1, 4"),
        ("record-evidence", {"numbers": [4], "count": 1}, "No. 4: evidence recorded"),
        ("move-signatures", {"number": 3, "to": 2}, "No. 3 was moved to No. 2 in the list"),
        (
            "verify-signature",
            {"number": 3, "verification": "disputed"},
            "No. 3: check recorded: doubt remains",
        ),
        ("begin-import", {}, "A list was saved for import"),
        ("set-authentic-language", {"language": "kk"}, "The authentic language is now Kazakh"),
        ("set-authentic-language", {"language": "Қазақша"}, "The authentic language is now Kazakh"),
        ("edit-text", {"language": "Ελληνικά"}, "The text was changed: Ελληνικά"),
    ],
)
def test_the_journal_says_of_whom_and_what_was_found(
    action: str, named: dict[str, object], said: str
) -> None:
    assert done_words.in_journal(action, json.dumps(named)) == said


def test_whoever_was_moved_is_named_and_not_who_stands_there_now(database: Database) -> None:
    with database.writing("move-signatures") as tx:
        edits.move_signatures(tx, statement_of(tx), [1], None)
    assert said(database) == f"No. 3 {NAME}: moved in the list."
