"""The lists of `resources/words`: one file a language and role, one word or phrase a line, small letters."""

from functools import cache

from coalition_app import paths

CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")
"""Romanian letters as they are also typed, with the cedilla of Turkish."""


def with_commas(word: str) -> str:
    """Return a word with the letters of Romanian for those of Turkish: Chișinău for Chişinău."""
    return word if word.isascii() else word.translate(CEDILLAS)


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, separated by white space."""
    return frozenset(words.split())


@cache
def word_list(role: str, *languages: str) -> frozenset[str]:
    """Return the words of one role in these languages; in all of them where none is given."""
    return frozenset(_lines(role, languages))


def words_only_in(role: str, language: str) -> frozenset[str]:
    """Return the words of a role that no other language shares with this one."""
    folders = {file.parent.name for file in (paths.resources() / "words").glob(f"*/{role}.txt")}
    return word_list(role, language) - word_list(role, *sorted(folders - {language}))


@cache
def keyed_words(role: str) -> dict[str, str]:
    """Return what each word of a role means, in all languages; its lines are `meaning: word`."""
    pairs = (line.split(": ", 1) for line in _lines(role, ()))
    return {word: meaning for meaning, word in pairs}


def words_meaning(role: str, meaning: str) -> frozenset[str]:
    """Return the words of a role that have one meaning."""
    return frozenset(word for word, means in keyed_words(role).items() if means == meaning)


def _lines(role: str, languages: tuple[str, ...]) -> list[str]:
    folder = paths.resources() / "words"
    files = sorted(folder.glob(f"*/{role}.txt"))
    chosen = [file for file in files if not languages or file.parent.name in languages]
    return [line for file in chosen for line in file.read_text("utf-8").splitlines()]
