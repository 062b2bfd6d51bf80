"""One count everywhere: head, table, attestation, JSON, text, commands, as of today, and the window."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.content.content import POSITIONS
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.labels import position_label
from coalition_app.records.editions import editions
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures, status
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from tests.commands.command_line import done
from tests.desktop import screen
from tests.desktop.annexes import words
from tests.desktop.screen import pages_of
from tests.registers import (
    FIRST_DAY,
    attest_now,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
    withdraw_signature,
)

pytestmark = pytest.mark.usefixtures("first_day_goes_on")
TODAY = FIRST_DAY
SAID = {
    1: {1: "does-not-support"},
    2: {1: "supports-with-reservation"},
    3: {2: "abstains"},
    4: {1: "no-consensus", 2: "supports-with-reservation"},
    5: {2: "not-stated"},
    6: {1: "does-not-support"},
    7: {2: "does-not-support"},
}
EXPECTED = {
    1: {"does-not-support": 1, "supports-with-reservation": 1, "no-consensus": 1, "supports": 8},
    2: {"abstains": 1, "supports-with-reservation": 1, "not-stated": 1, "supports": 8},
}
"""Of 14 signatures 11 count: 6 withdrew, 7 is disputed, 13 is subject to approval; 14 has acceded."""
WITH_RESERVATION = 3


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Give a closed register with every status and position, attested and delivered once."""
    path = tmp_path / "mixed.coalition"
    with make_register(path, signatures=12) as made:
        name_attestor(made)
        hold_originals(made)
        for number, stances in SAID.items():
            with made.writing("record-position") as tx:
                wording = f"кроме пункта {number}" if number in (1, 2, 4, 6, 7) else None
                new = NewPosition(stances, wording, received_on=dt.date(2026, 1, 2))
                positions.record_position(tx, statement_of(tx), number, new)
        attest(made, tmp_path / "first.pdf", dt.date(2026, 3, 1))
        with made.writing("deliver") as tx:
            row = editions.list_editions(tx)[0]
            editions.record_delivery(
                tx, statement_of(tx), row, recipient="П", delivered_on=dt.date(2026, 3, 2)
            )
        with made.writing("withdraw") as tx:
            withdraw_signature(tx, statement_of(tx), 6, dt.date(2026, 3, 3))
        with made.writing("change-standing") as tx:
            status.change_status(tx, statement_of(tx), 7, "disputed", received=TODAY)
        for given in ("subject-to-approval", "signed"):
            with made.writing("sign") as tx:
                new_one = NewSignature("Фонд «Кейін»", status=given)
                signatures.sign(tx, statement_of(tx), new_one)
        hold_originals(made, [14])
    return path


def attest(database: Database, target: Path, day: dt.date) -> None:
    attest_now(database, target, date=day, language="en", form=PageForm(positions="whole"))


def figure(words: str, label: str) -> int:
    """Give the number that stands behind a label."""
    found = re.search(rf"{label}:\s+(\d+)", words)
    assert found is not None, label
    return int(found[1])


IN_TABLE = {
    "supports": "supports",
    "with a reservation": "supports-with-reservation",
    "does not support": "does-not-support",
    "abstains": "abstains",
    "no consensus": "no-consensus",
    "not stated": "not-stated",
}
"""Words of the table of positions."""


def counted_in_head(pages: str) -> dict[int, dict[str, int]]:
    """Read the head's table of counts: a dash is none, a position that nobody takes has no column."""
    taken = [word for word in POSITIONS if any(each.get(word) for each in EXPECTED.values())]
    found = {}
    for number, line in re.findall(r"Demand (\d) ((?:(?:\d+|–) )+\d+)\n", pages):
        *counts, total = (0 if each == "–" else int(each) for each in line.split())
        assert sum(counts) == total == 11
        found[int(number)] = nonzero(dict(zip(taken, counts, strict=True)))
    return found


def counted_in_table(pages: str, counted: set[int]) -> dict[int, dict[str, int]]:
    """Count the rows of the table of positions one by one."""
    stance = "|".join(IN_TABLE)
    found: dict[int, dict[str, int]] = {1: {}, 2: {}}
    for number, *stances in re.findall(rf"\n(\d+) .* ({stance}) ({stance})(?=\n)", pages):
        for demand, words_there in enumerate(stances, start=1):
            if int(number) in counted:
                word = IN_TABLE[words_there]
                found[demand][word] = found[demand].get(word, 0) + 1
    return found


