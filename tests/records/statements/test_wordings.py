"""Texts of a statement: edited until sealed, then renewed; no position is taken with a demand silently."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.readiness import assess
from coalition_app.errors import UserError
from coalition_app.records.care import checks
from coalition_app.records.evidence import reconfirmations
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import older_texts, signatures
from coalition_app.records.statements import diff, statements, wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from tests import sentences
from tests.registers import (
    add_signatures,
    add_statement,
    dump,
    hold_originals,
    make_register,
    name_attestor,
    record_edition,
    redo,
    statement_of,
    this_day,
    undo,
    withdraw_signature,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with one statement of three demands that nobody signed yet."""
    with make_register(tmp_path / "a.coalition", signatures=0, demands=3) as made:
        yield made


def shown(database: Database) -> StatementRow:
    with database.reading() as tx:
        return statement_of(tx)


def do(database: Database, action: str, *given: object, **named: object) -> object:
    """Do one action of texts or reconfirmations on the statement."""
    names = {"edit-text": "edit_wording", "new-text": "begin_new_text"}
    name = names.get(action, action.replace("-", "_"))
    owner = wordings if hasattr(wordings, name) else reconfirmations
    with database.writing(action) as tx:
        answer: object = getattr(owner, name)(tx, statement_of(tx), *given, **named)
    return answer


def refused(database: Database, action: str, *given: object, **named: object) -> str:
    """Do an action that must be refused without changing a row."""
    before = dump(database)
    with pytest.raises(UserError) as raised:
        do(database, action, *given, **named)
    assert dump(database) == before
    return str(raised.value)


def reserve(database: Database, number: int, stances: dict[int, str], words: str) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition(stances=stances, wording=words, language="ru")
        positions.record_position(tx, statement_of(tx), number, new)


def stances_of(database: Database, number: int) -> tuple[str, ...]:
    with database.reading() as tx:
        statement = statement_of(tx)
        row = signatures.find_signature(tx, statement, number)
        return read_held(tx, statement).of(row.id)


def to_reconfirm(database: Database) -> list[int]:
    with database.reading() as tx:
        return list(older_texts.numbers_to_reconfirm(tx, statement_of(tx).id))


def worded(database: Database, language: str = "ru") -> list[str]:
    return [each.wordings.get(language, "") for each in shown(database).demands]


def test_title_and_body_are_edited_in_each_language(database: Database) -> None:
    do(database, "edit-text", "ru", title=" Новое\n название ", body="Мы требуем:\r\nвсё.")
    do(database, "edit-text", "en", title="A statement")
    do(database, "edit-text", "kk", title="")
    found = shown(database)
    assert found.titles == {"ru": "Новое название", "en": "A statement"}
    assert found.bodies["ru"] == "Мы требуем:\nвсё."
    do(database, "set-authentic-language", "en")
    do(database, "set-date", dt.date(2026, 3, 1))
    found = shown(database)
    assert (found.title, found.dated) == ("A statement", dt.date(2026, 3, 1))
    do(database, "set-date", None)
    assert shown(database).dated is None


@pytest.mark.parametrize(
    ("language", "given", "said"),
    [
        ("ru", {"title": "  "}, "title in its authentic language"),
        ("ru", {"title": "я" * 1_001}, "1001 characters, at most 1000"),
        ("ru", {"body": "я" * 200_001}, "too long"),
        ("ru", {"title": "Заяв\x07ление"}, r"U+0007"),
        ("ru", {"body": "Заяв\u202eление"}, r"U+202E"),
        ("kk", {"title": "Второе"}, "Statement 2 has this title already"),
        ("de", {"title": "Erklärung"}, "not a language of the documents"),
        ("ru", {"title": "Другое", "body": "\x00"}, r"U+0000"),
    ],
)
def test_a_bad_wording_is_refused_and_nothing_is_half_applied(
    database: Database, language: str, given: dict[str, str], said: str
) -> None:
    with database.writing("make-statement") as tx:
        statements.make_statement(tx, titles={"ru": "Второе"}, authentic_language="ru", demands=[])
    assert said in refused(database, "edit-text", language, **given)


