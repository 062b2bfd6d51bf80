"""What a sealed edition carries in its files: the content, and beside it the seal."""

import json
from typing import Any

from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.seal.page_seals import PageSeal
from coalition_app.documents.seal.seals import Seal

CONTENT, PAGES, SEAL = "content", "pages", "seal"


def enclose(content: bytes, seal: Seal | None, pages: PageSeal | None = None) -> bytes:
    """Put the canonical bytes of a content and its seal into one JSON; without a seal it is the content.

    In a print the seal of its `pages` stands there too.
    """
    if seal is None:
        return content
    of_pages = b"" if pages is None else b',"pages":' + canonical_json(pages.values)
    return b'{"content":%b%b,"seal":%b}' % (content, of_pages, canonical_json(seal.values))


def is_envelope(values: Any) -> bool:
    """Tell whether JSON is that of a sealed edition, in a print or by itself."""
    return isinstance(values, dict) and values.keys() - {PAGES} == {CONTENT, SEAL}


def content_in(values: Any) -> Any:
    """Return the content of an attachment, whether it is sealed or not."""
    return values[CONTENT] if is_envelope(values) else values


def content_bytes_in(attached: bytes) -> bytes:
    """Return the bytes of the content in an attachment; those of an unsealed one as they are.

    Raises ValueError for what is no JSON.
    """
    values = json.loads(attached)
    return canonical_json(values[CONTENT]) if is_envelope(values) else attached
