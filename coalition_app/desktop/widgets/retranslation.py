"""Widgets that say their words anew when the program's language is switched."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication

Words = Callable[[], str]
"""Gives a text in the program's language of this moment, as `lambda: _("Place")` does."""


class Spoken:
    """Mixed into a window, dialog or page; remembers what gives each of its widgets its words."""

    _spoken: list[tuple[Callable[[str], Any], Words]] | None = None

    def put_words(self, put: Callable[[str], Any], words: Words) -> None:
        """Give a widget its words, now and in every language to come; `put` is as `label.setText`."""
        if self._spoken is None:
            self._spoken = []
        self._spoken.append((put, words))
        put(words())

    def retranslate(self) -> None:
        """Speak the program's language; extend it for words that are not put one by one."""
        for put, words in self._spoken or ():
            put(words())


def retranslate_windows() -> None:
    """Let every open window and dialog speak the program's language."""
    for each in QApplication.topLevelWidgets():
        if isinstance(each, Spoken):
            each.retranslate()
