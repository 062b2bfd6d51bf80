"""Corrigenda: each kind of change is found by number, and an entry that stayed is not named."""

import io
import json
from dataclasses import replace

import pytest
from lxml import html
from pypdf import PdfReader

from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAct,
    ContentEntry,
    ContentSection,
)
from coalition_app.documents.content.corrections import (
    compare_contents,
    with_merges,
    with_reasons,
    without_names,
)
from coalition_app.documents.content.withheld import Allowed
from coalition_app.documents.issue.corrigendum import changes_file, corrigendum_json
from coalition_app.documents.layout.corrigendum_words import corrigendum_lines, freeze_changes
from coalition_app.documents.write.corrigendum_page import corrigendum_pdf
from tests.documents.annexes import ATTESTATION, content_of
from tests.documents.preflight import faults
from tests.documents.tag_tree import Tagged, tag_faults


def entry(number: int, **fields: object) -> ContentEntry:
    made = ContentEntry(
        number,
        f"ОФ «Бірлік {number}»",
        "organisation",
        "Ахметова Дана",
        "директор",
        "Алматы",
        "",
        "signed",
        "",
        "organisation",
        ("supports", "supports"),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def content(entries: list[ContentEntry], edition: int) -> AnnexContent:
    made = content_of(
        [ContentSection({}, tuple(entries))],
        [{"ru": "Отменить."}, {"ru": "Пересмотреть."}],
        title={"ru": "Заявление", "kk": "Мәлімдеме", "en": "Statement"},
        authentic="ru",
    )
    return replace(made, edition=edition)


WORDS = ContentAct("reservation", (2,), "кроме сроков", "ru", "2026-03-14")
BEFORE = [entry(at) for at in range(1, 7)]
AFTER = [
    entry(1),
    entry(2, name="", standing="withdrawn", standing_date="2026-03-15"),
    entry(3, positions=("supports", "supports-with-reservation"), acts=(WORDS,)),
    entry(4, name="ОФ «Бiрлiк-4»"),
    entry(5, standing="disputed", positions=("does-not-support", "supports")),
    entry(6, acts=(replace(WORDS, kind="explanation", demands=()),)),
    entry(7, standing="acceded", standing_date="2026-03-16"),
]


def corrigendum() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for each in compare_contents(content(BEFORE, 1), content(AFTER, 2)).corrections:
        found.setdefault(each.kind, []).append(each.number)
    return found


def test_every_kind_of_change_is_listed_by_number() -> None:
    assert corrigendum() == {
        "joined": [7],
        "withdrew": [2],
        "standing": [5],
        # Disputed, number 5 does not count and has no position.
        "position": [3],
        "new-words": [6],
        "respelled": [4],
    }


def test_equal_editions_have_nothing_to_correct() -> None:
    same = compare_contents(content(BEFORE, 1), content(BEFORE, 2))
    assert same.corrections == ()
    assert not same.text_changed
    assert "No entry has changed." in list(corrigendum_lines(same, "en"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The same signatory as number 4, where it is counted."),
        ("ru", "Тот же подписавший, что под № 4; он учтён под этим номером."),
        ("kk", "№ 4 қол қоюшының өзі; сол нөмірмен есепке алынған."),
    ],
)
def test_a_merged_entry_says_where_it_is_counted(language: str, sentence: str) -> None:
    without = [each for each in BEFORE if each.number not in (3, 5)]
    found = with_merges(compare_contents(content(BEFORE, 1), content(without, 2)), {3: 4, 1: 6})
    lines = list(corrigendum_lines(found, language))
    at = lines.index("3. ОФ «Бірлік 3»")
    assert lines[at + 1] == f"   {sentence}"
    assert lines[at + 2 : at + 4][1] == "5. ОФ «Бірлік 5»"
    assert "\n".join(lines).count(sentence[:10]) == 1
    told = {each["number"]: each["merged_with"] for each in corrigendum_json(found)["corrections"]}  # type: ignore[attr-defined]
    assert told == {3: 4, 5: None}


def test_a_new_text_is_said() -> None:
    later = replace(content(BEFORE, 2), text_number=2)
    assert compare_contents(content(BEFORE, 1), later).text_changed


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_text_says_what_was_and_what_is(language: str) -> None:
    found = compare_contents(content(BEFORE, 1), content(AFTER, 2))
    text = "\n".join(corrigendum_lines(found, language))
    for piece in (
        "2. ОФ «Бірлік 2»",
        "«Бірлік 4»",
        "«Бiрлiк-4»",
        "кроме сроков",
        "7. ОФ «Бірлік 7»",
    ):
        assert piece in text
    assert "1. ОФ «Бірлік 1»" not in text


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        ({"language": "kk"}, "Language of the words. Before: in Russian; now: in Kazakh"),
        (
            {"kind": "explanation"},
            "Kind of words. Before: Reservation to demand 2; now: Explanation on demand 2",
        ),
        ({"received": ""}, "Words received. Before: 14 March 2026; now: —"),
        (
            {"translations": (("en", "except the dates", "A. Kim", "checked"),)},
            "Translation. Before: —; now: checked translation · in English · translator: A. Kim: except "
            "the dates",
        ),
    ],
)
def test_the_same_words_are_no_other_words(now: dict[str, object], sentence: str) -> None:
    later = [entry(1, acts=(replace(WORDS, **now),))]  # type: ignore[arg-type]
    found = compare_contents(content([entry(1, acts=(WORDS,))], 1), content(later, 2))
    lines = list(corrigendum_lines(found, "en"))
    at = lines.index("1. The same words, described otherwise")
    assert lines[at + 2 : at + 4] == ["   кроме сроков", f"   {sentence}"]
    assert "Other words" not in "\n".join(lines)
    assert sentence.split(": ")[0] in words_of(corrigendum_pdf(found, "en"))


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (
            (),
            (WORDS,),
            ["New words of signatories", "Reservation to demand 2", "кроме сроков"],
        ),
        (
            (WORDS,),
            (replace(WORDS, wording="кроме дней"),),
            ["Other words", "Reservation to demand 2", "кроме дней", "Before: кроме сроков"],
        ),
        ((WORDS,), (), ["Words no longer in force", "No longer in force: кроме сроков"]),
    ],
)
def test_words_that_came_were_replaced_or_went_are_told_apart(
    before: tuple[ContentAct, ...], now: tuple[ContentAct, ...], said: list[str]
) -> None:
    found = compare_contents(content([entry(1, acts=before)], 1), content([entry(1, acts=now)], 2))
    heading, *lines = said
    told = [each.strip() for each in corrigendum_lines(found, "en")]
    at = told.index(f"1. {heading}")
    assert told[at + 2 : at + 2 + len(lines)] == lines
    printed = words_of(corrigendum_pdf(found, "en"))
    assert all(each in printed for each in said)


