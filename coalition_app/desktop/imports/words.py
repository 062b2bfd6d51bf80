"""What the import's preview says of a source."""

from coalition_app.i18n import _, ngettext
from coalition_app.operations.planning.preview import READ, Preview


def found_sentence(preview: Preview) -> str:
    """Say how many entries were read, and from which source."""
    count = len(preview.draft.entries)
    text = ngettext(
        "%(count)d entry was read from %(name)s.",
        "%(count)d entries were read from %(name)s.",
        count,
    )
    return text % {"count": count, "name": preview.source.name}


def agree_words(preview: Preview, *, nothing: bool = False) -> str:
    """Say what the button does that ends the import, or why it does nothing."""
    if nothing:
        return _("Nothing to import")
    count = preview.size(READ)
    text = ngettext("Import %(count)d signature", "Import %(count)d signatures", count)
    return text % {"count": count} if count else _("Import list")


def unsaid_words(preview: Preview) -> str:
    """Say how many places count nowhere if it is imported now; empty for none."""
    count = preview.still_open
    text = ngettext("%(count)d passage stays unclear", "%(count)d passages stay unclear", count)
    return text % {"count": count} if count else ""