def test_a_language_without_title_cannot_be_authentic(database: Database) -> None:
    assert "English" in refused(database, "set-authentic-language", "en")


def test_demands_are_added_reworded_moved_and_removed(database: Database) -> None:
    assert do(database, "add-demand", {"ru": "Четвёртое.", "kk": " "}) == 4
    do(database, "reword-demand", 1, "kk", "Бірінші.")
    do(database, "reword-demand", 1, "ru", "Первое\r\nтребование.")
    do(database, "move-demand", 4, 1)
    assert worded(database) == [
        "Четвёртое.",
        "Первое\nтребование.",
        "Требование 2.",
        "Требование 3.",
    ]
    assert worded(database, "kk") == ["", "Бірінші.", "", ""]
    do(database, "remove-demand", 3)
    do(database, "reword-demand", 2, "kk", "")
    found = shown(database)
    assert [each.number for each in found.demands] == [1, 2, 3]
    assert worded(database) == ["Четвёртое.", "Первое\nтребование.", "Требование 3."]
    assert found.demands[1].wordings == {"ru": "Первое\nтребование."}


@pytest.mark.parametrize(
    ("action", "given", "said"),
    [
        ("add-demand", ({"ru": " "},), "Demand 4 has no wording"),
        ("add-demand", ({"ru": "я" * 50_000},), "50000 characters"),
        ("add-demand", ({"ru": "Требование 2."},), "Demand 2 has this wording already"),
        ("add-demand", ({"ru": "Тре\u2066бование"},), r"U+2066"),
        ("reword-demand", (1, "ru", ""), "Demand 1 would have no wording"),
        ("reword-demand", (1, "ru", "Требование 3."), "Demand 3 has this wording already"),
        ("reword-demand", (9, "ru", "Что?"), "has no demand 9"),
        ("move-demand", (1, 0), "there are 1 to 3"),
        ("move-demand", (1, 4), "there are 1 to 3"),
        ("remove-demand", (4,), "has no demand 4"),
        ("set-policy", (1, "closed"), "use one of: open, core"),
    ],
)
def test_a_bad_demand_is_refused(
    database: Database, action: str, given: tuple[object, ...], said: str
) -> None:
    assert said in refused(database, action, *given)


def test_positions_go_with_their_demand_when_it_is_renumbered(database: Database) -> None:
    add_signatures(database, 4)
    reserve(database, 2, {3: "does-not-support"}, "Третье не поддерживаем.")
    do(database, "new-text")
    do(database, "move-demand", 3, 1)
    assert stances_of(database, 2) == ("does-not-support", "supports", "supports")
    with database.reading() as tx:
        statement = statement_of(tx)
        row = signatures.find_signature(tx, statement, 2)
        (act,) = positions.acts_by_signature(tx, statement)[row.id]
    assert act.demands == (1,)


def test_a_demand_with_positions_is_not_removed_silently(database: Database) -> None:
    add_signatures(database, 4)
    reserve(database, 2, {3: "does-not-support"}, "Третье не поддерживаем.")
    reserve(database, 4, {3: "abstains"}, "Воздерживаемся.")
    assert "Text 1 was signed as it stands" in refused(database, "remove-demand", 3)
    do(database, "new-text")
    do(database, "remove-demand", 3)
    assert worded(database) == ["Требование 1.", "Требование 2."]
    with database.reading() as tx:
        first = statements.get_text(tx, statement_of(tx).id, 1)
        signed = signatures.find_signature(tx, first, 2)
        assert read_held(tx, first).of(signed.id) == ("supports", "supports", "does-not-support")


