"""Hidden characters are found by the rules of Unicode, shown by their codes and never recorded."""

import contextlib
import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.commands.console import print_json
from coalition_app.errors import UserError
from coalition_app.hidden_characters import (
    HIDDEN,
    hidden_fault,
    hidden_shown,
    hide_again,
    leave_out_hidden,
    refuse_hidden,
    show_hidden,
)
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.tables import signature
from tests.commands.command_line import done, small_register, type_command

WHITE_SPACE = "\t\n\r\x0b\x0c\x85 \u00a0\u2003\u2028\u2029\u202f\u3000"
JOINERS_AND_MARKS = "\u200c\u200d\u200e\u200f\u061c\ufe0f\u0301\u0600"
SENSELESS = "\u00ad\u200b\u2060\ufeff\u206a\ufff9\u3164\U000e0041"
TURNING = [
    chr(code)
    for code in range(0x110000)
    if unicodedata.bidirectional(chr(code))
    in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
]


def test_every_control_and_every_half_of_a_character_is_hidden_but_white_space() -> None:
    controls = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Cc", "Cs") and chr(code) not in "\t\n\r\x0b\x0c\x85"
    ]
    assert len(controls) == 65 - 6 + 2048
    assert [each for each in controls if not HIDDEN.match(each)] == []


def test_whatever_turns_the_direction_is_hidden_and_what_means_nothing() -> None:
    assert len(TURNING) == 9
    assert [each for each in (*TURNING, *SENSELESS) if not HIDDEN.match(each)] == []


def test_white_space_joiners_and_marks_are_words() -> None:
    for each in (*WHITE_SPACE, *JOINERS_AND_MARKS, "👩‍👩‍👧‍👦", "می‌خواهم", "שלום\u200e"):
        refuse_hidden(f"а{each}б")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Фонд «Э\u202eхо»", "“Фонд «Э[U+202E]хо»” holds a hidden character, U+202E, that turns"),
        ("Фонд «Э\x1bхо»", "“Фонд «Э[U+001B]хо»” holds a control character, U+001B, which no page"),
        ("Фонд\n«Э\u200bхо»", "“Фонд «Э[U+200B]хо»” holds a hidden character, U+200B, that nobody"),
        ("я" * 30 + "\u2066" + "ю" * 30, f"“{'я' * 20}[U+2066]{'ю' * 20}”"),
    ],
)
def test_a_refusal_shows_what_stands_where(words: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        refuse_hidden(words)
    assert said in str(refused.value)
    assert not HIDDEN.search(str(refused.value))


def test_a_terminal_gets_the_codes_and_json_the_same_values() -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), hidden_shown():
        sys.stdout.write("а\u202eб\n")
        print_json({"name": "а\u202eб\x7f\U000e0041\u200d"})
        assert not sys.stdout.isatty()
    line, _, written = out.getvalue().partition("\n")
    assert line == "а[U+202E]б"
    assert not HIDDEN.search(written)
    assert "\u200d" in written
    assert json.loads(written) == {"name": "а\u202eб\x7f\U000e0041\u200d"}


def test_what_was_typed_is_said_back_with_its_codes() -> None:
    answer = type_command("verify", "нет\x1b[31m\u202e.pdf")
    assert (answer.code, HIDDEN.search(answer.err)) == (2, None)
    assert "нет[U+001B][31m[U+202E].pdf" in answer.err


def test_what_an_older_program_recorded_is_shown_in_every_text(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    with open_register(register) as database, database.engine.begin() as connection:
        connection.execute(sa.update(signature).values(name="ОО «Э\u202eхо»", as_printed=""))
    printed = tmp_path / "draft.txt"
    done("annex", register, "--to", printed)
    for text in (printed.read_text(encoding="utf-8"), done("signatories", register).out):
        assert "ОО «Э[U+202E]хо»" in text
        assert not HIDDEN.search(text)
    (first, *_others) = done("signatories", register, "--json").json["signatories"]
    assert first["name"] == "ОО «Э\u202eхо»"


def test_words_are_shown_and_left_out() -> None:
    assert show_hidden("а\u202eб\x07в\u200dг") == "а[U+202E]б[U+0007]в\u200dг"
    assert leave_out_hidden("а\u202eб\x07в\u200dг") == "аб в\u200dг"
    assert hidden_fault("Шаңырақ") == ""


@pytest.mark.parametrize(
    "recorded", ["a\u202eb", "a", "", "\u200b\u200b", "a\u202eb [U+202E]", "[U+202E]"]
)
def test_what_a_field_showed_by_codes_is_what_was_recorded(recorded: str) -> None:
    assert hide_again(show_hidden(recorded), recorded) == recorded


def test_a_code_that_is_left_is_its_character_and_another_one_is_words() -> None:
    assert hide_again("x[U+202E]y", "a\u202eb") == "x\u202ey"
    assert hide_again("xy [U+200B]", "a\u202eb") == "xy [U+200B]"
