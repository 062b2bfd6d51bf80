"""The parser: a command fills in its own group alone, and says the same as if all were there."""

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from coalition_app import i18n
from coalition_app.commands.parser import GROUPS, make_parser
from coalition_app.languages import LANGUAGES
from tests.commands.command_line import done, refused, type_command

NAMES = [name for names in GROUPS.values() for name in names.split()]


def commands(*given: str) -> dict[str, argparse.ArgumentParser]:
    found = (each.choices for each in make_parser(given)._actions if isinstance(each.choices, dict))
    return next(found)


def test_the_groups_name_every_command_where_it_is_added_in_the_order_of_the_help() -> None:
    assert list(commands()) == NAMES
    for group, names in GROUPS.items():
        added: list[str] = []

        def add(name: str, *_words: object, added: list[str] = added) -> argparse.ArgumentParser:
            added.append(name)
            return argparse.ArgumentParser()

        import_module(f"coalition_app.commands.{group}").add_commands(add)
        assert added == names.split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_alone_has_the_help_that_it_has_among_all(language: str) -> None:
    i18n.use(language)
    whole = commands()
    for group in GROUPS.values():
        for name in group.split():
            alone = commands("--language", language, name)
            assert list(alone) == group.split()
            assert alone[name].format_help() == whole[name].format_help()


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("--help", "ready"),
        ("readi", "ready"),
        ("--lang", "ru", "ready"),
        ("--language", "ready"),
    ],
    ids=" ".join,
)
def test_all_commands_answer_where_none_is_typed_first(given: tuple[str, ...]) -> None:
    assert list(commands(*given)) == NAMES


def test_a_misspelled_command_is_told_all_that_there_are() -> None:
    told = refused("readi", "ready")
    # Newer Pythons list the choices without quotation marks.
    listed = told.rpartition("(")[2].replace("'", "").rstrip(").")
    assert set(NAMES) <= set(re.findall(r"[a-z-]+", listed))


@pytest.mark.parametrize("language", [(), ("--language", "ru"), ("--language=kk",)], ids=str)
def test_a_register_alone_opens_the_window_in_whatever_language_is_named(
    monkeypatch: pytest.MonkeyPatch, language: tuple[str, ...], tmp_path: Path
) -> None:
    """Without a display it says that none was found, and not that the file is no command."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    alone = type_command(*language, tmp_path / "river.coalition")
    assert alone.err == ""
    assert len(alone.out.splitlines()) == 1
    assert alone.code == 2


def test_a_day_that_must_be_told_is_not_said_to_be_today() -> None:
    said = " ".join(done("withdraw", "--help").out.split())
    assert "--received D date of receipt --note" in said.replace("[", "").replace("]", "")
    assert "--received" in refused("withdraw", "river.coalition", "--number", 1)
