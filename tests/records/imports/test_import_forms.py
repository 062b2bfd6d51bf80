"""What a web form answers becomes consents, positions and days; batches are compared and taken back."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.drafts import Source
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.operations.planning.plan_import import plan_import
from coalition_app.operations.planning.preview import Preview
from coalition_app.records.care.checks import find_damage
from coalition_app.records.evidence.evidence import consent_basis
from coalition_app.records.imports import entry_match, import_draft, import_undo
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import act, evidence, signatory, signature
from tests.commands.command_line import type_command
from tests.registers import (
    add_statement,
    dump,
    hold_originals,
    make_register,
    redo,
    signatures_of,
    statement_of,
    undo,
    withdraw_signature,
)

FORM = (
    "Отметка времени,Адрес электронной почты,Название организации,Город,Требование 1,Требование 2,"
    "Согласны ли вы на публикацию названия?,Согласие на обработку персональных данных\n"
    "2026-03-14 10:00:00 +0500,a@echo.example,«Эхо»,Алматы,Да,Да,Да,Да\n"
    "2026-03-15 10:00:00 +0500,b@svet.example,«Свет»,Астана,Нет,Да,Нет,Да\n"
    "2026-03-16 10:00:00 +0500,c@bir.example,«Бір»,Алматы,Воздерживаюсь,,Да,Да\n"
    "2026-03-17 10:00:00 +0500,d@eki.example,«Екі»,Семей,Скорее да,Нет,Спросите позже,Да\n"
    "2026-03-18 10:00:00 +0500,e@ush.example,«Үш»,Тараз,Да,Да,Да,Нет\n"
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=0, demands=3) as made:
        yield made


def form() -> Source:
    return read_source(FORM.encode(), "ответы.csv")


def decided(read: Source) -> Source:
    """Give a source as it goes in where nobody asks for what is proposed to stay out."""
    return plan_import(Preview(read, texts=())).read


def take_in(database: Database, read: Source, *, refused: bool = False) -> import_draft.Imported:
    if not refused:
        read = decided(read)
    with database.writing("import") as tx:
        return import_draft.import_source(tx, read, into=statement_of(tx))


def stances(database: Database) -> dict[int, tuple[str, ...]]:
    """Give the positions of each number on the three demands, those of plain support left out."""
    with database.reading() as tx:
        found = read_held(tx, statement_of(tx)).others
    return {row.number: found[row.id] for row in signatures_of(database) if row.id in found}


def test_a_withheld_name_is_not_printed_and_an_unclear_consent_withholds_it(
    database: Database,
) -> None:
    take_in(database, form())
    published = {row.name: row.publish for row in signatures_of(database)}
    assert published == {
        "«Эхо»": "yes",
        "«Свет»": "withheld",
        "«Бір»": "yes",
        "«Екі»": "withheld",
    }
    with database.reading() as tx:
        content = gather_annex(tx, statement_of(tx)).content
    printed = annex_text(content, language="ru", draft=True)
    assert "Эхо" in printed and "Бір" in printed
    assert "Свет" not in printed and "Екі" not in printed
    assert "@" not in printed


def test_answers_become_positions_and_what_was_not_answered_is_not_stated(
    database: Database,
) -> None:
    done = take_in(database, form())
    # The form asked about two of the three demands.
    assert stances(database) == {
        1: ("supports", "supports", "not-stated"),
        2: ("does-not-support", "supports", "not-stated"),
        3: ("abstains", "not-stated", "not-stated"),
        4: ("unsettled", "does-not-support", "not-stated"),
    }
    assert done.unsettled == (4,)
    with database.reading() as tx:
        statement = statement_of(tx)
        words = positions.acts_by_signature(tx, statement)
    by_number = {row.number: words.get(row.id, []) for row in signatures_of(database)}
    # An answer is a position and no words; what is not understood is to be settled without its question.
    assert by_number[1] == by_number[2] == by_number[3] == []
    assert [(each.kind, each.wording) for each in by_number[4]] == [("unsettled", "Скорее да")]
    with database.reading() as tx:
        remarks = tx.rows(sa.select(signature.c.remarks).order_by(signature.c.number))
    assert remarks[1][0] == ["Требование 1 Нет"]
    assert "Требование 1 Скорее да" in remarks[3][0]


NOT_SAID = (
    "Организация,Требование 1,Требование 2\n"
    "«Эхо»,Да,Да\n«Свет»,-,Да\n«Мир»,n/a,\n«Дом»,Скорее да,Да\n«Сад»,Да,Нет\n"
)


@pytest.mark.parametrize(
    "headers", ["Требование 1,Требование 2", "Поддержка срока,Поддержка платы"]
)
def test_no_answer_to_demands_that_the_statement_lacks_is_no_support(
    tmp_path: Path, headers: str
) -> None:
    text = NOT_SAID.replace("Требование 1,Требование 2", headers)
    with make_register(tmp_path / "a.coalition", signatures=0, demands=0) as database:
        with database.writing("import") as tx:
            read = read_source(text.encode(), "ответы.csv")
            done = import_draft.import_source(tx, read, new_title="За воду")
        assert done.unsettled == (2, 3, 4, 5)


def test_boxes_of_demands_that_the_statement_lacks_are_no_support_where_unticked(
    tmp_path: Path,
) -> None:
    text = (
        "Организация,Какие требования вы поддерживаете\n"
        "«Эхо»,1. Срок; 2. Плата\n«Свет»,1. Срок\n«Мир»,\n"
    )
    with make_register(tmp_path / "a.coalition", signatures=0, demands=0) as database:
        with database.writing("import") as tx:
            read = read_source(text.encode(), "ответы.csv")
            done = import_draft.import_source(tx, read, new_title="За воду")
        assert done.unsettled == (2, 3)


def test_all_demands_are_those_of_the_statement_however_many_anybody_named(
    tmp_path: Path,
) -> None:
    text = (
        "Name of your organisation,Your name,Which demands do you support?\n"
        'River Trust,Anna Bell,All four demands\nLake Trust,Mary Cole,"1, 2"\n'
        "Hill Trust,John Dole,All\nMoor Trust,Ann Hall,All demands on water\n"
    )
    with make_register(tmp_path / "a.coalition", signatures=0, demands=4) as database:
        done = take_in(database, read_source(text.encode(), "answers.csv"))
        with database.reading() as tx:
            others = read_held(tx, statement_of(tx)).others
        rows = {row.number: row.id for row in signatures_of(database)}
        assert others[rows[2]] == ("supports", "supports", "not-stated", "not-stated")
        assert {rows[1], rows[3]}.isdisjoint(others)
        assert done.unsettled == (4,)


def test_who_refused_that_data_are_kept_is_left_out_with_the_reason(database: Database) -> None:
    draft = decided(form()).draft
    assert [entry.name for entry in draft.entries] == ["«Эхо»", "«Свет»", "«Бір»", "«Екі»"]
    left = [each for each in draft.left_out if "Үш" in each.text]
    assert [(each.lines, each.why) for each in left] == [((6, 6), import_draft.refused_reason())]


def test_days_and_senders_are_kept_and_a_day_to_come_is_not_taken(database: Database) -> None:
    late = FORM.replace("2026-03-14 10:00", "2999-03-14 10:00")
    take_in(database, read_source(late.encode(), "ответы.csv"))
    with database.reading() as tx:
        rows = tx.rows(
            sa.select(signature.c.number, signature.c.received_on, signatory.c.contacts)
            .join(signatory, signatory.c.id == signature.c.signatory_id)
            .order_by(signature.c.number)
        )
        day = tx.value(sa.select(act.c.received_on).where(act.c.kind == "unsettled"))
    assert [tuple(row) for row in rows] == [
        (1, None, ["a@echo.example"]),
        (2, dt.date(2026, 3, 15), ["b@svet.example"]),
        (3, dt.date(2026, 3, 16), ["c@bir.example"]),
        (4, dt.date(2026, 3, 17), ["d@eki.example"]),
    ]
    assert day == dt.date(2026, 3, 17)


def test_a_reservation_on_a_core_demand_stays_to_be_settled(tmp_path: Path) -> None:
    with make_register(tmp_path / "core.coalition", statements_made=0) as database:
        add_statement(database, demands=2, policies=("core", "open"))
        text = FORM.replace(",Нет,Да,Нет,Да", ",Да с оговоркой,Да,Да,Да")
        done = take_in(database, read_source(text.encode(), "ответы.csv"))
        assert 2 in done.unsettled
        assert stances(database)[2] == ("unsettled", "unsettled")


def test_undoing_an_import_gives_the_register_as_it_was_and_redoing_the_same_keys(
    database: Database,
) -> None:
    before = dump(database)
    take_in(database, form())
    after = dump(database)
    undo(database)
    assert dump(database) == before
    redo(database)
    assert dump(database) == after
    assert find_damage(database) == []


def test_a_mark_of_withdrawal_without_a_day_withdraws_nobody(database: Database) -> None:
    read = read_source("1. Фонд «Эхо» (подпись отозвана)\n2. Фонд «Свет»\n".encode(), "a.txt")
    assert read.draft.entries[0].standing == "withdrawn"
    take_in(database, read)
    one, two = signatures_of(database)
    assert (one.status, one.status_on, one.verification) == ("signed", None, "disputed")
    assert (two.status, two.verification) == ("signed", "unverified")
    with database.reading() as tx:
        remarks = tx.value(sa.select(signature.c.remarks).where(signature.c.id == one.id))
    assert "отозвана" in remarks[-1]


def test_the_forms_rows_become_one_piece_of_evidence_when_asked(database: Database) -> None:
    read = form()
    take_in(database, read)
    with database.reading() as tx:
        assert tx.rows(sa.select(evidence)) == []
    with database.writing("record-evidence") as tx:
        assert import_draft.record_form_rows(tx, statement_of(tx), [1, 2, 3]) == 3
    with database.reading() as tx:
        pieces = tx.rows(sa.select(evidence))
        basis = consent_basis(tx, statement_of(tx).id)
    assert [(row.kind, row.sha256, row.made_on) for row in pieces] == [
        ("form-row", read.sha256, dt.date(2026, 3, 14))
    ]
    numbers = {row.number: basis.get(row.id) for row in signatures_of(database)}
    assert numbers == {1: "form-row", 2: "form-row", 3: "form-row", 4: None}


# Against the register


def compared(database: Database, text: str) -> dict[int, tuple[str, int, int]]:
    draft = read_source(text.encode(), "a.txt").draft
    with database.reading() as tx:
        found = entry_match.find_known(tx, draft, statement_of(tx))
    return {at: (each.verdict, each.statement, each.number) for at, each in found.items()}


def test_rows_are_told_apart_that_are_there_alike_or_elsewhere(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=0) as database:
        take_in(database, read_source("1. ОФ «Бірлік», Анна Ким\n2. ОО «Эхо»\n".encode(), "1.txt"))
        add_statement(database)
        with database.writing("sign") as tx:
            new = signatures.NewSignature(name="«Шаңырақ»")
            signatures.sign(tx, statement_of(tx, 2), new)
        text = (
            "1. ОФ «Birlik», Анна Ким\n2. ОФ «Бірлік», Олжас Сапаров\n3. ОО «Эхо», Иван Петров\n"
            "4. «Shanyraq»\n5. ОФ «Новый»\n"
        )
        assert compared(database, text) == {
            0: ("there", 1, 1),
            1: ("alike", 1, 1),
            2: ("alike", 1, 2),
            3: ("elsewhere", 2, 1),
        }


def test_who_withdrew_may_sign_anew(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=1) as database:
        assert compared(database, "1. ОФ Фонд «Бірлік 1»\n2. ОФ «Два»\n").get(0, ("",))[0] != ""
        with database.writing("withdraw") as tx:
            withdraw_signature(tx, statement_of(tx), 1, dt.date(2026, 3, 14))
        found = compared(database, "1. ОФ Фонд «Бірлік 1»\n2. ОФ «Два»\n")
        assert [each[0] for each in found.values()] == ["alike"]


def test_a_list_that_was_made_longer_adds_only_what_is_new(tmp_path: Path) -> None:
    path, first, second = tmp_path / "c.coalition", tmp_path / "1.txt", tmp_path / "2.txt"
    make_register(path, signatures=0).close()
    first.write_text("1. ОО «Эхо», Анна Ким\n2. ОФ «Свет»\n", encoding="utf-8")
    second.write_text("1. ОО «Эхо», Анна Ким\n2. ОФ «Свет»\n3. ОФ «Бір»\n", encoding="utf-8")
    said = tmp_path / "report.txt"
    base = ["import", str(path)]
    assert type_command(*base, str(first), "--statement", "1").code == 0
    done = type_command(*base, str(second), "--statement", "1", "--json", "--report", str(said))
    assert (done.code, done.json["added"], done.json["left_out"]) == (0, 1, 2)
    assert "already there: 2" in said.read_text(encoding="utf-8")
    third = tmp_path / "3.txt"
    third.write_text("1. ОФ «Свет»\n2. ОФ «Бір»\n", encoding="utf-8")
    again = type_command(*base, str(third), "--statement", "1", "--json")
    assert (again.code, again.json["added"]) == (0, 0)
    every = type_command(*base, str(third), "--statement", "1", "--json", "--known-too")
    assert (every.code, every.json["added"]) == (0, 2)


# Taking a batch back later


def undo_batch(database: Database) -> import_undo.Batch:
    with database.writing("undo-import") as tx:
        return import_undo.undo_import(tx, import_undo.find_source(tx, None))


def test_a_batch_is_taken_back_later_and_can_be_imported_again(database: Database) -> None:
    before = dump(database)
    take_in(database, form())
    after = dump(database)
    add_statement(database)
    undo(database)
    done = undo_batch(database)
    assert (done.removable, done.kept) == ((1, 2, 3, 4), ())
    assert dump(database) == before
    undo(database)
    assert dump(database) == after
    redo(database)
    assert dump(database) == before
    take_in(database, form())
    assert [row.number for row in signatures_of(database)] == [1, 2, 3, 4]
    assert find_damage(database) == []


def test_what_has_been_changed_since_is_kept_and_named(database: Database) -> None:
    take_in(database, form())
    hold_originals(database, [2])
    with database.writing("record-position") as tx:
        new = positions.NewPosition({1: "not-stated"})
        positions.record_position(tx, statement_of(tx), 3, new)
    done = undo_batch(database)
    assert (done.removable, done.kept) == ((1, 4), (2, 3))
    assert [row.number for row in signatures_of(database)] == [2, 3]
    with database.reading() as tx:
        assert import_draft.known_source(tx, form()) is not None
    with pytest.raises(UserError, match="changed since"):
        undo_batch(database)
    assert find_damage(database) == []


def test_a_change_that_was_undone_keeps_nobody(database: Database) -> None:
    take_in(database, form())
    hold_originals(database, [2])
    undo(database)
    with database.writing("change-signature", field="place", number=1, statement=1) as tx:
        tx.change(signature, signatures_of(database)[0].id, place="Шымкент")
    undo(database)
    assert undo_batch(database).kept == ()


def test_the_command_takes_a_batch_back(tmp_path: Path) -> None:
    path, answers = tmp_path / "d.coalition", tmp_path / "ответы.csv"
    make_register(path, signatures=1).close()
    answers.write_text(FORM, encoding="utf-8")
    assert type_command("import", str(path), str(answers), "--statement", "1").code == 0
    shown = type_command("undo-import", str(path), "--source", "ответы.csv", "--dry-run", "--json")
    assert shown.json["removed"] == [2, 3, 4, 5]
    assert type_command("undo-import", str(path), "--source", "other.csv").code == 2
    done = type_command("undo-import", str(path), "--last")
    assert (done.code, "4 signatures" in done.out) == (0, True)
    assert type_command("undo-import", str(path), "--last").code == 1
    said = type_command("journal", str(path)).out
    assert "take the import of ответы.csv back: 4 signatures of statement 1" in said
