"""What stands behind a signature, as pages: a heading is followed by what it heads."""

from coalition_app.documents.issue.dossier import paged
from coalition_app.documents.layout.marks import Text


def test_no_heading_stands_alone_at_a_foot() -> None:
    lines = [each for at in range(120) for each in ("", f"Heading {at}", f"   Said {at}")]
    pages = paged("Title", lines, {})
    assert len(pages) > 1
    for page in pages:
        told = [
            mark.string for _top, block in page for mark in block.marks if isinstance(mark, Text)
        ]
        assert told[-1].startswith("Said")
