"""Sentences about merges: no marks around marks of the same kind, nobody where nobody is known."""

from pathlib import Path

import pytest

from coalition_app import i18n
from coalition_app.labels import quoted
from coalition_app.languages import LANGUAGES
from coalition_app.records.merging import merges, separations
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatories.merge_history import MergeRow
from coalition_app.records.signatures import signatures
from tests.registers import add_signatures, make_register, statement_of

NAMES = ("«Шаңырақ»", "Фонд бірлік")


@pytest.fixture
def merged(tmp_path: Path) -> MergeRow:
    """Give a merge of an entry whose name has marks with one whose name has none, separated again."""
    with make_register(tmp_path / "r.coalition", signatures=0) as database:
        for name in NAMES:
            add_signatures(database, 1, name=name, legal_form="")
        with database.writing("merge-signatories") as tx:
            rows = signatures.list_signatures(tx, statement_of(tx).id)
            merges.merge_signatories(
                tx, rows[0].signatory_id, rows[1].signatory_id, "адрес", {1: 1}
            )
        with database.writing("separate-signatories") as tx:
            separations.separate_signatories(tx, merge_history.list_merges(tx)[0].id, "разные")
        with database.reading() as tx:
            (found,) = merge_history.list_merges(tx)
    return found


@pytest.mark.parametrize(
    ("language", "outer"),
    [("en", "“Фонд бірлік”"), ("ru", "«Фонд бірлік»"), ("kk", "«Фонд бірлік»")],
)
def test_names_stand_in_one_pair_of_marks_in_each_language(
    merged: MergeRow, language: str, outer: str
) -> None:
    i18n.use(language)
    said = merged.sentence()
    assert "«Шаңырақ»" in said
    for doubled in ("««", "»»", "“«", "»”", "““", "””"):
        assert doubled not in said
    assert quoted(merged.merged) in said
    assert outer in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", ["", "адрес"])
def test_nobody_is_named_where_nobody_is_known(merged: MergeRow, language: str, why: str) -> None:
    i18n.use(language)
    unknown = merged._replace(merged_by="", separated_by="", why=why, separated_why=why)
    for each in (unknown, unknown._replace(kept_id=unknown.merged_id)):
        said = " ".join(each.sentences())
        assert "—" not in said
        assert ("адрес" in said) is bool(why)
        assert "%(" not in said
    i18n.use("en")
    assert " by " not in " ".join(unknown.sentences())


def test_who_is_known_is_named(merged: MergeRow) -> None:
    known = merged._replace(merged_by="Сәуле", separated_by="Дана")
    first, *_rest, last = known.sentences()
    assert " by Сәуле because: адрес" in first
    assert " by Дана because: разные" in last
