"""The content that a PDF carries, and the little that is read out of it without trusting it."""

import json
from typing import Any

from coalition_app.documents.seal.envelope import content_bytes_in


def attached_content(document: bytes) -> bytes | None:
    """Return the content that a PDF carries, without its seal; None where there is none that can be read."""
    import io
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        attachments = PdfReader(io.BytesIO(document)).attachments
        content = content_bytes_in(attachments["annex.json"][0])
    except (PyPdfError, KeyError, IndexError, ValueError, TypeError, AttributeError, OSError):
        return None
    except RecursionError:
        return None
    return content


def value_of(content: bytes, name: str) -> Any:
    """Return a value of a content by its name; None where it has none."""
    given = json.loads(content)
    return given.get(name) if isinstance(given, dict) else None


def is_draft(values: Any) -> bool:
    """Tell whether a content is one of ours that nobody attested."""
    return isinstance(values, dict) and "sections" in values and not values.get("attestation")


def number_of(content: bytes, name: str) -> int | None:
    """Return a whole number of a content by its name."""
    number = value_of(content, name)
    return number if isinstance(number, int) else None


def number_in(values: dict[str, Any]) -> int | None:
    """Return the number of the edition that a content names."""
    number = values.get("edition")
    return number if isinstance(number, int) else None
