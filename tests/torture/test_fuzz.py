"""Whatever bytes a file holds, it is read or refused in a sentence: no fault, no hang, no endless memory."""

import contextlib
import gc
import random
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.draft_json import draft_to_json
from coalition_app.intake.edit_draft import source_lines
from coalition_app.intake.read_paper import read_paper
from coalition_app.intake.read_source import read_source
from tests.commands.command_line import FAULT, damage, done, small_register, type_command
from tests.intake.list_files import SOURCES, list_file
from tests.torture.conftest import Rounds
from tests.torture.damage import rich_register
from tests.torture.mutations import mutated, mutated_pages

SECONDS = 10
MEGABYTES = 500
FOREIGN = Path(__file__).parents[1] / "data" / "foreign"
YAML = "- {name: ОО «Эхо», place: Орал}\n- name: Фонд «Ар»\n  representative: Анна Ким\n"
RICH = r"{\rtf1\ansi\ansicpg1251 1. \'c0\'ed\'ed\'e0 \'ca\'e8\'ec\par 2. \u1040?\u1089?\u1077?\u1083?\par}"
WIKI = "== Подписали ==\n# [[ОО «Эхо»]], Орал\n# {{Фонд|«Ар»}}\n{| class=wikitable\n! Имя\n|-\n| Ким\n|}\n"
MAILBOX = (
    "From a@b.kz Mon Mar  3 10:00:00 2025\nFrom: Анна Ким <a@b.kz>\nSubject: Подпись\n"
    "Date: Mon, 3 Mar 2025 10:00:00 +0500\n\nПоддерживаем. ОО «Эхо», Анна Ким\n\n"
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_register(tmp_path_factory.mktemp("fuzz"))


@pytest.fixture(scope="module")
def files(register: Path) -> dict[str, list[tuple[bytes, str]]]:
    """Give small files of each format by its ending, those of the program among them."""
    found: dict[str, list[tuple[bytes, str]]] = {}
    made = [list_file(each) for each in SOURCES]
    made += [(each.read_bytes(), each.name) for each in FOREIGN.iterdir()]
    made += [(YAML.encode(), "a.yaml"), (RICH.encode(), "a.rtf"), (WIKI.encode(), "a.wiki")]
    made += [(MAILBOX.encode() * 2, "a.mbox")]
    for name in ("annex.pdf", "annex.json", "annex.txt"):
        done("annex", register, "--to", register.parent / name)
        made.append(((register.parent / name).read_bytes(), f"own{Path(name).suffix}"))
    own = done("signatories", register, "--statement", 1, "--json").out
    draft = done("import", "--dry-run", "--json", SOURCES[0]).out
    made += [(own.encode(), "own.json"), (draft.encode(), "own.json")]
    for content, name in made:
        found.setdefault(name.rpartition(".")[2], []).append((content, name))
    return found


FORMATS = (
    *(
        "txt",
        "md",
        "csv",
        "tsv",
        "html",
        "json",
        "yaml",
        "rtf",
        "wiki",
        "eml",
        "mbox",
        "docx",
        "odt",
    ),
    *("xlsx", "ods", "pdf"),
)


@contextmanager
def bounded() -> Iterator[None]:
    """Fail where something takes ten seconds of the processor, or 500 MB more than before."""

    def over(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"It took more than {SECONDS} seconds")

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    began, largest_child = time.process_time(), _largest_child()
    # What other tests of this process once took is forgotten: its largest size begins anew.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    at_first = _kilobytes("VmRSS")
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    assert time.process_time() - began < SECONDS
    assert _kilobytes("VmHWM") - at_first < MEGABYTES * 1024
    assert _largest_child() in (largest_child, *range(MEGABYTES * 1024))


def _kilobytes(name: str) -> int:
    """Read a size of this process, as Linux calls it: VmRSS now, VmHWM the largest."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split(f"{name}:")[1].split()[0])


def _largest_child() -> int:
    """Return the size in kilobytes of the largest child that has ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def read(content: bytes, name: str) -> bool:
    """Read a list; tell whether it was one."""
    try:
        source = read_source(content, name)
    except UserError as refused:
        assert str(refused).strip()
        return False
    draft = source.draft
    assert [each.number for each in draft.entries] == list(range(1, len(draft.entries) + 1))
    assert len(source_lines(source)) >= draft.line_count - 1
    draft_to_json(draft)
    return True


def changed(
    files: dict[str, list[tuple[bytes, str]]], ending: str, chance: random.Random
) -> tuple[bytes, str]:
    """Give a mutation of a file with this ending, now and then under the name of another format."""
    everything = [content for each in files.values() for content, _name in each]
    content, name = chance.choice(files[ending])
    if chance.random() < 0.05:
        name = f"a.{chance.choice(FORMATS)}"
    return mutated(content, chance, everything), name


@pytest.mark.parametrize("ending", FORMATS)
def test_a_list_in_any_bytes_is_read_or_refused(
    files: dict[str, list[tuple[bytes, str]]], ending: str, rounds: Rounds
) -> None:
    for chance in rounds(12, 450):
        content, name = changed(files, ending, chance)
        with bounded():
            read(content, name)


def test_a_letter_in_any_bytes_is_shown_or_refused(
    files: dict[str, list[tuple[bytes, str]]], rounds: Rounds
) -> None:
    for chance in rounds(12, 800):
        content, name = changed(files, chance.choice(FORMATS), chance)
        with bounded(), contextlib.suppress(UserError):
            read_paper(content, name)


def test_a_document_in_any_bytes_gets_a_verdict(
    files: dict[str, list[tuple[bytes, str]]], register: Path, rounds: Rounds
) -> None:
    for chance in rounds(6, 500):
        content, name = changed(files, chance.choice(("pdf", "json", "pdf", "txt")), chance)
        document = register.parent / f"given.{name.rpartition('.')[2]}"
        document.write_bytes(content)
        with bounded():
            answer = type_command("verify", document, "--register", register, "--json")
        assert FAULT not in answer.err
        assert answer.code in (0, 1, 2)


def test_whatever_is_imported_leaves_a_register_whole(
    files: dict[str, list[tuple[bytes, str]]], register: Path, rounds: Rounds
) -> None:
    for chance in rounds(6, 500):
        content, name = changed(files, chance.choice(FORMATS), chance)
        source = register.parent / f"given-{name}"
        source.write_bytes(content)
        with bounded():
            answer = type_command("import", register, source, "--new-statement", "Другое")
        gc.collect()  # which a command leaves to the end of its process
        assert FAULT not in answer.err
        assert answer.code in (0, 1, 2)
        assert damage(register) == []
        if answer.code != 2:
            done("undo", register)


@pytest.mark.parametrize("passphrase", [None, "қара бура шатыр"], ids=["plain", "encrypted"])
def test_a_register_in_any_bytes_is_opened_or_refused(
    tmp_path: Path, passphrase: str | None, rounds: Rounds
) -> None:
    whole, broken = tmp_path / "whole.coalition", tmp_path / "broken.coalition"
    rich_register(whole, passphrase).close()
    secret = tmp_path / "passphrase"
    secret.write_text(passphrase or "", encoding="utf-8")
    content = whole.read_bytes()
    for chance in rounds(4, 400):
        broken.write_bytes(mutated_pages(content, chance))
        before = broken.read_bytes()
        for command in ("check", "signatories"):
            with bounded():
                answer = type_command(command, broken, "--passphrase-file", secret)
            assert FAULT not in answer.err
            assert answer.code in (0, 1, 2)
            gc.collect()
        if answer.code == 2:
            assert broken.read_bytes() == before


def test_a_damaged_name_of_a_column_is_no_fault_of_the_program(tmp_path: Path) -> None:
    register = tmp_path / "a.coalition"
    rich_register(register, None).close()
    content = register.read_bytes()
    assert content.count(b"more_representatives") == 1
    register.write_bytes(content.replace(b"more_representatives", b"more_reprezentatives"))
    answer = type_command("signatories", register)
    assert answer.code == 2
    assert "is damaged" in answer.err
