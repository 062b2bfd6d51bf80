"""An attestation says no more than it may by its place, its date or the names of who attests."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.issue.issue import NotReady
from coalition_app.errors import UserError
from coalition_app.operations.attesting import Issued, attest
from coalition_app.records.editions import attestors, editions
from coalition_app.records.signatures import edits
from coalition_app.records.store.database import Database
from tests.registers import (
    FIRST_DAY,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
    withdraw_signature,
)

pytestmark = pytest.mark.usefixtures("first_day_goes_on")
TODAY = FIRST_DAY
YESTERDAY = TODAY - dt.timedelta(days=1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition") as made:
        name_attestor(made)
        hold_originals(made)
        yield made


def attest_on(database: Database, target: Path, date: dt.date, place: str = "Алматы") -> Issued:
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    return attest(database, statement_id, place=place, date=date, target=target, language="ru")


def test_no_edition_is_dated_before_an_earlier_one(database: Database, tmp_path: Path) -> None:
    attest_on(database, tmp_path / "1.pdf", TODAY)
    with database.writing("change-signature") as tx:
        edits.change_signature(tx, statement_of(tx), 1, "place", "Тараз")
    with pytest.raises(UserError, match="An earlier edition bears the date"):
        attest_on(database, tmp_path / "2.pdf", YESTERDAY)
    assert not (tmp_path / "2.pdf").exists()
    assert attest_on(database, tmp_path / "2.pdf", TODAY).edition == 2


def test_a_day_before_what_the_list_holds_is_refused(database: Database, tmp_path: Path) -> None:
    """What came today was not in the list of yesterday, which such a date would say."""
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 2, TODAY)
    with pytest.raises(NotReady) as refused:
        attest_on(database, tmp_path / "1.pdf", YESTERDAY)
    (item,) = refused.value.items
    assert (item.kind, item.numbers) == ("day-before-what-is-counted", (2,))
    assert f"The status of number 2 is of {TODAY:%d.%m.%Y}" in item.text
    attest_on(database, tmp_path / "1.pdf", TODAY)


def test_a_place_is_one_short_line_that_is_seen(database: Database, tmp_path: Path) -> None:
    for place, said in (
        (" \u200b ", r"U\+200B"),
        (" ", "Enter the place"),
        ("А" * 201, "too long: 201 characters"),
    ):
        with pytest.raises(UserError, match=said):
            attest_on(database, tmp_path / "1.pdf", TODAY, place)
    attest_on(database, tmp_path / "1.pdf", TODAY, "Ал\nматы")
    with database.reading() as tx:
        (edition,) = editions.list_editions(tx)
    assert edition.place == "Ал маты"


def test_who_attests_stands_on_one_line(database: Database) -> None:
    with database.writing("set-attestor") as tx:
        attestors.set_attestor(tx, name="Ева\nЛи", offices=["глава\tсовета", " "])
        assert attestors.current_attestor(tx) == attestors.Attestor("Ева Ли", ("глава совета",))
    with (
        database.writing("set-second-attestor") as tx,
        pytest.raises(UserError, match="too long: 501 characters"),
    ):
        attestors.set_second_attestor(tx, name="А" * 501, offices=[])
