"""Comments on cells that cannot be read are told: of older and binary workbooks, and too long ones."""

import io
import zipfile

import pytest

from coalition_app.intake.files.cell_comments import LARGEST, OLDER, warn_of_unread


def packed(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("content", [OLDER + b"\x00" * 8, packed("xl/workbook.bin", b"x")])
def test_a_workbook_whose_comments_are_not_read_says_so(content: bytes) -> None:
    (told,) = warn_of_unread(content)
    assert "not read in this kind of file" in told


def test_comments_that_are_too_long_are_told() -> None:
    (told,) = warn_of_unread(packed("xl/comments1.xml", b" " * (LARGEST + 1)))
    assert "too long to be read" in told


@pytest.mark.parametrize(
    "content", [packed("xl/comments1.xml", b"<a/>"), packed("content.xml", b""), b"no zip"]
)
def test_nothing_is_said_of_comments_that_are_read_or_of_none(content: bytes) -> None:
    assert list(warn_of_unread(content)) == []
