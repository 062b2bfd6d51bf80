"""Reading the pages of a PDF back as text, and the content that it carries."""

import re
import subprocess
from pathlib import Path

from coalition_app.documents.verify.pages import Pdf


def pages_of(pdf: bytes, folder: Path, *, in_drawing_order: bool = False) -> list[str]:
    """Give the text of each page, as pdftotext reads it."""
    file = folder / "pages.pdf"
    file.write_bytes(pdf)
    order = ["-raw"] if in_drawing_order else ["-layout"]
    command = ["pdftotext", *order, "-enc", "UTF-8", str(file), "-"]
    ran = subprocess.run(command, capture_output=True, check=True)
    return ran.stdout.decode().split("\f")[:-1]


def attached_content(document: bytes) -> bytes | None:
    """Return the content that a PDF carries, without its seal; None where there is none."""
    return Pdf(document).attached()


def joined(text: str) -> str:
    """Join broken lines: white space becomes one space, none after a hyphen at a line's end."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w-)\n\s*", "", text))
