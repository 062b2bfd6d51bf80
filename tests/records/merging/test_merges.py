"""Merging entries of the directory: nothing is lost, one is counted, and separating gives all back."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import import_draft, import_undo
from coalition_app.records.journal.time_machine import as_recorded_at
from coalition_app.records.lists import signature_details
from coalition_app.records.merging import decisions, merges, separations
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatories import directory, merge_history, private_fields
from coalition_app.records.signatories.merge_history import MergeRow
from coalition_app.records.signatures import signatures, status
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import JOURNALLED, evidence_claim, signatory, signature
from tests.registers import (
    add_signatures,
    add_statement,
    dump,
    hold_originals,
    make_register,
    make_source,
    name_attestor,
    numbered_entries,
    redo,
    signatures_of,
    statement_of,
    undo,
)

NAMES = ("РОО «Шаңырақ»", "Хартия", "ОО «Шанырак»", "«Мегаполис»")
ASKED = ("merge", "standing_step", "twin_decision")
"""Tables that grow by merging and separating; all others are as they were before."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=0) as made:
        for name in NAMES:
            add_signatures(made, 1, name=name, legal_form="")
        yield made


def decide(
    database: Database,
    verdict: str = "same",
    a: int = 1,
    b: int = 3,
    keep: int | None = None,
    why: str = "спросили обоих",
) -> None:
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), a, b, verdict, why, keep)


def separate(database: Database, number: int = 1, why: str = "") -> list[str]:
    with database.writing("separate-signatories") as tx:
        return separations.separate_signatories(tx, merges.find_merge(tx, number).id, why)


def merges_of(database: Database) -> list[MergeRow]:
    with database.reading() as tx:
        return merge_history.list_merges(tx)


def status_of(database: Database) -> dict[int, str]:
    return {row.number: row.status for row in signatures_of(database)}


def signatory_of(database: Database, number: int, of: int = 1) -> "directory.Signatory":
    with database.reading() as tx:
        row = signatures.find_signature(tx, statement_of(tx, of), number)
        found = directory.read_signatory(tx, row.signatory_id)
    assert found is not None
    return found


def truth(database: Database) -> dict[str, object]:
    """Give all that the register holds, save what merging leaves behind by design."""
    return {name: rows for name, rows in dump(database).items() if name not in ASKED}


def reserve(database: Database, number: int, words: str = "кроме сроков") -> None:
    with database.writing("record-position") as tx:
        new = NewPosition({1: "supports-with-reservation"}, words)
        positions.record_position(tx, statement_of(tx), number, new)


def write_letter(database: Database, number: int, claim: str = "consent") -> None:
    with database.writing("record-evidence") as tx:
        rows = [signatures.find_signature(tx, statement_of(tx), number)]
        new = NewEvidence("letter", claim, note=f"письмо {number}")
        evidence.record_evidence(tx, statement_of(tx), rows, new)


def test_same_counts_one_and_keeps_both_numbers(database: Database) -> None:
    decide(database)
    assert status_of(database) == {1: "signed", 2: "signed", 3: "rejected", 4: "signed"}
    (made,) = merges_of(database)
    assert (made.kept, made.merged, made.why) == ("РОО «Шаңырақ»", "ОО «Шанырак»", "спросили обоих")
    assert made.signatures == ((1, 3),)
    assert [(each.place, each.stands) for each in made.rejected] == [((1, 3), 1)]
    kept = signatory_of(database, 1)
    assert [(each.number, each.name) for each in kept.signed] == [
        (1, "РОО «Шаңырақ»"),
        (3, "ОО «Шанырак»"),
    ]
    assert kept.aliases == ("ОО «Шанырак»",)
    assert find_damage(database) == []


