"""Names with characters that no eye sees are refused by the command `attestor`, and for the journal."""

from pathlib import Path

import pytest

from coalition_app import settings
from coalition_app.errors import UserError
from tests.commands.command_line import done, refused_without_change, small_register

TURNED = "Ахме\u202eтова\u200b Дана\u2066"
SEEN = "Ахметова Дана"


@pytest.mark.parametrize("second", [(), ("--second",)])
def test_what_no_eye_sees_is_refused_where_it_stands(
    tmp_path: Path, second: tuple[str, ...]
) -> None:
    register = small_register(tmp_path)
    if second:
        done("attestor", register, "--name", "Ким Анна")
    line = refused_without_change(register, "attestor", register, "--name", TURNED, *second)
    assert "“Ахме[U+202E]това[U+200B] Дана" in line
    office = ("--name", SEEN, "--office", "коор\u202eдинатор", *second)
    assert "“коор[U+202E]динатор”" in refused_without_change(
        register, "attestor", register, *office
    )


def test_taking_the_second_away_names_nobody(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    done("attestor", register, "--name", SEEN)
    done("attestor", register, "--name", "100 % Ким", "--second")
    said = done("attestor", register, "--no-second").out
    assert said == "Recorded: nobody attests beside the first.\n"
    assert done("attestor", register).out == f"{SEEN} attests.\n"


def test_her_own_name_in_the_journal_is_such_a_name_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))
    settings.remember_my_name(SEEN)
    with pytest.raises(UserError, match=r"“Ахме\[U\+202E\]това"):
        settings.remember_my_name(TURNED)
    assert settings.my_name() == SEEN
    settings.remember_my_name("")
    monkeypatch.setenv("LOGNAME", TURNED)
    assert settings.my_name() == "Ахме[U+202E]това[U+200B] Дана[U+2066]"
