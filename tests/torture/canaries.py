"""Words that stand in private fields only, and looking for them wherever a computer keeps bytes."""

import contextlib
import os
import re
import zlib
from pathlib import Path

PASSPHRASE = "canary-passphrase-7731 шатыр"
CANARIES = {
    "contact": "canarycontact7732",
    "note": "canarynote7733",
    "withheld name": "Canarywithheld7734",
    "evidence": "canaryevidence7735",
    "mail": "canarymail7736",
    "address": "canaryaddress7737",
    "passphrase": "canary-passphrase-7731",
}
"""By the field in which each stands; in letters of ASCII, which every encoding keeps apart."""
LIST = (
    "number,name,representative,e-mail,phone,comment\n"
    f"1,ОО «Эхо»,Анна Ким,{CANARIES['contact']}@echo.kz,,\n"
    f"2,{CANARIES['withheld name']},,,,\n"
    "3,ОО «Луч»,Ли Елена,,,\n"
)
MAIL = (
    f"From: Олег Ким <{CANARIES['address']}@mail.kz>\nTo: c@coalition.kz\nSubject: Подпись\n"
    "Date: Mon, 3 Mar 2025 10:00:00 +0500\nContent-Type: text/plain; charset=utf-8\n\n"
    f"Поддерживаем обращение. {CANARIES['mail']}\n\nОО «Свет», Олег Ким\n"
)
LETTER = f"Согласны с обращением. {CANARIES['evidence']}"


STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def found_in(content: bytes) -> set[str]:
    """Name the canaries in bytes: in any encoding, in any letters, also where a PDF or zlib packed them."""
    plain = content.lower()
    for packed in _unpacked(content):
        plain += packed.lower()
    return {
        kind
        for kind, word in CANARIES.items()
        for form in (word.lower().encode(), word.lower().encode("utf-16-le"))
        if form in plain
    }


def found_below(*folders: Path) -> dict[str, set[str]]:
    """Name the canaries in all files and names of files below folders, by the file."""
    found: dict[str, set[str]] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            held = found_in(os.fsencode(path.name))
            if path.is_file():
                with contextlib.suppress(FileNotFoundError):  # a file that passes
                    held |= found_in(path.read_bytes())
            if held:
                found[str(path)] = held
    return found


def found_in_process(pid: int) -> set[str]:
    """Name the canaries in what every other process may read of one: its words and its environment."""
    held = Path(f"/proc/{pid}/cmdline").read_bytes()
    # The program lets nobody look into it, and may have ended just now.
    with contextlib.suppress(PermissionError, ProcessLookupError):
        held += Path(f"/proc/{pid}/environ").read_bytes()
    return found_in(held)


def _unpacked(content: bytes) -> list[bytes]:
    streams = STREAM.findall(content) if content.startswith(b"%PDF") else [content]
    found = []
    for each in streams:
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(each))
    return found
