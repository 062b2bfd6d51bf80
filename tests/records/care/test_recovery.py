"""A new register of what can be read of a damaged one: what comes back, and what is missing, by name."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from coalition_app.errors import Interrupted, UserError
from coalition_app.intake.read_source import read_source
from coalition_app.operations import door
from coalition_app.operations.begun_imports import keep_import
from coalition_app.operations.register import recover
from coalition_app.records.care.checks import find_damage
from coalition_app.records.care.recovery.recover import Recovered, raw_key_of
from coalition_app.records.evidence import evidence, graded_signatures
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.file import engine as engines
from coalition_app.records.imports import begun_imports
from coalition_app.records.journal import journal
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from tests.commands.command_line import done, files_beside, refused, type_command
from tests.registers import PASSPHRASE, signatures_of, statement_of
from tests.tampering import behind_the_journal
from tests.torture.damage import LETTER, WORDS, Dump, rich_register, spoil, whole_dump


@dataclass(frozen=True)
class Sound:
    """A closed register that holds something of everything."""

    content: bytes
    passphrase: str | None
    raw_key: str | None
    held: Dump
    pages: dict[str, int]
    """The first page of each table and index; the small ones have no other."""

    def put(self, folder: Path, *spoiled: str) -> Path:
        """Put it into a folder, and let the disk give back rubbish for some of its tables."""
        path = folder / "damaged.coalition"
        path.write_bytes(self.content)
        for name in spoiled:
            spoil(path, self.pages[name])
        return path

    def recovered(self, folder: Path, *spoiled: str) -> Recovered:
        """Recover it without some of its tables."""
        return recovered(self.put(folder, *spoiled), self.raw_key)


def recovered(path: Path, raw_key: str | None) -> Recovered:
    """Recover a register; the damaged file stays as it is, and nothing else is left."""
    before = path.read_bytes()
    found = recover(path, path.with_name("new.coalition"), raw_key)
    assert path.read_bytes() == before
    assert files_beside(path) == ["damaged.coalition", "new.coalition"]
    return found


@pytest.fixture(scope="module", params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """Give a register, unencrypted or encrypted."""
    path = tmp_path_factory.mktemp("sound") / "sound.coalition"
    with rich_register(path, request.param) as opened:
        query = "SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"
        pages = dict(engines.pragma(opened.engine, query))
        held, raw_key = whole_dump(opened), opened.raw_key
    return Sound(path.read_bytes(), request.param, raw_key, held, pages)


@pytest.mark.parametrize(
    "table",
    ["signature", "position", "act", "evidence_claim", "edition", "ix_position_signature_id"],
)
def test_a_lost_table_comes_back_from_the_journal(sound: Sound, tmp_path: Path, table: str) -> None:
    found = sound.recovered(tmp_path, table)
    assert found.complete, found
    assert set(found.sources.get(table, {"journal": 1})) == {"journal"}
    with open_register(found.path, sound.passphrase) as opened:
        assert whole_dump(opened) == sound.held
        assert find_damage(opened) == []
        with opened.reading() as tx:
            newest = journal.list_entries(tx)[-1]
    assert newest.action == "recover"


def test_a_lost_first_page_takes_nothing_with_it(sound: Sound, tmp_path: Path) -> None:
    path = sound.put(tmp_path)
    spoil(path, 1)
    assert raw_key_of(path, sound.passphrase) == sound.raw_key
    found = recovered(path, sound.raw_key)
    assert found.complete, found
    with open_register(found.path, sound.passphrase) as opened:
        assert whole_dump(opened) == sound.held


def test_lost_entries_of_the_journal_are_named(sound: Sound, tmp_path: Path) -> None:
    found = sound.recovered(tmp_path, "journal_entry")
    assert found.entries == 0
    assert found.journal == (
        "Entries 1 to 15 of the journal are missing: recorded between … and ….",
    )
    assert found.problems == (
        "The journal no longer holds what it held when edition 1 was attested.",
    )
    assert (found.missing, found.opened) == ((), 0)
    with open_register(found.path, sound.passphrase) as opened:
        assert whole_dump(opened) == sound.held


def test_what_the_journal_holds_around_a_gap_stays_proof(sound: Sound, tmp_path: Path) -> None:
    with opened_to_spoil(sound, tmp_path) as opened:
        behind_the_journal(opened, "DELETE FROM journal_entry WHERE seq IN (5, 6)")
    found = recovered(opened.path, opened.raw_key)
    assert found.entries == 13
    assert found.journal == (
        "Entries 5 to 6 of the journal are missing: recorded between 02.01.2025 12:00 and 02.01.2025 12:00.",
    )
    assert (found.missing, found.opened, found.problems) == ((), 0, ())
    with open_register(found.path, sound.passphrase) as opened:
        assert whole_dump(opened) == sound.held
        behind_the_journal(opened, "DELETE FROM journal_entry WHERE seq = 8")
        assert find_damage(opened) != []


def opened_to_spoil(sound: Sound, folder: Path) -> Database:
    """Open a copy of the register."""
    return open_register(sound.put(folder), sound.passphrase)


def test_a_lost_file_is_named_and_its_evidence_shows_nothing_until_it_is_back(
    sound: Sound, tmp_path: Path
) -> None:
    found = sound.recovered(tmp_path, "blob")
    assert found.missing == (
        "Edition 1 (AAAA-BBBB-CCCC-DDDD-E): its file cannot be read.",
        "“письмо.eml”, evidence of number 3: its file cannot be read.",
    )
    with open_register(found.path, sound.passphrase) as opened:
        assert find_damage(opened) == []
        assert grade_of_third(opened) == "none"
        letter = NewEvidence(kind="mail", file_name="письмо.eml", content=LETTER)
        with opened.writing("record-evidence") as tx:
            evidence.record_evidence(tx, statement_of(tx), signatures_of(opened)[2:3], letter)
        assert find_damage(opened) == []
        assert grade_of_third(opened) == "received"
        assert LETTER in [content for _digest, content in whole_dump(opened)["blob"]]


def grade_of_third(database: Database) -> str:
    third = signatures_of(database)[2]
    with database.reading() as tx:
        return graded_signatures.known_signatures(tx, statement_of(tx).id)[third.id].grade


def test_a_position_that_is_lost_twice_is_named_and_its_signature_counts_nowhere(
    sound: Sound, tmp_path: Path
) -> None:
    """Both copies are lost, so that number 2 would seem to support all; the index still knows of it."""
    with opened_to_spoil(sound, tmp_path) as opened:
        behind_the_journal(
            opened,
            "DELETE FROM journal_entry WHERE action = 'record-position'",
            "DELETE FROM journal_change WHERE table_name IN ('position', 'act')",
        )
    for name in ("position", "act"):
        spoil(opened.path, sound.pages[name])
    found = recovered(opened.path, opened.raw_key)
    assert sorted(found.missing)[:3] == [
        "No. 2 (Фонд «Бірлік 2»): the position on demand 1: missing.",
        "No. 2 (Фонд «Бірлік 2»): the position on demand 2: missing.",
        "No. 2 (Фонд «Бірлік 2»): the words: missing.",
    ]
    assert found.opened == 1
    given = () if sound.passphrase is None else ("--passphrase-file", tmp_path / "passphrase")
    (tmp_path / "passphrase").write_text(sound.passphrase or "", encoding="utf-8")
    ready = type_command("ready", found.path, "--json", *given).json
    stops = [each["numbers"] for each in ready["items"] if each["severity"] == "stops"]
    assert [2] in stops


def test_words_whose_signature_is_lost_are_told_in_full(sound: Sound, tmp_path: Path) -> None:
    with opened_to_spoil(sound, tmp_path) as opened:
        behind_the_journal(
            opened, "DELETE FROM journal_change WHERE table_name IN ('signature', 'statement')"
        )
    spoil(opened.path, sound.pages["signature"])
    found = recovered(opened.path, opened.raw_key)
    assert any(WORDS in each for each in found.missing)


def test_answers_about_a_list_that_waits_come_along(sound: Sound, tmp_path: Path) -> None:
    told = {0: "молчит", 5: "говорит за всех", 7: "третье"}
    with opened_to_spoil(sound, tmp_path) as opened:
        wait_with(opened, told)
    found = recovered(opened.path, opened.raw_key)
    assert found.complete, found
    assert answers_in(found, sound) == told


def test_answers_that_are_lost_are_named_with_their_list(sound: Sound, tmp_path: Path) -> None:
    with opened_to_spoil(sound, tmp_path) as opened:
        wait_with(opened, {0: "молчит"})
    spoil(opened.path, sound.pages["begun_answer"])
    found = recovered(opened.path, opened.raw_key)
    assert found.missing == (
        "“тізім.txt” waits to be imported: answers about it may be missing. Look at each again.",
    )
    assert answers_in(found, sound) == {}


def wait_with(database: Database, told: dict[int, str]) -> None:
    """Let a list wait for its import, with what was said of its lines."""
    source = read_source("1. ОФ «Эхо»\n".encode(), "тізім.txt")
    said = told.items()
    door.write(database, keep_import(source=source, begun=None, told=said, count=1, afresh=True))


def answers_in(found: Recovered, sound: Sound) -> dict[int, str]:
    """Give what the new register holds of the answers about the list that waits."""
    with open_register(found.path, sound.passphrase) as opened, opened.reading() as tx:
        (begun,) = begun_imports.list_begun(tx)
        return begun_imports.answers_of(tx, begun.id)


def test_nothing_is_made_where_it_is_refused_or_cancelled(sound: Sound, tmp_path: Path) -> None:
    path = sound.put(tmp_path)
    new = tmp_path / "new.coalition"

    def cancel(_done: int, _of: int) -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        recover(path, new, sound.raw_key, cancel)
    if sound.raw_key is not None:
        wrong = raw_key_of(path, "another passphrase")
        with pytest.raises(UserError, match="the passphrase is wrong"):
            recover(path, new, wrong)
    with pytest.raises(UserError, match="already exists"):
        recover(path, path, sound.raw_key)
    assert files_beside(path) == ["damaged.coalition"]


def test_the_command_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "damaged.coalition"
    with rich_register(path) as opened:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'blob'"
        ((page,),) = engines.pragma(opened.engine, query)
    spoil(path, page)
    checked = type_command("check", path)
    assert (checked.code, "“recover”" in checked.out) == (1, True)
    said = done("recover", path, tmp_path / "new.coalition").out
    assert "“письмо.eml”, evidence of number 3: its file cannot be read." in said
    done("check", tmp_path / "new.coalition")
    assert "already exists" in refused("recover", path, tmp_path / "new.coalition")
    path.write_bytes(bytes(4096) + os.urandom(4096 * 3))
    assert "passphrase" in refused("recover", path, tmp_path / "other.coalition")
