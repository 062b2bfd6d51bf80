"""By command: what is due as a calendar file; names only where they are asked for."""

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.commands.command_line import done, refused, small_register

FIRST, LAST = "2031-03-01", "2031-03-09"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = small_register(tmp_path, signatures=5)
    for number, day in ((1, FIRST), (2, FIRST), (3, FIRST), (5, LAST)):
        done("plan", path, "--number", number, "--step", "звонок; Анна", "--by", day)
    return path


def events(file: Path) -> list[tuple[dt.date, str, str]]:
    read = Calendar.from_ical(file.read_bytes())
    return [
        (each.decoded("dtstart"), str(each["summary"]), str(each.get("description", "")))
        for each in read.walk("VEVENT")
    ]


def test_each_day_is_an_event_that_says_numbers_alone(register: Path, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    done("chase", register, "--calendar", file)
    assert events(file) == [
        (dt.date(2031, 3, 1), "Answers due: Nos. 1–3", ""),
        (dt.date(2031, 3, 9), "Answer due: No. 5", ""),
    ]
    for private in ("звонок", "Анна", "ОФ"):
        assert private.encode() not in file.read_bytes()
    for line in file.read_bytes().split(b"\r\n"):
        assert len(line) <= 75, line


def test_names_and_steps_go_in_where_they_are_asked_for(register: Path, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    names = {
        each["number"]: each["name"] for each in done("chase", register, "--json").json["chased"]
    }
    done("chase", register, "--calendar", file, "--with-names")
    first, last = events(file)
    assert first[2].count("\n") == 2
    assert names[1] in first[2] and "звонок; Анна" in first[2]
    assert names[5] in last[2]


def test_a_newer_file_moves_no_event_twice(register: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.ics", tmp_path / "other.ics"
    done("chase", register, "--calendar", one)
    done("chase", register, "--calendar", other, "--with-names")

    def keys(file: Path) -> list[str]:
        return [str(each["uid"]) for each in Calendar.from_ical(file.read_bytes()).walk("VEVENT")]

    assert keys(one) == keys(other)
    assert len({*keys(one)}) == 2


def test_what_makes_no_calendar_is_refused(register: Path, tmp_path: Path) -> None:
    for name in ("due.txt", "due"):
        assert ".ics" in refused("chase", register, "--calendar", tmp_path / name)
    kept = tmp_path / "kept.ics"
    kept.write_text("mine")
    refused("chase", register, "--calendar", kept)
    assert kept.read_text() == "mine"
    said = refused("chase", register, "--calendar", tmp_path / "a.ics", "--number", 4)
    assert "by a day" in said
