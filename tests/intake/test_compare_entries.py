"""Entries of a source of which much is in doubt: each is compared with its lines, or counts nowhere."""

from pathlib import Path

import pytest

from coalition_app.draft_pieces import COMPARE
from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from coalition_app.operations.planning.kept_answers import answer_again, answers_kept
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.questions import give, question_of
from coalition_app.records.signatures.pieces import NOTHING
from tests.commands.command_line import done, refused_without_change, small_register
from tests.intake.reading import read

NAMES = [*("Беркут", "Жигер", "Даурен", "Заман", "Алтын", "Отырар", "Шанырак", "Сункар", "Керуен")]
NAMES += ["Тулпар", "Байтерек", "Самал", "Арай"]
REMARK = " (как в прошлый раз)"


def listed(doubtful: int, plain: int) -> str:
    """Write a statement with entries of which the first ones bear a remark that nobody knows."""
    entries = [
        f"{at}. ОФ «{name}», Алматы, Анна Ким, директор{REMARK if at <= doubtful else ''}"
        for at, name in enumerate(NAMES[: doubtful + plain], 1)
    ]
    return "\n".join(["Обращение о воде", "", "Подписи:", *entries, ""])


def compared(draft: Draft) -> list[tuple[int, ...]]:
    return [line.numbers for line in draft.open_lines if line.code == COMPARE]


@pytest.mark.parametrize(
    "doubtful, plain, asked",
    [(5, 5, True), (5, 8, True), (4, 4, False), (4, 9, False), (0, 13, False)],
)
def test_each_entry_is_asked_about_where_a_third_is_in_doubt(
    doubtful: int, plain: int, asked: bool
) -> None:
    draft = read(listed(doubtful, plain))
    assert compared(draft) == ([tuple(range(1, doubtful + plain + 1))] if asked else [])
    assert any("Обращение о воде" in each for each in draft.warnings) == asked


def test_what_was_read_as_the_title_is_told_first() -> None:
    warning = read(listed(5, 2)).warnings[0]
    assert "“Обращение о воде”" in warning and "Demands read: 0." in warning
    untitled = read("\n".join(listed(5, 2).split("\n")[2:])).warnings[0]
    assert "No title was found." in untitled


def test_an_entry_is_compared_once_all_else_in_it_is_settled() -> None:
    preview = Preview(read_source(listed(5, 5).encode(), "list.txt"))
    assert preview.still_open == 15
    first = question_of(preview, 0)
    assert first is not None and first.text == REMARK.strip(" ()")
    give(preview, [0], NOTHING, first.text, all_alike=True)
    asked = question_of(preview, 0)
    assert asked is not None and {*asked.answers.values()} == {NOTHING, "out"}
    preview.edit(0, "place", "Астана")
    give(preview, [0], NOTHING, asked.text)
    assert preview.still_open == 9 and preview.decided().entries[0].place == "Астана"
    # Whoever has compared one has not seen the others.
    assert asked.alike == 1
    give(preview, [1], NOTHING, asked.text, all_alike=True)
    assert preview.still_open == 8
    for at in range(2, 10):
        give(preview, [at], NOTHING, asked.text)
    assert preview.still_open == 0
    again = Preview(read_source(listed(5, 5).encode(), "list.txt"))
    assert answer_again(again, dict(answers_kept(preview, preview.all_decisions))) == []
    assert again.decided() == preview.decided()


def test_an_entry_that_nobody_compared_counts_nowhere(tmp_path: Path) -> None:
    register, source = small_register(tmp_path), tmp_path / "a.txt"
    source.write_text(listed(5, 5), "utf-8")
    done("import", register, source, "--statement", 1)
    found = done("doubts", register, "--json").json["doubts"]
    numbers = [each["number"] for each in found if each["code"] == COMPARE]
    assert len(numbers) == 10
    for refused in ("print", "words", "private"):
        refused_without_change(
            register, "settle", register, "--number", numbers[9], "--as", refused
        )
    done("settle", register, "--number", numbers[9], "--as", "nothing", "--all-like")
    left = done("doubts", register, "--json").json["doubts"]
    assert [(each["number"], each["alike"]) for each in left if each["code"] == COMPARE] == [
        (number, 1) for number in numbers[:9]
    ]
