"""The lines of commands.txt: commands with the state of the register that they start from."""

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

from coalition_app.documents.sign.time_stamps import request_stamp
from tests.certificates import PASSPHRASE, answer_request, make
from tests.commands.command_line import copied

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Line:
    """A line of commands.txt."""

    name: str
    state: str
    code: int
    commands: tuple[tuple[str, ...], ...]

    @property
    def has_answer(self) -> bool:
        """Tell whether the line prints JSON; lines that are refused do not ask for it."""
        return "--json" in self.commands[-1]


def read_lines(file: Path = HERE / "commands.txt") -> list[Line]:
    """Read commands.txt, or another file of such lines."""
    lines = []
    for written in file.read_text(encoding="utf-8").splitlines():
        if written and not written.startswith("#"):
            name, state, code, words = written.split(maxsplit=3)
            commands = tuple(tuple(shlex.split(each)) for each in words.split(" ; "))
            lines.append(Line(name, state, int(code), commands))
    return lines


def make_places(line: Line, built_case: Path, sample: Path, folder: Path) -> dict[str, Path]:
    """Make what the words of a line name, in a folder of its own."""
    if line.state != "-":
        source = sample if line.state == "sample" else built_case / f"{line.state}.coalition"
        copied(source, folder)
    out = folder / "OUT"
    out.mkdir()
    shutil.copy(built_case / "annex.pdf", folder)
    made = make()
    (folder / "CERT.p12").write_bytes(made.p12)
    (folder / "CERT.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    signature = made.detached((folder / "annex.pdf").read_bytes())
    (folder / "SIGNATURE").write_bytes(signature)
    (folder / "STAMP").write_bytes(answer_request(request_stamp(signature)))
    return {
        **{name: folder / name for name in ("CERT.p12", "CERT.txt", "SIGNATURE", "STAMP")},
        "REGISTER": folder / "register.coalition",
        "ANNEX": folder / "annex.pdf",
        "LIST.txt": HERE / "list.txt",
        "LIST.csv": HERE / "list.csv",
        "OUT/": out,
    }


def placed(words: tuple[str, ...], places: dict[str, Path]) -> list[str]:
    """Put the places where a line's words name them."""
    out = str(places["OUT/"])
    return [str(places.get(word, re.sub("^OUT", lambda _found: out, word))) for word in words]