def nonzero(counts: dict[str, int]) -> dict[str, int]:
    return {word: count for word, count in counts.items() if count}


def of_json(content: dict[str, object]) -> dict[int, dict[str, int]]:
    demands = content["demands"]
    assert isinstance(demands, list)
    return {each["number"]: nonzero(each["counts"]) for each in demands}


def counted_from_entries(content: dict[str, object]) -> tuple[int, dict[int, dict[str, int]]]:
    """Count the printed entries anew, one by one."""
    sections = content["sections"]
    assert isinstance(sections, list)
    entries = [entry for each in sections for entry in each["entries"]]
    counted = [each for each in entries if each["standing"] in ("signed", "acceded")]
    found: dict[int, dict[str, int]] = {1: {}, 2: {}}
    for entry in counted:
        for demand, stance in enumerate(entry["positions"], start=1):
            found[demand][stance] = found[demand].get(stance, 0) + 1
    return len(counted), found


def test_commands_and_files_count_the_same(mixed: Path, tmp_path: Path) -> None:
    as_json, as_text = tmp_path / "a.json", tmp_path / "a.txt"
    for target in (as_json, as_text):
        done("annex", mixed, "--statement", 1, "--to", target, "--in", "en")
    content = json.loads(as_json.read_text("utf-8"))
    content = content.get("content", content)
    assert (content["signed"], content["withdrawn"]) == (11, 1)
    assert (content["subject_to_approval"], content["with_reservation"]) == (1, WITH_RESERVATION)
    assert of_json(content) == EXPECTED
    assert counted_from_entries(content) == (11, EXPECTED)
    listed = done("positions", mixed, "--statement", 1, "--json").json["counts"]
    assert {int(number): nonzero(each) for number, each in listed.items()} == EXPECTED
    ready = done("ready", mixed, "--statement", 1, "--json").json["counts"]
    assert ready["signed"] == 11
    assert {int(n): nonzero(each) for n, each in ready["demands"].items()} == EXPECTED
    for by in ("recorded", "effective"):
        day = ("--date", TODAY.isoformat(), "--by", by)
        then = done("as-of", mixed, "--statement", 1, *day, "--json").json["then"]
        assert then["signed"] == 11, by
        assert {int(n): nonzero(each) for n, each in then["positions"].items()} == EXPECTED, by
    text = as_text.read_text("utf-8")
    assert "11 signatures counted" in text
    assert f"{WITH_RESERVATION} signatures with reservations" in text
    assert "Demand 1: " in text


def test_pages_attestation_and_window_count_the_same(
    window: MainWindow, mixed: Path, tmp_path: Path
) -> None:
    window.open_path(mixed)
    database = window.operations.database
    assert database is not None
    attest(database, tmp_path / "second.pdf", TODAY)
    with database.reading() as tx:
        row = editions.find_edition(tx, statement_of(tx), 2)
        content = read_content(editions.kept_bytes(tx, row.sha256))
    assert content.attestation is not None
    certified = {number for numbers in content.attestation.basis.values() for number in numbers}
    printed = {
        entry.number
        for section in content.sections
        for entry in section.entries
        if entry.standing in ("signed", "acceded")
    }
    assert certified | set(content.attestation.exceptions) >= printed
    assert len(printed) == content.signed == 11
    assert certified <= printed
    pages = " ".join(each.extract_text() for each in PdfReader(tmp_path / "second.pdf").pages)
    assert figure(pages, "Signatures counted") == 11
    assert figure(pages, "of these with reservation") == WITH_RESERVATION
    assert counted_in_head(pages) == EXPECTED
    assert counted_in_table(pages, printed) == EXPECTED
    scope = "11 (Nos. 1–5, 8–12, 14)"
    assert scope in " ".join(pages.split())
    window.go("annex")
    screen.settle(window)
    seen = words(pages_of(window).annex)
    assert figure(seen, "Signatures counted") == 11
    assert scope in " ".join(seen.split())
    window.go("positions")
    screen.settle(window)
    table = pages_of(window).positions.table
    assert table.count_words.model().index(0, 1).data() == "Counted: 11"
    for demand, expected in EXPECTED.items():
        at = table.counts.model().index(0, demand - 1)
        told = at.data(Qt.ItemDataRole.ToolTipRole).splitlines()[1:]
        assert sorted(line for line in told if ": " in line) == sorted(
            f"{position_label(stance)}: {count}" for stance, count in expected.items()
        )
