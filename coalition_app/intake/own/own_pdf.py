"""The content that an annex of this program carries within its PDF."""

import re
import zlib

LARGEST = 256 * 1024 * 1024
"""Most bytes of an unpacked content."""
_EMBEDDED = re.compile(rb"/Type\s*/EmbeddedFile\b.{0,400}?\bstream\r?\n", re.DOTALL)


def attached_content(document: bytes) -> bytes | None:
    """Return the annex's content of a PDF; None where it carries none."""
    for found in _EMBEDDED.finditer(document):
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(document[found.end() :], LARGEST)
        except zlib.error:
            continue
        if unpacker.eof and content.startswith(b"{") and b'"text_digest"' in content:
            return content
    return None
