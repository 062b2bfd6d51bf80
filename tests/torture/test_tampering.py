"""Fifty ways of changing a register's file behind its journal, each of which `check` must tell.

Whoever does it knows SQL and how registers are built, and leaves no trace in that: triggers are put back.
What nobody can tell from the file alone is that its whole journal was written anew; the control words on
paper and the editions' heads tell that.
"""

from pathlib import Path

import pytest

from coalition_app.records.care.checks import find_damage
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.journal_tables import journal_change
from coalition_app.records.store.tables import signature
from tests.tampering import behind_the_journal
from tests.torture.damage import rich_register

REST = ", ".join(each.name for each in signature.c if each.name not in ("id", "number"))
KEYS = ", ".join(each.name for each in journal_change.c if each.name != "ordinal")
FIRST = "(SELECT id FROM signature WHERE number = 1)"
NEWEST = "seq = (SELECT max(seq) FROM journal_entry)"
FIFTH = ("DELETE FROM journal_entry WHERE seq = 5", "DELETE FROM journal_change WHERE seq = 5")
OF_WORDS = (
    "EXISTS (SELECT 1 FROM journal_change c WHERE c.device_id = journal_private.device_id AND "
    "c.seq = journal_private.seq AND c.ordinal = journal_private.ordinal AND c.table_name = 'act')"
)
OTHER_PRIVATE = (
    f"UPDATE journal_private SET value = replace(value, 'кроме', 'при') WHERE {OF_WORDS}"
)
NO_PRIVATE = f"UPDATE journal_private SET value = NULL, salt = x'' WHERE {OF_WORDS}"
OTHER_WORDS = "UPDATE act SET wording = 'поддерживает'"
ERASED = """'{"erased": [["act", "' || (SELECT lower(hex(id)) FROM act) || '", "wording"]]}'"""
LOST = """'{"gaps": ["' || lower(hex(device_id)) || '/5-5"], "lost": []}'"""
TAMPERING: dict[str, tuple[str, ...]] = {
    # What is counted
    "a position turned": ("UPDATE position SET stance = 'supports'",),
    "a position taken away": ("DELETE FROM position",),
    "a position of another": (f"UPDATE position SET signature_id = {FIRST}",),
    "a position on another demand": ("UPDATE position SET demand_id = zeroblob(16) WHERE rowid = 1",),
    "acts of a position": ("UPDATE position SET acts = NULL",),
    "words reworded": ("UPDATE act SET wording = 'поддерживает'",),
    "words taken away": ("DELETE FROM act",),
    "words made an explanation": ("UPDATE act SET kind = 'explanation'",),
    "words on no demand": ("UPDATE act SET demands = '[]'",),
    "words withdrawn": ("UPDATE act SET withdrawn_on = '2025-01-05'",),
    "a withdrawal undone": ("UPDATE signature SET standing = 'signed' WHERE number = 5",),
    "a withdrawal's step": ("DELETE FROM standing_step",),
    "a withdrawal's day": ("UPDATE standing_step SET effective_on = '2027-01-01'",),
    "a demand made core": ("UPDATE demand SET policy = 'core'",),
    "silence counted otherwise": ("UPDATE statement SET silence = 'not-stated'",),
    # Who signed
    "a name": ("UPDATE signature SET name = 'Другой фонд' WHERE number = 1",),
    "a signatory's name": ("UPDATE signatory SET name = 'Другой фонд'",),
    "a number": ("UPDATE signature SET number = 9 WHERE number = 6",),
    "a signature taken away": ("DELETE FROM signature WHERE number = 6",),
    "a signature put in": (
        f"INSERT INTO signature (id, number, {REST}) SELECT randomblob(16), 7, {REST} FROM signature "
        "WHERE number = 1",
    ),
    "a signatory swapped": (
        "UPDATE signature SET signatory_id = (SELECT signatory_id FROM signature WHERE number = 1) "
        "WHERE number = 2",
    ),
    "signed on another day": ("UPDATE signature SET signed_on = '2024-01-01'",),
    "a verification": ("UPDATE signature SET verification = 'confirmed'",),
    "an open piece closed": ("UPDATE signature SET open_pieces = 3",),
    "a wish not to be named": ("UPDATE signatory SET publish = 'withheld'",),
    "contacts": ("UPDATE signatory SET contacts = '[\"8 701\"]'",),
    # What shows it
    "evidence of another kind": ("UPDATE evidence SET kind = 'seen-in-person'",),
    "evidence of an original": ("UPDATE evidence SET originality = 'original'",),
    "evidence of another day": ("UPDATE evidence SET received_on = '2020-01-01'",),
    "evidence taken away": ("DELETE FROM evidence_claim", "DELETE FROM evidence"),
    "evidence for another": (
        "UPDATE evidence_claim SET signature_id = (SELECT id FROM signature WHERE number = 4) "
        "WHERE rowid = 1",
    ),
    "evidence revived": ("UPDATE evidence_claim SET lapsed_on = '2025-01-01'",),
    "a file changed": ("UPDATE blob SET content = zeroblob(size)",),
    "a file emptied": ("UPDATE blob SET content = NULL",),
    "a file taken away": ("DELETE FROM blob",),
    "a file under another digest": ("UPDATE blob SET sha256 = randomblob(32)",),
    # Text, editions
    "a title": ("UPDATE text_wording SET title = 'Иное'",),
    "a demand reworded": ("UPDATE text_demand SET wordings = '{\"ru\": \"Иное\"}'",),
    "who attests": ("UPDATE attestor SET name = 'Иванов'",),
    "the coalition": ("UPDATE register SET coalition = 'Иная'",),
    "an edition's code": ("UPDATE edition SET code = 'ZZZZ-BBBB-CCCC-DDDD-E'",),
    "an edition's heads": ("UPDATE edition SET heads = '[]'",),
    "an edition taken away": ("DELETE FROM edition",),
    # The journal
    "an entry's action": ("UPDATE journal_entry SET action = 'undo' WHERE seq = 5",),
    "an entry's actor": ("UPDATE journal_entry SET actor = 'никто' WHERE seq = 5",),
    "an entry's moment": ("UPDATE journal_entry SET at = '2020-01-01 00:00:00.000000' WHERE seq = 5",),
    "an entry taken away": FIFTH,
    "the tail cut": (
        f"DELETE FROM journal_change WHERE {NEWEST}",
        f"DELETE FROM journal_entry WHERE {NEWEST}",
    ),
    "two entries swapped": (
        "UPDATE journal_entry SET seq = 900 WHERE seq = 5",
        "UPDATE journal_entry SET seq = 5 WHERE seq = 6",
        "UPDATE journal_entry SET seq = 6 WHERE seq = 900",
    ),
    "a change's value": ("UPDATE journal_change SET value = '{}' WHERE seq = 3 AND ordinal = 0",),
    "a change taken away": ("DELETE FROM journal_change WHERE seq = 3 AND ordinal = 0",),
    "a change put in": (
        f"INSERT INTO journal_change (ordinal, {KEYS}) SELECT 77, {KEYS} FROM journal_change "
        "WHERE seq = 3 AND ordinal = 0",
    ),
    "value and row alike": (
        "UPDATE journal_change SET value = replace(value, 'does-not-support', 'supports') "
        "WHERE table_name = 'position'",
        "UPDATE position SET stance = 'supports' WHERE stance = 'does-not-support'",
    ),
    "a private value": (OTHER_PRIVATE,),
    "a private value and its row": (
        OTHER_PRIVATE,
        "UPDATE act SET wording = replace(wording, 'кроме', 'при')",
    ),
    # Erased as if by right
    "erased without an act": (NO_PRIVATE, OTHER_WORDS),
    "erased by an act that is not in the chain": (
        f"UPDATE journal_entry SET action = 'erase', arguments = {ERASED} WHERE {NEWEST}",
        NO_PRIVATE,
        OTHER_WORDS,
    ),
    "lost by a recovery that is not in the chain": (
        f"UPDATE journal_entry SET action = 'recover', arguments = {LOST} WHERE {NEWEST}",
        *FIFTH,
    ),
    "a device": ("UPDATE device SET id = randomblob(16)",),
}  # fmt: skip
"""What each is, and the statements that do it."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of a register that holds something of everything."""
    path = tmp_path_factory.mktemp("sound") / "sound.coalition"
    with rich_register(path) as opened:
        assert find_damage(opened) == []
    return path.read_bytes()


def test_they_are_fifty() -> None:
    assert len(TAMPERING) >= 50


@pytest.mark.parametrize("statements", TAMPERING.values(), ids=TAMPERING.keys())
def test_check_tells_what_was_changed_behind_the_journal(
    statements: tuple[str, ...], sound: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "tampered.coalition"
    path.write_bytes(sound)
    with open_register(path) as opened:
        behind_the_journal(opened, *statements)
        assert find_damage(opened) != []