def test_a_demand_with_a_reservation_does_not_become_core(database: Database) -> None:
    add_signatures(database, 4)
    reserve(database, 3, {1: "supports-with-reservation"}, "С оговоркой.")
    assert "number 3 stands on demand 1" in refused(database, "set-policy", 1, "core")
    do(database, "set-policy", 2, "core")
    assert [each.policy for each in shown(database).demands] == ["open", "core", "open"]
    with pytest.raises(UserError, match="core demand"):
        reserve(database, 1, {2: "supports-with-reservation"}, "С оговоркой.")


def test_a_sealed_text_has_a_digest_of_each_language_and_is_not_changed(
    database: Database,
) -> None:
    do(database, "edit-text", "ru", body="Мы требуем:")
    do(database, "seal-text")
    with database.reading() as tx:
        (sealed,) = wordings.list_texts(tx, statement_of(tx).id)
    words = (
        "Заявление № 1\n\nМы требуем:\n\n1. Требование 1.\n\n2. Требование 2.\n\n3. Требование 3."
    )
    assert sealed.digests["ru"] == hashlib.sha256(words.encode()).hexdigest()
    assert set(sealed.digests) == {"ru", "kk"}
    for action, given in (
        ("edit-text", ("ru",)),
        ("set-authentic-language", ("kk",)),
        ("add-demand", ({"ru": "Ещё."},)),
        ("reword-demand", (1, "ru", "Иначе.")),
        ("move-demand", (1, 2)),
        ("remove-demand", (1,)),
    ):
        assert refused(database, action, *given) == (
            "Text 1 is sealed. Make text 2 first; then change that."
        )
    assert refused(database, "seal-text") == "Text 1 is sealed already."


def test_a_text_without_authentic_wording_is_not_sealed(database: Database) -> None:
    do(database, "set-authentic-language", "kk")
    assert "demand 1, 2, 3" in refused(database, "seal-text")
    assert "can be changed as it is" in refused(database, "new-text")


def test_a_new_text_asks_older_signatures_to_reconfirm(database: Database) -> None:
    add_signatures(database, 4)
    do(database, "seal-text")
    assert do(database, "new-text") == 2
    do(database, "reword-demand", 1, "ru", "Требование первое.")
    assert to_reconfirm(database) == []  # nothing to reconfirm until it is sealed
    do(database, "seal-text")
    add_signatures(database, 1)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 4, tx.today)
    assert to_reconfirm(database) == [1, 2, 3]
    today = this_day()
    do(database, "reconfirm", [1, 3], received=today, note="письмо")
    do(database, "decline-text", [2], received=today)
    assert to_reconfirm(database) == []
    with database.reading() as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id)
    assert [row.status for row in rows] == [
        "signed",
        "withdrawn",
        "signed",
        "withdrawn",
        "signed",
    ]
    assert checks.find_damage(database) == []


@pytest.mark.parametrize(
    ("numbers", "days", "said"),
    [
        ([1], 1, sentences.FUTURE),
        ([1], -1, sentences.TOO_EARLY),
        ([1, 9], 0, "nothing to reconfirm for number 9"),
        ([], 0, "Choose whose answer"),
    ],
)
@pytest.mark.parametrize("action", ["reconfirm", "decline-text"])
def test_a_wrong_answer_is_refused(
    database: Database, action: str, numbers: list[int], days: int, said: str
) -> None:
    add_signatures(database, 4)
    renew(database)
    day = this_day() + dt.timedelta(days)
    assert said in refused(database, action, numbers, received=day)


def renew(database: Database) -> None:
    """Seal, make the next text with one more demand, and seal that."""
    do(database, "seal-text")
    do(database, "new-text")
    do(database, "add-demand", {"ru": "Ещё одно."})
    do(database, "seal-text")