def test_both_say_when_with_whom_and_why_they_were_merged(database: Database) -> None:
    decide(database)
    with database.reading() as tx:
        shown = statement_of(tx)
        told = [signature_details.read_details(tx, shown, each) for each in (1, 3)]
        steps = status.list_steps(tx, told[1].signed.id if told[1] else told[0].signed.id)  # type: ignore[union-attr]
    for each in told:
        assert each is not None
        assert "ОО «Шанырак» merged with РОО «Шаңырақ» on " in each.merges[0]
        assert each.merges[0].endswith(" because: спросили обоих")
        assert each.merges[1].startswith("Statement 1: No. 1 is kept, No. 3 is not counted")
        assert each.history[0].sentence == "merge numbers 1 and 3 of statement 1; number 1 stands"
    assert steps[-1].note == "merged: No. 1 stands"


def test_separating_gives_everything_back(database: Database) -> None:
    for number in (1, 3):
        write_letter(database, number)
        write_letter(database, number, "authority")
    before = truth(database)
    decide(database)
    assert truth(database) != before
    assert separate(database, why="это две организации") == []
    assert truth(database) == before
    (made,) = merges_of(database)
    assert not made.stands
    assert made.sentences()[-1].endswith("because: это две организации")
    with database.reading() as tx:
        assert [
            each.verdict for each in decisions.list_possible_duplicates(tx, statement_of(tx))
        ] == [""]
        assert decisions.list_decided(tx, statement_of(tx), []) == []
    with pytest.raises(UserError, match="separated before"):
        separate(database)
    assert find_damage(database) == []


def test_separating_is_undone_and_done_again(database: Database) -> None:
    decide(database)
    merged = dump(database)
    separate(database)
    parted = dump(database)
    undo(database)
    assert dump(database) == merged
    redo(database)
    assert dump(database) == parted


def test_the_merge_is_undone_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "again.coalition"
    with make_register(path, signatures=0) as made:
        for name in NAMES:
            add_signatures(made, 1, name=name, legal_form="")
        before = dump(made)
        decide(made)
    with open_register(path) as opened:
        undo(opened)
        assert dump(opened) == before


def test_the_one_with_words_or_evidence_is_proposed(database: Database) -> None:
    hold_originals(database, [3])
    decide(database)
    assert status_of(database)[1] == "rejected"
    assert merges_of(database)[0].kept == "ОО «Шанырак»"


def test_two_that_say_different_things_wait_for_her_choice(database: Database) -> None:
    reserve(database, 3)
    before = dump(database)
    with pytest.raises(UserError) as refused:
        decide(database)
    assert "Demand 1: No. 1: supports; No. 3: supports with a reservation." in str(refused.value)
    assert "Only No. 3 says: “кроме сроков”." in str(refused.value)
    assert dump(database) == before
    decide(database, keep=1)
    assert (status_of(database)[1], status_of(database)[3]) == ("signed", "rejected")
    with database.reading() as tx:
        shown = statement_of(tx)
        one, other = (signature_details.read_details(tx, shown, each) for each in (1, 3))
    assert one is not None
    assert other is not None
    assert (set(one.stances), one.acts) == ({"supports"}, ())
    assert [each.wording for each in other.acts] == ["кроме сроков"]


def test_consent_goes_over_only_where_both_say_the_same(database: Database) -> None:
    for claim in ("identity", "consent", "authority"):
        write_letter(database, 3, claim)
    decide(database, keep=1)
    assert claims_of(database, 1) == ["authority", "consent", "identity"]
    assert claims_of(database, 3) == ["authority", "consent", "identity"]
    separate(database)
    assert claims_of(database, 1) == []
    reserve(database, 3)
    decide(database, keep=1)
    assert claims_of(database, 1) == ["authority", "identity"]


def claims_of(database: Database, number: int) -> list[str]:
    with database.reading() as tx:
        row = signatures.find_signature(tx, statement_of(tx), number)
        query = sa.select(evidence_claim.c.claim).where(evidence_claim.c.signature_id == row.id)
        return sorted(tx.connection.execute(query).scalars())


def test_the_narrower_consent_to_publish_holds_for_both(database: Database) -> None:
    with database.writing("change-private") as tx:
        row = signatures.find_signature(tx, statement_of(tx), 3)
        private_fields.change_private(tx, row.signatory_id, publish="withheld", contacts=["a@b.kz"])
    decide(database)
    assert (signatory_of(database, 1).line.publish) == "withheld"
    assert merges_of(database)[0].sentences()[-1] == (
        "The narrower consent to publish holds for both: the name is withheld."
    )
    assert signatory_of(database, 1).contacts == ("a@b.kz",)
    separate(database)
    assert signatory_of(database, 1).line.publish == "yes"
    assert signatory_of(database, 1).contacts == ()
    assert signatory_of(database, 3).line.publish == "withheld"


