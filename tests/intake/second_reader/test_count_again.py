"""Another way of counting warns of lines that may hold signatories, is silent otherwise, and adds none."""

from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.drafts import Draft, LineWarning
from coalition_app.intake.files.lines import Line, filled_lines
from coalition_app.intake.read_source import read_source
from coalition_app.intake.second_reader.count_again import missed_lines, warn_of_missed
from coalition_app.intake.second_reader.crf import weights
from coalition_app.intake.second_reader.label_lines import LABELS, shares_of_lines
from tests.intake.list_files import SOURCES, list_file
from tests.intake.reading import likeliest, read

REAL_CASE = Path(__file__).parent.parent.parent / "data" / "real_case" / "statement.txt"
STORED = Path(__file__).parent.parent.parent / "data" / "second_reader" / "lines.tsv"
LIST = """Открытое письмо

Мы просим сохранить городской парк и не вырубать деревья у реки.

Подписали:

1. ОО «Эхо», Алматы
2. Анна Ким, юрист
3. ОФ «Тёплый дом», директор Борис Цой
4. Айгуль Сатпаева, журналист
5. Центр правовой помощи «Опора»

Всего подписей: 5
"""


def lines_of(text: str) -> list[Line]:
    return list(filled_lines(text.split("\n")))


def another_count(draft: Draft) -> list[tuple[int, ...]]:
    return [
        warning.lines
        for warning in draft.warnings
        if isinstance(warning, LineWarning) and str(warning).startswith("Another way of reading")
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_lists_that_are_read_whole_are_not_warned_of(path: Path) -> None:
    assert another_count(read_source(*list_file(path)).draft) == []


def test_the_real_case_is_not_warned_of() -> None:
    assert another_count(read_source(REAL_CASE.read_bytes(), "statement.txt").draft) == []


@pytest.mark.parametrize("lost", [1, 3])
def test_an_entry_that_was_not_read_is_warned_of(lost: int) -> None:
    draft = read(LIST)
    assert len(draft.entries) == 5
    kept = tuple(entry for at, entry in enumerate(draft.entries) if at != lost)
    poorer = replace(draft, entries=kept)
    warned = warn_of_missed(poorer, missed_lines(poorer, lines_of(LIST)))
    assert another_count(warned) == [draft.entries[lost].lines[:1]]
    assert "gives 5 entries" in warned.warnings[-1]
    assert replace(warned, warnings=poorer.warnings) == poorer


def test_the_weights_give_the_stored_labels_of_lines() -> None:
    assert {*weights("lines").labels} == {*LABELS}
    rows = [line.split("\t", 1) for line in STORED.read_text("utf-8").splitlines()]
    text = "\n".join(text for _label, text in rows)
    assert likeliest(weights("lines"), shares_of_lines(lines_of(text))) == [
        label for label, text in rows if text.strip()
    ]
