"""The dash between a person's name and office where print left only half of its space."""

import re

from coalition_app.intake.words.persons import begins_office, has_known_name, is_degree, is_person

DASH_OR_STOP = re.compile("[-–—.:]")
HALF_DASH = re.compile(
    r"(?<=[^\W\d_]\.)[-–—](?=[a-zа-яёәғқңөұүһі]{3})|"
    r"(?<=[\w.])[-–—]\s+(?=\w)|\s[-–—](?=[^\W\d_])|\s?,\s*[-–—]\s+|(?<=[^\W\d_]{3})[.:]\s+(?=\w)"
)
"""A dash that is on one side of its gap only, or behind an initial (Ким А.-член); a full stop or a colon."""

LONG_DASHES = (" –", " —")


def with_spaced_dash(text: str) -> str:
    """Return an entry with its dash spaced where print closed it up to a person's name: Anna Kim- poet."""
    match = HALF_DASH.search(text) if DASH_OR_STOP.search(text) else None
    if match is None:
        return text
    name = text[: match.start()]
    rest = text[match.end() :]
    if " " not in name or not is_person(name) or is_degree(f"{name}."):
        return text
    colon = match[0][0] == ":" and not rest.startswith("//")
    # A long dash behind a gap is no hyphen, whatever follows it.
    known = has_known_name(name) and (colon or match[0][0] != "." or " " in rest)
    known = known or match[0] in LONG_DASHES
    return f"{name} – {rest}" if known or begins_office(rest) else text
