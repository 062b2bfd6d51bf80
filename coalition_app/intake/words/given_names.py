"""Given names that are in use where lists come from: one of them makes a name certainly a person's."""

from coalition_app import paths

GIVEN_NAMES = frozenset((paths.resources() / "given_names.txt").read_text("utf-8").split())
"""In small letters."""