def test_nobody_supports_a_demand_that_they_did_not_sign(database: Database) -> None:
    add_signatures(database, 4)
    reserve(database, 2, {1: "does-not-support"}, "Не поддерживаем первое.")
    renew(database)
    assert stances_of(database, 1) == ("supports", "supports", "supports", "not-stated")
    assert stances_of(database, 2) == ("does-not-support", "supports", "supports", "not-stated")
    do(database, "reconfirm", [1], received=this_day())
    assert stances_of(database, 1) == ("supports",) * 4
    with database.reading() as tx:
        statement = statement_of(tx)
        held = read_held(tx, statement)
        counts = held.counts()
    assert counts[4]["supports"] == 1
    assert counts[4]["not-stated"] == 3


def test_readiness_names_whom_to_ask_and_a_text_in_work_stops(database: Database) -> None:
    add_signatures(database, 4)
    hold_originals(database)
    name_attestor(database)
    assert found_by_readiness(database) == {}
    do(database, "seal-text")
    do(database, "new-text")
    assert found_by_readiness(database) == {
        "text-not-sealed": ("stops", (1, 2, 3, 4)),
        "to-reconfirm": ("exception", (1, 2, 3, 4)),
    }
    do(database, "seal-text")
    answers = NewEvidence("letter", note="ответы")
    do(database, "reconfirm", [1, 2], received=this_day(), shown_by=answers)
    do(database, "reconfirm", [3], received=this_day())
    # The original of number 3 was held before the text was made.
    assert found_by_readiness(database) == {
        "to-reconfirm": ("exception", (4,)),
        "evidence-older": ("exception", (3,)),
    }
    with database.reading() as tx:
        assert gather_annex(tx, statement_of(tx)).basis.of_grade("none") == (3, 4)


def found_by_readiness(database: Database) -> dict[str, tuple[str, tuple[int, ...]]]:
    with database.reading() as tx:
        readiness = assess(tx, gather_annex(tx, statement_of(tx)), "ru")
    worst = [each for each in readiness.items if each.severity != "hint"]
    return {each.kind: (each.severity, each.numbers) for each in worst}


def test_an_attested_text_is_closed_and_sealed_by_its_edition(database: Database) -> None:
    add_signatures(database, 4)
    with database.writing("attest") as tx:
        record_edition(tx)
    assert "Text 1 is sealed" in refused(database, "reword-demand", 1, "ru", "Иначе.")
    do(database, "new-text")
    do(database, "reword-demand", 1, "ru", "Иначе.")
    with database.reading() as tx:
        first, second = wordings.list_texts(tx, statement_of(tx).id)
    assert first.sealed_at is not None
    assert set(first.digests) == {"ru", "kk"}
    assert second.sealed_at is None
    assert found_by_readiness(database)["text-not-sealed"] == ("stops", (1, 2, 3, 4))


def test_a_printed_text_is_translated_and_what_the_edition_printed_stays(
    database: Database,
) -> None:
    add_signatures(database, 4)
    with database.writing("attest") as tx:
        record_edition(tx)
        assert wordings.open_languages(tx, statement_of(tx)) == {"en"}
    before = dump(database)
    do(database, "edit-text", "en", title="Statement No. 1")
    do(database, "reword-demand", 1, "en", "Stop it.")
    with database.reading() as tx:
        shown, (text,) = statement_of(tx), wordings.list_texts(tx, statement_of(tx).id)
        assert wordings.open_languages(tx, shown) == {"en"}
    assert (shown.titles["en"], shown.demand(1).wordings["en"]) == ("Statement No. 1", "Stop it.")
    assert text.number == 1
    assert set(text.digests) == {"ru", "kk"}
    for language in ("ru", "kk"):
        assert "Text 1 is sealed" in refused(database, "reword-demand", 1, language, "Иначе.")
    undo(database)
    undo(database)
    assert dump(database) == before


def test_a_translation_that_a_later_edition_printed_stays(database: Database) -> None:
    add_signatures(database, 4)
    with database.writing("attest") as tx:
        record_edition(tx)
    do(database, "edit-text", "en", title="Statement No. 1")
    with database.writing("attest") as tx:
        record_edition(tx, number=2)
    for action, given in (("edit-text", ("en",)), ("reword-demand", (1, "en", "Stop it."))):
        titled = {"title": "Statement 1"} if action == "edit-text" else {}
        assert "Text 1 is sealed" in refused(database, action, *given, **titled)
    with database.reading() as tx:
        (text,) = wordings.list_texts(tx, statement_of(tx).id)
        assert text.digests["en"] == statements.text_digest(statement_of(tx), "en")


