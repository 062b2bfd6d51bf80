"""No name prints with half a bracket or a hanging dash once the fields behind it are taken apart."""

from pathlib import Path

import pytest

from coalition_app.documents.content.as_signed import printed_pieces
from coalition_app.intake.read_source import read_source
from coalition_app.records.imports import import_draft
from tests.registers import make_register, signatures_of, statement_of

LIST = """1. РОО «Тихий берег» (Орал қ.), төраға Иван Петров
2. ОЮЛ «Союз садов» — исполнительный директор Ержан Тілеубай (г. Алматы)
3. ОФ «Гора» [г. Семей], директор Анна Лим
4. ОФ «Лес» (филиал, г. Тараз)
5. ОФ «Поле» (бывший «Луг»), Астана
6. Анна Лим (Орал қ.), врач
"""


@pytest.fixture
def printed(tmp_path: Path) -> list[tuple[str, ...]]:
    with make_register(tmp_path / "a.coalition", signatures=0, demands=1) as database:
        with database.writing("import") as tx:
            import_draft.import_source(
                tx, read_source(LIST.encode(), "list.txt"), into=statement_of(tx)
            )
        pieces = [printed_pieces(row) for row in signatures_of(database)]
    return [(p.name, p.representative, p.office, p.place) for p in pieces]


def test_what_is_behind_the_name_prints_in_the_printed_order(
    printed: list[tuple[str, ...]],
) -> None:
    assert printed[0] == ("РОО «Тихий берег»", "(Орал қ.), төраға Иван Петров", "", "")
    assert printed[1] == (
        *("ОЮЛ «Союз садов»", "исполнительный директор Ержан Тілеубай (г. Алматы)", "", ""),
    )
    assert printed[2] == ("ОФ «Гора»", "[г. Семей], директор Анна Лим", "", "")


def test_no_name_ends_with_what_was_torn_off(printed: list[tuple[str, ...]]) -> None:
    for name, *rest in printed:
        assert name.count("(") == name.count(")"), name
        assert name.count("[") == name.count("]"), name
        assert name.rstrip(" ,;:—–-") == name
        assert all(each == each.strip(" ,;—–") for each in rest)
    assert printed[3][:2] == ("ОФ «Лес»", "(филиал, г. Тараз)")
    assert printed[4] == ("ОФ «Поле»", "", "", "Астана")
