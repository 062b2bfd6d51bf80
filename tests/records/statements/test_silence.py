"""What a signature without a word means: the statement's own rule, kept, undone, counted and printed."""

import datetime as dt
from pathlib import Path

import pytest

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.errors import UserError
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from tests.commands.command_line import done, small_register
from tests.registers import make_register, statement_of, undo

RULES = {
    ("supports", "text"): {
        "ru": "Подпись без оговорки означает поддержку всех требований (так сказано в документе).",
        "kk": "Ескертпесіз қолтаңба барлық талапты қолдауды білдіреді (құжатта солай айтылған).",
        "en": "A signature without reservation means support for every demand (so the document says).",
    },
    ("supports", "coordinator"): {
        "ru": "Подпись без оговорки учтена как поддержка всех требований.",
        "kk": "Ескертпесіз қолтаңба барлық талапты қолдау деп есептелді.",
        "en": "A signature without reservation is counted as support for every demand.",
    },
    ("not-stated", "coordinator"): {
        "ru": "Если подписавший не назвал позицию, она обозначена «не указано».",
        "kk": "Қол қоюшы ұстанымын білдірмеген болса, ұстанымы «көрсетілмеген» деп белгіленді.",
        "en": "Where a signatory stated no position, it is shown as “not stated”.",
    },
}
"""Word for word what certifying.md has under A3a, A3b and A3c."""


def set_rule(database: Database, silence: str, source: str = "coordinator") -> None:
    with database.writing("set-silence") as tx:
        wordings.set_silence(tx, statement_of(tx), silence, source)


def counts(database: Database) -> dict[int, dict[str, int]]:
    with database.reading() as tx:
        found = read_held(tx, statement_of(tx)).counts()
    return {at: {word: n for word, n in each.items() if n} for at, each in found.items()}


def printed(database: Database, language: str) -> str:
    with database.reading() as tx:
        content = gather_annex(tx, statement_of(tx)).content
    return " ".join(annex_text(content, language=language, draft=True).split())


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_rule_is_printed_above_the_list(
    tmp_path: Path, rule: tuple[str, str], language: str
) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        set_rule(database, *rule)
        page = printed(database, language)
        assert page.index(RULES[rule][language]) < page.index("«Бірлік 1»")
        assert [each for each in RULES if RULES[each][language] in page] == [rule]


def test_with_the_rule_off_silence_is_not_stated(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as database:
        assert counts(database) == {1: {"supports": 3}, 2: {"supports": 3}}
        set_rule(database, "not-stated")
        with database.writing("record-position") as tx:
            new = NewPosition({1: "supports"}, received_on=dt.date(2026, 1, 2))
            positions.record_position(tx, statement_of(tx), 2, new)
        assert counts(database) == {1: {"supports": 1, "not-stated": 2}, 2: {"not-stated": 3}}
        undo(database)
        undo(database)
        assert counts(database) == {1: {"supports": 3}, 2: {"supports": 3}}


def test_what_is_no_rule_is_refused(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        for silence, source in (("abstains", "coordinator"), ("supports", "somebody")):
            with pytest.raises(UserError):
                set_rule(database, silence, source)


def test_the_rule_is_set_by_command(tmp_path: Path) -> None:
    path = small_register(tmp_path)
    assert RULES["supports", "coordinator"]["en"] in done("text", path, "show").out
    answer = done("silence", path, "supports", "--by-text", "--json").json
    assert (answer["silence"], answer["silence_source"]) == ("supports", "text")
    assert (
        done("silence", path, "not-stated").out.strip() == RULES["not-stated", "coordinator"]["en"]
    )
    ready = done("positions", path, "--json").json
    assert {word for each in ready["counts"].values() for word, n in each.items() if n} == {
        "not-stated"
    }
    made = done("statement", path, "--title", "Second", "--silence", "not-stated", "--json").json
    shown = done("text", path, "show", "--statement", made["statement"], "--json").json
    assert shown["silence"] == "not-stated"
