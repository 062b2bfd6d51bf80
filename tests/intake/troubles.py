"""Readers that get into trouble, for the child process in which they are called."""

import os
import time
from pathlib import Path

from coalition_app.errors import UserError


def never_ends(content: bytes) -> str:
    """Keep the processor busy; the content names a file that tells which process does."""
    if content:
        Path(content.decode()).write_text(str(os.getpid()), encoding="utf-8")
    while True:
        pass


def asks_for_all(content: bytes) -> str:
    """Ask for a gigabyte."""
    return str(len(bytearray(1024**3)) + len(content))


def aborts(content: bytes) -> str:
    """End the process as a library does that cannot go on."""
    del content
    os.abort()


def refuses(content: bytes) -> str:
    """Say what is wrong."""
    raise UserError(content.decode())


def makes_a_mistake(content: bytes) -> str:
    """Fail as nobody foresaw."""
    return str(content[len(content)])


def who_reads(content: bytes) -> tuple[int, int, float]:
    """Give the process, the bytes and a moment; print what must not stand among the answers."""
    print("noise", flush=True)  # noqa: T201
    return os.getpid(), len(content), time.time()


LETTERS = (
    *(
        "a",
        "A",
        "я",
        "Я",
        " ",
        "\u00a0",
        "\t",
        "\x01",
        ".",
        ",",
        ":",
        ";",
        "-",
        "—",
        "/",
        "|",
        "_",
        "*",
    ),
    *(
        "«",
        "»",
        '"',
        "(",
        ")",
        "[",
        "~",
        "1",
        "1.",
        "¹",
        "@",
        "http:",
        "Aa ",
        "А.Б. ",
        "Anna Kim, ",
    ),
    *("и ", "and ", "ОО «Эхо» ", "директор ", "кроме пункта 1 ", "(с оговоркой ", " — ", "8-10 "),
)
"""What long lines are made of: each could make an expression look back again and again."""
LONG = 15_000


def read_long_lines(content: bytes) -> int:
    """Read lists of three with one endless line each; gives how many were read or refused by a sentence."""
    from coalition_app.intake.read_source import read_source

    letters = content.decode()
    line = letters * (LONG // len(letters))
    lists = (
        (f"Подписали:\n1. Анна Ким\n2. {line}\n3. ОО «Эхо»\n", "a.txt"),
        (f"Подписали:\n\nАнна Ким\n{line}\nОО «Эхо»\n", "a.txt"),
        ('name,place\n"{}",x\nАнна Ким,y\n'.format(line.replace('"', '""')), "a.csv"),
    )
    told = 0
    for text, name in lists:
        try:
            read_source(text.encode(), name)
        except UserError as refusal:
            assert str(refusal)
        told += 1
    return told
