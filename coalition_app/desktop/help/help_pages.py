"""The pages of the help: Markdown in each language, with the window's own words put in."""

import re
from functools import cache
from pathlib import Path

from PySide6.QtGui import QKeySequence

from coalition_app import i18n, paths
from coalition_app.desktop.desk.actions import BY_KEY, MENUS
from coalition_app.i18n import _

PAGES = (
    "first_afternoon",
    "list",
    "positions",
    "text",
    "importing",
    "open",
    "evidence",
    "proven",
    "receiver",
    "editions",
    "journal",
    "following",
    "privacy",
    "commands",
    "format",
)
"""The pages in their order: names of files in `resources/help/` of each language."""
ACTION = re.compile(r"\{([a-z-]+)\}")
"""A key of the table of actions, in whose place its menu, words and shortcut are shown."""
LABEL = re.compile(r'\{"([^"}]+)"\}')
"""English words of the window, in whose place those of the program's language are shown."""


def read_page(page: str) -> str:
    """Return a page as Markdown in the program's language, with the window's own words put in."""
    text = page_file(page, i18n.current().language)
    text = ACTION.sub(_worded_action, text)
    return LABEL.sub(lambda found: f"**{_(found[1]).removesuffix('…')}**", text)


def pictures_of(language: str) -> Path:
    """Return the folder of the pictures that the pages of a language show."""
    return paths.resources() / "help" / "pictures" / language


def title_of(markdown: str) -> str:
    """Return a page's title, which is its first line."""
    return markdown.partition("\n")[0].removeprefix("# ")


def plain_text(markdown: str) -> str:
    """Return a page's words for searching: small letters, without the marks of Markdown."""
    return re.sub(r"[*`#|]|\]\([^)]*\)|\[", "", markdown).casefold()


def _worded_action(found: re.Match[str]) -> str:
    action = BY_KEY[found[1]]
    menu, text = (_(each).replace("&", "") for each in (MENUS[action.menu], action.text))
    keys = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"**{menu} → {text.removesuffix('…')}**" + (f" ({keys})" if keys else "")


@cache
def page_file(page: str, language: str) -> str:
    """Return a page as it lies beside the program."""
    return (paths.resources() / "help" / language / f"{page}.md").read_text(encoding="utf-8")
