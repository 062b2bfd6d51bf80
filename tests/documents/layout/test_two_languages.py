"""An annex in two languages side by side: what stands in both, what once, and which language a part has."""

from dataclasses import replace

import pytest

from coalition_app.documents.content.codes import content_digest
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.layout.annex import plan_annex
from coalition_app.documents.layout.annex_entries import heading_block
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.marks import LEFT, Text
from coalition_app.documents.layout.page_options import PageForm, Setting
from coalition_app.documents.layout.tongues import Told
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.i18n import texts
from tests.documents import annexes
from tests.documents.preflight import faults
from tests.documents.tag_tree import Element, Tagged, tag_faults


def drawn(content: AnnexContent, language: str = "ru+kk", **form: str) -> bytes:
    draft = content.attestation is None
    return render_annex(content, language=language, draft=draft, form=PageForm(**form))  # type: ignore[arg-type]


def spoken(element: Element, above: str) -> dict[str, str]:
    """Give what a tree reads out in each language."""
    language, read = element.language or above, dict[str, str]()
    for kid in element.kids:
        parts = {language: kid} if isinstance(kid, str) else spoken(kid, language)
        glue = "" if isinstance(kid, str) else " "
        for key, text in parts.items():
            read[key] = read.get(key, "") + glue + text
    return {key: " ".join(text.split()) for key, text in read.items()}


@pytest.mark.parametrize("language", ["ru+kk", "kk+en", "en+ru"])
@pytest.mark.parametrize("draft", [True, False])
def test_archives_and_screen_readers_find_no_fault(language: str, draft: bool) -> None:
    for content in (annexes.every_case(attested=not draft), annexes.real_content()):
        pdf = drawn(content, language, positions="whole", reservations="section")
        assert faults(pdf) + tag_faults(pdf) == []


def test_each_part_is_read_in_its_own_language() -> None:
    content = annexes.every_case()
    by_language = spoken(Tagged(drawn(content)).document, "ru")
    demand = content.demands[0].wording
    assert demand["ru"] in by_language["ru"] and demand["kk"] in by_language["kk"]
    assert demand["kk"] not in by_language["ru"]
    assert "Список подписавших" in by_language["ru"]
    assert "Қол қоюшылар тізімі" in by_language["kk"]
    assert "Ұлттық ұйымдар" in by_language["kk"]
    for words in annexes.ATTESTATION.paragraphs["kk"]:
        assert words in by_language["kk"]


def test_the_fingerprint_is_told_in_both_languages() -> None:
    """Its words are others in each language; the place for them stands before it is sealed."""
    pdf = render_annex(annexes.every_case(), language="ru+kk", draft=False, recorded=False)
    by_language = spoken(Tagged(pdf).document, "ru")
    assert "Отпечаток ключа реестра: …" in by_language["ru"]
    assert "Тізілім кілтінің таңбасы: …" in by_language["kk"]
    assert faults(pdf) + tag_faults(pdf) == []


def test_a_count_wider_than_the_page_takes_a_line_for_each_language() -> None:
    counts = [
        Told("90 подписей; отозвано: 1; объединено с другим номером: 1; оспариваются: 12", ""),
        Told("90 қолтаңба; қайтарып алынғаны: 1; басқа нөмірмен біріктірілген: 1", "kk"),
    ]
    block = heading_block([Told("№ 1–92", "")], counts, quiet=True)
    texts = [mark for mark in block.marks if isinstance(mark, Text)]
    assert [each.string for each in texts[1:]] == [each.text for each in counts]
    assert all(each.x >= LEFT for each in texts)
    assert len({each.y for each in texts[1:]}) == 2
    assert max(each.y for each in texts) < block.height


def test_each_further_page_is_headed_in_both_languages() -> None:
    russian, kazakh = (Wording(texts(each), "en") for each in ("ru", "kk"))
    content = annexes.real_content()
    setting = Setting(content, russian, PageForm(), draft=False, second=kazakh)
    pages = plan_annex(setting, content_digest(content)).pages
    for page in pages[1:]:
        strings = [m.string for _top, block in page for m in block.marks if isinstance(m, Text)]
        assert any(each.startswith("Приложение · Қосымша") for each in strings)


def test_words_of_signatories_and_names_stand_once() -> None:
    content = annexes.every_case()
    text = " ".join(Tagged(drawn(content)).document.text().split())
    for section in content.sections:
        for entry in section.entries:
            for act in entry.acts:
                assert text.count(" ".join(act.wording.split())) == 1, act
    assert "Требование 2: поддерживает с оговоркой" in text
    assert "2-талап: ескертпемен қолдайды" in text


def test_a_wording_that_is_known_in_one_language_stands_once() -> None:
    content = annexes.real_content()
    text = " ".join(Tagged(drawn(content, "ru+kk")).document.text().split())
    title = " ".join(next(iter(content.title.values())).split())
    assert text.count(title) == 1


def test_a_demand_worded_once_is_numbered_in_both_languages() -> None:
    """So are the signs of the table, each language's on a line: a dot between them is a sign too."""
    tagged = Tagged(drawn(annexes.real_content(), "ru+kk"))
    by_language = spoken(tagged.document, "ru")
    assert "Требование 1 ·" in by_language["ru"] and "1-талап." in by_language["kk"]
    text = " ".join(tagged.document.text().split())
    assert "не указано · ±" not in text and "± ескертпемен қолдайды" in by_language["kk"]


def test_short_words_stay_together_below_what_they_are_in_both_languages() -> None:
    russian, kazakh = (Wording(texts(each), "en") for each in ("ru", "kk"))
    content = annexes.real_content()
    setting = Setting(content, russian, PageForm(paper="a5"), draft=False, second=kazakh)
    pages = [
        [mark.string for _top, block in page for mark in block.marks if isinstance(mark, Text)]
        for page in plan_annex(setting, content_digest(content)).pages
    ]
    (page,) = [each for each in pages if "Ескертпе" in each]
    assert any(each.endswith("международной экспертизы") for each in page)


def test_a_very_long_paragraph_of_numbers_keeps_the_page() -> None:
    content = annexes.every_case()
    assert content.attestation is not None
    numbers = ", ".join(map(str, range(1, 1500, 2)))
    paragraphs: dict[str, tuple[str, ...]] = {key: (f"{key}: {numbers}.",) for key in ("ru", "kk")}
    attestation = replace(content.attestation, paragraphs=paragraphs)
    pdf = drawn(replace(content, attestation=attestation))
    assert tag_faults(pdf) == []
    text = " ".join(Tagged(pdf).document.text().split())
    assert text.count("1497, 1499.") == 2


def test_one_language_and_its_order_stay_as_they_were() -> None:
    content = annexes.every_case()
    first = Tagged(drawn(content, "kk+ru")).document.text()
    assert first.index("Қол қоюшылар тізімі") < first.index("Список подписавших")
    assert drawn(content, "ru") != drawn(content, "ru+kk")
