"""From bytes to text: which encoding a file is in, and what its characters are."""

import codecs
from dataclasses import dataclass

from coalition_app.errors import UserError
from coalition_app.i18n import _

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 goes first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks that a file may begin with."""

EIGHT_BIT = ("cp1251", "koi8_r", "cp866", "kz1048", "cp1252")
"""Old encodings of the region and of its neighbours."""

NAMES = {"cp1251": "windows-1251", "koi8_r": "koi8-r", "cp1252": "windows-1252"}
"""Names of encodings for people, where Python's differ."""

SAMPLE = 200_000
"""Bytes that suffice to recognise an eight-bit encoding."""

KAZAKH_IN_1251 = frozenset("ЌќЋћЈјЄєЇїЅѕ")
"""What Windows-1251 shows where the Kazakh code page 1048 has Қ, Һ, Ә, Ғ, Ң and Ө."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and its encoding."""

    text: str
    encoding: str
    guessed: bool = False
    """Nothing in the file says its encoding: the letters decided."""


def decode(content: bytes) -> Decoded:
    """Read bytes as text; raises UserError where no encoding makes text of them."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return Decoded(_decode_as(content[len(mark) :], encoding), encoding)
    if b"\0" in content:
        return _decode_with_nulls(content)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(content, error.start)
    return _decode_eight_bit(content)


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(encoding, 1 + content[: error.start].count(b"\n")) from error


def _damaged(encoding: str, line: int) -> UserError:
    sentence = _(
        "The file is not valid %(encoding)s: line %(line)s is damaged. "
        "Save it again as UTF-8 text, or correct that line."
    )
    return UserError(sentence % {"encoding": encoding.upper(), "line": line})


def _decode_with_nulls(content: bytes) -> Decoded:
    # The spaces and line ends of any UTF-16 text have a zero byte, always on the same side.
    even, odd = content[::2].count(0), content[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) == 0:
        text = content.decode(encoding, errors="replace")
        if sum(map(_is_no_writing, text)) * 100 <= len(text):
            return Decoded(_decode_as(content, encoding), encoding, guessed=True)
    raise UserError(
        _(
            "The file cannot be read: it is damaged, or it is neither text nor a document. Ask for it "
            "again, or save the list as plain text or CSV."
        )
    )


def _is_no_writing(character: str) -> bool:
    return character == "\ufffd" or not (character.isprintable() or character.isspace())


def _refuse_damaged_utf8(content: bytes, first_fault: int) -> None:
    # One broken byte among much good UTF-8 would turn every name into gibberish if the whole were
    # read in an old encoding. A Cyrillic text in an old encoding has next to no valid UTF-8 in it.
    text = content.decode("utf-8", errors="replace")
    faults = text.count("\ufffd")
    good = sum(1 for character in text if ord(character) > 127) - faults
    if good > 10 * faults:
        raise _damaged("utf-8", 1 + content[:first_fault].count(b"\n"))


def _decode_eight_bit(content: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE], cp_isolation=list(EIGHT_BIT)).best()
    if best is None:
        raise UserError(
            _("The file is in no encoding that can be read. Save it as UTF-8 text or CSV.")
        )
    encoding = best.encoding
    text = content.decode(encoding, errors="replace")
    if encoding == "cp1251" and "ы" in text and not KAZAKH_IN_1251.isdisjoint(text):
        encoding, text = "kz1048", content.decode("kz1048", errors="replace")
    if "\ufffd" in text:
        raise _damaged(encoding, 1 + text[: text.index("\ufffd")].count("\n"))
    return Decoded(text, NAMES.get(encoding, encoding), guessed=True)
