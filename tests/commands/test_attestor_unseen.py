"""The command `attestor` says a name as it was recorded, without characters that no eye sees."""

import unicodedata
from pathlib import Path

import pytest

from coalition_app import settings
from tests.commands.command_line import done, small_register

TURNED = "Ахме\u202eтова\u200b Дана\u2066"
SEEN = "Ахметова Дана"


@pytest.mark.parametrize("second", [(), ("--second",)])
def test_what_no_eye_sees_is_not_echoed(tmp_path: Path, second: tuple[str, ...]) -> None:
    register = small_register(tmp_path)
    if second:
        done("attestor", register, "--name", "Ким Анна")
    said = done(
        "attestor", register, "--name", TURNED, "--office", "коор\u202eдинатор", *second
    ).out
    assert SEEN in said
    again = done("attestor", register).out
    assert "координатор" in again
    for each in said + again:
        assert unicodedata.category(each) not in ("Cf", "Cs")


def test_taking_the_second_away_names_nobody(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    done("attestor", register, "--name", SEEN)
    done("attestor", register, "--name", "100 % Ким", "--second")
    said = done("attestor", register, "--no-second").out
    assert said == "Recorded: nobody attests beside the first.\n"
    assert done("attestor", register).out == f"{SEEN} attests.\n"


def test_her_own_name_in_the_journal_is_cleaned_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))
    settings.remember_my_name(TURNED)
    assert settings.my_name() == SEEN
