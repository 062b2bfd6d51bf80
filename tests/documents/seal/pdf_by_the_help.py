"""A reader of pages, written from the help's page "format" alone; it knows nothing of the program."""

import hashlib
import io
import json
import re
import zlib
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader

OBJECT = re.compile(rb"(\d+) 0 obj\n(<<.*?>>)\nstream\n", re.DOTALL)
FILTER = re.compile(rb"/Filter ?(/\w+|\[[^]]*\])")
TABLE = re.compile(
    rb"<</Type/XRef/Size (\d+)/W\[1 4 2\]"
    rb"(/Root \d+ 0 R/Info \d+ 0 R/ID\[<[0-9a-f]{32}><[0-9a-f]{32}>\])/Filter/FlateDecode/Length \d+>>"
)
END = b"\nendstream\nendobj\n"
Places = dict[int, tuple[int, int, int]]


class OtherForm(Exception):
    """Nobody vouches for the pages of a file of another form."""


@dataclass
class Found:
    """An object that is a stream."""

    number: int
    at: int
    head: bytes
    data: bytes

    def unpacked(self) -> bytes:
        """Return its bytes, unpacked where a filter is named."""
        filters = [each.strip(b"[] ") for each in FILTER.findall(self.head)]
        expect(filters in ([], [b""], [b"/FlateDecode"]))
        return zlib.decompress(self.data) if filters == [b"/FlateDecode"] else self.data


def expect(holds: object) -> None:
    """Raise OtherForm where something is not as the page says."""
    if not holds:
        raise OtherForm


def attached(document: bytes) -> dict[str, Any]:
    """Return what is attached; raises ValueError for a file that carries nothing of it."""
    try:
        (carried,) = PdfReader(io.BytesIO(document)).attachments["annex.json"]
    except Exception as error:
        raise ValueError("none") from error
    values: dict[str, Any] = json.loads(carried)
    return values


def number_in(head: bytes, name: bytes) -> int:
    """Return the whole number of an entry of a dictionary."""
    found = re.search(rb"/%b (\d+)\b" % name, head)
    expect(found)
    assert found is not None
    return int(found[1])


def objects_of(document: bytes) -> list[Found]:
    """Read the objects, with no byte between them and none behind the end."""
    begin = re.match(rb"%PDF-1\.7\n.{5}\n", document, re.DOTALL)
    expect(begin)
    assert begin is not None
    at, objects = begin.end(), list[Found]()
    while found := OBJECT.match(document, at):
        end = found.end() + number_in(found[2], b"Length")
        expect(document[end : end + len(END)] == END)
        objects.append(Found(int(found[1]), at, found[2], document[found.end() : end]))
        at = end + len(END)
    expect(len(objects) > 1 and document[at:] == b"startxref\n%d\n%%%%EOF\n" % objects[-1].at)
    return objects


def places_of(objects: list[Found]) -> Places:
    """Tell where each object is, as the table must."""
    places: Places = {0: (0, 0, 65535)}
    for each in objects:
        here: Places = {each.number: (1, each.at, 0)}
        if re.search(rb"/Type ?/ObjStm", each.head):
            numbers = each.unpacked()[: number_in(each.head, b"First")].split()[::2]
            here |= {int(one): (2, each.number, place) for place, one in enumerate(numbers)}
        expect(not places.keys() & here.keys())
        places |= here
    return places


def pages_fit(document: bytes, pages: dict[str, Any]) -> bool:
    """Tell whether these are the sealed bytes of a file of the one form; raises OtherForm for any other."""
    try:
        objects = objects_of(document)
        last, table = objects[-2], TABLE.fullmatch(objects[-1].head)
        expect(table and re.search(rb"/Type ?/EmbeddedFile", last.head))
        assert table is not None
        rows = objects[-1].unpacked()
        given = [rows[at : at + 7] for at in range(0, len(rows), 7)]
        told = {
            at: (row[0], int.from_bytes(row[1:5]), int.from_bytes(row[5:]))
            for at, row in enumerate(given)
        }
        expect(len(rows) == 7 * int(table[1]) and told == places_of(objects))
    except zlib.error as error:
        raise OtherForm from error
    sealed = hashlib.sha256(document[: last.at] + table[2]).hexdigest()
    return (pages["bytes"], pages["sha256"]) == (last.at, sealed)
