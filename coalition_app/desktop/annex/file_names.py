"""How files of the annex are called unless another name is chosen, in the window's language."""

from coalition_app.i18n import _


def annex_name(edition: int, language: str = "") -> str:
    """Name the file of an edition, with its language where one is told; without an ending."""
    named = {"edition": edition, "language": language}
    # Translators: the names of files, without spaces
    return (_("annex-%(edition)d-%(language)s") if language else _("annex-%(edition)d")) % named


def draft_name() -> str:
    """Name the file of a draft, without an ending."""
    return _("draft")


def corrigendum_name(earlier: object, later: object) -> str:
    """Name the file of what changed between two editions."""
    # Translators: the name of a file, without spaces
    name = _("corrigendum-%(earlier)s-%(later)s") % {"earlier": earlier, "later": later}
    return f"{name}.pdf"
