"""The attestation's wording: never more than the evidence carries, each number once, in three languages."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.documents.attestation.choices import Chosen
from coalition_app.documents.attestation.compose import compose_attestation
from coalition_app.documents.content.attestation_basis import AttestationBasis, ranges
from coalition_app.documents.content.content import ContentAttestation
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.evidence.grades import HOW

ATTESTOR = Attestor("Ахметова Дана", ("координатор", "директор"))
DAY = dt.date(2026, 11, 28)
TITLES = {"ru": "О кодексах", "kk": "Кодекстер туралы", "en": "On codes"}
CERTIFIES = {
    "ru": re.compile(r"подлинност\w+ подписей подтверждаю|получение согласия", re.IGNORECASE),
    "kk": re.compile(r"растаймын", re.IGNORECASE),
    "en": re.compile(r"I certify", re.IGNORECASE),
}


def basis(*how: str, **more: object) -> AttestationBasis:
    """Make the basis of signatures 1, 2 … by how each is known."""
    known = dict(enumerate(how, start=1))
    return AttestationBasis(tuple(known), known, TITLES, **more)  # type: ignore[arg-type]


def composed(given: AttestationBasis, **more: object) -> ContentAttestation:
    return compose_attestation(given, ATTESTOR, place="Almaty", date=DAY, **more)  # type: ignore[arg-type]


def said(given: AttestationBasis, language: str, **more: object) -> tuple[str, ...]:
    plain = (each.replace("\u00a0", " ") for each in composed(given, **more).paragraphs[language])
    return tuple(plain)


def expand(listed: str) -> list[int]:
    found: list[int] = []
    for part in listed.split(", "):
        first, _, last = part.partition("–")
        found.extend(range(int(first), int(last or first) + 1))
    return found


def numbers_in(text: str) -> list[int]:
    """Read every number that a text names behind its sign."""
    listed = re.findall(r"(?:№|Nos?\.) (\d[\d–]*(?:, \d[\d–]*)*)", text.replace("\u00a0", " "))
    return [number for each in listed for number in expand(each)]


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ([], ""),
        ([4], "4"),
        ([1, 2], "1, 2"),
        ([3, 1, 2], "1–3"),
        ([1, 2, 3, 4, 7, 9, 10, 11], "1–4, 7, 9–11"),
    ],
)
def test_numbers_are_written_shortly(numbers: list[int], written: str) -> None:
    assert ranges(numbers) == written


FIRST = {
    "all": (
        ("original", "original"),
        "Подлинность подписей подтверждаю.",
        "Қолтаңбалардың түпнұсқалығын растаймын.",
        "I certify that the signatures are authentic.",
    ),
    "except": (
        ("original", "seen-in-person", "mail"),
        "Подлинность подписей подтверждаю, за исключением указанных в пункте 3.",
        "3-тармақта көрсетілгендерді қоспағанда, қолтаңбалардың түпнұсқалығын растаймын.",
        "I certify that the signatures are authentic, except those named in paragraph 3.",
    ),
    "only": (
        ("original", "mail"),
        "Подлинность подписей подтверждаю: № 1.",
        "Мына қолтаңбалардың түпнұсқалығын растаймын: № 1.",
        "I certify that these signatures are authentic: No. 1.",
    ),
    "consent": (
        ("call-note", "mail", "scan"),
        "Получение согласия подписать документ подтверждаю: № 2, 3.",
        "Құжатқа қол қоюға келісім алынғанын растаймын: № 2, 3.",
        "I certify that consent to sign the document was received: Nos. 2, 3.",
    ),
    "note": (
        ("call-note", "list", "no-evidence"),
        "Настоящая запись не является подтверждением подлинности подписей.",
        "Осы жазба қолтаңбалардың түпнұсқалығын растау болып табылмайды.",
        "This note is not a certification that the signatures are authentic.",
    ),
}


@pytest.mark.parametrize("form", FIRST)
def test_the_first_paragraph_follows_the_grades(form: str) -> None:
    how, *sentences = FIRST[form]
    made = composed(basis(*how))
    assert made.form == form
    for language, sentence in zip(("ru", "kk", "en"), sentences, strict=True):
        assert said(basis(*how), language)[0] == sentence
        assert made.short[language] == made.paragraphs[language][0]


@pytest.mark.parametrize("how", HOW)
def test_the_strongest_sentence_of_each_grade(how: str) -> None:
    """By the table: only the first grade carries authenticity, only the second consent."""
    form = {"original": "all", "received": "consent"}.get(HOW[how], "note")
    made = composed(basis(how))
    assert made.form == form
    for language, certifying in CERTIFIES.items():
        whole = " ".join(made.paragraphs[language])
        assert bool(certifying.search(whole)) == (form != "note")
        heading = {"ru": "ПОДТВЕРЖДЕНИЕ", "kk": "РАСТАУ", "en": "ATTESTATION"}[language]
        assert (made.heading[language] == heading) == (form != "note")


ITEMS = {
    "scan": (
        "имеется копия подписанного листа: № 1",
        "қол қойылған парақтың көшірмесі бар: № 1",
        "a copy of the signed sheet is held: No. 1",
    ),
    "mail": (
        "согласие получено электронной почтой: № 1",
        "келісім электрондық пошта арқылы алынды: № 1",
        "consent received by email: No. 1",
    ),
    "form-row": (
        "согласие получено через форму на сайте: № 1",
        "келісім веб-форма арқылы алынды: № 1",
        "consent received by web form: No. 1",
    ),
    "letter": (
        "согласие получено письмом: № 1",
        "келісім хатпен алынды: № 1",
        "consent received by letter: No. 1",
    ),
    "message": (
        "согласие получено сообщением: № 1",
        "келісім хабарламамен алынды: № 1",
        "consent received by message: No. 1",
    ),
    "call-note": (
        "о согласии сообщено устно, письменного согласия нет: № 1",
        "келісім туралы ауызша хабарланды, жазбаша келісім жоқ: № 1",
        "consent was reported orally; there is no written consent: No. 1",
    ),
    "unknown-sender": (
        "согласие получено с неизвестного адреса: № 1",
        "келісім белгісіз мекенжайдан алынды: № 1",
        "consent received from an unknown address: No. 1",
    ),
    "lapsed": (
        "после изменения записи в списке согласие заново не подтверждено: № 1",
        "тізімдегі жазба өзгергеннен кейін келісім қайта расталмады: № 1",
        "consent was not confirmed again after the entry changed: No. 1",
    ),
    "erased": (
        "документ, подтверждающий согласие, уничтожен и больше не хранится: № 1",
        "келісімді растайтын құжат жойылды, енді сақталмайды: № 1",
        "the document that showed consent was erased and is no longer held: No. 1",
    ),
    "indirect": (
        "о согласии сообщено другим лицом: № 1",
        "келісім туралы басқа адам хабарлады: № 1",
        "consent was reported by another person: No. 1",
    ),
    "copy": (
        "согласие известно по копии, подлинник не предъявлен: № 1",
        "келісім көшірме бойынша белгілі, түпнұсқасы ұсынылмаған: № 1",
        "consent is known from a copy; the original was not shown: No. 1",
    ),
    "list": (
        "внесено по списку, полученному 27 ноября 2026 г.: № 1",
        "2026 жылғы 27 қарашада алынған тізім бойынша енгізілді: № 1",
        "entered from a list received on 27 November 2026: No. 1",
    ),
    "no-evidence": (
        "документа, подтверждающего согласие, нет: № 1",
        "келісімді растайтын құжат жоқ: № 1",
        "no document shows consent: No. 1",
    ),
    "older-text": (
        "согласие относится к прежнему тексту: № 1",
        "келісім бұрынғы мәтінге қатысты: № 1",
        "consent relates to an earlier text: No. 1",
    ),
    "disputed": (
        "принадлежность подписи оспаривается: № 1",
        "қолтаңбаның тиесілілігі даулы: № 1",
        "it is disputed whose signature this is: No. 1",
    ),
    "check-failed": (
        "подпись сверку не прошла: № 1",
        "қолтаңба салыстырудан өтпеді: № 1",
        "the signature did not pass a comparison: No. 1",
    ),
}


@pytest.mark.parametrize("how", [how for how, grade in HOW.items() if grade != "original"])
def test_what_the_first_paragraph_does_not_cover_has_its_item(how: str) -> None:
    given = basis(how, "original", "original", list_days={1: "2026-11-27"})
    for language, item in zip(("ru", "kk", "en"), ITEMS[how], strict=True):
        # A single item is a sentence of its own.
        assert said(given, language)[2] == f"{item[0].upper()}{item[1:]}."


def test_several_items_are_listed_below_a_lead() -> None:
    given = basis("original", "original", "original", "original", "original", "mail", "call-note")
    assert said(given, "ru")[2].splitlines() == [
        "Пункт 1 не относится к номерам:",
        "1) согласие получено электронной почтой: № 6;",
        "2) о согласии сообщено устно, письменного согласия нет: № 7.",
    ]
    assert said(basis("original", "mail", "list"), "kk")[2].splitlines()[0] == (
        "1-тармақ қалған нөмірлерге қолданылмайды:"
    )
    assert said(basis("mail", "list"), "en")[2].splitlines() == [
        "By number:",
        "1) consent received by email: No. 1;",
        "2) entered from a list received: No. 2.",
    ]


@given(
    how=st.lists(st.sampled_from(list(HOW)), min_size=1, max_size=30),
    excepted=st.sets(st.integers(1, 30), max_size=4),
)
def test_every_counted_number_stands_once(how: list[str], excepted: set[int]) -> None:
    given = basis(*how)
    chosen = Chosen(excepted=tuple(sorted(excepted & set(given.counted))))
    made = composed(given, chosen=chosen)
    covered = [number for numbers in made.basis.values() for number in numbers]
    listed = [number for numbers in made.items.values() for number in numbers]
    whole = made.form in ("consent", "note")
    assert sorted(listed if whole else covered + listed) == list(given.counted)
    assert not set(covered) & set(chosen.excepted)
    assert all(HOW[how[number - 1]] in ("original", "received") for number in covered)
    for language in LANGUAGES:
        first, scope, *others = made.paragraphs[language]
        printed = numbers_in(others[0]) if listed else []
        if made.form == "only":
            printed = [*printed, *numbers_in(first)]
        if made.form in ("all", "except"):
            printed = [*printed, *covered]
        assert sorted(printed) == list(given.counted)
        assert numbers_in(scope) == list(given.counted)
        assert f"{len(given.counted)} (" in scope


def test_nothing_certified_stands_above_no_evidence() -> None:
    made = composed(basis("no-evidence", "no-evidence"))
    assert made.heading == {
        "ru": "ЗАПИСЬ К СПИСКУ ПОДПИСАВШИХ",
        "kk": "ҚОЛ ҚОЮШЫЛАР ТІЗІМІНЕ ЖАЗБА",
        "en": "NOTE TO THE LIST OF SIGNATORIES",
    }
    assert made.paragraphs["ru"][-1] == (
        "Настоящая запись не относится к содержанию документа и не является нотариальным действием."
    )
    assert any(each.startswith("Запись не основана") for each in made.paragraphs["ru"])


def test_the_scope_names_every_edition_that_it_replaces() -> None:
    """Two copies of a register can each have given a number."""
    former = ((1, "2026-11-27", "AAAA"), (1, "2026-11-28", "BBBB"))
    scope = said(basis("original", former=former), "en")[1]
    assert (
        "This edition replaces edition 1 of 27 November 2026 (code AAAA); that edition is kept unchanged."
        in scope
    )
    assert (
        "This edition replaces edition 1 of 28 November 2026 (code BBBB); that edition is kept unchanged."
        in scope
    )
    assert scope.endswith("The list of changes can be had from the coordinator.")
    assert "replaces" not in said(basis("original"), "en")[1]


def test_the_scope_names_the_document_its_count_and_the_rule_on_silence() -> None:
    given = basis("original")
    assert said(given, "ru")[1] == (
        "Список относится к документу «О кодексах». Подписи, учтённые на 28 ноября 2026 г.: 1 (№ 1). "
        "Подпись без оговорки учтена как поддержка всех требований."
    )
    assert said(given, "kk")[1] == (
        "Тізім «Кодекстер туралы» құжатына қатысты. 2026 жылғы 28 қарашадағы жағдай бойынша есепке "
        "алынған қолтаңба: 1 (№ 1). Ескертпесіз қолтаңба барлық талапты қолдау деп есептелді."
    )
    own = replace(given, silence="document")
    assert said(own, "en")[1].endswith("means support for every demand (so the document says).")
    none = replace(given, silence="not-stated")
    assert "обозначена «не указано»." in said(none, "ru")[1]
    text = replace(given, text=(2, "2026-11-20", "ab" * 32))
    assert (
        f"Текст 2 от 20 ноября 2026 г., контрольная сумма SHA-256: {'ab' * 32}."
        in (said(text, "ru")[1])
    )


def test_complete_is_said_only_where_it_was_ticked_and_never_as_such() -> None:
    given = basis("original", complete=True)
    sentence = "Иных подписей под этим документом к указанному дню ко мне не поступало."
    assert sentence not in said(given, "ru")[1]
    assert sentence in said(given, "ru", chosen=Chosen(complete=True))[1]
    for language, word in (("ru", r"\bполн(?!омоч)"), ("kk", "толық"), ("en", "complete")):
        for how in ("original", "mail", "list"):
            whole = " ".join(said(basis(how, complete=True), language))
            assert not re.search(word, whole.casefold())


def test_both_days_stand_in_one_sentence_where_the_list_is_older() -> None:
    earlier = dt.date(2026, 11, 20)
    assert (
        "Список приведён по состоянию на 20 ноября 2026 г.; подтверждение подписано 28 ноября 2026 г. "
        "Изменения между этими днями не отражены."
    ) in said(basis("original"), "ru", as_of=earlier)[1]
    assert (
        "растауға 2026 жылғы 28 қарашада қол қойылды"
        in (said(basis("original"), "kk", as_of=earlier)[1])
    )


def test_originals_have_a_holder_a_place_and_whose_word_it_is() -> None:
    given = basis(
        "original", "seen-in-person", held={1: ("Р. М. Акылбекова", "г. Алматы")}, by_word=(1,)
    )
    assert said(given, "ru")[2] == (
        "Основание: подписано в моём присутствии — № 2; хранится подлинник подписанного документа — № 1. "
        "Хранитель: Р. М. Акылбекова. Место хранения: г. Алматы. Подлинники вне реестра, по словам лица, "
        "подписавшего подтверждение: № 1."
    )


def test_identity_and_authority_are_said_as_what_they_are() -> None:
    plain = said(basis("original", "original"), "en")
    assert (
        "This attestation does not rest on an examination of identity documents or of documents showing "
        "authority."
    ) in plain
    shown = said(basis("original", "original", identity=(1,), authority=(2, 9)), "en")
    assert any(
        each.startswith("An identity document was shown: No. 1. A document showing")
        and "No. 2." in each
        and "For the rest, this attestation does not rest" in each
        for each in shown
    )
    whole = said(basis("original", identity=(1,), authority=(1,)), "en")
    assert not any("does not rest" in each for each in whole)


def test_verbatim_is_said_only_of_what_shows_it() -> None:
    words = {"verbatim": (1,), "list": (2,), "oral": (3,)}
    given = basis("original", "original", "original", words=words)
    assert (
        "Слова подписавших приведены дословно, на языке подлинника: № 1. Слова приведены так, как они "
        "стоят в полученном списке: № 2. Слова записаны по устному сообщению: № 3."
    ) in said(given, "ru")
    for language, word in (("ru", "дословно"), ("kk", "сөзбе-сөз"), ("en", "verbatim")):
        bare = " ".join(said(basis("original", words={"list": (1,)}), language))
        assert word not in bare


def test_a_title_cannot_close_its_quotation_marks() -> None:
    titled = replace(basis("original"), titles={"ru": "А». Подлинность всех подписей верна. «Б"})
    scope = said(titled, "ru")[1]
    assert scope.count("»") == scope.count("«") == 1


def test_names_with_percent_signs_are_printed_as_they_are() -> None:
    titled = replace(basis("original"), titles={"en": "100 %(count)d %s"})
    assert "100 %(count)d %s" in said(titled, "en")[1]


def test_the_attestation_is_in_every_language_and_its_paragraphs_have_no_gap() -> None:
    made = composed(basis("original", "mail", "no-evidence", "original", "original"))
    lengths = {len(made.paragraphs[language]) for language in LANGUAGES}
    assert len(lengths) == 1
    assert all(all(each) for each in made.paragraphs.values())
    assert (made.attestor, made.offices) == ("Ахметова Дана", ("координатор", "директор"))


@pytest.mark.parametrize(
    ("language", "came", "bare", "undated"),
    [
        (
            "ru",
            "Подпись отозвана, не учтена, номер сохранён: № 2 (отзыв получен 3 января 2026 г.).",
            "номер сохранён: № 3 (3 января 2026 г., по записи координатора; документа об отзыве нет).",
            "номер сохранён: № 4 (по записи координатора; документа об отзыве нет).",
        ),
        (
            "kk",
            "нөмірі сақталды: № 2 (хабар 2026 жылғы 3 қаңтарда алынды).",
            "нөмірі сақталды: № 3 (2026 жылғы 3 қаңтарда, үйлестірушінің жазбасы бойынша; бұл туралы құжат "
            "жоқ).",
            "нөмірі сақталды: № 4 (үйлестірушінің жазбасы бойынша; бұл туралы құжат жоқ).",
        ),
        (
            "en",
            "Signature withdrawn, not counted, number kept: No. 2 (notice received 3 January 2026).",
            "number kept: No. 3 (3 January 2026, by the coordinator’s record; no notice is held).",
            "number kept: No. 4 (by the coordinator’s record; no notice is held).",
        ),
    ],
)
def test_a_notice_was_received_only_where_one_is_held(
    language: str, came: str, bare: str, undated: str
) -> None:
    withdrawn = {"2026-01-03": (2, 3), "": (4,)}
    told = " ".join(said(basis("original", withdrawn=withdrawn, unwritten=(3, 4)), language))
    assert all(each in told for each in (came, bare, undated))
