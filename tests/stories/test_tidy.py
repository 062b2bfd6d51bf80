"""Nothing is left lying about: what the sample and a typed signature leave behind."""

from pathlib import Path

import pytest

from tests.commands.command_line import done, refused_without_change, small_register


def test_the_sample_leaves_nothing_but_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coalition_app.commands.register import samples

    monkeypatch.setenv("COALITION_APP_SAMPLE", str(tmp_path))
    samples.ensure_sample()
    left = {each.name for each in (tmp_path / "sample").iterdir()}
    assert left <= {"sample.coalition", "annex.pdf", ".sample.coalition.lock"}


@pytest.mark.parametrize(
    ("field", "most"),
    [("--name", 500), ("--office", 160), ("--representative", 500), ("--place", 500)],
)
def test_a_command_takes_one_line_of_what_the_window_takes(
    tmp_path: Path, field: str, most: int
) -> None:
    register = small_register(tmp_path)
    given = {"--name": "Фонд", field: "а" * (most + 1)}
    words = [each for pair in given.items() for each in pair]
    line = refused_without_change(register, "sign", register, "--statement", 1, *words)
    assert f"at most {most}" in line
    given[field] = "два\nслова"
    words = [each for pair in given.items() for each in pair]
    done("sign", register, "--statement", 1, *words)
    shown = done("signatories", register, "--statement", 1, "--json").json["signatories"][-1]
    assert "два слова" in shown.values()
