"""Where invented lists take their words from: the program's word lists, `phrases.txt` and the help pages."""

import random
from functools import cache
from pathlib import Path

from coalition_app.intake.words.word_lists import word_list

RESOURCES = Path(__file__).parent.parent.parent / "resources"
LONG_LINE = 8
"""Words; shorter lines of the help are headings."""
SHORT = 3
"""Letters of abbreviations of countries."""


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return the phrases of `phrases.txt` under a name, such as "ru offices"."""
    text = (Path(__file__).parent / "phrases.txt").read_text("utf-8").replace("\n  ", " ")
    rows = dict(line.split(":", 1) for line in text.splitlines() if not line.startswith("#"))
    return tuple(phrase.strip() for phrase in rows[name].split("|"))


@cache
def listed(role: str, tongue: str) -> tuple[str, ...]:
    """Return the words of one of the program's lists, in one alphabet."""
    first, last = "az" if tongue == "en" else "ая"
    return tuple(sorted(word for word in word_list(role) if first <= word[0] <= last))


@cache
def countries() -> tuple[str, ...]:
    """Return the names of countries."""
    return tuple(sorted(name for name in word_list("countries") if len(name) > SHORT))


@cache
def plain_words(tongue: str) -> tuple[str, ...]:
    """Return the plain words of a language."""
    return tuple((RESOURCES / "control_words" / f"{tongue}.txt").read_text("utf-8").split())


@cache
def prose(tongue: str) -> tuple[tuple[str, ...], ...]:
    """Return lines of running text, as words."""
    pages = sorted((RESOURCES / "help" / tongue).glob("*.md"))
    lines = (line.split() for page in pages for line in page.read_text("utf-8").splitlines())
    return tuple(tuple(words) for words in lines if len(words) > LONG_LINE)


class Chance:
    """Draws words by chance from a seed."""

    def __init__(self, seed: int) -> None:
        self.by = random.Random(seed)

    def happens(self, share: float) -> bool:
        """Tell whether something happens that does so in this share of all cases."""
        return self.by.random() < share

    def phrase(self, tongue: str, what: str) -> str:
        """Draw a phrase as it is written, with its places to fill in."""
        return self.by.choice(phrases(f"{tongue} {what}"))

    def some(self, tongue: str, least: int = 1, most: int = 1) -> str:
        """Draw plain words."""
        count = self.by.randint(least, most)
        return " ".join(self.by.choice(plain_words(tongue)) for _ in range(count))

    def title(self, tongue: str) -> str:
        """Draw a name of one to three words."""
        text = self.some(tongue, 1, 3)
        short = text.upper() if len(text) < 9 else text.title()
        return self.by.choice([text.title(), text.title(), text.capitalize(), short])

    def clause(self, tongue: str) -> str:
        """Draw words of running text, which say nothing that a list of signatories needs."""
        plain = self.some(tongue, 2, 9).split()
        words = self.by.choice(prose(tongue)) if self.happens(0.7) else tuple(plain)
        first = self.by.randrange(max(1, len(words) - 3))
        text = " ".join(words[first : first + self.by.randint(1, 9)]).replace("{", "(")
        text = text.replace("}", ")").strip("*_`#|- ") or plain[0]
        return text if self.happens(0.3) else text[0].lower() + text[1:]

    def foreign(self, least: int, most: int, capital: float) -> str:
        """Draw words of no language, with endings and small words of several."""
        words: list[str] = []
        for _ in range(self.by.randint(least, most)):
            if words and self.happens(0.5):
                words.append(self.phrase("any", "small_of_others"))
            word = self.some("en")[: self.by.randint(3, 7)] + self.phrase(
                "any", "endings_of_others"
            )
            words.append(word.title() if self.happens(capital) else word)
        return " ".join(words)

    def day(self) -> str:
        """Draw a day as it is printed."""
        number = self.by.randint
        return f"{number(1, 28)}.{number(1, 12):02}.20{number(23, 27)}"
