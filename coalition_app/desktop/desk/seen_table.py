"""A list of a page as it is seen, to be copied and printed word for word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coalition_app.work import Tell


class Printed(Protocol):
    """What is printed of a list, whatever page it is of."""

    @property
    def title(self) -> str: ...

    @property
    def filtered(self) -> str: ...

    @property
    def length(self) -> int: ...

    def told(self) -> str: ...

    def headings(self) -> Sequence[str]: ...

    def weights(self) -> Sequence[float]: ...

    def rows(self, progress: "Tell") -> Iterator[Sequence[str]]: ...


@dataclass(frozen=True, slots=True)
class SeenTable:
    """The cells of a list, its groups among them as rows with one cell filled."""

    title: str
    told_words: str
    """What list it is, and how much of it."""
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    """Of the columns on paper."""
    lines: tuple[tuple[str, ...], ...]
    length: int
    """Rows without those of the groups."""
    filtered: str = ""

    def told(self) -> str:
        """Say what list it is, and how much of it."""
        return self.told_words

    def headings(self) -> Sequence[str]:
        """List the words above the columns."""
        return self.heads

    def weights(self) -> Sequence[float]:
        """Return the shares of the columns on paper."""
        return self.shares

    def rows(self, progress: "Tell") -> Iterator[Sequence[str]]:
        """Yield the cells of each row."""
        yield from self.lines
        progress(len(self.lines), len(self.lines))
