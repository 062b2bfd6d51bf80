"""Confirmation slips: one signatory as the edition prints them, and nobody else, in three languages."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import AnnexContent, ContentAct
from coalition_app.documents.write.slip import (
    Slip,
    asked_of,
    entries_of,
    refuse_unprinted,
    slip_json,
    slip_pdf,
    slip_text,
    slips_pdf,
)
from coalition_app.errors import UserError
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
def test_a_slip_is_one_sheet_and_always_the_same_bytes(language: str) -> None:
    for number in range(1, 11):
        drawn = slip_pdf(slip_of(number, language))
        assert len(PdfReader(io.BytesIO(drawn)).pages) <= 2, number
        assert drawn == slip_pdf(slip_of(number, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_slip_stands_on_the_back_of_anothers(language: str) -> None:
    slips = [slip_of(number, language) for number in range(1, 11)]
    drawn = slips_pdf(slips)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(drawn)).pages]
    for slip in slips:
        alone = PdfReader(io.BytesIO(slip_pdf(slip))).pages[0].extract_text()
        assert pages.index(alone) % 2 == 0
    assert not faults(drawn)


@pytest.mark.parametrize(
    ("language", "ticked", "fields"),
    [
        ("en", "No. 3 in edition 2 is", ("Name in full", "Office", "Date", "Signature")),
        ("ru", "№ 3 в редакции 2", ("Фамилия, имя", "Должность", "Дата", "Подпись")),
        ("kk", "2-редакциядағы № 3 жазба", ("Тегі, аты", "Лауазымы", "Күні", "Қолтаңба")),
    ],
)
def test_a_slip_has_a_part_to_answer_on_that_names_its_entry(
    language: str, ticked: str, fields: tuple[str, ...]
) -> None:
    """It may be the back of the sheet, and comes back alone."""
    slip = slip_of(3, language)
    last = PdfReader(io.BytesIO(slip_pdf(slip))).pages[-1].extract_text()
    said = " ".join(last.replace("\u00a0", " ").split())
    assert said.count(ticked) == 2
    assert f"3. {slip.entry.name} · {slip.code}" in said
    at = [said.index(each) for each in fields]
    assert at == sorted(at)
    # A reply that quotes the text would say, unticked, what nobody ticked.
    assert ticked not in slip_text(slip)


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
    for demand, said in zip(
        CONTENT.demands,
        ("you abstain", "you support it", "you have no common position"),
        strict=True,
    ):
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


@pytest.mark.parametrize(
    ("language", "kind", "representative", "said"),
    [
        ("ru", "organisation", "", "Уважаемые коллеги!"),
        ("kk", "movement", "", "Құрметті әріптестер!"),
        ("en", "organisation", "", "Dear colleagues,"),
        ("ru", "individual", "", "Здравствуйте, "),
        ("ru", "organisation", "Айгүл Сәрсенова", "Здравствуйте, Айгүл Сәрсенова!"),
    ],
)
def test_an_organisation_is_not_greeted_by_its_name(
    language: str, kind: str, representative: str, said: str
) -> None:
    slip = slip_of(1, language)
    entry = replace(slip.entry, kind=kind, representative=representative)
    assert said in slip_text(replace(slip, entry=entry))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_withdrew_is_asked_about_that_and_about_no_position(language: str) -> None:
    withdrawn = {
        "en": "that you withdrew it",
        "ru": "отзыв направили вы",
        "kk": "өзіңіз жібергеніңізді",
    }
    headed = {"en": "Your position", "ru": "Ваша позиция", "kk": "Ұстанымыңыз"}
    slip = slip_of(1, language)
    entry = replace(slip.entry, standing="withdrawn", standing_date="2026-03-14", acts=())
    gone = replace(slip, entry=entry)
    for told in (slip_text(gone), words_of(slip_pdf(gone))):
        assert withdrawn[language] in told
        assert headed[language] not in told
    assert headed[language] in slip_text(slip)


def test_everybody_is_asked_save_who_withdrew_or_is_merged() -> None:
    sections = tuple(
        replace(
            part,
            entries=tuple(
                replace(each, standing={2: "withdrawn", 3: "merged"}.get(each.number, "signed"))
                for each in part.entries
            ),
        )
        for part in CONTENT.sections
    )
    content = replace(CONTENT, sections=sections)
    assert asked_of(content) == [n for n in entries_of(content) if n not in (2, 3)]
    refuse_unprinted(content, entries_of(content), [1, 2])
    with pytest.raises(UserError, match="Number 3 is merged with another one"):
        refuse_unprinted(content, entries_of(content), [1, 3])


def test_a_slip_a_little_too_long_for_a_page_is_set_smaller() -> None:
    """The second page had the sign-off alone, or a heading stood without what it heads."""
    counts = {}
    for length in range(0, 4_000, 400):
        slip = slip_of(2, "kk", replace(long_reservation(length + 1), edition=1))
        document = slip_pdf(slip)
        pages = PdfReader(io.BytesIO(document)).pages
        counts[length] = len(pages)
        for page in pages:
            lines = [each for each in page.extract_text().splitlines() if each.strip()]
            assert lines[-2].strip() != "Қалай тексеруге болады"
    assert counts[0] == 1
    assert sorted(set(counts.values())) == [1, 2]


def test_a_slip_says_nothing_of_the_register_s_own_above_the_entry() -> None:
    slip = slip_of(1, "ru", every_case())
    for text in (slip_text(slip), words_of(slip_pdf(slip))):
        head = text.partition("ОФ «Хартия")[0].replace("\xa0", " ")
        assert "SHA-256" not in head and "текст 1" not in head.lower()
        assert "1 мая 2026" in head
