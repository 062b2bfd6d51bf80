"""Erased for good: what goes of one signatory in rows, journal, files and file; what stays and is proved."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app import settings
from coalition_app.drafts import DraftEntry
from coalition_app.errors import NotSo, UserError
from coalition_app.operations import erasing
from coalition_app.operations.erasing import Planned
from coalition_app.records.care import begun_words, kept_copies
from coalition_app.records.care.checks import look_for_damage
from coalition_app.records.erasing import erase
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.file import engine as engines
from coalition_app.records.imports import begun_imports, import_draft
from coalition_app.records.journal import journal, time_machine
from coalition_app.records.lists import follow_up, letters_sent
from coalition_app.records.lists.letters_sent import NewLetters
from coalition_app.records.merging import merges
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatories import private_fields
from coalition_app.records.signatures import edits, signatures, verifications
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signatory
from tests.registers import (
    PASSPHRASE,
    make_register,
    make_source,
    signatures_of,
    statement_of,
    undo,
)

HERS = (
    *("hers@example.kz", "+7 701 555 11 22", "earlier@example.kz", "боится соседей"),
    *("звонить после шести", "шаг, который отменили", "Уважаемая коллега", "узнала голос"),
    *("письмо-её.txt", "Согласна, мой адрес Абая 5", "отменённое письмо"),
)
"""What is written of her in private, each where another part of the register keeps it."""
OTHERS = ("their@example.kz", "согласны оба", "их заметка")


def fill(database: Database) -> None:
    """Write private data of number 1, of which some were changed or undone since, and of number 2."""
    hers, theirs, *_more = signatures_of(database)

    def private(key: uuid.UUID, contacts: list[str], notes: str = "") -> None:
        with database.writing("change-directory", field="private") as tx:
            private_fields.change_private(tx, key, contacts=contacts, notes=notes)

    private(hers.signatory_id, [HERS[2]])
    private(hers.signatory_id, [HERS[0], HERS[1]], HERS[3])
    private(theirs.signatory_id, [OTHERS[0]], OTHERS[2])
    with database.writing("plan-step") as tx:
        follow_up.plan_step(tx, statement_of(tx), 1, HERS[5])
    with database.writing("plan-step") as tx:
        follow_up.plan_step(tx, statement_of(tx), 1, "")
    with database.writing("plan-step") as tx:
        follow_up.plan_step(tx, statement_of(tx), 1, HERS[4])
    with database.writing("record-letter-sent") as tx:
        letters = NewLetters("mail", wordings={1: HERS[6]}, sent_on=tx.today)
        letters_sent.record_letters_sent(tx, statement_of(tx), [1], letters)
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(
            tx, statement_of(tx), 1, "confirmed", ground=HERS[7], by="Ахметова"
        )
    show(database, [1], HERS[8], HERS[9])
    show(database, [1], "другое.txt", HERS[10])
    undo(database)
    show(database, [1, 2], "общее.txt", OTHERS[1])


def show(database: Database, numbers: Iterable[int], name: str, content: str) -> None:
    with database.writing("record-evidence") as tx:
        of = statement_of(tx)
        signed = signatures.list_signatures(tx, of.id, numbers=list(numbers))
        new = NewEvidence(kind="scan", file_name=name, content=content.encode())
        evidence.record_evidence(tx, of, signed, new)


def plan(
    database: Database, number: int = 1, *, lists: bool = False, shared: bool = False
) -> Planned:
    with database.reading() as tx:
        return erasing.plan_signatory(tx, "1", number, lists=lists, shared=shared)


def do(database: Database, planned: Planned) -> erasing.Erased:
    return erasing.erase_for_good(database, planned, remove_copies=False)


def every_text(database: Database) -> str:
    """Return all that stands in all columns of all tables, as whoever has the passphrase reads it."""
    said = []
    named = "SELECT name FROM sqlite_master WHERE type = 'table'"
    for (name,) in engines.pragma(database.engine, named):
        for row in engines.pragma(database.engine, f'SELECT * FROM "{name}"'):
            for value in row:
                said.append(
                    value.decode(errors="ignore") if isinstance(value, bytes) else str(value)
                )
    return "\n".join(said)


def found_in_bytes(folder: Path, words: Iterable[str]) -> set[str]:
    files = [each.read_bytes() for each in folder.iterdir() if each.is_file()]
    return {word for word in words if any(word.encode() in content for content in files)}


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_nothing_private_of_hers_is_left_and_nothing_else_goes(
    tmp_path: Path, passphrase: str | None
) -> None:
    with make_register(tmp_path / "a.coalition", passphrase=passphrase) as database:
        fill(database)
        before = signatures_of(database)
        assert all(word in every_text(database) for word in (*HERS, *OTHERS))
        if passphrase is None:
            assert found_in_bytes(tmp_path, HERS) == set(HERS)
        planned = plan(database)
        assert planned.preview.kinds == ("contacts", "notes", "files")
        assert [each.others for each in planned.preview.shared] == [1]
        done = do(database, planned)
        assert done.compacted == ""
        text = every_text(database)
        assert [word for word in HERS if word in text] == []
        assert [word for word in OTHERS if word not in text] == []
        assert found_in_bytes(tmp_path, HERS) == set()
        assert signatures_of(database) == before
        assert look_for_damage(database) == []
        assert plan(database).preview.nothing
    assert found_in_bytes(tmp_path, HERS) == set()
    with open_register(tmp_path / "a.coalition", passphrase) as again:
        assert look_for_damage(again) == []


def test_the_journal_names_the_act_by_number_and_holds_no_word_of_it(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        fill(database)
        do(database, plan(database))
        with database.reading() as tx:
            entry = journal.list_entries(tx)[-1]
        assert entry.sentence() == (
            "erase private data of the signatory of number 1 of statement 1 for good"
        )
        assert [word for word in HERS if word in entry.arguments] == []
        with pytest.raises(NotSo, match="erased for good"):
            undo(database)


def test_what_others_share_goes_only_when_it_is_asked_for(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        fill(database)
        do(database, plan(database))
        assert OTHERS[1] in every_text(database)
        planned = plan(database, shared=True)
        second = signatures_of(database)[1]
        assert planned.preview.others_first == ((1, 2, second.full_name),)
        said = f"The evidence of 1 other signatory goes too: No. 2 {second.full_name}"
        assert said in erasing.going(planned)
        do(database, planned)
        assert OTHERS[1] not in every_text(database)
        assert OTHERS[0] in every_text(database)
        assert look_for_damage(database) == []


def test_a_list_that_holds_others_too_goes_only_when_it_is_asked_for(tmp_path: Path) -> None:
    """Its digest stays, so that the same list adds nothing when it is imported again."""
    entries = [
        DraftEntry(number=1, as_printed="ОФ «А», hers@example.kz", legal_form="ОФ", name="«А»"),
        DraftEntry(number=2, as_printed="ОФ «Б», their@example.kz", legal_form="ОФ", name="«Б»"),
    ]
    with make_register(tmp_path / "a.coalition", signatures=0) as database:
        with database.writing("import") as tx:
            import_draft.import_source(tx, make_source(entries), into=statement_of(tx))
        planned = plan(database)
        assert [(each.name, each.others) for each in planned.preview.lists] == [("список.txt", 1)]
        assert planned.preview.others == 0
        planned = plan(database, lists=True)
        assert planned.preview.kinds[-1] == "lists"
        assert planned.preview.others_first == ((1, 2, "ОФ «Б»"),)
        content = b"their@example.kz"
        assert content in (tmp_path / "a.coalition-wal").read_bytes()
        do(database, planned)
        blobs = engines.pragma(database.engine, "SELECT content FROM blob")
        assert blobs == [(None,)]
        assert look_for_damage(database) == []
        with database.reading() as tx:
            assert import_draft.known_source(tx, make_source(entries)) is not None


def test_a_register_that_changed_meanwhile_refuses_what_was_shown_before(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        fill(database)
        planned = plan(database)
        show(database, [1], "новое.txt", "новое письмо")
        with pytest.raises(UserError, match="changed meanwhile"):
            do(database, planned)
        assert HERS[0] in every_text(database)


def test_nothing_to_erase_is_said(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        planned = plan(database)
        assert planned.preview.nothing
        with pytest.raises(UserError, match="nothing of this kind"):
            do(database, planned)


def test_what_stood_beside_it_in_one_value_is_still_known_for_every_past_day(
    tmp_path: Path,
) -> None:
    """The directory's name was one value with the contacts that went; the time machine has it again."""
    with make_register(tmp_path / "a.coalition") as database:
        fill(database)
        moment = dt.datetime.now(dt.UTC)
        hers = signatures_of(database)[0]
        do(database, plan(database))
        with database.reading() as tx, time_machine.as_recorded_at(tx, moment) as then:
            row = then.row(signatory, hers.signatory_id)
            assert row is not None
            assert (row.name, row.contacts, row.notes) == (hers.name, None, "")


