"""What is said of files that cannot be read, by whatever reader."""

from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.i18n import _


def damaged() -> UserError:
    """Return the error for a file that cannot be unpacked."""
    return UserError(
        _("The file is damaged or incomplete. Open it in its own program and save it again.")
    )


def too_long() -> UserError:
    """Return the error for a file that holds more than any list of signatories."""
    return UserError(
        _(
            "The text is too long for a list of signatories. Copy only the list into a new file "
            "and import that."
        )
    )


def unreadable(path: Path, error: OSError) -> UserError:
    """Return the error for a file that the system does not give."""
    sentence = _("The file %(file)s cannot be read: %(reason)s.")
    return UserError(sentence % {"file": str(path), "reason": error.strerror or str(error)})
