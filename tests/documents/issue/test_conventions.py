"""The conventions of depositaries for positions and lists, each with the tests that prove it here.

The conventions are those of the Vienna Convention on the Law of Treaties (the articles are named), of the
status tables of the United Nations, of joint statements, and of parliaments' minutes.
"""

import datetime as dt
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.content.corrections import compare_contents
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.content.gathered import Gathered
from coalition_app.documents.layout.corrigendum_words import corrigendum_lines
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.drafts import DraftEntry
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import acts_changed, positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures, status
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from tests.documents.pages import joined, pages_of
from tests.registers import dump, make_register, make_source, statement_of

CAME, LATER = dt.date(2025, 3, 1), dt.date(2025, 3, 14)
RESERVED = "supports-with-reservation"
WORDS, TRANSLATED = "кроме сроков исполнения", "орындау мерзімдерінен басқа"
HERE = "tests.documents.issue.test_conventions"
PROVED = {
    # Effect, not label, makes a reservation: VCLT 2(1)(d).
    1: (
        "tests.records.positions.test_positions::test_words_that_touch_no_demand_are_an_explanation",
        "tests.desktop.positions.test_words_of_position::test_words_that_change_nothing_are_no_reservation",
        f"{HERE}::test_the_three_kinds_are_kept_apart_by_their_effect",
    ),
    # Partial support needs clear parts (17); a core demand refuses reservations (19).
    2: (
        "tests.records.positions.test_positions::test_a_core_demand_takes_no_reservation",
        "tests.records.positions.test_acts_on_core_demands::test_a_core_demand_takes_no_reservation_by_a_later_act",
        "tests.records.positions.test_acts_on_core_demands::"
        "test_words_of_a_list_on_core_demands_are_raised_and_never_dropped",
    ),
    # In writing and dated (23); withdrawal at any time, effective on receipt (22, 23(4)).
    3: (
        "tests.records.positions.test_acts::test_a_withdrawn_reservation_stays_recorded_and_stands_no_more",
        "tests.records.positions.test_positions::test_a_position_that_nobody_can_take_is_refused",
        f"{HERE}::test_withdrawn_words_are_printed_no_more_and_counted_no_more",
    ),
    # A reservation changes nothing for others: 21(2).
    4: (f"{HERE}::test_a_reservation_changes_nothing_for_other_signatories",),
    # Permanent numbers, each act dated, a section of reservations that cites the demands.
    5: (
        "tests.documents.layout.test_annex_plan::test_own_words_can_have_a_section_of_their_own",
        "tests.documents.layout.test_annex_plan::"
        "test_the_withdrawn_keep_their_number_and_lose_their_position",
        f"{HERE}::test_an_act_is_printed_with_its_date_and_the_demands_it_touches",
    ),
    # The original first, translations labelled, the authentic language named.
    6: (
        "tests.records.positions.test_acts::test_a_translation_is_drafted_checked_and_confirmed",
        f"{HERE}::test_a_translation_is_printed_after_the_original_and_labelled",
        f"{HERE}::test_the_authentic_language_is_named_in_a_document_of_another_one",
    ),
    # Signing without authority has no effect until confirmed (8); ad referendum counts then (12(2)(b)).
    7: (
        "tests.records.signatures.test_status::test_each_move_is_allowed_or_refused_by_the_rule",
        f"{HERE}::test_subject_to_approval_is_printed_and_counted_once_it_is_confirmed",
    ),
    # After the closing: acceded, in a block of their own; the mark of a personal capacity.
    8: (
        "tests.records.signatures.test_status::test_after_the_first_delivery_who_comes_accedes",
        "tests.documents.content.test_gather::"
        "test_sections_stand_in_their_order_and_acceded_ones_by_themselves",
        f"{HERE}::test_a_personal_capacity_bears_a_mark_that_is_explained",
    ),
    # Later corrections have a list of their own beside what was delivered.
    9: (
        "tests.documents.issue.test_corrigendum::test_every_kind_of_change_is_listed_by_number",
        f"{HERE}::test_a_corrigendum_says_which_words_stand_no_more",
    ),
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as made:
        yield made


def record(database: Database, number: int, stances: dict[int, str], **given: object) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition(stances, received_on=CAME, **given)  # type: ignore[arg-type]
        positions.record_position(tx, statement_of(tx), number, new)


def gather(database: Database) -> Gathered:
    with database.reading() as tx:
        return gather_annex(tx, statement_of(tx))


def printed(database: Database, language: str = "en") -> str:
    text = annex_text(gather(database).content, language=language, draft=True)
    return re.sub(r"\s+", " ", text.replace("| ", ""))


def counts(database: Database, demand: int) -> dict[str, int]:
    shown = gather(database).content.demands[demand - 1]
    return {word: count for word, count in shown.counts.items() if count}


def test_every_convention_is_proved_by_tests_that_are_there() -> None:
    assert sorted(PROVED) == list(range(1, 10))
    for named in [each for several in PROVED.values() for each in several]:
        module, _sign, function = named.partition("::")
        assert function.startswith("test_")
        assert callable(getattr(importlib.import_module(module), function))


def test_the_three_kinds_are_kept_apart_by_their_effect(database: Database) -> None:
    record(database, 1, {1: RESERVED}, wording="Оговорка: кроме сроков")
    record(database, 2, {}, wording="Оговорка: срок читаем так", kind="interpretive-declaration")
    record(database, 3, {1: "supports", 2: "supports"}, wording="Оговорка: потому что важно")
    text = printed(database)
    for label in ("Reservation", "Interpretive declaration", "Explanation"):
        assert label in text
    assert gather(database).content.with_reservation == 1
    assert counts(database, 1) == {"supports": 2, RESERVED: 1}


def test_withdrawn_words_are_printed_no_more_and_counted_no_more(tmp_path: Path) -> None:
    """Also not as a part of the entry as the list had it."""
    entries = [
        DraftEntry(1, f"ОО «Зов» ({WORDS})", "«Зов»", legal_form="ОО", reservation=WORDS),
        DraftEntry(2, "ОФ «Ответ»", "«Ответ»", legal_form="ОФ"),
    ]
    with create_register(tmp_path / "b.coalition", coalition="К", passphrase=None) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(entries))
        record(made, 1, {1: RESERVED, 2: "supports", 3: "supports"})
        assert WORDS in printed(made)
        assert gather(made).content.with_reservation == 1
        with made.writing("withdraw-words") as tx:
            acts_changed.withdraw_act(tx, statement_of(tx), 1, received=tx.today)
        assert WORDS not in printed(made)
        assert "ОО «Зов»" in printed(made)
        assert gather(made).content.with_reservation == 0
        assert counts(made, 1) == {"supports": 2}


