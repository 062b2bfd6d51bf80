"""The content that a PDF carries, and the little that is read out of it without trusting it."""

import json
from typing import Any

from coalition_app.documents.seal.envelope import content_bytes_in


def content_in(reader: Any) -> bytes:
    """Return the content that an open PDF carries; raises what a reader of PDF raises where it has none."""
    return content_bytes_in(reader.attachments["annex.json"][0])


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
