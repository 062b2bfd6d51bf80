"""The annex as plain text."""

from dataclasses import replace

import pytest

from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import ContentSection
from coalition_app.documents.write.annex_text import annex_text
from tests.documents import annexes
from tests.documents.pages import joined


def test_text_holds_every_entry_and_the_reservation() -> None:
    content = annexes.real_content()
    text = joined(annex_text(content, language="en", draft=False).replace("> ", ""))
    for section in content.sections:
        for entry in section.entries:
            assert joined(f"{entry.number}. {entry.name}") in text
    assert joined(annexes.real_reservation()) in text
    assert "Demand 1: does not support · Demand 2: supports with a reservation" in text


def test_text_says_what_the_pages_say() -> None:
    content = annexes.every_case()
    text = annex_text(content, language="en", draft=False)
    assert verification_code(content_digest(content)) in text
    assert content_digest(content).hex() in text
    for part in ("Withdrawn on 21 May 2026", "Subject to approval; not counted", "7 signatures"):
        assert part in text
    assert "Demand 1: abstains · Demand 3: no consensus" in text
    assert "Сабина Оспанова\u00a0(p)" in text
    assert content.attestation is not None
    assert content.attestation.short["en"] in text


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_lines_are_no_longer_than_they_must_be(language: str) -> None:
    lines = annex_text(annexes.every_case(), language=language, draft=False).splitlines()
    assert all(len(line) <= 80 or " " not in line.strip("|> ") for line in lines)


def test_a_draft_says_so_and_has_no_code() -> None:
    text = annex_text(annexes.every_case(attested=False), language="en", draft=True)
    assert text.startswith("DRAFT. ")
    assert "Code:" not in text


def test_a_signature_without_published_name_keeps_its_number() -> None:
    text = annex_text(annexes.named("A", "", "C"), language="en", draft=True)
    assert "2.   Name withheld at the signatory's wish" in text


def test_text_of_a_statement_without_demands_has_no_heading_for_them() -> None:
    content = replace(annexes.named("A"), demands=(), attestation=None)
    bare = replace(content, sections=(ContentSection({}, (annexes.entry(1, "A", positions=()),)),))
    text = annex_text(bare, language="en", draft=True)
    assert "1.   A" in text
    assert "Demand" not in text
