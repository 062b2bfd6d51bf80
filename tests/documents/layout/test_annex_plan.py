"""The annex planned: what stands together, what is repeated, what an element is called."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import AnnexContent, ContentAct, ContentSection
from coalition_app.documents.layout.annex import Plan, plan_annex
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.marks import A4, BOTTOM, Begin, Block, End, Group, Text
from coalition_app.documents.layout.page_options import PageForm, Setting
from coalition_app.documents.layout.paging import flow
from coalition_app.i18n import texts
from coalition_app.languages import document_languages
from tests.documents import annexes

ROOT = Path(__file__).resolve().parents[3]
ARTIFACTS = {"Artifact"}


def planned(
    content: AnnexContent, *, draft: bool = False, form: PageForm = PageForm(), language: str = "en"
) -> Plan:
    words = Wording(texts(language), content.authentic_language)
    return plan_annex(Setting(content, words, form, draft), content_digest(content))


def strings(plan: Plan) -> list[list[str]]:
    """Give the lines of each page, no-break spaces as plain ones."""
    return [
        [
            mark.string.replace("\u00a0", " ")
            for _top, block in page
            for mark in block.marks
            if isinstance(mark, Text)
        ]
        for page in plan.pages
    ]


def roles(plan: Plan) -> Iterator[Begin | End]:
    for page in plan.pages:
        for _top, block in page:
            yield from (mark for mark in block.marks if isinstance(mark, (Begin, End)))


CONTENTS = {
    "real": annexes.real_content(),
    "every case": annexes.every_case(),
    "twenty demands": annexes.many_demands(20),
    "sixty demands": annexes.many_demands(60),
    "long reservation": annexes.long_reservation(50_000),
    "no entries": annexes.named(),
}
WHOLE = PageForm(positions="whole")
FORMS = (PageForm(), WHOLE, PageForm("section"), PageForm("section", "none"))


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("name", CONTENTS)
def test_elements_are_nested_and_nothing_is_shown_outside_them(name: str, form: PageForm) -> None:
    plan = planned(CONTENTS[name], form=form)
    open_roles: list[str] = []
    for page in plan.pages:
        for _top, block in page:
            for mark in block.marks:
                if isinstance(mark, Begin):
                    open_roles.append(mark.role)
                elif isinstance(mark, End):
                    assert open_roles.pop() == mark.role
                else:
                    assert open_roles
    assert not open_roles


@pytest.mark.parametrize("name", CONTENTS)
def test_nothing_reaches_into_the_foot(name: str) -> None:
    for page in planned(CONTENTS[name]).pages:
        blocks = [(top, block) for top, block in page if top <= A4.top and top >= BOTTOM]
        for top, block in blocks:
            assert top - block.height >= BOTTOM - 1e-6


def test_the_attestation_stands_on_one_page() -> None:
    pages = strings(planned(annexes.real_content()))
    wanted = [annexes.ATTESTATION.short["en"], "Акылбекова Р. М.", "signature"]
    assert [page for page in pages if set(wanted) & set(page)] == [pages[-1]]
    assert set(wanted) <= set(pages[-1])


def test_room_for_a_seal_is_left_only_where_it_was_asked_for() -> None:
    usual = strings(planned(annexes.real_content()))[-1]
    asked = strings(planned(annexes.real_content(), form=PageForm(seal="room")))[-1]
    assert "Seal" not in usual
    assert [line for line in asked if line not in usual] == ["Seal"]


def test_place_and_day_stand_in_one_line_below_the_signature() -> None:
    for language, said in (
        ("ru", "Алматы, 15 мая 2014 г."),
        ("kk", "Алматы, 2014 жылғы 15 мамыр"),
        ("en", "Алматы, 15 May 2014"),
    ):
        page = strings(planned(annexes.real_content(), language=language))[-1]
        assert page.index(said) > page.index("Акылбекова Р. М.")


def test_every_page_says_which_of_how_many_and_the_code() -> None:
    content = annexes.real_content()
    pages = strings(planned(content))
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in page
        assert verification_code(content_digest(content)) in page


def test_every_page_of_a_draft_says_so_and_has_no_code() -> None:
    for page in strings(planned(annexes.every_case(attested=False), draft=True)):
        assert "DRAFT" in page
        assert not any("code" in line for line in page)


@pytest.mark.parametrize("language", ["ru", "kk", "ru+kk"])
def test_a_draft_has_no_word_of_a_notary(language: str) -> None:
    first, *others = document_languages(language)
    content = annexes.every_case(attested=False)
    words, *second = (Wording(texts(each), "ru") for each in (first, *others))
    for form in (PageForm(), WHOLE):
        setting = Setting(content, words, form, draft=True, second=second[0] if second else None)
        for page in strings(plan_annex(setting, content_digest(content))):
            assert not any(re.search("удостоверен|уәланд", line, re.IGNORECASE) for line in page)


def test_an_entry_and_the_first_lines_of_its_reservation_stay_together() -> None:
    for entries_before in range(20, 38):
        content = annexes.long_reservation(3000)
        (section,) = content.sections
        plain = section.entries[2:]
        moved = (*plain[:entries_before], section.entries[1], *plain[entries_before:])
        numbered = tuple(replace(entry, number=k) for k, entry in enumerate(moved, 1))
        pages = strings(planned(replace(content, sections=(ContentSection({}, numbered),))))
        page = next(page for page in pages if f"{entries_before + 1}." in page)
        assert "Reservation" in page
        assert any(line.startswith("слово00000") for line in page)


def test_a_wording_longer_than_a_page_flows_and_says_whose_it_is() -> None:
    content = annexes.long_reservation(50_000)
    pages = strings(planned(content))
    flowing = [page for page in pages if any(line.startswith("слово") for line in page)]
    assert len(flowing) > 5
    assert all("No. 2, continued" in page for page in flowing[1:])
    lines = [line for page in flowing for line in page if line.startswith("слово")]
    assert " ".join(lines) == content.sections[0].entries[1].acts[0].wording.strip()


def test_the_table_of_positions_repeats_its_head() -> None:
    pages = strings(planned(annexes.real_content(), form=WHOLE))
    with_table = [page for page in pages if "supports" in page]
    assert len(with_table) > 2
    assert all({"No.", "Signatory", "Demand 3"} <= set(page) for page in with_table)


def test_positions_are_words_where_they_fit_and_symbols_with_a_legend_where_not() -> None:
    few = [line for page in strings(planned(annexes.real_content(), form=WHOLE)) for line in page]
    assert few.count("supports") == 3 * 119 - 3
    assert [few.count(word) for word in ("does not support", "with a reservation")] == [1, 1]
    many = [
        line for page in strings(planned(annexes.many_demands(20), form=WHOLE)) for line in page
    ]
    assert many.count("+") == 39 * 20 - 20 + 4
    assert any("± supports with a reservation" in line for line in many)


def test_only_exceptions_are_in_the_table_as_usual_and_it_says_so() -> None:
    lines = [line for page in strings(planned(annexes.real_content())) for line in page]
    assert "Positions other than support for every demand without reservation" in lines
    assert lines.count("supports") == 0


def test_without_exceptions_one_sentence_stands_for_the_table() -> None:
    lines = [line for page in strings(planned(annexes.named("A"))) for line in page]
    assert "No other position was stated by signatories." in lines
    assert "Signatory" not in lines


def test_the_withdrawn_keep_their_number_and_lose_their_position() -> None:
    pages = strings(planned(annexes.every_case()))
    lines = [line for page in pages for line in page]
    assert "Withdrawn on 21 May 2026" in lines
    assert lines.count("6.") == 1
    assert "6" not in lines[lines.index("Signatory") :]


def test_own_words_can_have_a_section_of_their_own() -> None:
    form = PageForm(reservations="section")
    lines = [line for page in strings(planned(annexes.real_content(), form=form)) for line in page]
    start = lines.index("Reservations and declarations")
    assert lines.index("Reservation") > start
    assert "Its own words follow the lists" in lines[:start]


def one_entry(demands: int = 3, **changes: object) -> AnnexContent:
    entries = (annexes.entry(1, "ОФ «Эхо»", **changes),)
    sections, wordings = [ContentSection({}, entries)], annexes.DEMANDS[:demands]
    return annexes.content_of(sections, wordings, title={"en": "Title"}, authentic="en")


def lines_of(content: AnnexContent) -> list[str]:
    return [line for page in strings(planned(content, draft=True)) for line in page]


def test_unsettled_words_are_printed_as_such_and_counted_apart() -> None:
    act = ContentAct("unsettled", (), "не поддерживаю первое", "ru", "")
    lines = lines_of(one_entry(positions=("unsettled",) * 3, acts=(act,)))
    assert lines.index("Unassigned") < lines.index("Total")
    assert "Words received; not yet recorded which demands they concern" in lines
    assert "не поддерживаю первое" in lines
    assert "in Russian" in lines
    assert "On the whole statement" not in lines
    assert lines.count("unassigned") == 3


def test_an_explanation_without_demands_or_date_is_only_labelled() -> None:
    lines = lines_of(one_entry(acts=(ContentAct("explanation", (), "We observe.", "en", ""),)))
    start = lines.index("Explanation")
    assert lines[start + 1] == "We observe."


def test_a_reservation_can_touch_the_whole_statement() -> None:
    act = ContentAct("reservation", (), "с условием", "en", "2026-05-03")
    lines = lines_of(one_entry(positions=("supports-with-reservation",) * 3, acts=(act,)))
    assert "On the whole statement" in lines
    assert "received on 3 May 2026" in lines


@pytest.mark.parametrize(
    ("status", "date", "words"),
    [
        ("withdrawn", "", "Withdrawn"),
        ("acceded", "", "Acceded"),
        ("acceded", "2026-06-01", "Acceded on 1 June 2026"),
        ("disputed", "", "Disputed"),
    ],
)
def test_a_status_is_said_under_the_name(status: str, date: str, words: str) -> None:
    lines = lines_of(one_entry(standing=status, standing_date=date))
    assert lines.index(words) > lines.index("ОФ «Эхо»")


def test_a_statement_without_demands_has_neither_counts_nor_table() -> None:
    lines = lines_of(one_entry(demands=0, positions=()))
    assert "ОФ «Эхо»" in lines
    assert not {"Total", "Demands", "Positions on the demands"} & set(lines)


def test_an_attestation_longer_than_a_page_flows_and_keeps_name_and_line_together() -> None:
    numbers = ", ".join(map(str, range(1, 3000)))
    attestation = replace(annexes.ATTESTATION, paragraphs={"en": (numbers,)})
    pages = strings(planned(replace(annexes.real_content(), attestation=attestation)))
    assert {"Акылбекова Р. М.", "signature"} <= set(pages[-1])
    assert "signature" not in pages[-2]
    assert annexes.ATTESTATION.short["en"] not in pages[-1]


def test_a_long_title_is_whole_in_the_head_and_cut_in_the_foot() -> None:
    title = "Заявление о нарушениях прав человека " * 8
    content = replace(annexes.real_content(), title={"ru": title.strip()})
    (first, *_others) = strings(planned(content))
    assert title.strip() in " ".join(first)
    assert any(line.startswith("Annex: Заявление") and line.endswith("…") for line in first)


def test_groups_are_moved_or_flow_by_their_length() -> None:
    def blocks(count: int, height: float) -> list[Block]:
        return [Block(height) for _ in range(count)]

    room = A4.room
    short = flow([Group(blocks(1, room - 30)), Group(blocks(2, 20))])
    assert [len(page) for page in short] == [1, 2]
    head = Block(10)
    long = flow([Group(blocks(1, room - 30)), Group(blocks(100, 20), lead=3, trail=2, repeat=head)])
    assert long[2][0][1] is head
    assert sum(block is not head for page in long for _top, block in page) == 101


def entries_of(pages: list[list[str]]) -> list[list[int]]:
    """Give the numbers of the entries of each page."""
    found = [
        [line for line in page if line[:-1].isdigit() and line.endswith(".")] for page in pages
    ]
    return [[int(line[:-1]) for line in page] for page in found]


def test_the_certifying_page_never_stands_alone_nor_an_entry_at_an_edge() -> None:
    for count in range(30, 75):
        pages = strings(planned(annexes.named(*(f"Организация {at}" for at in range(count)))))
        numbers = entries_of(pages)
        assert [each for page in numbers for each in page] == list(range(1, count + 1))
        assert len(numbers[-1]) != 1, count
        assert pages[-1].index(annexes.ATTESTATION.short["en"]) > 2, count
        assert "Акылбекова Р. М." in pages[-1]
    for count in range(25, 60):
        content = annexes.every_case()
        names = tuple(annexes.entry(at, f"Организация {at}") for at in range(1, count + 1))
        more = tuple(annexes.entry(count + at, f"Лицо {at}") for at in range(1, 12))
        sections = (ContentSection({"en": "Bodies"}, names), ContentSection({"en": "People"}, more))
        pages = strings(planned(replace(content, sections=sections)))
        for page, listed in zip(pages, entries_of(pages), strict=True):
            if "People" in page:
                assert len([number for number in listed if number > count]) >= 2, count
                assert len([number for number in listed if number <= count]) != 1, count


def test_planning_draws_nothing() -> None:
    code = (
        "import sys; from tests.documents.layout.test_annex_plan import planned, annexes;"
        "planned(annexes.real_content()); print('reportlab.pdfgen.canvas' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"


def test_no_position_prints_in_another_ink_or_weight() -> None:
    """In black and white, and to whoever looks at one position only, all weigh the same."""
    plan = planned(annexes.every_case(), form=WHOLE)
    texts_of = [
        mark
        for page in plan.pages
        for _top, block in page
        for mark in block.marks
        if isinstance(mark, Text)
    ]
    start = [mark.string for mark in texts_of].index("Positions on the demands")
    cells = {"supports", "with a reservation", "does not support", "abstains", "no consensus"}
    table = [mark for mark in texts_of[start:] if mark.string.replace("\u00a0", " ") in cells]
    assert {mark.string.replace("\u00a0", " ") for mark in table} == cells
    assert len({mark.style for mark in table}) == 1
    assert all(max(mark.style.colour) - min(mark.style.colour) < 0.15 for mark in texts_of)


def test_the_head_says_what_the_list_belongs_to_and_nothing_of_the_register() -> None:
    (first, *_others) = strings(planned(annexes.every_case(), language="kk"))
    assert "2026 жылғы 1 мамырдағы мына құжатқа:" in first
    assert "Жасалды: Алматы, 2014 жылғы 15 мамыр." in first or any(
        line.startswith("Құжаттың теңтүпнұсқа тілі: орыс тілі. Жасалды: Алматы, ") for line in first
    )
    (first, *_others) = strings(planned(annexes.real_content(), language="ru"))
    assert "к документу" in first
    assert any("Аутентичный язык документа: английский." in line for line in first)
    assert not any("SHA-256: 5f5f" in line or "текст 1" in line for line in first)


def test_what_does_not_count_is_named_by_its_reason_above_the_table() -> None:
    (first, *_others) = strings(planned(annexes.every_case()))
    assert "Signatures counted: 7; of these with reservation: 1" in first
    assert "Not counted: subject to approval — 1; withdrawn — 2" in first
    made = annexes.every_case()
    kept = [
        replace(each, counts={**each.counts, "supports-with-reservation": 0})
        for each in made.demands
    ]
    (first, *_others) = strings(planned(replace(made, demands=tuple(kept))))
    # The table below has no column in which a reader would find a reservation.
    assert "Signatures counted: 7; of these with words that exclude or modify a demand: 1" in first
    (first, *_others) = strings(planned(annexes.named("A"), language="ru"))
    assert "Учтено подписей: 1" in first
    assert not any(line.startswith("Не учтено") for line in first)


def test_demands_are_printed_in_full_where_a_number_would_be_all() -> None:
    content = annexes.every_case()
    wording = annexes.DEMANDS[1]["en"]
    names = ({"en": "Public review"}, {"en": "Table of proposals"}, {"en": "Sources"})
    named = replace(
        content,
        demands=tuple(
            replace(demand, short_names=name)
            for demand, name in zip(content.demands, names, strict=True)
        ),
    )

    def lines(content: AnnexContent, form: PageForm, language: str = "en") -> list[str]:
        return [
            line
            for page in strings(planned(content, form=form, language=language))
            for line in page
        ]

    assert wording in lines(content, PageForm())
    assert wording not in lines(named, PageForm())
    assert annexes.DEMANDS[1]["ru"] in lines(named, PageForm(), "ru")
    assert wording in lines(named, WHOLE)
    note = "Short names of the demands are the coordinator’s"
    assert note in " ".join(lines(named, PageForm()))
    assert note not in " ".join(lines(content, PageForm()))


def test_a_further_page_says_which_section_goes_on_and_its_numbers() -> None:
    content = annexes.real_content(headings=annexes.SECTION_HEADINGS)
    pages = strings(planned(content))
    for page, numbers in list(zip(pages, entries_of(pages), strict=True))[1:]:
        assert f"Annex · Nos. {numbers[0]}–{numbers[-1]}" in page
    said = [line for page in pages for line in page if line.endswith(", continued")]
    assert said[0] == "National organisations, continued"
    assert not any(line.startswith("Annex ·") for line in pages[0])


def test_a_further_page_of_the_table_says_that_it_goes_on_and_its_numbers() -> None:
    plan = planned(annexes.real_content(), form=WHOLE)
    title = "Positions on the demands"
    told = 0
    for page, page_strings in zip(plan.pages, strings(plan), strict=True):
        numbers = [block.row[1] for _top, block in page if block.row]
        listed = [block for _top, block in page if block.entry]
        goes_on = bool(numbers) and not listed and title not in page_strings
        assert (f"{title}, continued" in page_strings) == goes_on
        if goes_on:
            assert f"Annex · Nos. {numbers[0]}–{numbers[-1]}" in page_strings
            told += 1
    assert told >= 2


def test_a_page_on_which_a_table_begins_is_not_headed_by_its_rows() -> None:
    title = "Positions other than support for every demand without reservation"
    real, alone = annexes.real_content(), 0
    first, *others = real.demands
    for times in range(2, 200, 4):
        longer = replace(first, wording={"en": "All of it, and soon. " * times})
        plan = planned(replace(real, demands=(longer, *others)))
        for page, page_strings in zip(plan.pages, strings(plan), strict=True):
            if title in page_strings and not any(block.entry for _top, block in page):
                assert "Annex" in page_strings
                alone += 1
    assert alone


def test_a_section_that_begins_a_page_is_not_continued_there() -> None:
    names = [annexes.entry(at, f"Организация {at}") for at in range(1, 120)]
    for cut in range(20, 60):
        sections = (
            ContentSection({"en": "Bodies"}, tuple(names[:cut])),
            ContentSection({"en": "People"}, tuple(names[cut:])),
        )
        for page in strings(planned(replace(annexes.every_case(), sections=sections)))[1:]:
            if "People" in page:
                assert "People, continued" not in page


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_no_head_of_a_count_is_broken_inside_a_word(language: str) -> None:
    content = annexes.every_case()
    unsettled = replace(
        content,
        demands=tuple(replace(d, counts=dict.fromkeys(d.counts, 1)) for d in content.demands),
    )
    words = Wording(texts(language), "ru")
    (first, *_others) = strings(planned(unsettled, language=language))
    for word in unsettled.demands[0].counts:
        head = words.count_head(word)
        for part in f"{head[:1].upper()}{head[1:]}".split():
            assert any(part in line.split() for line in first), (word, part)