def test_what_was_changed_since_is_listed_and_stays(database: Database) -> None:
    decide(database)
    kept = signatory_of(database, 1)
    with database.writing("change-directory") as tx:
        directory.change_names(
            tx,
            kept.line.id,
            name=kept.line.name,
            aliases=[*kept.aliases, "Дом под крышей"],
        )
    with database.writing("change-standing") as tx:
        shown = statement_of(tx)
        status.change_status(tx, shown, 3, "disputed", received=tx.today, note="спорят")
    told = separate(database)
    assert told == [
        "The other names have changed since; what was written stays.",
        "The status of statement 1, No. 3 was changed later and is kept.",
    ]
    assert signatory_of(database, 1).aliases == ("Дом под крышей",)
    assert signatory_of(database, 3).aliases == ()
    assert status_of(database)[3] == "disputed"
    assert merges_of(database)[0].changed_since == tuple(told)


def note(database: Database, number: int, words: str) -> None:
    with database.writing("change-private") as tx:
        row = signatures.find_signature(tx, statement_of(tx), number)
        private_fields.change_private(tx, row.signatory_id, notes=words)


@pytest.mark.parametrize(
    ("theirs", "since", "left"),
    [
        ("срок", "Уточнить сроки до пятницы", "Уточнить сроки до пятницы"),
        ("срок", "Уточнить сроки\nсрок\nдо пятницы", "Уточнить сроки\nдо пятницы"),
        ("срок", "срок\nсрок", "срок\nсрок"),
        ("Абай\nзвонить", "Абай\nзвонить\nвечером", "вечером"),
        ("Абай\nзвонить", "Абай\nне звонить", "Абай\nне звонить"),
    ],
)
def test_separating_takes_no_word_out_of_a_note(
    database: Database, theirs: str, since: str, left: str
) -> None:
    note(database, 3, theirs)
    decide(database)
    note(database, 1, since)
    assert separate(database) == ["The notes have changed since; what was written stays."]
    assert signatory_of(database, 1).notes == left
    assert signatory_of(database, 3).notes == theirs


def test_a_note_that_is_a_word_of_another_one_is_united_too(database: Database) -> None:
    note(database, 1, "не звонить")
    note(database, 3, "звонить")
    decide(database)
    assert signatory_of(database, 1).notes == "не звонить\nзвонить"
    separate(database)
    assert signatory_of(database, 1).notes == "не звонить"


def test_another_verdict_separates(database: Database) -> None:
    before = truth(database)
    decide(database)
    decide(database, "two-signatures")
    assert truth(database) == before
    with database.reading() as tx:
        assert [
            each.verdict for each in decisions.list_possible_duplicates(tx, statement_of(tx))
        ] == ["two-signatures"]


def test_choosing_the_other_one_later_turns_the_two_round(database: Database) -> None:
    decide(database)
    decide(database, keep=3)
    assert (status_of(database)[1], status_of(database)[3]) == ("rejected", "signed")
    first, second = merges_of(database)
    assert (first.stands, second.stands) == (False, True)
    assert second.kept == "ОО «Шанырак»"


def test_who_attests_is_never_merged(database: Database) -> None:
    name_attestor(database, "Хартия")
    with pytest.raises(UserError, match="Who attests is no entry of the list"):
        decide(database, "same", 2, 0)
    with pytest.raises(UserError, match="keep one of them"):
        decide(database, "branch", keep=1)
    assert merges_of(database) == []


