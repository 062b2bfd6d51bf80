"""What is found besides signatories: actions, pages of the window and the help, by words of any language."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from coalition_app import i18n
from coalition_app.desktop.desk.actions import ACTIONS, BY_KEY, MENUS, Action
from coalition_app.desktop.desk.synonyms import synonyms
from coalition_app.desktop.help.shortcuts_dialog import plain
from coalition_app.desktop.pages import OF_REGISTER, PAGES
from coalition_app.languages import LANGUAGES

FITTING = {
    "": ("new", "open", "sample", "import", "restore", "verify", "recover", "help", "language"),
    "signatories": ("sign", "import", "reserve", "evidence", "withdraw", "letters", "copy"),
    "text": ("statement", "settled-words", "doubts"),
    "evidence": ("evidence", "inbox-file", "inbox-folder", "letters"),
    "inbox": ("inbox-file", "inbox-folder", "evidence"),
    "annex": ("attest", "draft", "print", "deliver", "attestor", "verify"),
    "chase": ("letters", "evidence", "inbox-file"),
    "twins": ("merge", "go-directory"),
    "directory": ("merge", "go-twins"),
    "journal": ("undo", "redo", "settings", "anchor"),
    "backups": ("backup", "check", "recover"),
}
"""The actions that fit each page, by its key; the empty key is the welcome page."""
LONG_WORD = 5
"""Letters of a key from which on the ending of a typed word may differ."""
BEGINS, HAS_WORD, SYNONYM, OTHER_LANGUAGE, TOGETHER = range(5)
"""How near a hit is to what was typed, the nearest first."""
Asked = Sequence[Sequence[str]]


class FoundAction(NamedTuple):
    """An action, and the words by which it was found where its own do not hold what was typed."""

    rank: int
    action: Action
    synonym: str = ""
    place: int = 0
    """Which of its synonyms it was: those that say most of it stand first."""


def find_actions(words: str, among: Iterable[Action] = ACTIONS) -> list[FoundAction]:
    """Return the actions that hold each typed word in any language, the nearest first."""
    asked = asked_of(words)
    found = (_nearest(asked, each) for each in among if each.key != "anything")
    return sorted(filter(None, found), key=lambda each: (each.rank, each.place))


def fitting_actions(page: str) -> list[Action]:
    """Return the actions that fit a page."""
    return [BY_KEY[key] for key in FITTING.get(page, ()) if key in BY_KEY]


def goes_to(action: Action) -> str:
    """Return the key of the page that an action only shows; empty where it does something else."""
    return _pages_gone_to().get(action.key, "")


def own_words(action: Action) -> str:
    """Return an action's words in the program's language; those of its page where it only shows one."""
    return _words_of(action, i18n.current())


def asked_of(words: str) -> Asked:
    """Return the readings of typed words; a long word is found with another ending too."""
    from coalition_app.records.store.name_keys import asked_words

    return [
        [*ways, *(each[:-1] for each in ways if len(each) > LONG_WORD)]
        for ways in asked_words(words)
    ]


def begins_words(asked: Asked, key: str) -> bool:
    """Tell whether each asked word begins a word of a folded text."""
    spaced = f" {key}"
    return all(any(f" {way}" in spaced for way in ways) for ways in asked)


@cache
def folded(text: str) -> str:
    """Return what finds a text, in any alphabet."""
    from coalition_app.records.store.name_keys import searched

    return searched(text)


def _nearest(asked: Asked, action: Action) -> FoundAction | None:
    if not asked:
        return None
    named = folded(own_words(action))
    if begins_words(asked, named):
        first = any(named.startswith(way) for way in asked[0])
        return FoundAction(BEGINS if first else HAS_WORD, action)
    language = i18n.current().language
    for other in sorted(LANGUAGES, key=lambda each: each != language):
        for place, phrase in enumerate(_called(action, other)):
            if begins_words(asked, folded(phrase)):
                rank = SYNONYM if other == language else OTHER_LANGUAGE
                return FoundAction(rank, action, phrase, place)
        together = " ".join(
            map(
                folded,
                (plain(i18n.texts(other).gettext(MENUS[action.menu])), *_called(action, other)),
            )
        )
        if begins_words(asked, together):
            return FoundAction(TOGETHER, action)
    return None


def _called(action: Action, language: str) -> Iterator[str]:
    """Give what an action is called in a language: its words first, then other words for it."""
    texts = i18n.texts(language)
    yield plain(texts.gettext(action.text))
    yield from synonyms().get(action.key, {}).get(language, ())


def _words_of(action: Action, texts: i18n.Texts) -> str:
    page = goes_to(action)
    line = PAGES.get(page) or OF_REGISTER.get(page)
    return plain(texts.gettext(line.words if line else action.text))


@cache
def _pages_gone_to() -> dict[str, str]:
    return {line.action: page for page, line in (PAGES | OF_REGISTER).items()}
