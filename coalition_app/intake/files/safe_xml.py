"""Reads XML without entities of its own, what is on the net, and trees of endless depth."""

from collections.abc import Iterator
from typing import IO, Any


def parse_xml(content: bytes) -> Any:
    """Return the root of a part of a file."""
    # Late, for most files hold no XML.
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)


def xml_events(stream: IO[bytes], *tags: str) -> Iterator[tuple[str, Any]]:
    """Yield the beginning and the end of each element, or of those with such tags, as it is read."""
    from lxml import etree

    yield from etree.iterparse(
        stream,
        ("start", "end"),
        tag=tags or None,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
    )
