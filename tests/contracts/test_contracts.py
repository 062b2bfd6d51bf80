"""The contracts of the command line: exit codes, JSON answers and the schema of a register.

`commands.txt` lists the commands, `answers.json` what they answer with `--json`, `schema.sql` the tables,
indices and triggers of a new register. An answer may get more keys; those that it has keep their names and
values. What changes from run to run, and sentences in the person's language, are held by their shape alone.

Where a contract is changed on purpose, `COALITION_APP_UPDATE=1 python -m pytest -n 0 tests/contracts` writes
answers.json and schema.sql anew; read their difference word by word before it is committed.
"""

import contextlib
import json
import os
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.commands.command_line import FAULT, Answer, done, type_command
from tests.contracts.lines import HERE, Line, make_places, placed, read_lines
from tests.registers import this_day

ANSWERS = HERE / "answers.json"
SCHEMA = HERE / "schema.sql"
UPDATE = bool(os.environ.get("COALITION_APP_UPDATE"))
SENTENCE = "<sentence>"
SHAPES = {
    "<sha256>": r"[0-9a-f]{64}",
    "<key>": r"[0-9a-f]{32}",
    "<code>": r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z*~$=]",
    "<moment>": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+\d\d:\d\d)?",
    "<path>": r".+[/\\]OUT[/\\]\w+\.\w+",
    "<today>": r"\d{4}-\d\d-\d\d",
    "<name>": r".*",
    SENTENCE: r"(?s).*\S.*",
}
"""What stands in answers.json for a value that differs from run to run, and what the value must look like."""
SEEN_BY_SHAPE = ("<sha256>", "<key>", "<code>", "<moment>", "<path>")


LINES = read_lines()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the register of the sample."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("COALITION_APP_SAMPLE", str(folder))
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            environment.delenv(name, raising=False)
        done()
    return folder / "sample" / "sample.coalition"


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_a_command_keeps_its_contract(
    line: Line, built_case: Path, sample: Path, tmp_path: Path
) -> None:
    answer = run_line(line, built_case, sample, tmp_path / "en")
    assert answer.code == line.code, answer
    assert FAULT not in answer.err
    if line.code == 2 and not line.has_answer:
        assert len(answer.err.splitlines()) == 1, answer.err
    if not line.has_answer:
        return
    if UPDATE:
        other = run_line(line, built_case, sample, tmp_path / "kk", "--language", "kk")
        keep(line.name, shape(answer.json, other.json))
    assert differences(read_answers()[line.name], answer.json) == []


def test_every_kept_answer_is_asked_for() -> None:
    assert sorted(read_answers()) == sorted(line.name for line in LINES if line.has_answer)


def test_the_schema_of_a_new_register(tmp_path: Path) -> None:
    register = tmp_path / "new.coalition"
    done("new", register, "--coalition", "К", "--unencrypted")
    if UPDATE:
        SCHEMA.write_text(schema(register), encoding="utf-8")
    assert schema(register) == SCHEMA.read_text(encoding="utf-8")


def schema(register: Path) -> str:
    """Read the statements that made the tables, indices and triggers of a register."""
    query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'table' DESC, type, name"
    with contextlib.closing(sqlite3.connect(register)) as connection:
        made = [sql.replace("\t", "    ").strip() for (sql,) in connection.execute(query)]
    return "".join(re.sub(r"\s*\n", "\n", each) + ";\n\n" for each in made)


def run_line(line: Line, built_case: Path, sample: Path, folder: Path, *more: str) -> Answer:
    """Run the commands of a line in a new folder, and return what the last one answered."""
    folder.mkdir()
    places = make_places(line, built_case, sample, folder)
    for words in line.commands[:-1]:
        done(*placed(words, places))
    return type_command(*placed(line.commands[-1], places), *more)


def read_answers() -> dict[str, Any]:
    """Read the answers that are kept."""
    answers: dict[str, Any] = json.loads(ANSWERS.read_text(encoding="utf-8"))
    return answers


def keep(name: str, answer: Any) -> None:
    """Keep an answer, in the order of commands.txt; those that no line asks for go."""
    kept = (read_answers() if ANSWERS.exists() else {}) | {name: answer}
    ordered = {line.name: kept[line.name] for line in LINES if line.name in kept}
    text = json.dumps(ordered, ensure_ascii=False, indent=1)
    numbers = re.compile(r"\[\s+(\d+(?:,\s+\d+)*)\s+\]")  # on one line, to be read
    text = numbers.sub(lambda found: "[" + ", ".join(re.findall(r"\d+", found[1])) + "]", text)
    ANSWERS.write_text(text + "\n", encoding="utf-8")


def shape(told: Any, other: Any, key: str = "") -> Any:
    """Put shapes for what differs from run to run; `other` is the same answer in another language."""
    if isinstance(told, dict):
        return {each: shape(told[each], other[each], each) for each in told}
    if isinstance(told, list):
        return [shape(*both) for both in zip(told, other, strict=True)]
    if not isinstance(told, str):
        return told
    if key == "actor":
        return "<name>"
    if told == this_day().isoformat():
        return "<today>"
    fitting = [each for each in SEEN_BY_SHAPE if re.fullmatch(SHAPES[each], told)]
    return fitting[0] if fitting else told if told == other else SENTENCE


def differences(kept: Any, told: Any, at: str = "") -> list[str]:
    """List where an answer breaks what is kept of it; keys that came to it break nothing."""
    if isinstance(kept, dict) and isinstance(told, dict):
        gone = [f"{at}.{key} is gone" for key in kept if key not in told]
        both = [key for key in kept if key in told]
        return gone + [
            each for key in both for each in differences(kept[key], told[key], f"{at}.{key}")
        ]
    if isinstance(kept, list) and isinstance(told, list) and len(kept) == len(told):
        pairs = enumerate(zip(kept, told, strict=True))
        return [each for n, (old, new) in pairs for each in differences(old, new, f"{at}[{n}]")]
    if isinstance(kept, str) and kept in SHAPES and isinstance(told, str):
        return [] if re.fullmatch(SHAPES[kept], told) else [f"{at}: {told!r} is no {kept}"]
    return [] if type(kept) is type(told) and kept == told else [f"{at}: {told!r}, not {kept!r}"]
