"""What can be corrected by one key in the preview of an import, and what never is."""

import pytest

from coalition_app.intake.read_source import read_source
from coalition_app.operations.planning.plain_fixes import plain_fix
from coalition_app.operations.planning.preview import LOOK, Preview
from coalition_app.operations.planning.questions import FIX, OUT, RIGHT, give, question_of
from tests.commands.command_line import STATEMENT


@pytest.fixture(scope="module")
def preview() -> Preview:
    return Preview(read_source(STATEMENT.read_bytes(), "statement.txt"))


def test_the_real_case_has_five_plain_corrections(preview: Preview) -> None:
    found = {
        at + 1: dict(fix)
        for at in range(len(preview.draft.entries))
        if (fix := plain_fix(preview.entry(at)))
    }
    assert found == {
        29: {"name": "«Горный клуб „Жабаглы-Манас“»"},
        50: {"name": "«Центр поддержки детей, подростков и женщин (ЦПДПЖ) „Томирис“»"},
        66: {"name": "«Ассоциация Казакстан Эйелдері»"},
        69: {"legal_form": "Общественное объединение"},
        80: {"name": "«Центр творчества детей и молодежи „Исток“»"},
    }


def test_a_name_that_breaks_off_has_no_plain_correction(preview: Preview) -> None:
    assert preview.entry(4).name.endswith(" в")
    assert preview.entry(109).office.endswith("«Central Asia")  # the newspaper has one more word
    for item in (4, 83, 109):
        assert plain_fix(preview.entry(item)) == {}
        asked = question_of(preview, item)
        assert asked is not None
        assert FIX not in asked.answers.values()


def test_a_correction_is_shown_first_and_leaves_nothing_in_doubt() -> None:
    preview = Preview(read_source(STATEMENT.read_bytes(), "statement.txt"))
    asked = question_of(preview, 68)
    assert asked is not None
    assert asked.answers["+"] == FIX
    assert "Общественное объединение" in asked.unless
    left = preview.size(LOOK)
    give(preview, [68], FIX)
    assert preview.entry(68).legal_form == "Общественное объединение"
    assert preview.size(LOOK) == left - 1


def test_flaws_of_one_kind_are_answered_at_once_and_no_other() -> None:
    """Of a hundred quotation marks that are not closed, each had a key of its own."""
    lines = (
        *("1. ОФ «Эхо, Анна Ким", "2. ОО «Свет», Дана Ли", "3. ОФ «Лес, Иван Ли"),
        *(
            "4. ОФ «Дом» (кроме пункта 2)",
            "5. Общественное обьединение «Сад»",
            "6. ОФ «Луг, Олег Цой",
        ),
    )
    made = read_source("\n".join(lines).encode(), "list.txt")
    for answer in (RIGHT, FIX, OUT):
        preview = Preview(made)
        asked = question_of(preview, 0)
        assert asked is not None and asked.alike == 3
        left = preview.size(LOOK)
        give(preview, [0], answer, all_alike=True)
        assert {*preview.all_decisions} == {0, 2, 5}
        assert preview.size(LOOK) == left - 3
        if answer == FIX:
            assert [preview.entry(item).name for item in (0, 2, 5)] == ["«Эхо»", "«Лес»", "«Луг»"]
