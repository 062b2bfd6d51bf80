"""Widgets that say their words anew when the program's language is switched."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from coalition_app import i18n
from coalition_app.hidden_characters import show_hidden

Words = Callable[[], str]
"""Returns a text in the program's language of this moment, as `lambda: _("Place")` does."""


class Spoken:
    """Mixed into a window, dialog, page or part; remembers where each of its widgets gets its words."""

    _spoken: list[tuple[Callable[[str], Any], Words]] | None = None
    _told_in = ""
    """The language that Qt has told it of, empty before the first switch."""

    def put_words(self, put: Callable[[str], Any], words: Words) -> None:
        """Set a widget's words, now and after each change of language; `put` is as `label.setText`."""
        if self._spoken is None:
            self._spoken = []
        self._spoken.append((put, words))
        put(show_hidden(words()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)  # type: ignore[misc]
        language = i18n.current().language
        if event.type() != QEvent.Type.LanguageChange or self._told_in == language:
            return  # Qt tells a dialog twice: as a window, and as a child of its window
        self._told_in = language
        if isinstance(self, QWidget):
            # Parts first: whoever shows something in them measures and words them last.
            for part in self.findChildren(QWidget):
                if isinstance(part, Spoken):
                    part.changeEvent(event)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the program's language; extend it for words that are not put one by one."""
        for put, words in self._spoken or ():
            put(show_hidden(words()))