def test_a_demand_that_an_edition_printed_stays_without_a_title_too(database: Database) -> None:
    add_signatures(database, 4)
    do(database, "reword-demand", 1, "en", "Stop it.")
    with database.writing("attest") as tx:
        record_edition(tx)
        assert wordings.open_languages(tx, statement_of(tx)) == frozenset()
    assert "Make text 2 first" in refused(database, "reword-demand", 1, "en", "Go on.")


def test_many_answers_are_recorded_at_once_and_undone_at_once(database: Database) -> None:
    add_signatures(database, 4)
    add_signatures(database, 30)
    renew(database)
    told: list[tuple[int, int]] = []
    before = dump(database)
    do(
        database,
        "reconfirm",
        list(range(1, 35)),
        received=this_day(),
        progress=lambda so_far, of: told.append((so_far, of)),
    )
    assert to_reconfirm(database) == []
    assert told[-1] == (34, 34)
    undo(database)
    assert dump(database) == before


def test_differences_are_told_word_by_word(database: Database) -> None:
    do(database, "seal-text")
    do(database, "new-text")
    do(database, "reword-demand", 2, "ru", "Требование второе.")
    do(database, "remove-demand", 1)
    do(database, "add-demand", {"ru": "Новое.", "en": "New."})
    with database.reading() as tx:
        found = diff.compare_texts(tx, statement_of(tx).id, 1, 2)
        with pytest.raises(UserError, match="There is no text 7"):
            diff.compare_texts(tx, statement_of(tx).id, 1, 7)
    told = {(each.language, each.before, each.after): each.runs for each in found}
    assert told == {
        ("ru", 2, 1): (
            ("same", "Требование "),
            ("removed", "2"),
            ("added", "второе"),
            ("same", "."),
        ),
        ("ru", 3, 2): (("same", "Требование 3."),),
        ("ru", 0, 3): (("added", "Новое."),),
        ("ru", 1, 0): (("removed", "Требование 1."),),
        ("en", 0, 3): (("added", "New."),),
    }


def test_languages_with_another_number_of_demands_are_told(database: Database) -> None:
    assert wordings.count_wordings(shown(database)) == {"ru": 3, "kk": 0}
    assert wordings.languages_differ(shown(database))
    for number in (1, 2, 3):
        do(database, "reword-demand", number, "kk", f"{number}-талап.")
    assert not wordings.languages_differ(shown(database))


def test_undoing_everything_brings_the_register_back(database: Database) -> None:
    add_signatures(database, 4)
    reserve(database, 2, {3: "does-not-support"}, "Третье не поддерживаем.")
    before = dump(database)
    do(database, "new-text")
    do(database, "move-demand", 3, 1)
    do(database, "remove-demand", 2)
    do(database, "edit-text", "en", title="A statement", body="We ask:")
    do(database, "set-policy", 2, "core")
    renew(database)
    do(database, "reconfirm", [1], received=this_day())
    do(database, "decline-text", [2], received=this_day())
    done = dump(database)
    steps = 0
    while dump(database) != before:
        undo(database)
        steps += 1
    assert steps == 11
    for _each in range(steps):
        redo(database)
    assert dump(database) == done
    assert checks.find_damage(database) == []


def test_a_statement_of_another_number_keeps_its_own_texts(database: Database) -> None:
    renew(database)
    add_statement(database)
    with database.reading() as tx:
        other = statement_of(tx, 2)
        assert other.text_number == 1
        assert not wordings.is_frozen(tx, other)
        assert list(older_texts.numbers_of_older_texts(tx, other)) == []