def test_a_reservation_changes_nothing_for_other_signatories(database: Database) -> None:
    """Vienna Convention, art. 21(2)."""
    record(database, 2, {2: "abstains"})
    before = list(dump(database)["position"])
    record(database, 1, {1: RESERVED}, wording=WORDS)
    assert [row for row in dump(database)["position"] if row in before] == before
    assert counts(database, 1) == {"supports": 2, RESERVED: 1}
    assert counts(database, 2) == {"supports": 2, "abstains": 1}
    assert "3 signatures counted" in printed(database)


def test_an_act_is_printed_with_its_date_and_the_demands_it_touches(database: Database) -> None:
    record(database, 2, {1: "does-not-support", 2: RESERVED}, wording=WORDS)
    text = printed(database)
    assert "received on 1 March 2025" in text
    assert "Demand 1: does not support · Demand 2: supports with a reservation" in text
    assert text.index("«Бірлік 2»") < text.index(WORDS) < text.index("«Бірлік 3»")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", acts_changed.STATES)
def test_a_translation_is_printed_after_the_original_and_labelled(
    database: Database, language: str, state: str
) -> None:
    record(database, 1, {1: RESERVED}, wording=WORDS, language="ru")
    with database.writing("translate-words") as tx:
        acts_changed.translate_act(
            tx,
            statement_of(tx),
            1,
            language="kk",
            wording=TRANSLATED,
            translator="Сәуле А.",
            state=state,
        )
    text, gettext = printed(database, language), texts(language).gettext
    labels = {
        "draft": "unchecked translation",
        "checked": "checked translation",
        "confirmed": "translation confirmed by the signatory",
    }
    assert text.index(WORDS) < text.index(TRANSLATED)
    around = text[text.index(WORDS) : text.index(TRANSLATED) + len(TRANSLATED) + 200]
    assert gettext(labels[state]) in around
    assert "Сәуле А." in around


def test_the_authentic_language_is_named_in_a_document_of_another_one(
    database: Database, tmp_path: Path
) -> None:
    assert "The authentic text is in Russian." in printed(database)
    assert "in Russian" not in printed(database, "ru")
    content = gather(database).content
    pdf = render_annex(content, language="en", draft=True)
    pages = pages_of(pdf, tmp_path, in_drawing_order=True)
    assert "Authentic language of the document: Russian." in joined(pages[0])


def test_subject_to_approval_is_printed_and_counted_once_it_is_confirmed(
    database: Database,
) -> None:
    """Vienna Convention, art. 12(2)(b)."""
    with database.writing("sign") as tx:
        new = NewSignature("«Ждём»", status="subject-to-approval")
        signatures.sign(tx, statement_of(tx), new)
    assert "Subject to approval; not counted" in printed(database)
    assert gather(database).content.signed == 3
    assert counts(database, 1) == {"supports": 3}
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), 4, "signed", received=CAME)
    assert gather(database).content.signed == 4
    assert counts(database, 1) == {"supports": 4}


def test_a_personal_capacity_bears_a_mark_that_is_explained(database: Database) -> None:
    with database.writing("sign") as tx:
        new = NewSignature("Оспанова С.", kind="individual", capacity="personal")
        signatures.sign(tx, statement_of(tx), new)
    text = printed(database)
    assert "Оспанова С. (p)" in text
    assert "for identification only" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_corrigendum_says_which_words_stand_no_more(database: Database, language: str) -> None:
    """Beside the delivered list, which stays as it was delivered."""
    record(database, 1, {1: RESERVED}, wording=WORDS)
    record(database, 2, {}, wording="поясняем", kind="explanation")
    earlier = gather(database).content
    with database.writing("narrow-words") as tx:
        acts_changed.correct_act(
            tx,
            statement_of(tx),
            1,
            received=LATER,
            wording="кроме сроков оплаты",
            reason="опечатка",
        )
    with database.writing("withdraw-words") as tx:
        acts_changed.withdraw_act(tx, statement_of(tx), 2, received=LATER)
    found = compare_contents(earlier, gather(database).content)
    kinds = [(each.kind, each.number) for each in found.corrections]
    assert kinds == [("words", 1), ("words-gone", 2)]
    lines = list(corrigendum_lines(found, language))
    gone = texts(language).gettext("No longer in force: %(text)s")
    before = texts(language).gettext("Before: %(text)s")
    assert "   кроме сроков оплаты" in lines
    assert "   " + before % {"text": WORDS} in lines
    assert "   " + gone % {"text": "поясняем"} in lines
    assert WORDS in annex_text(earlier, language="ru", draft=True)
