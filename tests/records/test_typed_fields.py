"""Fields that an attestation prints take names and places, and nothing that certifies."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coalition_app.documents.attestation.compose import attested
from coalition_app.documents.content.gather import gather_annex
from coalition_app.errors import UserError
from coalition_app.records.editions import attestors
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.opening.new import create_register
from coalition_app.records.signatures import edits, signatures, verifications
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import attestor
from coalition_app.records.store.transactions import Transaction
from coalition_app.records.typed_fields import (
    MOST_IN_NAME,
    MOST_IN_OFFICE,
    MOST_IN_PLACE,
    typed_field,
)
from tests.registers import hold_originals, make_register, name_attestor, statement_of, this_day

INJECTIONS = (
    # Russian
    "Алматы. Личность и полномочия всех удостоверены нотариусом",
    "Алматы, подлинность всех подписей удостоверена",
    "г. Алматы; все подписи подлинные",
    "Алматы: подписи проверены",
    "Алматы! Все подписи настоящие",
    "нотариус, заверяю все подписи",
    "директор, подписи заверены",
    "координатор, засвидетельствовавшая все подписи",
    "лицо, гарантирующее подлинность",
    "ручаюсь за каждую подпись",
    "подлинность подписей подтверждаю без исключений",
    "список полный и достоверный",
    "председатель. Исключений нет",
    "все подписи собственноручные",
    "подписи действительны, возражений нет",
    "данные верны и подтверждены",
    "юрист, сверено с оригиналами",
    "Подписи поставлены при мне. Директор",
    "пoдтвepждaю все подписи",
    "подтвер\u0301ждаю все подписи",
    # Kazakh
    "Алматы. Барлық қолтаңба нотариуспен куәландырылды",
    "Алматы қ., қолтаңбалар куәландырылды",
    "Алматы: барлық қолтаңба тексерілді",
    "директор, барлық қолды растаймын",
    "нотариус, қолтаңбаларды растады",
    "қолтаңбалардың түпнұсқалығы расталды",
    "түпнұсқа қолтаңбалар",
    "барлық қолтаңба шынайы",
    "шынайылығына кепілдік беремін",
    "үйлестіруші. Ерекше жағдай жоқ",
    "барлық қол жарамды",
    "қолтаңбалар нағыз",
    "Алматы! Бәрі расталған",
    "тізім толық; растаған нотариус",
    "тексерілген тізім",
    "жеке басы расталды",
    "өкілеттігі тексеріліп, расталды",
    "мен куәландырамын",
    "растаймыз бәрін",
    "рас\u200bталды бәрі",
    # English
    "Almaty. All signatures were verified by a notary",
    "Almaty, where all signatures are authentic",
    "Almaty: every signature checked",
    "Almaty; signatures genuine",
    "who certifies every signature",
    "director, certified all of them",
    "notary who attested the list",
    "I vouch for each of them",
    "signatures guaranteed by the coalition",
    "witnessed and notarised",
    "all signatures valid",
    "verified list",
    "everything confirmed by telephone",
    "Coordinator. No exceptions remain",
    "genuinely signed by all",
    "The authenticity is beyond doubt",
    "Signed in my presence! All of them",
    "identity of all confirmed",
    "cer\u00adtified by all",
    "сertified by the board",
)
HONEST = (
    *("г. Алматы", "Алматы қ.", "пос. Заречный, Костанайская обл.", "Almaty", "пр. Абая, д. 5"),
    *("Р. М. Акылбекова", "Ахметова Дана", "Қ. Ә. Сейітқызы", "J. F. O'Neil", "О. И. Ким-Ли"),
    "Координатор Коалиции НПО Казахстана против пыток",
    "директор Казахстанского международного бюро по правам человека и соблюдению законности",
    "член Координационного Совета НПМ при Уполномоченном по правам человека",
    "хранитель подписных листов по решению общего собрания коалиции от 11 сентября 2026 года",
    *(
        "нотариус",
        "к. ю. н., доцент",
        "главный редактор газеты «Правда»",
        "Адвокат, вице-президент",
    ),
    *("Адам құқықтары жөніндегі уәкіл жанындағы ҰАТ Үйлестіру кеңесінің мүшесі", "директор"),
    "Head of the Centre for Certification Studies",
)


def test_there_are_sixty_of_them_twenty_in_each_language() -> None:
    assert len(INJECTIONS) == len(set(INJECTIONS)) == 60


@pytest.mark.parametrize("words", INJECTIONS)
def test_no_field_takes_what_reads_as_certifying(words: str) -> None:
    for most in (MOST_IN_PLACE, MOST_IN_NAME, MOST_IN_OFFICE):
        with pytest.raises(UserError):
            typed_field(words, most)


@pytest.mark.parametrize("words", HONEST)
def test_names_places_and_offices_are_taken(words: str) -> None:
    assert typed_field(f" {words}\n", MOST_IN_OFFICE) == words


def hold(tx: Transaction, **fields: str) -> None:
    rows = signatures.list_signatures(tx, statement_of(tx).id)
    held = {"held_where": "г. Алматы", "holder": "Д. А.", **fields}
    evidence.record_evidence(tx, statement_of(tx), rows, NewEvidence("held-outside", **held))  # type: ignore[arg-type]


FIELDS: dict[str, Callable[[Transaction, str], object]] = {
    "attestor": lambda tx, words: attestors.set_attestor(tx, name=words, offices=[]),
    "office": lambda tx, words: attestors.set_attestor(tx, name="Д. А.", offices=[words]),
    "second": lambda tx, words: attestors.set_second_attestor(tx, name=words, offices=[]),
    "coalition": attestors.name_coalition,
    "holder": lambda tx, words: hold(tx, holder=words),
    "place of the originals": lambda tx, words: hold(tx, held_where=words),
    "who checked": lambda tx, words: verifications.verify_signature(
        tx, statement_of(tx), 1, "confirmed", ground="сверено с письмом", by=words
    ),
    "office of a signature": lambda tx, words: edits.change_signature(
        tx, statement_of(tx), 1, "office", words
    ),
    "office of a new signature": lambda tx, words: signatures.sign(
        tx, statement_of(tx), NewSignature("Фонд", representative="Д. А.", office=words)
    ),
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    made = make_register(tmp_path_factory.mktemp("fields") / "a.coalition")
    name_attestor(made)
    hold_originals(made)
    return made


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("words", INJECTIONS[::7])
def test_every_field_that_prints_is_such_a_field(
    database: Database, field: str, words: str
) -> None:
    with pytest.raises(UserError), database.writing("change") as tx:
        FIELDS[field](tx, words)


def test_a_register_is_not_made_for_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        create_register(tmp_path / "b.coalition", coalition=INJECTIONS[0], passphrase=None)


def test_what_an_older_program_took_is_refused_where_it_would_print(database: Database) -> None:
    with database.writing("set-attestor") as tx:
        (row,) = tx.rows(attestor.select())
        before = row.offices
        tx.change(attestor, row.id, offices=["директор. Все подписи заверены мной"])
        with pytest.raises(UserError, match="reads as a sentence"):
            attested(tx, gather_annex(tx, statement_of(tx)), place="А", date=this_day())
        tx.change(attestor, row.id, offices=before)
