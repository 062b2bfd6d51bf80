"""Possible duplicates: the real list's pairs, invented ones, decisions that last as long as the data."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.drafts import Source
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_path
from coalition_app.records.imports import import_draft
from coalition_app.records.merging import decisions
from coalition_app.records.signatories.matching.name_forms import (
    read_name,
    read_person,
    same_person,
)
from coalition_app.records.signatories.matching.pairs import ATTESTOR, Card, find_pairs, numbers_of
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signature
from tests.registers import (
    add_signatures,
    make_register,
    name_attestor,
    statement_of,
    withdraw_signature,
)

LIST = Path(__file__).parents[3] / "data" / "real_case" / "statement.txt"
GOLD = Path(__file__).parents[3] / "data" / "real_case" / "likely_duplicates.gold.csv"
MOST_PAIRS = 25
"""Pairs on the real list above which nobody would look at them all."""


@pytest.fixture(scope="module")
def real_source() -> Source:
    return read_path(LIST)


def cards_of_source(source: Source) -> list[Card]:
    cards = [
        Card(
            each.number,
            each.name or each.as_printed,
            each.kind,
            tuple(joint.name for joint in each.joint),
            each.representative,
            "; ".join((each.office, *each.notes)),
        )
        for each in source.draft.entries
    ]
    given = source.draft.attestation
    assert given is not None
    return [*cards, Card(ATTESTOR, given.attestor, "individual", told="; ".join(given.offices))]


def test_every_pair_that_the_real_list_must_raise_is_raised(real_source: Source) -> None:
    with GOLD.open(encoding="utf-8", newline="") as file:
        wanted = {
            (int(row["a"]), ATTESTOR if row["b"] == "attestor" else int(row["b"]))
            for row in csv.DictReader(file)
            if row["must_raise"] == "yes"
        }
    found = find_pairs(cards_of_source(real_source))
    assert len(wanted) == 10
    assert wanted <= {(pair.a, pair.b) for pair in found}
    assert len(found) <= MOST_PAIRS


ALIKE = [
    ("«Шаңырақ»", "Shanyraq", "other-spelling"),
    ("«Артём и дети»", "«Артем и дети»", "other-spelling"),
    ("Центр защиты журналистов", "Журналистов защиты центр", "other-spelling"),
    ("ОФ «Әділ Сөз»", "«Әділ сөз»", "same-name"),
    ("«Комитет солдатских матерей»", "«Комитет солдатских матрей»", "alike"),
    ("«Комитет по правам человека»", "«Комитет по правам человека СКО»", "branch"),
    ("«АСРИВ»", "«Ассоциация социальных работников, инвалидов и волонтёров»", "abbreviation"),
    ("«Женщины Казахстана»", "«Қазақстан әйелдері»", "translation"),
]


@pytest.mark.parametrize(("one", "other", "reason"), ALIKE)
def test_one_name_in_two_forms_is_shown_with_its_reason(one: str, other: str, reason: str) -> None:
    (pair,) = find_pairs([Card(1, one), Card(2, other), Card(3, "«Мегаполис»")])
    assert (pair.a, pair.b, pair.reason) == (1, 2, reason)


UNLIKE = [
    ("«Школа 5»", "«Школа 6»"),
    ("«Журналисты»", "«Журналисты в беде»"),
    ("Международный центр журналистики MediaNet", "Международный центр некоммерческого права"),
    ("«Центр поддержки женщин»", "«Центр поддержки детей, подростков и женщин»"),
    ("«Гражданская Оборона»", "«Гражданская экспертиза»"),
    ("«Жас ұрпақ»", "«Жас Отан»"),
]


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_names_that_share_a_word_only_are_not_shown(one: str, other: str) -> None:
    assert find_pairs([Card(1, one), Card(2, other)]) == []


PEOPLE = [
    ("Ахметова Дана", "Дана Ахметова", True),
    ("Ахметова Д. К.", "Дана Ахметова", True),
    ("Ахметова Д. К.", "Ахметова Дана Кайратовна", True),
    ("Ахметова Ж.", "Ахметова Дана", False),
    ("Эдуард Пак", "Александр Пак", False),
    ("Халида Сабитова", "Рауф Сабитов", False),
    ("Dana Akhmetova", "Дана Ахметова", True),
]


@pytest.mark.parametrize(("one", "other", "same"), PEOPLE)
def test_people_are_compared_by_surname_and_initials(one: str, other: str, same: bool) -> None:
    assert same_person(read_person(one), read_person(other)) is same
    assert same_person(read_person(other), read_person(one)) is same


def test_who_signs_alone_and_for_a_body_is_shown() -> None:
    body = Card(1, "«Эхо»", representative="Дана Ахметова")
    alone = Card(2, "Ахметова Д.", "individual")
    (pair,) = find_pairs([body, alone])
    assert (pair.a, pair.b, pair.reason) == (1, 2, "person")


SURNAMES = [
    ("Асхат Тулегенов", "Асхат Тулеген", True),
    ("Нұрлан Айгүл", "Айгүл Нұрланова", True),
    ("Тулеген Асхат", "Асхат Тулегенов", True),
    ("Тулегенов А.", "Тулеген А.", True),
    ("А. Тулегенова", "Тулеген А.", True),
    ("Тулегенов А. К.", "А. К. Тулеген", True),
    ("Тулегенов А.", "Тулеген Б.", False),
    ("Тулегенов А.", "Тулегенова А.", False),
    ("Тулегенов", "Тулеген", False),
    ("Кимов А.", "Ким А.", False),
    ("Асхат Тулегенов", "Дана Тулеген", False),
    ("Асхат Тулегенов", "Асхат Тулегенова", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), SURNAMES)
def test_a_surname_with_and_without_its_russian_ending_is_shown(
    one: str, other: str, alike: bool
) -> None:
    found = find_pairs([Card(1, one, "individual"), Card(2, other, "individual")])
    assert [(each.a, each.b, each.reason) for each in found] == [(1, 2, "person")] * alike


def test_a_name_of_nothing_but_generic_words_is_compared_by_them() -> None:
    assert read_name("Общественный фонд").stems
    assert len(find_pairs([Card(1, "Союз организаций"), Card(2, "Союз организаций")])) == 1


def test_spellings_of_a_place_and_of_a_loan_word_are_one_name() -> None:
    one = Card(1, 'Public Association "Zhanasu Dialogue"')
    assert len(find_pairs([one, Card(2, "Public Union Janasu Dialog")])) == 1
    assert not find_pairs([one, Card(2, "Public Union Janatas Forum")])


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=0) as database:
        add_signatures(database, 1, name="«Шаңырақ»")
        add_signatures(database, 1, name="«Шанырак»")
        add_signatures(database, 1, name="«Мегаполис»")
        yield database


def decide(database: Database, verdict: str = "branch", a: int = 1, b: int = 2) -> None:
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), a, b, verdict, "спросили обоих")


def waiting(database: Database) -> list[tuple[int, int]]:
    with database.reading() as tx:
        found = decisions.list_possible_duplicates(tx, statement_of(tx))
    return [(each.pair.a, each.pair.b) for each in found if not each.verdict]


def test_a_decision_is_remembered_with_its_reason(database: Database) -> None:
    assert waiting(database) == [(1, 2)]
    decide(database, b=1, a=2)
    assert waiting(database) == []
    decide(database, "two-signatures")
    with database.reading() as tx:
        (settled,) = decisions.list_possible_duplicates(tx, statement_of(tx))
    assert (settled.verdict, settled.why) == ("two-signatures", "спросили обоих")
    assert settled.decided_at is not None


def test_a_decision_is_asked_again_when_the_data_change(database: Database) -> None:
    decide(database)
    with database.writing("record-evidence") as tx:
        row = signatures.find_signature(tx, statement_of(tx), 2)
        tx.change(signature, row.id, **as_signed(row, office="директор"))
    assert waiting(database) == [(1, 2)]


def as_signed(row: signatures.SignatureRow, **changed: str) -> dict[str, object]:
    """Give the whole group of values that change together, some of them changed."""
    kept = {
        "kind": row.kind,
        "as_printed": row.as_printed,
        "legal_form": row.legal_form,
        "name": row.name,
        "joint": None,
        "representative": row.representative,
        "office": row.office,
        "more_representatives": None,
        "place": row.place,
        "country": row.country,
    }
    return {**kept, **changed}


def test_who_is_gone_is_not_asked_about(database: Database) -> None:
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 2, tx.today)
    assert waiting(database) == []


@pytest.mark.parametrize(("a", "b", "verdict"), [(1, 1, "same"), (1, 9, "same"), (1, 2, "maybe")])
def test_what_cannot_be_decided_is_refused(
    database: Database, a: int, b: int, verdict: str
) -> None:
    with pytest.raises(UserError):
        decide(database, verdict, a, b)
    assert waiting(database) == [(1, 2)]


def test_who_attests_is_compared_with_the_list(tmp_path: Path, real_source: Source) -> None:
    with make_register(tmp_path / "real.coalition", statements_made=0) as database:
        with database.writing("import") as tx:
            import_draft.import_source(tx, real_source)
        name_attestor(database)
        with database.reading() as tx:
            found = [each.pair for each in decisions.list_possible_duplicates(tx, statement_of(tx))]
    assert {(18, 67), (1, 107)} <= {(pair.a, pair.b) for pair in found}
    assert {18, 67, 1, 107} <= set(numbers_of(found))


def test_records_that_are_the_same_in_everything_are_said_to_be() -> None:
    person = Card(1, "Анна Ким", "individual", told="юрист", place="Семей")
    body = Card(3, "ОО «Эхо»", representative="Борис Ли")
    cards = [
        *(person, replace(person, number=2), replace(person, number=5, told="врач")),
        *(body, replace(body, number=4), Card(ATTESTOR, "Анна Ким", "individual")),
    ]
    reasons = {(pair.a, pair.b): (pair.reason, pair.score) for pair in find_pairs(cards)}
    assert reasons[1, 2] == ("identical", 1.0)
    assert reasons[3, 4] == ("identical", 1.0)
    assert reasons[1, 5][0] == "person"
    assert reasons[1, ATTESTOR][0] != "identical"


def test_a_body_is_found_with_and_without_its_letters_in_brackets() -> None:
    names = ("Hill Rights Initiative (HRI)", "Hill Rights Initiative", "HRI", "Moss Fund")
    pairs = find_pairs([Card(at, name) for at, name in enumerate(names, 1)])
    assert {(pair.a, pair.b): pair.reason for pair in pairs} == {
        (1, 2): "same-name",
        (1, 3): "same-name",
    }


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("«Ақ көл» ҚҚ (бұрынғы «Таза су» ҚҚ), Ләззат Серік", "«Таза су»"),
        ("ОФ «Белое озеро» (ранее ОФ «Чистая вода»)", "«Чистая вода»"),
        ("Alder Trust (formerly Birch Water Trust), Leipzig", "Birch Water Trust"),
    ],
)
def test_the_former_name_of_a_body_meets_who_signs_by_it(now: str, before: str) -> None:
    renamed = Card(1, now.partition(" (")[0], told=now)
    (pair,) = find_pairs([renamed, Card(2, before), Card(3, "«Мегаполис»")])
    assert (pair.a, pair.b) == (1, 2)
    # A person’s former office is no body’s former name.
    other = Card(1, "«Ақ көл»", told="«Ақ көл», бывший директор Иван Серов")
    assert find_pairs([other, Card(2, "Иван Серов")]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Серікқызы А.", "Серикказы Айжан"),
        ("Нұрлан Әбдіров", "Nurlan Abdirov"),
        ("Әбдіров Н.", "Абдиров Нурлан"),
    ],
)
def test_two_bodies_of_a_place_with_one_person_in_two_spellings_are_shown(
    one: str, other: str
) -> None:
    first = Card(1, "ҚБ «Жасыл дала»", representative=one, place="Көкшетау")
    second = Card(2, "ОО «Зеленая степь»", representative=other, place="Кокшетау")
    (pair,) = find_pairs([first, second, Card(3, "ОФ «Эхо»", representative="Борис Ли")])
    assert (pair.a, pair.b, pair.reason) == (1, 2, "spelling")
    assert find_pairs([first, replace(second, place="Семей")]) == []
    # Who signs for two bodies of a place is spelt in one way.
    assert find_pairs([first, replace(second, representative=one)]) == []
    assert find_pairs([first, replace(second, representative="Ахметова Б.")]) == []
