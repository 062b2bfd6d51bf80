"""Bad input about positions and words: each gets a clear sentence, and nothing is half applied."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.evidence import reconfirmations
from coalition_app.records.positions import acts_changed, positions
from coalition_app.records.positions.acts import LONGEST_WORDING
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import older_texts, signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Transaction
from tests import sentences
from tests.registers import (
    FIRST_DAY,
    dump,
    make_register,
    seal_earlier,
    signatures_of,
    statement_of,
)

RESERVED = {1: "supports-with-reservation"}
pytestmark = pytest.mark.usefixtures("first_day_goes_on")
TODAY = FIRST_DAY
BEFORE, SEALED = TODAY - dt.timedelta(11), TODAY - dt.timedelta(10)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register whose text 2 was sealed ten days ago; number 1 stands under it, number 2 not yet."""
    with make_register(tmp_path / "a.coalition", signatures=2) as made:
        for action in ("seal_text", "begin_new_text", "seal_text"):
            with made.writing("seal-text") as tx:
                getattr(wordings, action)(tx, statement_of(tx))
        with made.writing("seal-text") as tx:
            newest = wordings.list_texts(tx, statement_of(tx).id)[-1]
            seal_earlier(tx, newest.id, days=10)
        with made.writing("reconfirm") as tx:
            reconfirmations.reconfirm(tx, statement_of(tx), [1], received=TODAY)
        yield made


def record(tx: Transaction, **given: object) -> None:
    number = given.pop("number", 1)
    new = NewPosition(RESERVED, **given)  # type: ignore[arg-type]
    positions.record_position(tx, statement_of(tx), number, new)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"wording": ""}, sentences.NO_WORDS),
        ({"wording": " \n\t "}, sentences.NO_WORDS),
        ({"wording": "я" * (LONGEST_WORDING + 1)}, "50001 characters, at most 50000"),
        ({"wording": "кро\u202eме"}, r"U\+202E"),
        ({"wording": "кроме\u2066 сроков"}, r"U\+2066"),
        ({"wording": "кроме\x1b[31m"}, r"U\+001B"),
        ({"wording": "первая\nкро\x00ме"}, r"“первая кро\[U\+0000\]ме”"),
        ({"wording": "кроме", "received_on": TODAY + dt.timedelta(1)}, sentences.FUTURE),
        ({"wording": "кроме", "made_on": TODAY + dt.timedelta(1)}, sentences.FUTURE),
        (
            {"wording": "кроме", "received_on": BEFORE},
            "stands under text 2, sealed on .*about an older text",
        ),
        ({"wording": "кроме", "touching": [1, 1]}, "named twice"),
        ({"wording": "кроме", "touching": [9]}, "no demand"),
    ],
)
def test_bad_words_are_refused_whole(
    database: Database, given: dict[str, object], said: str
) -> None:
    before = dump(database)
    with pytest.raises(UserError, match=said), database.writing("record-position") as tx:
        record(tx, **given)
    assert dump(database) == before


@pytest.mark.parametrize(
    "wording", ["я", "я" * LONGEST_WORDING, "со\tсловом\nи строкой", "\u200dя"]
)
def test_words_at_the_edge_are_kept_letter_by_letter(database: Database, wording: str) -> None:
    with database.writing("record-position") as tx:
        record(tx, wording=wording, language="ru", received_on=SEALED)
    with database.reading() as tx:
        key = signatures_of(database)[0].id
        (kept,) = positions.acts_by_signature(tx, statement_of(tx))[key]
    assert kept.wording == wording


def test_words_of_who_stands_by_the_first_text_may_be_older(database: Database) -> None:
    with database.writing("record-position") as tx:
        record(tx, number=2, wording="кроме", received_on=BEFORE)
    with database.reading() as tx:
        assert positions.acts_by_signature(tx, statement_of(tx))


@pytest.mark.parametrize("days", [1, 400])
def test_what_follows_on_words_is_not_of_the_future(database: Database, days: int) -> None:
    with database.writing("record-position") as tx:
        record(tx, wording="кроме", language="ru")
    before = dump(database)
    with pytest.raises(UserError, match="in the future"), database.writing("withdraw-words") as tx:
        day = TODAY + dt.timedelta(days)
        acts_changed.withdraw_act(tx, statement_of(tx), 1, received=day)
    assert dump(database) == before


@pytest.mark.parametrize(
    ("days", "number"), [({}, 2), ({"signed_on": BEFORE}, 1), ({"received_on": SEALED}, 2)]
)
def test_who_signed_before_the_text_was_sealed_signed_the_older_one(
    database: Database, days: dict[str, dt.date], number: int
) -> None:
    with database.writing("sign") as tx:
        signed = signatures.sign(tx, statement_of(tx), NewSignature("«Ақ жол»", **days))  # type: ignore[arg-type]
    with database.reading() as tx:
        asked = older_texts.numbers_to_reconfirm(tx, statement_of(tx).id).tolist()
    assert (signed in asked) == (number == 1)
