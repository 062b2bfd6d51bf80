"""A column's header as it is remembered and compared."""


def header_key(header: str) -> str:
    """Return a header in small letters with white space collapsed."""
    return " ".join(header.replace("\ufeff", "").lower().split())
