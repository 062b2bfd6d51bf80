"""The three languages: their order in the program and in documents, their own names, their Babel locales."""

from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "ru", "kk")
"""In the order of the program: English first, the language in which its sentences are written."""
DOCUMENT_LANGUAGES = ("ru", "kk", "en")
"""In the order in which a statement's texts and names are asked for and shown."""
LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
"""Each in itself, so that everybody finds their own."""
TWO = "+"
"""Between the languages of a document in two: "ru+kk", the first one first."""
ALONE = "alone"
"""In the place of the second language of a document in one."""
BABEL_LOCALES = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ"}
"""Rules by which dates and numbers are written."""


def document_languages(written: str) -> tuple[str, ...]:
    """Return the languages of a document: one, or the two that "ru+kk" names, in their order."""
    return tuple(written.split(TWO))


def is_document_language(written: str) -> bool:
    """Tell whether documents are set so: in one of our languages, or in two different ones."""
    named = document_languages(written)
    return {*named} <= {*LANGUAGES} and len({*named}) == len(named) <= 2


def named_languages(written: str, names: Mapping[str, str]) -> str:
    """Name the language of a document, or both, by `names`."""
    return " + ".join(names[each] for each in document_languages(written))


def without_language(given: Sequence[str]) -> list[str]:
    """Return typed words behind `--language X`, where that stands first."""
    words = list(given)
    while words and words[0].partition("=")[0] == "--language":
        del words[: 1 if "=" in words[0] else 2]
    return words