def test_who_signs_in_another_capacity_is_said() -> None:
    later = [entry(1, capacity="personal"), entry(2, kind="movement")]
    found = compare_contents(content([entry(1), entry(2)], 1), content(later, 2))
    text = "\n".join(corrigendum_lines(found, "en"))
    assert "Signs. Before: for the organisation; now: in a personal capacity" in text
    assert "Kind of signatory. Before: organisation; now: movement" in text
    assert "\n   Before: " not in text


def test_the_counts_of_both_editions_are_given() -> None:
    found = corrigendum_json(compare_contents(content(BEFORE, 1), content(AFTER, 2)))
    assert (found["signed_before"], found["signed_now"]) == (6, 5)


def words_of(document: bytes) -> str:
    pages = PdfReader(io.BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_page_says_what_the_text_says(language: str) -> None:
    found = compare_contents(content(BEFORE, 1), content(AFTER, 2))
    page = words_of(corrigendum_pdf(found, language)).replace(" ", "")
    for line in corrigendum_lines(found, language):
        assert "".join(line.split()) in page
    assert corrigendum_pdf(found, language) == corrigendum_pdf(found, language)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_screen_reader_reads_the_corrigendum(language: str) -> None:
    joined = [*AFTER, *(entry(n, standing="acceded") for n in range(8, 120))]
    found = compare_contents(content(BEFORE, 1), content(joined, 2))
    drawn = corrigendum_pdf(found, language)
    assert tag_faults(drawn) + faults(drawn) == []
    document = Tagged(drawn).document
    quoted = [each.language for each in document.every("P") if each.text() == "кроме сроков"]
    assert set(quoted) == {"ru"}
    numbers = [each.text() for each in document.every("Lbl")]
    assert {f"{number}." for number in range(7, 120)} <= set(numbers)


def test_a_long_corrigendum_counts_its_pages() -> None:
    joined = [*BEFORE, *(entry(at, standing="acceded") for at in range(7, 120))]
    drawn = corrigendum_pdf(compare_contents(content(BEFORE, 1), content(joined, 2)), "en")
    pages = PdfReader(io.BytesIO(drawn)).pages
    assert len(pages) > 2
    for at, page in enumerate(pages, 1):
        assert f"page {at} of {len(pages)}" in page.extract_text()


def test_who_is_printed_no_more_is_not_passed_over() -> None:
    found = compare_contents(content(BEFORE, 1), content(BEFORE[:-1], 2))
    assert [(each.kind, each.number) for each in found.corrections] == [("removed", 6)]
    assert "6. ОФ «Бірлік 6»" in list(corrigendum_lines(found, "en"))


@pytest.mark.parametrize(
    ("remarks", "reasons"),
    [
        (["«Бірлік 4» → «Бiрлiк-4»: письмо: от 3 мая"], ("письмо: от 3 мая",)),
        (["«Бірлік 4» → «Б»: опечатка", "«Б» → «Бiрлiк-4»: устав"], ("опечатка", "устав")),
        (["«Другой» → «Бiрлiк-4»: не о ней"], ()),
        (["«Бірлік 4» → «Бiрлiк-4»: так просила a@b.kz"], ("так просила",)),
        ([], ()),
    ],
)
def test_a_respelling_has_the_reasons_of_its_own_spellings(
    remarks: list[str], reasons: tuple[str, ...]
) -> None:
    found = with_reasons(compare_contents(content(BEFORE, 1), content(AFTER, 2)), {4: remarks})
    (respelled,) = [each for each in found.corrections if each.kind == "respelled"]
    assert respelled.reasons == reasons


@pytest.mark.parametrize("name", ["", "А. С."])
def test_a_name_that_is_withheld_now_is_not_printed_again(name: str) -> None:
    person = entry(1, name="Айдос Садыков", kind="individual", acts=(WORDS,))
    hidden = entry(1, name=name, kind="individual", representative="", office="", place="")
    found = compare_contents(content([person], 1), content([hidden], 2))
    said = "\n".join(corrigendum_lines(found, "en")) + str(corrigendum_json(found))
    assert [each.kind for each in found.corrections] == ["respelled"]
    for private in ("Айдос", "Ахметова", WORDS.wording):
        assert private not in said


def test_the_text_names_both_editions_as_the_pages_do() -> None:
    """The date and the code of both, by which a reader finds the two papers."""
    earlier, later = content(BEFORE, 1), content(AFTER, 2)
    found = compare_contents(earlier, later)
    lines = list(corrigendum_lines(found, "en"))
    pages = PdfReader(io.BytesIO(corrigendum_pdf(found, "en"))).pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    for each in (earlier, later):
        code = verification_code(content_digest(each))
        (line,) = [line for line in lines if code in line]
        assert line.startswith(f"Edition {each.edition}, ")
        assert " ".join(line.split()) in printed


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_nothing_stands_in_the_head_that_only_the_register_knows(language: str) -> None:
    """Neither the statement's number there nor a piece of the text's digest says anything to a reader."""
    found = compare_contents(content(BEFORE, 1), content(AFTER, 2))
    lines = list(corrigendum_lines(found, language))
    assert not any("SHA-256" in line for line in lines)
    assert [line[:2] for line in lines if line[1:2] == "." and "«" not in line] == [
        f"{at}." for at in range(1, 7)
    ]


def attested(edition: int, *, second: str = "") -> AnnexContent:
    made = replace(
        ATTESTATION,
        attestor="Ахметова Дана",
        offices=("директор",),
        place="Алматы",
        second=second,
    )
    return replace(content(BEFORE, edition), attestation=made)


def test_a_changed_attestation_is_said() -> None:
    earlier = attested(1)
    later = attested(2)
    assert later.attestation is not None
    later = replace(
        later,
        attestation=replace(
            later.attestation,
            attestor="Ким Ирина",
            offices=("секретарь", "юрист"),
            place="Астана",
            as_of="2014-05-01",
            exceptions=(2, 5),
            complete=True,
        ),
    )
    lines = [line.strip() for line in corrigendum_lines(compare_contents(earlier, later), "en")]
    assert lines[-1].endswith(
        "What is certified is said in edition 2; this list certifies nothing."
    )
    assert lines[lines.index("1. Attestation") : -3] == [
        "1. Attestation",
        "Signs the attestation. Before: Ахметова Дана; now: Ким Ирина",
        "Offices. Before: директор; now: секретарь; юрист",
        "Place. Before: Алматы; now: Астана",
        "The list is given as of. Before: —; now: 1 May 2014",
        "Not covered by it. Before: —; now: Nos. 2, 5",
        "That no other signature was received. Before: not said; now: said",
    ]
    assert "1. Attestation" not in list(
        corrigendum_lines(compare_contents(earlier, attested(2)), "en")
    )


def test_of_two_notes_no_number_is_said_to_be_certified_or_not() -> None:
    """Neither certifies anything: «not certified: 1–119» read as if the others were."""
    notes = []
    for edition, numbers, place in ((1, (1, 2), "Алматы"), (2, (1,), "Астана")):
        made = attested(edition)
        assert made.attestation is not None
        note = replace(made.attestation, form="note", exceptions=numbers, place=place)
        notes.append(replace(made, attestation=note))
    lines = [line.strip() for line in corrigendum_lines(compare_contents(*notes), "en")]
    assert "1. Note to the list" in lines and not any("Attestation" in line for line in lines)
    assert lines[-1].endswith("neither it nor this list certifies any signature.")
    assert "Place. Before: Алматы; now: Астана" in lines
    assert not any("Not covered" in line for line in lines)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_page_says_what_changed_beside_the_entries(language: str) -> None:
    earlier, later = attested(1), attested(2, second="Ким Ирина")
    named = [
        replace(each, short_names={"ru": f"Имя {each.number}", "kk": "Атау"})
        for each in later.demands
    ]
    later = replace(later, demands=tuple(named))
    found = compare_contents(earlier, later)
    drawn = corrigendum_pdf(found, language)
    assert tag_faults(drawn) + faults(drawn) == []
    page = words_of(drawn).replace(" ", "")
    lines = list(corrigendum_lines(found, language))
    assert sum("Имя 1" in line or "Имя 2" in line for line in lines) == 2
    for line in lines:
        assert "".join(line.split()) in page


def test_a_changed_short_name_is_said_in_its_language() -> None:
    earlier, later = content(BEFORE, 1), content(BEFORE, 2)
    named = replace(later.demands[0], short_names={"ru": "Отмена", "en": "Repeal"})
    found = compare_contents(earlier, replace(later, demands=(named, *later.demands[1:])))
    lines = [line.strip() for line in corrigendum_lines(found, "en")]
    assert lines[lines.index("1. Short names of demands") : -3] == [
        "1. Short names of demands",
        "Demand 1. Before: —; now: Repeal",
        "Demand 1 (in Russian). Before: —; now: Отмена",
    ]
    assert corrigendum_json(found)["beside"] == {
        "Short names of demands": [
            "Demand 1. Before: —; now: Repeal",
            "Demand 1 (in Russian). Before: —; now: Отмена",
        ]
    }


def test_two_editions_stand_side_by_side_and_what_differs_is_marked() -> None:
    found = compare_contents(content(BEFORE, 1), content(AFTER, 2))
    page = html.fromstring(changes_file(found, "ru", "html"))
    rows = {
        row.findtext("th"): [cell.text_content() for cell in row.findall("td")]
        for row in page.findall(".//table[1]/tbody/tr")
    }
    assert list(rows) == ["2", "3", "4", "5", "6", "7"]
    assert "ОФ «Бірлік 2»" in rows["2"][0]
    assert "Подпись отозвана" in rows["2"][1]
    assert rows["7"][0] == "—"
    (row,) = [each for each in page.iter("tr") if each.findtext("th") == "4"]
    before, now = row.findall("td")
    assert (
        before.text_content().split("«")[1].split("»")[0],
        now.text_content().split("«")[1].split("»")[0],
    ) == ("Бірлік 4", "Бiрлiк-4")
    assert [each.text for each in before.iter("del")] == [
        "Бірлік ",
    ]
    assert [each.text for each in now.iter("ins")] == ["Бiрлiк-"]
    assert not list(before.iter("ins")) + list(now.iter("del"))
    text = page.text_content()
    assert "ЧЕРНОВИК" in text
    for each in (found.earlier, found.later):
        assert verification_code(content_digest(each)) in text


def test_a_name_withheld_since_is_on_neither_side() -> None:
    hidden = [entry(1, name="", representative="", office="", place=""), *AFTER[1:]]
    found = compare_contents(content(BEFORE, 1), content(hidden, 2))
    for ending in ("html", "json", "txt"):
        written = changes_file(found, "ru", ending).decode()
        assert "Бірлік 1" not in written, ending


def test_other_demands_stand_side_by_side() -> None:
    later = content(BEFORE, 2)
    first, second = later.demands
    later = replace(later, demands=(first, replace(second, wording={"ru": "Пересмотреть заново."})))
    page = html.fromstring(changes_file(compare_contents(content(BEFORE, 1), later), "ru", "html"))
    (row,) = page.findall(".//tbody/tr")
    assert row.findtext("th") == "2"
    assert [each.text for each in row.iter("ins")] == [" заново"]


def test_as_data_it_is_what_the_command_prints() -> None:
    found = compare_contents(content(BEFORE, 1), content(AFTER, 2))
    assert json.loads(changes_file(found, "kk", "json")) == corrigendum_json(found)


CALLED = {
    "en": ("Echo Fund", "Fund “Echo”", "Directory name (in English)"),
    "ru": ("Фонд «Отклик»", "ОФ «Отклик»", "Имя из справочника (на русском)"),
    "kk": ("«Үн» қоры", "«Жаңғырық» қоры", "атауы (қазақ тілінде)"),
}


@pytest.mark.parametrize("language", list(CALLED))
def test_another_name_of_the_directory_is_said(language: str) -> None:
    """The names in the other languages stay, and so does the name as signed."""
    was, now, label = CALLED[language]
    same = [(other, CALLED[other][0]) for other in CALLED if other != language]

    def edition(number: int, name: str) -> AnnexContent:
        named = entry(2, directory_names=((language, name), *same))
        return content([entry(1), named, entry(3)], number)

    found = compare_contents(edition(1, was), edition(2, now))
    assert [(each.kind, each.number) for each in found.corrections] == [("respelled", 2)]
    (told,) = freeze_changes(found).groups[0].entries
    before, after = told.said[language]
    assert (before[0], after[0]) == ("before", "now")
    assert label in before[1] and label in after[1]
    assert before[1].endswith(f": {was}") and after[1].endswith(f": {now}")
    data = corrigendum_json(found)["corrections"]
    assert isinstance(data, list)
    assert (data[0]["directory_names_before"], data[0]["directory_names_now"]) == (
        {language: was, **dict(same)},
        {language: now, **dict(same)},
    )
    drawn = corrigendum_pdf(found, language)
    assert tag_faults(drawn) + faults(drawn) == []
    for text in (before[1], after[1]):
        assert "".join(text.split()) in words_of(drawn).replace(" ", "")
    rows = html.fromstring(changes_file(found, language, "html").decode()).xpath("//tbody/tr")
    assert [now in row.text_content() for row in rows] == [True]


@pytest.mark.parametrize("language", list(CALLED))
def test_that_an_edition_has_names_of_the_directory_is_said_once(language: str) -> None:
    """Chosen for one edition only, they change no entry, whose own names are as they were signed."""
    named = [entry(at, directory_names=(("en", f"Fund {at}"),)) for at in (1, 2)]
    bare, full = content(BEFORE, 1), content([*named, *BEFORE[2:]], 2)
    for found, order in (
        (compare_contents(bare, full), ("—", "2 ")),
        (compare_contents(full, bare), ("2 ", "—")),
    ):
        assert found.corrections == ()
        (part,) = freeze_changes(found).beside
        (sentence,) = part.sentences[language]
        assert all(each in sentence for each in order)
        assert sentence.index(order[0]) < sentence.index(order[1])
        assert "Fund" not in "".join(corrigendum_lines(found, language))


def test_what_the_directory_calls_a_name_withheld_since_is_not_printed() -> None:
    was = entry(2, directory_names=(("en", "Echo Fund"),))
    kept = entry(1, directory_names=(("en", "Fund 1"),))
    now = replace(was, directory_names=(("en", "Voice Fund"),))
    found = compare_contents(content([kept, was], 1), content([kept, now], 2))
    text = "".join(corrigendum_lines(without_names(found, {2: Allowed("withheld")}), "en"))
    assert "Echo" not in text and "Voice" not in text and was.name not in text
