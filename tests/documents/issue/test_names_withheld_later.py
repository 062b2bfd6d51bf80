"""Names that may be published no more: a corrigendum says them again nowhere, also of who left the list."""

import json
from pathlib import Path

import pytest

from coalition_app.documents.issue.corrigendum import corrigendum_json, read_corrigendum
from coalition_app.documents.layout.corrigendum_words import corrigendum_lines
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures, status
from coalition_app.records.store.database import Database
from tests.registers import (
    add_signatures,
    attest_now,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
    withdraw_signature,
)


def leave(database: Database, number: int, new: str) -> None:
    with database.writing("change-standing") as tx:
        if new == "withdrawn":
            withdraw_signature(tx, statement_of(tx), number, tx.today)
        else:
            status.change_status(tx, statement_of(tx), number, new, received=tx.today)


@pytest.mark.parametrize("status", ["withdrawn", "rejected"])
@pytest.mark.parametrize(
    ("publish", "said"), [("yes", True), ("initials", False), ("withheld", False)]
)
def test_who_leaves_the_list_is_named_only_where_the_name_may_be_published(
    tmp_path: Path, status: str, publish: str, said: bool
) -> None:
    with make_register(tmp_path / "a.coalition", signatures=2) as database:
        name_attestor(database)
        add_signatures(database, 1, name="«Тихий омут»", representative="Имя Фамилия")
        hold_originals(database)
        attest_now(database, tmp_path / "1.pdf")
        with database.writing("change-directory") as tx:
            key = signatures.find_signature(tx, statement_of(tx), 3).signatory_id
            directory.change_private(tx, key, publish=publish, contacts=(), notes="")
        leave(database, 3, status)
        attest_now(database, tmp_path / "2.pdf")
        with database.reading() as tx:
            found = read_corrigendum(tx, statement_of(tx), 1, 2)
    whole = "\n".join(corrigendum_lines(found, "ru")) + json.dumps(
        corrigendum_json(found), ensure_ascii=False
    )
    assert [each.number for each in found.corrections] == [3]
    assert ("Тихий омут" in whole) is said
    assert ("Фамилия" in whole) is said
