"""Refuses zip files that unpack to gigabytes, before they are read."""

import io
import zipfile

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.refusals import damaged

MOST_PARTS = 5_000
"""Most files inside a document; a large one has some hundred."""
MOST_UNPACKED = 300 * 1024 * 1024
"""Most bytes that a document may unpack to."""
MOST_TIMES = 300
"""Highest compression ratio of a part larger than LARGE_PART."""
LARGE_PART = 8 * 1024 * 1024
CHUNK = 1024 * 1024


def guard_packed(content: bytes) -> int:
    """Return the unpacked size; raises UserError for a broken, encrypted or enormous document.

    The sizes that the file states are not trusted: every part is unpacked once and counted. No office
    program packs by other methods than these two, and others unpack all of a part at once.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _bomb()
            unpacked = 0
            for part in parts:
                if part.flag_bits & 1:
                    raise UserError(
                        _("The file is protected by a password. Save it without one and read that.")
                    )
                if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    raise damaged()
                unpacked += _unpacked_size(packed, part)
                if unpacked > MOST_UNPACKED:
                    raise _bomb()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise damaged() from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise damaged() from error
    return unpacked


def packed_names(content: bytes) -> set[str]:
    """Return the names of the parts of a packed file; empty where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return set(packed.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return set()


def _unpacked_size(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    size = 0
    with packed.open(part) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            far = size > LARGE_PART and size > MOST_TIMES * max(part.compress_size, 1)
            if size > MOST_UNPACKED or far:
                raise _bomb()
    return size


def _bomb() -> UserError:
    return UserError(
        _("The file unpacks to far more than a list can hold. Save only the list and read that.")
    )
