"""A number that was merged with another one: every form says what became of it, and the counts agree."""

import io
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.content import AnnexContent, ContentEntry
from coalition_app.documents.content.corrections import compare_contents
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.content.profiles import part_for
from coalition_app.documents.forms import rows
from coalition_app.documents.issue.corrigendum import corrigendum_json
from coalition_app.documents.layout.corrigendum_words import corrigendum_lines
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.intake.read_source import read_source
from coalition_app.records.merging import decisions
from coalition_app.records.signatories import directory
from coalition_app.records.store.database import Database
from tests.documents import annexes
from tests.documents.forms.copies import copied, written
from tests.registers import add_signatures, make_register, signatures_of, statement_of

SAID = {
    "ru": "Объединена с № 1; учтена под этим номером",
    "kk": "№ 1 қолтаңбамен біріктірілді; сол нөмірмен есепке алынды",
    "en": "Merged with No. 1; counted there",
}
UNTOLD = {
    "ru": "Объединена с другим номером; учтена под ним",
    "kk": "Басқа нөмірмен біріктірілді; сол нөмірмен есепке алынды",
    "en": "Merged with another number; counted there",
}
COUNTED = {
    "ru": "объединено с другим номером — 2",
    "kk": "басқа нөмірмен біріктірілген — 2",
    "en": "merged with another number — 2",
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=0) as made:
        for name in ("РОО «Шаңырақ»", "Хартия", "ОО «Шанырак»", "«Шанырақ»"):
            add_signatures(made, 1, name=name, legal_form="")
        yield made


def same(database: Database, a: int, b: int, keep: int) -> None:
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), a, b, "same", keep=keep)


def gathered(database: Database) -> AnnexContent:
    with database.reading() as tx:
        return gather_annex(tx, statement_of(tx)).content


def entries_of(content: AnnexContent) -> dict[int, ContentEntry]:
    return {entry.number: entry for part in content.sections for entry in part.entries}


def spoken(content: AnnexContent, ending: str, language: str) -> str:
    """Return what a form says, its lines joined."""
    if ending == "pdf":
        drawn = render_annex(content, language=language, draft=False)
        pages = PdfReader(io.BytesIO(drawn)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    if ending == "txt":
        return " ".join(annex_text(content, language=language, draft=False).split())
    made = written(content, ending, language)
    if ending == "docx":
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            return packed.read("word/document.xml").decode()
    return unescape(made.decode("utf-8-sig").replace("\\", ""))


def test_the_number_stays_and_names_the_one_that_counts(database: Database) -> None:
    same(database, 1, 3, keep=1)
    content = gathered(database)
    entry = entries_of(content)[3]
    assert (entry.standing, entry.merged_into, entry.name) == ("merged", 1, "")
    assert (entry.positions, entry.acts, entry.representative) == ((), (), "")
    assert content.signed == 3


def test_a_number_merged_twice_names_the_one_that_counts_in_the_end(database: Database) -> None:
    same(database, 3, 4, keep=3)
    same(database, 1, 3, keep=1)
    found = entries_of(gathered(database))
    assert {number: each.merged_into for number, each in found.items()} == {1: 0, 2: 0, 3: 1, 4: 1}


def test_two_that_are_separated_print_their_names_again(database: Database) -> None:
    same(database, 1, 3, keep=1)
    merged = gathered(database)
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), 1, 3, "different")
    found = gathered(database)
    assert entries_of(found)[3].name == "ОО «Шанырак»"
    again = compare_contents(merged, found).corrections
    assert [(each.kind, each.number) for each in again] == [("standing", 3)]


def test_a_name_that_is_withheld_is_not_told_by_the_other_number(database: Database) -> None:
    kept = signatures_of(database)[0].signatory_id
    with database.writing("edit") as tx:
        directory.change_private(tx, kept, publish="withheld")
    same(database, 1, 3, keep=1)
    entry = entries_of(gathered(database))[3]
    assert (entry.standing, entry.merged_into) == ("merged", 0)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("ending", ["pdf", "txt", "docx", "html", "md"])
def test_every_form_says_what_became_of_the_number(ending: str, language: str) -> None:
    said = spoken(annexes.merged_numbers(), ending, language)
    assert SAID[language] in said
    assert UNTOLD[language] in said
    if ending == "pdf":
        assert COUNTED[language] in said


@pytest.mark.parametrize(
    ("language", "words", "untold"),
    [
        ("ru", "объединено с № 1", "объединено с другим номером"),
        ("kk", "№ 1 қолтаңбамен біріктірілген", "басқа нөмірмен біріктірілген"),
        ("en", "merged with No. 1", "merged with another number"),
    ],
)
def test_a_table_has_a_row_for_the_number(language: str, words: str, untold: str) -> None:
    content = annexes.merged_numbers()
    cells = dict(rows.columns(copied(content, language)))
    heading = {"ru": "Состояние", "kk": "Күйі", "en": "Standing"}[language]
    found = entries_of(content)
    assert (cells[heading](found[2]), cells[heading](found[4])) == (words, untold)
    assert words in written(content, "csv", language).decode("utf-8-sig")


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_text_comes_back_with_the_number_taken(language: str) -> None:
    text = annex_text(annexes.merged_numbers(), language=language, draft=False)
    entries = read_source(text.encode(), "annex.txt").draft.entries
    known = [(each.record.number, each.standing) for each in entries if each.record]
    assert known == [(1, "signed"), (2, "rejected"), (3, "signed"), (4, "rejected")]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The same signatory as number 1, where it is counted."),
        ("ru", "Тот же подписавший, что под № 1; он учтён под этим номером."),
        ("kk", "№ 1 қол қоюшының өзі; сол нөмірмен есепке алынған."),
    ],
)
def test_the_corrigendum_agrees(database: Database, language: str, sentence: str) -> None:
    before = gathered(database)
    same(database, 1, 3, keep=1)
    found = compare_contents(before, gathered(database))
    lines = list(corrigendum_lines(found, language))
    assert lines[lines.index("3. ОО «Шанырак»") + 1] == f"   {sentence}"
    listed: Any = corrigendum_json(found)["corrections"]
    (told,) = listed
    assert (told["kind"], told["number"], told["merged_with"]) == ("merged", 3, 1)
    assert (found.earlier.signed, found.later.signed) == (4, 3)


def test_every_reader_gets_the_number(database: Database) -> None:
    same(database, 1, 3, keep=1)
    for profile in ("public", "press", "authority", "archive"):
        part = part_for(gathered(database), profile).content
        assert entries_of(part)[3].merged_into == 1
