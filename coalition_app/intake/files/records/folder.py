"""Folders of records, a file for each signatory or group, as one YAML file of many documents."""

import json
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.refusals import unreadable

YAML, OTHERS = (".yaml", ".yml"), (".json", ".toml")
PAGES = (".md", ".markdown")
"""Files whose front matter is a record."""
KINDS = (*YAML, *OTHERS, *PAGES)
FRONT_MATTER = re.compile(
    r"\A\ufeff?\s*(?P<edge>---|\+\+\+)[ \t]*\r?\n(?P<matter>.*?)\r?\n(?P=edge)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)
MOST_FILES = 20_000
LARGEST = 16 * 1024 * 1024
"""Most bytes of all files of a folder together."""
MARK = re.compile(r"(?m)^(?:---(?=\s|$)|\.\.\.\s*$|%.*$)")
"""What begins and ends a document, and what is said of it before."""
NOT_READ = "# not read: "
"""Begins the line of the packed file that names a file of another kind."""


def pack_records(folder: Path) -> bytes:
    """Make one YAML file of the records in a folder and those in it, in the order of their names.

    Each document follows a line with the name of its file; other files, links and what begins with «_» (a
    site's own settings) are named at the end. Empty where the files are mostly others. Raises UserError for
    too many files, and for one that cannot be read.
    """
    files = list(_files(folder))
    named = [each for each in files if not each.name.startswith("_")]
    if 2 * sum(each.suffix.lower() in KINDS for each in named) <= len(named):
        return b""
    packed: list[str] = []
    others: list[str] = []
    size = 0
    for at, path in enumerate(files):
        if at == MOST_FILES:
            raise _too_many()
        called = path.relative_to(folder).as_posix()
        aside = path.name.startswith("_") or path.is_symlink()
        documents = [] if aside else _documents(path)
        if documents:
            packed += [f"--- # {called}\n{each}\n" for each in documents]
            size += sum(map(len, documents))
        else:
            others.append(f"{NOT_READ}{called}\n")
        if size > LARGEST:
            raise _too_many()
    return "".join([*packed, *others]).encode() if packed else b""


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files and links of a folder and of those in it, without hidden ones; no link is followed."""
    for inside, folders, names in os.walk(folder):
        links = [each for each in folders if Path(inside, each).is_symlink()]
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(each for each in (*names, *links) if not each.startswith(".")):
            path = Path(inside, name)
            if path.is_symlink() or path.is_file():
                yield path


def _documents(path: Path) -> list[str]:
    """Return the records of a file as documents of YAML; none for a file of another kind."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        return []
    try:
        text = decode(path.read_bytes()).text.lstrip("\ufeff") if path.stat().st_size else ""
        if kind in YAML:
            return [each.strip("\r\n") for each in MARK.split(text) if _says_something(each)]
        if kind in PAGES:
            match = FRONT_MATTER.match(text)
            if match is None:
                return []
            return [_with_text(match, text[match.end() :])]
        return [_written(text, kind)]
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, RecursionError) as error:
        sentence = _("The file %(file)s cannot be read: it is broken. Correct it and read again.")
        raise UserError(sentence % {"file": str(path)}) from error


def _with_text(match: re.Match[str], below: str) -> str:
    """Return the front matter of a page as a document, with the words below it under a key of their own."""
    matter = match["matter"]
    if match["edge"] != "---":
        matter = _written(matter, ".toml")
    if not below.strip():
        return matter
    if matter.startswith("{"):
        return json.dumps({**json.loads(matter), "text": below.strip()}, ensure_ascii=False)
    indented = "\n".join(f"  {line}" for line in below.strip().splitlines())
    return f"{matter}\ntext: |\n{indented}"


def _written(text: str, kind: str) -> str:
    """Return JSON or TOML as YAML writes it."""
    read = json.loads(text) if kind == ".json" else tomllib.loads(text)
    return json.dumps(read, ensure_ascii=False, indent=1, default=str)


def _says_something(document: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in document.split("\n"))


def _too_many() -> UserError:
    sentence = _(
        "The folder holds more files than a list. Put the list’s files into one by itself."
    )
    return UserError(sentence)
