"""Corrigenda: each kind of change is found by number, and an entry that stayed is not named."""

from dataclasses import replace

import pytest

from coalition_app.documents.content import AnnexContent, ContentAct, ContentEntry, ContentSection
from coalition_app.documents.corrigendum import (
    compare_contents,
    corrigendum_json,
    corrigendum_lines,
)
from tests.documents.annexes import content_of


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
        "position": [3, 5],
        "words": [6],
        "respelled": [4],
    }


def test_equal_editions_have_nothing_to_correct() -> None:
    same = compare_contents(content(BEFORE, 1), content(BEFORE, 2))
    assert same.corrections == ()
    assert not same.text_changed
    assert "No entry has changed." in list(corrigendum_lines(same, "en"))


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


def test_the_counts_of_both_editions_are_given() -> None:
    found = corrigendum_json(compare_contents(content(BEFORE, 1), content(AFTER, 2)))
    assert (found["signed_before"], found["signed_now"]) == (6, 5)
