"""The operation on the coalition's letterhead."""

from typing import TYPE_CHECKING, Any

from coalition_app.i18n import _
from coalition_app.operations.door import Answer, on_register

if TYPE_CHECKING:
    from coalition_app.documents.layout.letterhead import Letterhead
    from coalition_app.records.store.transactions import Reading, Transaction


@on_register("set-letterhead")
def set_letterhead(
    tx: "Transaction", *, name: str | None = None, logo: bytes | None = None
) -> "Answer[Letterhead | None]":
    """Keep a letterhead in the register; what is left out stays, what is empty is taken away.

    `logo` is a PNG as `documents.layout.logo` gives it. Raises UserError for a name that cannot be drawn.
    """
    from coalition_app.documents.layout.letterhead import letterhead
    from coalition_app.records.editions import letterheads

    before_name, before_logo = letterheads.current_letterhead(tx)
    made = letterhead(before_name if name is None else name, before_logo if logo is None else logo)
    letterheads.set_letterhead(tx, name=made.name if made else "", logo=made.logo if made else b"")
    return Answer(made, (letterhead_line(made),), letterhead_json(made))


def kept_letterhead(tx: "Reading") -> "Letterhead | None":
    """Return the letterhead that the register keeps; None where it keeps none."""
    from coalition_app.documents.layout.letterhead import letterhead
    from coalition_app.records.editions import letterheads

    return letterhead(*letterheads.current_letterhead(tx))


def letterhead_line(made: "Letterhead | None") -> str:
    """Say which letterhead is printed."""
    if made is None:
        return _("No letterhead is printed.")
    if not made.logo:
        return _("Letterhead: %(name)s") % {"name": made.name}
    if not made.name:
        return _("Letterhead: the logo")
    return _("Letterhead: %(name)s, with the logo") % {"name": made.name}


def letterhead_json(made: "Letterhead | None") -> dict[str, Any]:
    """Return the letterhead as plain values: its name, and whether it has a logo."""
    return {"name": made.name if made else "", "logo": bool(made and made.logo)}
