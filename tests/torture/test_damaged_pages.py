"""Whole pages of a register are lost, and its end: what a recovery gives back is as it was, or is said."""

import random
from collections import defaultdict
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations.register import recover
from coalition_app.records.care.recovery.working_copy import PAGE
from coalition_app.records.file.engine import make_engine
from coalition_app.records.opening.lock import take_lock
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import JOURNALLED
from tests.registers import PASSPHRASE, truth_of
from tests.torture.conftest import Rounds
from tests.torture.damage import Dump, rich_register, whole_dump

LONG = 100
"""Damaged files of each kind at length."""
OF_SIGNATURE = ("position", "act", "standing_step")
SAID = ("number", "name", "standing")
"""What of a signature must not differ unsaid."""


@pytest.fixture(scope="module", params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def sound(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, str | None, Dump]:
    """Give the bytes of a sound register, its key, and what it holds."""
    path = tmp_path_factory.mktemp("sound") / "sound.coalition"
    with rich_register(path, request.param) as opened:
        held, raw_key = whole_dump(opened), opened.raw_key
    return path.read_bytes(), raw_key, held


def test_nothing_that_was_lost_with_pages_is_silent(
    sound: tuple[bytes, str | None, Dump], tmp_path: Path, rounds: Rounds
) -> None:
    content, raw_key, held = sound
    path, new = tmp_path / "damaged.coalition", tmp_path / "new.coalition"
    for chance in rounds(4, LONG):
        path.write_bytes(without_pages(content, chance))
        new.unlink(missing_ok=True)
        try:
            found = recover(path, new, raw_key)
        except UserError:
            assert not new.exists()
            continue
        database = Database(new, make_engine(new, raw_key), raw_key, take_lock(new))
        with database:
            compare(held, whole_dump(database), told="\n".join(found.missing))


def without_pages(content: bytes, chance: random.Random) -> bytes:
    """Let a disk give back nought or rubbish for some pages, and now and then no end."""
    damaged = bytearray(content)
    for _each in range(chance.randint(1, 8)):
        start = chance.randrange(len(damaged) // PAGE) * PAGE
        start = start or 20  # without its salt no key opens an encrypted file
        length = PAGE - start % PAGE
        damaged[start : start + length] = chance.choice((bytes, chance.randbytes))(length)
    if chance.random() < 0.15:
        del damaged[chance.randrange(len(damaged) // 2, len(damaged)) :]
    return bytes(damaged)


def compare(held: Dump, found: Dump, *, told: str) -> None:
    """Hold each signature to be as it was, to be open, or to be named as missing."""
    names = [column.name for column in truth_of(JOURNALLED["signature"])]
    before, after = (
        {row[0]: dict(zip(names, row, strict=True)) for row in dump["signature"]}
        for dump in (held, found)
    )
    stated = [by_signature(dump) for dump in (held, found)]
    for key, signed in before.items():
        if key not in after:
            assert f"No. {signed['number']} " in told or "More may be missing" in told
        elif not after[key]["open_pieces"]:
            assert {each: after[key][each] for each in SAID} == {
                each: signed[each] for each in SAID
            }
            assert stated[0][key] == stated[1][key]


def by_signature(dump: Dump) -> dict[object, list[str]]:
    """Return what each signature states, and the steps of its status."""
    found = defaultdict(list)
    for name in OF_SIGNATURE:
        at = [column.name for column in truth_of(JOURNALLED[name])].index("signature_id")
        for row in sorted(dump[name], key=repr):
            found[row[at]].append(f"{name} {row}")
    return found
