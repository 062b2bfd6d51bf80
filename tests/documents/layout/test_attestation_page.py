"""The attestation on paper: on one page, with room for two hands."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.layout.annex import plan_annex
from coalition_app.documents.layout.annex_attestation import (
    OFFICE,
    add_signature,
    attestation_groups,
)
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.marks import (
    LEFT,
    Block,
    Code,
    Rule,
    SignatureField,
    Stamp,
    Text,
)
from coalition_app.documents.layout.page_options import PageForm, Setting
from coalition_app.documents.layout.tongues import Told
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from tests.documents.annexes import ATTESTATION, real_content
from tests.documents.pages import joined, pages_of

SECOND = "Турмагамбетова Ж. У."
OFFICES = ("директор ОФ «Хартия за права человека»", "член экспертного совета")
MUCH = tuple(
    f"Основание: для {count} подписей (№ {', '.join(map(str, range(1, count * 2, 2)))}) документы о "
    "согласии хранятся в реестре коалиции."
    for count in (20, 25, 30, 25, 20, 30, 25, 20)
)


def content_with(paragraphs: tuple[str, ...] = ()) -> AnnexContent:
    """Give the real case, attested by two, with as much to say as is asked for."""
    said = {language: (*ATTESTATION.paragraphs[language], *paragraphs) for language in LANGUAGES}
    attestation = replace(
        ATTESTATION, paragraphs=said, second=SECOND, second_offices=OFFICES, remark=""
    )
    return replace(real_content(), attestation=attestation)


def pages(content: AnnexContent, language: str, folder: Path) -> list[str]:
    document = render_annex(content, language=language, draft=False)
    return [joined(page) for page in pages_of(document, folder, in_drawing_order=True)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paragraphs", [(), MUCH[:3], MUCH], ids=["little", "more", "much"])
def test_the_attestation_stands_together_on_the_last_page(
    tmp_path: Path, language: str, paragraphs: tuple[str, ...]
) -> None:
    content = content_with(paragraphs)
    *before, last = pages(content, language, tmp_path)
    assert content.attestation is not None
    for said in (
        content.attestation.short[language],
        *content.attestation.paragraphs[language],
        *(content.attestation.attestor, *content.attestation.offices),
        *(SECOND, *OFFICES),
    ):
        words = said.replace("\u00a0", " ")
        assert words in last.replace("\u00a0", " ")
        assert words not in " ".join(before).replace("\u00a0", " ")


def test_pages_and_code_stand_above_the_signature(tmp_path: Path) -> None:
    content = content_with()
    assert content.attestation is not None
    headed = replace(content.attestation, heading={"ru": "ПОДТВЕРЖДЕНИЕ"}, remark="Своё слово.")
    content = replace(content, attestation=headed)
    *before, last = pages(content, "ru", tmp_path)
    code = verification_code(content_digest(content))
    said = f"Страниц в приложении: {len(before) + 1}. Код проверки на каждой странице: {code}."
    assert said in last
    where = "Алматы, 15 мая 2014 г."
    assert last.index(said) < last.index(where)
    caption = "Примечание координатора (не входит в подтверждение)"
    assert last.index(where) < last.index(caption) < last.index("Своё слово.")
    for office in headed.offices:
        assert last.index(said) < last.index(" ".join(office.split()[:2])) < last.index(where)


def test_an_attestation_that_no_page_holds_flows_and_loses_nothing(tmp_path: Path) -> None:
    content = content_with(MUCH * 8)
    whole = " ".join(pages(content, "ru", tmp_path))
    # Each once, wherever its lines are broken by the foot of a page.
    assert whole.count("согласии") == len(MUCH) * 8
    assert SECOND in whole


def test_the_page_has_nothing_of_the_registers_own() -> None:
    content = content_with()
    words = Wording(texts("en"), content.authentic_language)
    (group,) = attestation_groups(Setting(content, words, PageForm(), draft=False))
    assert not [m for block in group.blocks for m in block.marks if isinstance(m, Code)]


def test_the_same_print_is_the_same_bytes() -> None:
    once, again = (render_annex(content_with(), language="kk", draft=False) for _ in range(2))
    assert once == again


def test_the_second_hand_stands_in_the_text_too() -> None:
    text = annex_text(content_with(), language="ru", draft=False)
    assert text.index(ATTESTATION.attestor) < text.index(SECOND)
    assert OFFICES[0] in text


def test_the_last_look_has_the_room_and_the_pages_of_the_edition() -> None:
    """What is not there before the record has its place: no page more comes with it."""
    words = Wording(texts("ru"), "en")
    for much in range(0, 60, 3):
        content = content_with(MUCH[:1] * much)
        digest = content_digest(content)
        look = Setting(content, words, PageForm(), draft=False, recorded=False)
        edition = Setting(content, words, PageForm(), draft=False)
        seen, printed = plan_annex(look, digest), plan_annex(edition, digest)
        assert len(seen.pages) == len(printed.pages), much
        marks = [mark for page in seen.pages for _top, block in page for mark in block.marks]
        assert not any(isinstance(mark, (Code, Stamp)) for mark in marks)


def lines_of(count: int, word: str) -> str:
    """Make a paragraph of so many lines of half a page's width."""
    return " ".join([word] * (count * 5)) + "."


