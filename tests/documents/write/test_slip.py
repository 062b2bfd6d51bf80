"""Confirmation slips: one signatory as the edition prints them, and nobody else, in three languages."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import AnnexContent, ContentAct
from coalition_app.documents.write.slip import Slip, slip_json, slip_pdf, slip_text
from tests.documents.annexes import every_case, long_reservation
from tests.documents.preflight import faults
from tests.documents.tag_tree import Tagged, tag_faults

CONTENT = replace(every_case(), edition=2)
LANGUAGES = ("en", "ru", "kk")


def slip_of(number: int, language: str, content: AnnexContent = CONTENT) -> Slip:
    (entry,) = [e for s in content.sections for e in s.entries if e.number == number]
    return Slip(content, entry, language)


def words_of(document: bytes) -> str:
    pages = PdfReader(io.BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [1, 3, 6, 9])
def test_a_slip_holds_its_own_line_and_no_other_signatorys(number: int, language: str) -> None:
    slip = slip_of(number, language)
    page, text = words_of(slip_pdf(slip)), slip_text(slip)
    own = slip.entry
    code = verification_code(content_digest(CONTENT))
    for said in (page, text):
        assert code in said
        assert content_digest(CONTENT).hex() in said.replace(" ", "")
        assert own.name in said
        assert f"{number}." in said
        for section in CONTENT.sections:
            for other in section.entries:
                if other.number != number and other.name:
                    assert other.name not in said
    for act in own.acts:
        assert act.wording in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_is_one_page_and_always_the_same_bytes(language: str) -> None:
    for number in range(1, 11):
        drawn = slip_pdf(slip_of(number, language))
        assert len(PdfReader(io.BytesIO(drawn)).pages) == 1, number
        assert drawn == slip_pdf(slip_of(number, language))


def test_long_words_go_on_to_further_pages_with_their_count() -> None:
    drawn = slip_pdf(slip_of(2, "en", replace(long_reservation(9_000), edition=1)))
    pages = PdfReader(io.BytesIO(drawn)).pages
    assert len(pages) > 1
    assert f"page 2 of {len(pages)}" in pages[1].extract_text()


def test_the_position_on_each_demand_stands_in_the_slip() -> None:
    found = slip_json(slip_of(7, "en"))
    assert found["positions"] == {"1": "abstains", "2": "supports", "3": "no-consensus"}
    text = slip_text(slip_of(7, "en"))
    lines = [line.strip() for line in text.splitlines()]
    for demand, said in zip(CONTENT.demands, ("abstains", "supports", "no consensus"), strict=True):
        at = next(
            at for at, line in enumerate(lines) if line.startswith(f"Demand {demand.number}: ")
        )
        assert said in lines[at]
        assert lines[at + 1] == demand.wording["en"]


def test_a_slip_is_not_taken_for_the_annex() -> None:
    from coalition_app.documents.verify.alone import verify_alone
    from coalition_app.documents.verify.verdict import NOT_ISSUED

    assert verify_alone(slip_pdf(slip_of(1, "en"))).verdict == NOT_ISSUED


def test_the_wording_of_a_demand_stands_whole_below_the_position() -> None:
    demands = tuple(replace(each, wording={"en": "Repeal it."}) for each in CONTENT.demands)
    slip = slip_of(1, "en", replace(CONTENT, demands=demands))
    lines = slip_text(slip).splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("Demand 1: "))
    assert lines[at + 1] == "   Repeal it."
    assert "Repeal it.)" not in slip_text(slip)


def test_words_name_the_demands_that_they_touch() -> None:
    act = ContentAct("reservation", (1,), "кроме сроков", "ru", "2026-03-14")
    for demands, heading in (
        ((1,), "Reservation to demand 1:"),
        ((1, 2), "Reservation to demands 1, 2:"),
        ((), "Reservation:"),
    ):
        slip = slip_of(1, "en")
        entry = replace(slip.entry, acts=(replace(act, demands=demands),))
        assert f"   {heading}" in slip_text(replace(slip, entry=entry)).splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_is_read_out_by_a_screen_reader(language: str) -> None:
    drawn = slip_pdf(slip_of(3, language))
    assert tag_faults(drawn) + faults(drawn) == []
    document = Tagged(drawn).document
    (figure,) = document.every("Figure")
    assert verification_code(content_digest(CONTENT)) in str(figure.entries["/Alt"])
    assert [each.language for each in document.every("BlockQuote")] == ["kk", "en"]
    # A demand that is worded in another language than the slip's says so.
    foreign = {each.language for each in document.every("P")} - {""}
    assert foreign == {"ru"}
