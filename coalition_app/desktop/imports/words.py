"""What the import's preview says of a source."""

from coalition_app.i18n import ngettext
from coalition_app.operations.planning.preview import Preview


def found_sentence(preview: Preview) -> str:
    """Say how many entries were read, and from which source."""
    count = len(preview.draft.entries)
    text = ngettext(
        "%(count)d entry was read from %(name)s.",
        "%(count)d entries were read from %(name)s.",
        count,
    )
    return text % {"count": count, "name": preview.source.name}
