"""PDFs that are broken, protected, endless or only pictures: each refused by a sentence."""

import io
import zlib

import pytest
from pypdf import PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from coalition_app.errors import UserError
from coalition_app.intake.files.child_process import read_in_child
from coalition_app.intake.files.pdf.joined_pages import SENTENCE
from coalition_app.intake.files.pdf.read_pdf import pages_of_pdf
from coalition_app.intake.read_source import read_source
from tests.intake.pdf_making import drawn

LIST = ((60, 100, "1. ОО «Эхо»"), (60, 120, "2. ОФ «Свет»"), (60, 140, "3. Анна Ким"))


def pdf(objects: dict[int, bytes]) -> bytes:
    """Give a PDF without a table of its objects, as broken programs write them."""
    made = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % each for each in objects.items())
    return made + b"trailer<</Root 1 0 R/Size 99>>\n%%EOF"


def stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%b/Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (more, len(packed), packed)


def one_page(content: bytes, more: dict[int, bytes] | None = None, resources: bytes = b"") -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%b>>>>"
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: page % resources,
            4: stream(content),
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            **(more or {}),
        }
    )


def picture() -> bytes:
    """Give a scan: a page that is one picture."""
    from PIL import Image

    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=(600, 800))
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 600, 800)
    canvas.save()
    return kept.getvalue()


def many_pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        }
    )


def circle_of_pages() -> bytes:
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 9/Kids[3 0 R]>>",
            3: b"<</Type/Pages/Count 9/Parent 2 0 R/Kids[2 0 R 3 0 R]>>",
        }
    )


def forms_in_forms() -> bytes:
    """Give a page that draws a form ten times, which draws another ten times, and so on."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F %d 0 R>>>>"
    forms = {at: stream(b"/F Do " * 10, form % (at + 1)) for at in range(10, 20)}
    forms[20] = stream(b"0 0 9 9 re f", form % 21)
    return one_page(b"/F Do " * 10, forms, b"/XObject<</F 10 0 R>>")


def protected(password: str) -> bytes:
    writer, kept = PdfWriter(io.BytesIO(drawn(*LIST))), io.BytesIO()
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    writer.write(kept)
    return kept.getvalue()


HOSTILE = {
    "no pages": (b"%PDF-1.7\n", "damaged"),
    "cut off": (drawn(*LIST)[:400], "damaged"),
    "a hundred thousand pages": (many_pages(100_000), "pages; at most"),
    "pages that hold themselves": (circle_of_pages(), "PDF"),
    "letters without end": (
        one_page(
            b"BT /F 9 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 1_000_000 + b"ET",
            None,
            b"/Font<</F 5 0 R>>",
        ),
        "PDF draws|memory or time",
    ),
    "lines without end": (one_page(b"0 0 m 9 9 l S " * 2_000_000), "PDF draws|memory or time"),
    "forms within forms": (forms_in_forms(), "PDF draws|memory or time"),
    "a packed gigabyte": (one_page(b" " * 1_000_000_000), "PDF|memory or time"),
    "a password": (protected("secret"), "protected by a password"),
    "a scan of nothing": (picture(), "scan|No list"),
    "nothing on it": (drawn(), "PDF is empty"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_is_refused_soon_and_says_why(name: str) -> None:
    content, says = HOSTILE[name]
    with pytest.raises(UserError, match=says):
        read_source(content, "list.pdf")


def test_the_empty_password_opens_a_pdf_that_is_only_kept_from_being_changed() -> None:
    assert len(read_source(protected(""), "list.pdf").draft.entries) == 3


def test_a_picture_page_is_told_from_one_with_text() -> None:
    assert read_in_child(pages_of_pdf, picture()).pictures == [1]
    assert read_in_child(pages_of_pdf, drawn(*LIST)).pictures == []


def test_many_hyphens_of_a_word_are_read_in_one_way() -> None:
    # Each may part words or be within one: tried both ways, a line of a hundred would never have ended.
    assert SENTENCE.fullmatch("1. Вода" + "-а" * 1_000) is None
    for sentence in (
        "Вернуть кое-что людям.",
        "Дать кое-как-то.",
        "Взять на себя юго-Восток--а- и.",
    ):
        assert SENTENCE.fullmatch(f"1. {sentence}")
    for other in ("Вернуть кое-что.", "Айгүл Ким, врач, Ким-Ли."):
        assert SENTENCE.fullmatch(f"1. {other}") is None
