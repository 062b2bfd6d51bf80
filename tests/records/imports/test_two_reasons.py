"""A piece that is open for two reasons is one piece: it prints once and is settled once."""

from pathlib import Path

import pytest

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import DraftEntry, OpenPoint
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.operations.door import write
from coalition_app.operations.planning.plan_import import carry_out, plan_import
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.questions import give, question_of
from coalition_app.records.imports.entry_pieces import entry_pieces
from tests.registers import make_register, signatures_of, statement_of

WORDS = "«Ар» условно"


def test_a_second_reason_adds_no_second_piece() -> None:
    entry = DraftEntry(
        number=1,
        as_printed=f"ТОО {WORDS}",
        name="",
        lines=(1, 1),
        legal_form="ТОО",
        pieces=(DraftPiece("legal-form", "ТОО", (1, 1)), DraftPiece("unknown", WORDS, (1, 1), " ")),
        open=(
            OpenPoint("reads-like-a-remark", WORDS, (1, 1)),
            OpenPoint("name-is-no-name", WORDS, (1, 1)),
        ),
    )
    found = [(each.text, each.open) for each in entry_pieces(entry)]
    assert found == [("ТОО", ""), (WORDS, "reads-like-a-remark")]


def test_the_same_words_twice_are_two_pieces() -> None:
    point = OpenPoint("unknown-piece", "дубль", (1, 1))
    entry = DraftEntry(
        number=1,
        as_printed="Анна Ким, дубль, дубль",
        name="Анна Ким",
        lines=(1, 1),
        pieces=(
            DraftPiece("name", "Анна Ким", (1, 1)),
            DraftPiece("unknown", "дубль", (1, 1), ", "),
            DraftPiece("unknown", "дубль", (1, 1), ", "),
        ),
        open=(point, point),
    )
    assert [each.open for each in entry_pieces(entry)] == ["", "unknown-piece", "unknown-piece"]


def test_a_whole_entry_that_is_said_to_be_a_name_prints_once(tmp_path: Path) -> None:
    whole = "Поддержка с оговоркой Родник"
    text = f"Подписали:\n1. ОО «Исток», Анна Ким\n2. {whole}\n3. ОФ «Дала», Олег Ли\n"
    with make_register(tmp_path / "a.coalition", signatures=0, demands=2) as database:
        preview = Preview(read_source(text.encode(), "list.txt"))
        question = question_of(preview, 1)
        assert question is not None and question.text == whole
        with pytest.raises(UserError, match="count in full"):
            give(preview, [1], "print", whole)
        give(preview, [1], "name", whole)
        assert question_of(preview, 1) is None
        with database.reading() as tx:
            into = statement_of(tx)
        write(database, carry_out(plan_import(preview, into=into)))
        row = signatures_of(database)[1]
        assert (row.full_name, row.people, row.is_open) == (whole, (), False)
        with database.reading() as tx:
            content = gather_annex(tx, statement_of(tx)).content
        assert annex_text(content, language="ru", draft=True).count("Родник") == 1
