"""A PDF as it is compared: each page by what it draws, and what else acts in the file.

A page is the same where its operators, fonts, pictures and notes are, however the file was packed.
"""

import hashlib
import io
import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any

from coalition_app.documents.content import codes
from coalition_app.documents.verify.attached import content_in
from coalition_app.documents.write.pdf_field import FIELD_NAME
from coalition_app.i18n import _

MOST_READ = 100
"""Pages whose text is read; reading one takes tens of milliseconds."""
DEEPEST = 60
"""Objects within objects that are followed."""
_AROUND = {"/Parent", "/P", "/StructParent", "/StructParents", "/Tabs", "/Pg", "/Popup"}
"""What leads away from a page, or is about its place in the file only."""
_SEEN = ("/MediaBox", "/CropBox", "/Rotate", "/Annots")
"""What is seen of a page besides what it draws."""
_PACKING = {"/Length", "/Filter", "/DecodeParms"}
_OF_SIGNATURE = {"/V", "/AP", "/Lock", "/F"}
"""What signing sets in the field that waits for it."""
_CODE = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z*~$=U]")
ODD = (
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OverflowError,
    OSError,
)
"""What hostile files make a reader of PDF raise."""


class Encrypted(Exception):
    """The file is encrypted: nothing in it can be compared."""


class Pdf:
    """A PDF that is open for comparing; raises ValueError for what is none that can be read."""

    def __init__(self, document: bytes) -> None:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        self._seen: dict[tuple[int, int], bytes] = {}
        self._texts: dict[int, str] = {}
        try:
            self._reader = PdfReader(io.BytesIO(document))
            encrypted = self._reader.is_encrypted
            self._pages: list[Any] = [] if encrypted else list(self._reader.pages)
        except (PyPdfError, *ODD) as error:
            raise ValueError(str(error)) from error
        if encrypted:
            raise Encrypted

    def attached(self) -> bytes | None:
        """Return the content that the file carries, without its seal; None where none can be read."""
        from pypdf.errors import PyPdfError

        try:
            return content_in(self._reader)
        except (PyPdfError, *ODD):
            return None

    def pages(self) -> list[bytes]:
        """Return a digest of each page."""
        return self._each("/Resources", *_SEEN)

    def drawn(self) -> list[bytes]:
        """Return a digest of what each page draws and where, apart from its fonts and pictures."""
        return self._each(*_SEEN)

    def _each(self, *names: str) -> list[bytes]:
        from pypdf.errors import PyPdfError

        digests = []
        for page in self._pages:
            try:
                digests.append(self._page(page, names))
            except (PyPdfError, *ODD):
                digests.append(b"")
        return digests

    def text(self, page: int) -> str:
        """Return the text of a page, counted from 0; empty where it cannot be read."""
        if page not in self._texts:
            self._texts[page] = self._text(page)
        return self._texts[page]

    def _text(self, page: int) -> str:
        from pypdf.errors import PyPdfError

        try:
            return str(self._pages[page].extract_text())
        except (PyPdfError, *ODD):
            return ""

    def texts(self) -> list[str] | None:
        """Return the texts of all pages; None where there are too many to be read."""
        count = len(self._pages)
        return None if count > MOST_READ else [self.text(page) for page in range(count)]

    def printed_codes(self) -> list[set[str]]:
        """Return the codes on the first page and on the last: its own, and those that its words name."""
        pages = {0, len(self._pages) - 1} if self._pages else set()
        return [set(filter(codes.is_code, _CODE.findall(self.text(page)))) for page in pages]

    def title(self) -> str:
        """Return what the file calls itself."""
        from pypdf.errors import PyPdfError

        try:
            told: Any = self._reader.metadata or {}
            return str(told.get("/Title", ""))
        except (PyPdfError, *ODD):
            return ""

    def language(self) -> str:
        """Return the language that the file says it is in."""
        from pypdf.errors import PyPdfError

        try:
            return str(self._reader.root_object.get("/Lang", ""))
        except (PyPdfError, *ODD):
            return ""

    def about(self) -> tuple[str, ...]:
        """Return title and author, as viewers show them."""
        from pypdf.errors import PyPdfError

        try:
            told: Any = self._reader.metadata or {}
            return tuple(str(told.get(name, "")) for name in ("/Title", "/Author"))
        except (PyPdfError, *ODD):
            return ()

    def acting(self) -> list[str]:
        """Name what acts in the file or hides in it, which none of our files has."""
        from pypdf.errors import PyPdfError

        try:
            return list(self._acting(self._reader.root_object))
        except (PyPdfError, *ODD):
            return []

    def _acting(self, root: Any) -> Iterator[str]:
        names = root.get("/Names", {})
        scripts = "/JavaScript" in names or any("/AA" in page for page in self._pages)
        if scripts or "/AA" in root or "/OpenAction" in root:
            yield _("The file holds a script or an action that runs when it is opened.")
        if "/OCProperties" in root:
            yield _("The file has layers, which can be shown and hidden.")
        fields = root.get("/AcroForm", {}).get("/Fields", [])
        if any(each.get_object().get("/T") != FIELD_NAME for each in fields):
            yield _("A form field was added.")
        attached = names.get("/EmbeddedFiles", {}).get("/Names", [])
        if len(attached) > 2:
            yield _("Another file is attached.")

    def _page(self, page: Any, names: Iterable[str]) -> bytes:
        contents = page.get_contents()
        drawn = contents.get_data() if contents is not None else b""
        parts = [hashlib.sha256(drawn).digest()]
        for name in names:
            parts.append(self._digest(page.get(name), 0))
        return hashlib.sha256(b"".join(parts)).digest()

    def _digest(self, thing: Any, depth: int) -> bytes:
        from pypdf.generic import IndirectObject

        if depth > DEEPEST:
            return b"deep"
        if isinstance(thing, IndirectObject):
            key = (thing.idnum, thing.generation)
            if key not in self._seen:
                self._seen[key] = b"again"
                self._seen[key] = self._digest(thing.get_object(), depth + 1)
            return self._seen[key]
        return hashlib.sha256(self._written(thing, depth)).digest()

    def _written(self, thing: Any, depth: int) -> bytes:
        """Write a direct object in one way, however it was written in the file."""
        from pypdf.generic import DictionaryObject

        if isinstance(thing, DictionaryObject):
            left = _AROUND | _PACKING
            if thing.get("/T") == FIELD_NAME:
                left |= _OF_SIGNATURE
            parts = [
                str(name).encode() + self._digest(thing.raw_get(name), depth + 1)
                for name in sorted(thing.keys() - left)
            ]
            data = getattr(thing, "get_data", None)
            return b"<<" + b"".join(parts) + (hashlib.sha256(data()).digest() if data else b"")
        if isinstance(thing, list | tuple):
            return b"[" + b"".join(self._digest(each, depth + 1) for each in thing)
        if isinstance(thing, bool) or thing is None:
            return str(thing).encode()
        if isinstance(thing, int | float):
            return b"%.4f" % float(thing)
        return repr(thing).encode()


def letters_of(text: str) -> str:
    """Return letters and digits alone: lines are broken anywhere."""
    return "".join(each for each in text.casefold() if each.isalnum())
