"""A register that disagrees with itself attests nothing, and says so beside what it answers."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from coalition_app.records.store.triggers import TRIGGERS
from tests.commands.command_line import attest_words, type_command

WORDS_TAKEN = """
UPDATE journal_private SET value = NULL, salt = x'' WHERE EXISTS (
    SELECT 1 FROM journal_change c WHERE c.device_id = journal_private.device_id
    AND c.seq = journal_private.seq AND c.ordinal = journal_private.ordinal AND c.table_name = '{0}')
"""
DISAGREEMENTS = {
    "a name": (
        WORDS_TAKEN.format("signature"),
        "UPDATE signature SET name = 'Министерство' WHERE number = 7",
    ),
    "words": (
        WORDS_TAKEN.format("act"),
        "DROP TRIGGER act_keeps_its_wording",
        "UPDATE act SET wording = 'поддерживаю всё'",
        TRIGGERS["act_keeps_its_wording"],
    ),
    "a stance": ("UPDATE position SET stance = 'supports' WHERE stance = 'does-not-support'",),
    "a standing": ("UPDATE signature SET standing = 'withdrawn' WHERE number = 5",),
    "the list as it came": ("UPDATE blob SET content = NULL",),
}


def tamper(register: Path, *statements: str) -> None:
    """Change a register with the standard library's SQLite, as anybody can."""
    with closing(sqlite3.connect(register)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
        connection.commit()


@pytest.mark.parametrize("statements", DISAGREEMENTS.values(), ids=DISAGREEMENTS.keys())
def test_a_register_that_disagrees_with_itself_attests_nothing(
    ready_case: Path, tmp_path: Path, statements: tuple[str, ...]
) -> None:
    tamper(ready_case, *statements)
    answer = type_command(*attest_words(ready_case, tmp_path / "a.pdf", "--with-exceptions"))
    assert answer.code == 2
    assert answer.err.startswith("The register disagrees with itself, so that nothing is attested.")
    assert not (tmp_path / "a.pdf").exists()
    assert type_command("editions", ready_case, "--json").json["editions"] == []


ANSWERS: dict[str, Callable[[Path, Path], tuple[object, ...]]] = {
    "anchor": lambda register, _pdf: ("anchor", register),
    "verify": lambda register, pdf: ("verify", pdf, "--register", register),
}


@pytest.mark.parametrize("words", ANSWERS.values(), ids=ANSWERS.keys())
def test_a_register_that_disagrees_with_itself_says_so_beside_its_answer(
    attested_case: Path, built_case: Path, words: Callable[[Path, Path], tuple[object, ...]]
) -> None:
    typed = words(attested_case, built_case / "annex.pdf")
    assert "disagrees with itself" not in type_command(*typed).out
    tamper(attested_case, *DISAGREEMENTS["a name"])
    assert "This register disagrees with itself" in type_command(*typed).out
