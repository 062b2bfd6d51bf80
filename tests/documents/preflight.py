"""What a validator of PDF/A-3 and PDF/UA-1 found in our files, asked of a file again; a pass is no proof."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import StreamObject


def faults(pdf: bytes) -> list[str]:
    """Say what keeps a file from being an archive's (PDF/A-3b); nothing where all is well."""
    reader = PdfReader(io.BytesIO(pdf))
    return [*_form(pdf, reader), *_told(reader), *_attached(reader), *_fonts(reader)]


def _form(pdf: bytes, reader: PdfReader) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", pdf):
        yield "no header of an archive"
    if re.search(rb"[^\r\n]endstream", pdf):
        yield "a stream that does not end its line"
    if "/ID" not in reader.trailer:
        yield "no identity"
    if "/Encrypt" in reader.trailer:
        yield "encrypted"


def metadata_of(reader: PdfReader) -> str:
    """Give a file's XMP; empty where it has none."""
    kept: Any = reader.root_object.get("/Metadata")
    if kept is None:
        return ""
    stream = kept.get_object()
    assert "/Filter" not in stream or not stream["/Filter"]
    return str(stream.get_data().decode())


def _told(reader: PdfReader) -> Iterator[str]:
    xmp = metadata_of(reader)
    if not re.search(r"pdfaid:part(>|=\")3", xmp):
        yield "the metadata name no archive's standard"
    if "pdfuaid:part" in xmp and "pdfaExtension:schemas" not in xmp:
        yield "the metadata do not describe what they use"
    information: Any = reader.metadata or {}
    for value in information.values():
        if "unspecified" in str(value) or "anonymous" in str(value):
            yield f"told as {value}"
    if str(information.get("/Title")) not in _unescaped(xmp):
        yield "two titles"
    intents: Any = reader.root_object.get("/OutputIntents", [])
    profiles = [each.get_object()["/DestOutputProfile"].get_data() for each in intents]
    if not any(each[16:20] == b"RGB " and each[36:40] == b"acsp" for each in profiles):
        yield "no meaning of the colours"
    if not reader.root_object.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"


def _unescaped(xmp: str) -> str:
    return xmp.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _attached(reader: PdfReader) -> Iterator[str]:
    associated: Any = reader.root_object.get("/AF", [])
    known = [each.get_object() for each in associated]
    names: Any = reader.root_object.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    for each in (name.get_object() for name in names[1::2]):
        if each not in known:
            yield "a file that is attached to nothing"
        file = each["/EF"]["/F"]
        if "/Subtype" not in file or "/ModDate" not in file["/Params"]:
            yield "an attached file without form or date"
        if not {"/F", "/UF", "/AFRelationship"} <= set(each):
            yield "an attached file without name or relation"


def _fonts(reader: PdfReader) -> Iterator[str]:
    fonts = {
        str(font.get_object()["/BaseFont"]): font.get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    tags = [name[1:7] for name in fonts]
    if len(set(tags)) < len(tags):
        yield "two subsets with one name"
    for name, font in fonts.items():
        descriptor = font["/FontDescriptor"]
        if descriptor["/FontName"] != name:
            yield f"{name} is described as {descriptor['/FontName']}"
        embedded = descriptor["/FontFile2"].get_data().startswith(b"\x00\x01\x00\x00")
        if not embedded or not isinstance(font["/ToUnicode"], StreamObject):
            yield f"{name} without its characters"