def test_entries_that_were_merged_are_one_signatory(tmp_path: Path) -> None:

    with make_register(tmp_path / "a.coalition", statements_made=2, signatures=1) as database:
        hers, other = signatures_of(database)[0], signatures_of(database, 2)[0]
        with database.writing("change-directory", field="private") as tx:
            private_fields.change_private(tx, hers.signatory_id, contacts=[HERS[0]])
        with database.writing("change-directory", field="private") as tx:
            private_fields.change_private(tx, other.signatory_id, contacts=[HERS[1]])
        with database.writing("merge-signatories") as tx:
            merges.merge_signatories(tx, hers.signatory_id, other.signatory_id, why=HERS[3])
        do(database, plan(database))
        text = every_text(database)
        assert [word for word in HERS if word in text] == []
        assert look_for_damage(database) == []


def test_copies_that_hold_it_are_named_and_only_own_ones_removed(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:

        def own() -> Path:
            return kept_copies.keep_copy(database, kept_copies.pin(database), database.stamp)

        fill(database)
        copy = own()
        by_hand = tmp_path / "a 2025-01-02 100000.coalition"
        by_hand.write_bytes(copy.read_bytes())
        foreign = tmp_path / "a 2025-01-03 100000.coalition"
        foreign.write_bytes(b"x" * 5000)
        planned = plan(database)
        copies = erasing.look_into_copies(database, planned)
        assert [(each.path, each.own, each.known) for each in copies] == [
            (copy, True, True),
            (foreign, False, False),
            (by_hand, False, True),
        ]

        done = erasing.erase_for_good(database, replace(planned, copies=copies), remove_copies=True)
        assert done.removed == (copy,)
        assert [each.path for each in done.holding] == [foreign, by_hand]
        left = list((tmp_path / "a copies").iterdir())
        assert len(left) == 1
        assert found_in_bytes(tmp_path / "a copies", HERS) == set()
        assert erasing.look_into_copies(database, planned) == done.holding


def test_an_older_state_put_beside_under_another_name_is_named(tmp_path: Path) -> None:
    make_register(tmp_path / "another.coalition").close()
    (tmp_path / "letter.coalition").write_text("no register")
    with make_register(tmp_path / "a.coalition") as database:
        fill(database)
        restored = tmp_path / "restored.coalition"
        copy = kept_copies.keep_copy(database, kept_copies.pin(database), database.stamp)
        restored.write_bytes(copy.read_bytes())
        copy.unlink()
        copies = erasing.look_into_copies(database, plan(database))
        assert [(each.path, each.own, each.known) for each in copies] == [(restored, False, True)]


def test_own_copies_beside_the_register_are_named_after_another_folder_was_chosen(
    tmp_path: Path,
) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        fill(database)
        copies = []
        for chosen in (None, tmp_path / "stick", tmp_path / "disk"):
            if chosen is not None:
                chosen.mkdir()
                settings.remember_copying(database.path, folder=str(chosen))
            moment = kept_copies.pin(database)
            copies.append(kept_copies.keep_copy(database, moment, database.stamp))
        found = erasing.look_into_copies(database, plan(database))
        assert {each.path for each in found if each.own and each.known} == set(copies)
        planned = replace(plan(database), copies=found)
        done = erasing.erase_for_good(database, planned, remove_copies=True)
        assert set(done.removed) == set(copies)
        for folder in tmp_path.rglob("a copies"):
            assert found_in_bytes(folder, HERS) == set()


def test_a_term_begins_with_the_last_delivery_and_the_newest_edition() -> None:
    assert erase._later(dt.date(2025, 8, 31), 6) == dt.date(2026, 2, 28)
    terms = erase.Terms(dt.date(2026, 2, 28), dt.date(2028, 8, 31))
    assert terms.passed(dt.date(2026, 2, 27)) == ()
    assert terms.passed(dt.date(2026, 2, 28)) == ("contacts", "notes")
    assert terms.passed(dt.date(2028, 8, 31)) == ("contacts", "notes", "files")


def test_who_is_counted_elsewhere_signed_another_statement(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database, database.reading() as tx:
        scope, elsewhere = erase.scope_after_term(tx, statement_of(tx))
    assert (set(scope.signatories), elsewhere) == (set(), 0)  # its own term goes on


def keep_begun(database: Database, content: bytes, answer: str) -> uuid.UUID:
    with database.writing("begin-import") as tx:
        key = begun_imports.begin(tx, "ждёт.txt", content)
        begun_imports.keep_answers(tx, key, [(0, answer)])
    return key


def test_what_is_only_begun_is_named_and_goes_where_that_is_asked_for(tmp_path: Path) -> None:
    """An import under way, one that was discarded, and words half typed when the register was locked."""
    words = ("waiting@example.kz", "dropped@example.kz", "half@example.kz", "+7 701 000 00 01")
    with make_register(tmp_path / "a.coalition") as database:
        fill(database)
        keep_begun(database, words[0].encode(), words[3])
        dropped = keep_begun(database, words[1].encode(), words[3])
        with database.writing("discard-import") as tx:
            begun_imports.end(tx, dropped, begun_imports.DISCARDED)
        with database.writing("keep-words") as tx:
            begun_words.keep_words(tx, [words[2]])
        planned = plan(database)
        assert planned.preview.begun == 3
        assert any("nobody can tell whose" in each for each in erasing.staying(planned))
        do(database, planned)
        assert [word for word in words if word not in every_text(database)] == []
        with database.reading() as tx:
            planned = erasing.plan_signatory(tx, "1", 1, lists=False, shared=False, begun=True)
        assert (planned.preview.kinds, planned.preview.now["begun"]) == (("begun",), 3)
        do(database, planned)
        assert [word for word in words if word in every_text(database)] == []
        assert found_in_bytes(tmp_path, words) == set()
        with database.reading() as tx:
            assert begun_imports.list_begun(tx) == []
        assert look_for_damage(database) == []
        assert plan(database).preview.begun == 0


def test_remarks_of_a_list_go_and_reasons_of_corrections_stay(tmp_path: Path) -> None:
    entry = DraftEntry(number=1, as_printed="«А»", name="«А»", notes=("тел. +7 701 222 33 44",))
    with make_register(tmp_path / "a.coalition", signatures=0) as database:
        with database.writing("import") as tx:
            import_draft.import_source(tx, make_source([entry]), into=statement_of(tx))
        with database.writing("respell-name") as tx:
            edits.respell_name(tx, statement_of(tx), 1, "«Аб»", "так в уставе")
            edits.set_printed_form(tx, statement_of(tx), 1, "Аб")
        planned = plan(database)
        assert planned.preview.kinds == ("notes",)
        do(database, planned)
        text = every_text(database)
        assert ("222 33 44" in text, "так в уставе" in text) == (False, True)
        assert signatures_of(database)[0].printed_form == "Аб"
        assert "printed form" in next(erasing.staying(planned))
        assert look_for_damage(database) == []
