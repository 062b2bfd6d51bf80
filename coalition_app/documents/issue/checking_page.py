"""The page by which whoever received an annex checks it in a browser: one file, without this program."""

from coalition_app import paths

NAME = "check_annex.html"
"""How the page is called beside an annex."""


def read_checking_page() -> bytes:
    """Return the page; it has the same bytes wherever it is saved."""
    return (paths.resources() / "checking" / "check_annex.html").read_bytes()