@pytest.mark.parametrize("language", ["ru+kk", "kk+ru", "en+ru"])
@pytest.mark.parametrize("positions", ["exceptions", "whole"])
def test_what_certifies_in_two_languages_brings_a_table_along(
    language: str, positions: Literal["exceptions", "whole"], tmp_path: Path
) -> None:
    """As long as the real case: nine paragraphs of one to six lines, and three offices."""
    words = {"ru": "учтённые", "kk": "есептелді", "en": "accounted"}
    told = {
        each: tuple(lines_of(count, word) for count in (5, 5, 3, 2, 3, 5, 2, 3))
        for each, word in words.items()
    }
    attestation = replace(ATTESTATION, paragraphs=told)
    content = replace(real_content(), attestation=attestation)
    form = PageForm(positions=positions)
    document = render_annex(content, language=language, draft=False, form=form, recorded=False)
    *_before, last = [joined(page) for page in pages_of(document, tmp_path, in_drawing_order=True)]
    before = last[: last.index(attestation.short[language[:2]])]
    assert ("«Шаңырақ»" if positions == "exceptions" else "Ирина Тришина") in before


@pytest.mark.parametrize("seal", ["none", "room"])
def test_the_place_of_an_electronic_signature_takes_no_room_unless_a_seal_is_there(
    seal: Literal["none", "room"],
) -> None:
    words = Wording(texts("ru"), "ru")
    setting = Setting(real_content(), words, PageForm(seal=seal), draft=False)
    (group,) = attestation_groups(setting)
    marks = [mark for block in group.blocks for mark in block.marks]
    (field,) = [mark for mark in marks if isinstance(mark, SignatureField)]
    (day,) = [each for each in marks if isinstance(each, Text) and "2014" in each.string[-9:]]
    assert (field.x > LEFT) is (seal == "none")
    assert (field.y < day.y) is (seal == "none")


@pytest.mark.parametrize(
    "offices", [("координатор коалиции",), ("координатор", "директор", "член совета")]
)
def test_office_hand_and_name_end_on_one_line(offices: tuple[str, ...]) -> None:
    block, name = Block(12), "Раушан Ескендирова-Тургумбаева"
    add_signature(block, offices, name, OFFICE, [Told("подпись", "")], across=480)
    texts = {each.string: each for each in block.marks if isinstance(each, Text)}
    assert texts[name].y == texts[offices[-1]].y
    (line,) = (each for each in block.marks if isinstance(each, Rule))
    assert line.y == texts[name].y
    assert line.end < texts[name].x