def test_merging_across_statements_asks_nothing(database: Database) -> None:
    add_statement(database)
    add_signatures(database, 1, name="Шанырак", legal_form="")
    one, other = signatory_of(database, 1), signatory_of(database, 1, 2)
    before = truth(database)
    with database.writing("merge-signatories") as tx:
        merges.merge_signatories(tx, one.line.id, other.line.id, "одна")
    assert [(each.statement, each.number) for each in signatory_of(database, 1).signed] == [
        (1, 1),
        (2, 1),
    ]
    assert {row.status for row in signatures_of(database, 2)} == {"signed"}
    with database.reading() as tx, pytest.raises(UserError, match="was merged with"):
        merges.look_at_merge(tx, other.line.id, one.line.id)
    separate(database)
    assert truth(database) == before


def test_two_signatures_of_one_body_both_stand(database: Database) -> None:
    decide(database, "two-signatures")
    one, other = signatory_of(database, 1), signatory_of(database, 3)
    with database.writing("merge-signatories") as tx:
        merges.merge_signatories(tx, one.line.id, other.line.id)
    assert (status_of(database)[1], status_of(database)[3]) == ("signed", "signed")
    decide(database)
    assert (status_of(database)[1], status_of(database)[3]) == ("signed", "rejected")
    separate(database, 2)
    assert status_of(database)[3] == "signed"


def test_what_the_merged_one_was_called_still_finds_it(database: Database) -> None:
    decide(database, "same", 2, 4, 2)
    with database.reading() as tx:
        shown = statement_of(tx)
        listed = [row.number for row in signatures.list_signatures(tx, shown.id, find="Мегаполис")]
        index = directory.read_directory(tx)
        found = [index.ids[at] for at in index.select("Мегаполис")]
    assert 4 in listed
    assert signatory_of(database, 2).line.id in found


def test_a_chain_of_three_is_separated_from_the_inside(database: Database) -> None:
    before = truth(database)
    write_letter(database, 1)
    letters = truth(database)
    decide(database, "same", 1, 3, 3)
    decide(database, "same", 3, 4, 4)
    assert status_of(database) == {1: "rejected", 2: "signed", 3: "rejected", 4: "signed"}
    assert claims_of(database, 4) == ["consent"]
    separate(database, 1)
    assert status_of(database) == {1: "signed", 2: "signed", 3: "rejected", 4: "signed"}
    assert claims_of(database, 4) == []
    separate(database, 2)
    assert truth(database) == letters != before
    assert find_damage(database) == []


def test_counts_add_up(database: Database) -> None:
    decide(database)
    rows = signatures_of(database)
    assert len(rows) == len(NAMES)
    assert sum(row.status in COUNTED for row in rows) == len(NAMES) - 1
    with database.reading() as tx:
        assert tx.value(sa.select(sa.func.count()).select_from(signatory)) == len(NAMES)
        owners = set(tx.connection.execute(sa.select(signature.c.signatory_id)).scalars())
    assert len(owners) == len(NAMES) - 1
    assert set(JOURNALLED) > set(ASKED)


def test_the_time_machine_tells_how_it_was_before_and_since(database: Database) -> None:
    decide(database)
    (made,) = merges_of(database)
    before = made.merged_at - dt.timedelta(microseconds=1)
    with database.reading() as tx:
        for moment, status, count in ((before, "signed", 0), (made.merged_at, "rejected", 1)):
            with as_recorded_at(tx, moment) as then:
                rows = signatures.list_signatures(then, statement_of(then).id)
                assert rows[2].status == status
                assert len({row.signatory_id for row in rows}) == len(NAMES) - count
                assert len(merge_history.list_merges(then)) == count


def test_an_import_taken_back_with_what_was_changed_leaves_a_merge_that_can_be_read(
    tmp_path: Path,
) -> None:
    with make_register(tmp_path / "i.coalition", statements_made=0) as database:
        with database.writing("import") as tx:
            import_draft.import_source(tx, make_source(numbered_entries(4)))
        decide(database, a=2, b=3)
        with database.writing("undo-import") as tx:
            import_undo.undo_import(tx, import_undo.find_source(tx, None), changed_too=True)
        assert signatures_of(database) == []
        (made,) = merges_of(database)
        assert (made.stands, made.signatures, made.rejected) == (True, (), ())
        separate(database)
        assert find_damage(database) == []
        for _step in range(4):
            undo(database)
        assert find_damage(database) == []
