"""The database's own refusals that a person can remedy, as sentences."""

import contextlib
from collections.abc import Iterator

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _


@contextlib.contextmanager
def told_refusals() -> Iterator[None]:
    """Turn the database's own refusals that a person can remedy into sentences."""
    try:
        yield
    except sa.exc.OperationalError as error:
        message = str(error.orig)
        if "full" in message:
            raise UserError(_("The disk is full; nothing was changed. Make room first.")) from error
        if "readonly" in message or "read-only" in message:
            raise UserError(
                _("The register or its folder cannot be written to; nothing was changed.")
            ) from error
        raise
