"""The attestation's wording: never more than the evidence carries."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.documents.attestation.compose import compose_attestation, short_form
from coalition_app.documents.content.attestation_basis import AttestationBasis, ranges
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.store.tables import EVIDENCE_KINDS

ATTESTOR = Attestor("Ахметова Дана", ("координатор", "директор"))
DAY = dt.date(2026, 3, 1)
KINDS = (*(each for each in EVIDENCE_KINDS if each != "list-as-received"), "confirmed")
RECEIVED = "reproduced from the list as received"


def basis(count: int, basis: dict[int, str], *, has_words: bool = False) -> AttestationBasis:
    return AttestationBasis(tuple(range(1, count + 1)), basis, has_words, {"en": "Statement"})


def english(given: AttestationBasis) -> tuple[str, ...]:
    return compose_attestation(given, ATTESTOR, place="Almaty", date=DAY).paragraphs["en"]


def numbers_in(sentence: str) -> set[int]:
    """Read the numbers of a sentence's "No." or "Nos." list."""
    listed = re.search(r"\(Nos?\. ([^)]*)\)", sentence)
    return expand(listed[1]) if listed else set()


def expand(listed: str) -> set[int]:
    found: set[int] = set()
    for part in listed.split(", "):
        first, _, last = part.partition("–")
        found.update(range(int(first), int(last or first) + 1))
    return found


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


@given(st.sets(st.integers(1, 200), min_size=1))
def test_shortly_written_numbers_are_the_same_numbers(numbers: set[int]) -> None:
    assert expand(ranges(numbers)) == numbers


def test_the_short_form_has_three_grades() -> None:
    everything = basis(3, dict.fromkeys((1, 2, 3), "held-outside"))
    assert (everything.form, everything.exceptions) == ("all", ())
    assert short_form(texts("en"), everything) == "I certify the authenticity of the signatures"
    some = basis(5, {1: "letter", 4: "scan"})
    assert (some.form, some.exceptions) == ("except", (2, 3, 5))
    assert short_form(texts("en"), some).endswith("except numbers 2, 3, 5")
    one = basis(3, {1: "letter", 2: "letter"})
    assert short_form(texts("en"), one).endswith("except number 3")
    nothing = basis(3, {})
    assert nothing.form == "received"
    assert short_form(texts("en"), nothing) == "Reproduced from the list as received"


def test_without_any_evidence_nothing_is_certified() -> None:
    for each in (basis(3, {}), basis(0, {})):
        words = " ".join(english(each))
        assert "The authenticity of the signatures is not certified." in words
        assert "Basis" not in words
        assert "I certify" not in short_form(texts("en"), each)


def test_every_kind_of_evidence_has_its_sentence() -> None:
    for kind in KINDS:
        sentences = [each for each in english(basis(2, {2: kind})) if each.startswith("Basis")]
        assert len(sentences) == 1
        assert numbers_in(sentences[0]) == {2}


def test_words_are_said_to_be_reproduced_only_where_there_are_any() -> None:
    sentence = "word for word"
    assert sentence in " ".join(english(basis(1, {1: "letter"}, has_words=True)))
    assert sentence not in " ".join(english(basis(1, {1: "letter"})))


def test_a_notarial_act_is_never_implied() -> None:
    assert english(basis(1, {1: "letter"}))[-1].endswith("this is not a notarial act.")


def test_the_attestation_names_who_where_and_when_in_every_language() -> None:
    made = compose_attestation(basis(1, {1: "letter"}), ATTESTOR, place="Алматы", date=DAY)
    assert (made.attestor, made.offices) == ("Ахметова Дана", ("координатор", "директор"))
    assert (made.place, made.date) == ("Алматы", "2026-03-01")
    assert set(made.short) == set(made.paragraphs) == set(LANGUAGES)
    assert "1 March 2026" in made.paragraphs["en"][0]
    assert all("Алматы" in paragraphs[0] for paragraphs in made.paragraphs.values())


def test_a_title_with_a_percent_sign_is_printed_as_it_is() -> None:
    titled = AttestationBasis((1,), {}, False, {"ru": "100 %s «за»", "en": "100 %(count)d"})
    assert "100 %(count)d" in english(titled)[0]


@given(st.integers(0, 30), st.dictionaries(st.integers(1, 30), st.sampled_from(KINDS)))
def test_no_number_without_evidence_is_ever_claimed(count: int, kinds: dict[int, str]) -> None:
    counted = set(range(1, count + 1))
    made = compose_attestation(basis(count, kinds), ATTESTOR, place="Almaty", date=DAY)
    claimed: list[int] = []
    for sentence in made.paragraphs["en"]:
        if sentence.startswith("Basis"):
            claimed += sorted(numbers_in(sentence))
        if RECEIVED in sentence:
            assert numbers_in(sentence) == counted - set(kinds)
    assert sorted(claimed) == sorted(counted & set(kinds))
    assert set(made.exceptions) == counted - set(kinds)
    certifies = made.short["en"].startswith("I certify")
    assert certifies == bool(counted & set(kinds))
    if certifies:
        _, _, excepted = made.short["en"].partition("number")
        assert expand(excepted.removeprefix("s").strip() or "0") - {0} == counted - set(kinds)
