"""Warnings that name lines or entries of a source, and the same when a part of it comes into the whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from coalition_app.drafts import LineWarning
from coalition_app.hidden_characters import HIDDEN, code_of
from coalition_app.i18n import _

MOST_CODES = 8
"""Kinds of hidden characters that a warning names."""


def warn_of_hidden(texts: Sequence[str]) -> tuple[LineWarning, ...]:
    """Warn of lines, counted from 1, that hold characters which cannot be seen and are left out."""
    if not HIDDEN.search("\n".join(texts)):
        return ()
    lines = [number for number, text in enumerate(texts, 1) if HIDDEN.search(text)]
    kinds = sorted({each for at in lines for each in HIDDEN.findall(texts[at - 1])})
    codes = ", ".join(map(code_of, kinds[:MOST_CODES])) + (" ..." if kinds[MOST_CODES:] else "")
    sentence = _("Hidden characters (%(codes)s) were left out on these lines: %(lines)s.")
    return (warn_of_lines(sentence.replace("%(codes)s", codes), lines),)


def warn_of_lines(
    template: str, lines: Iterable[int], named: Mapping[str, Iterable[int]] | None = None
) -> LineWarning:
    """Fill a translated sentence with lines: all of them as %(lines)s, or as `named` says."""
    listed = tuple(lines)
    held = {key: tuple(each) for key, each in named.items()} if named else {"lines": listed}
    return _made(template, listed, held, ())


def warn_of_numbers(template: str, entries: Iterable[int], lines: Iterable[int]) -> LineWarning:
    """Fill a translated sentence with entry numbers as %(numbers)s; `lines` are where the entries begin."""
    return _made(template, tuple(lines), {}, tuple(entries))


def moved_warning(warning: str, place_of: Callable[[int], int], entries_before: int = 0) -> str:
    """Return a warning with its lines and entries counted in the whole source, in its sentence too."""
    if not isinstance(warning, LineWarning):
        return warning
    lines = _moved(warning.lines, place_of)
    if not warning.template:
        moved = LineWarning(warning, lines)
        moved.below = warning.below
        return moved
    named = {key: _moved(each, place_of) for key, each in warning.named.items()}
    entries = tuple(each + entries_before for each in warning.entries)
    return _made(warning.template, lines, named, entries)


def with_numbers(warning: str, number_of: Callable[[int], int]) -> str:
    """Return a warning's sentence with the numbers that its entries get; 0 means none.

    Where none of them gets one, the source's own numbers stay.
    """
    if not isinstance(warning, LineWarning) or not warning.entries:
        return warning
    numbers = sorted(filter(None, map(number_of, warning.entries)))
    return str(_made(warning.template, (), {}, tuple(numbers))) if numbers else warning


def _moved(lines: Iterable[int], place_of: Callable[[int], int]) -> tuple[int, ...]:
    return tuple(sorted({place_of(line) for line in lines}))


def _made(
    template: str,
    lines: tuple[int, ...],
    named: dict[str, tuple[int, ...]],
    entries: tuple[int, ...],
) -> LineWarning:
    # A single line is a number: some sentences have %d for it.
    shown = {key: each[0] if len(each) == 1 else ranges(each) for key, each in named.items()}
    if entries:
        shown["numbers"] = ranges(entries)
    warning = LineWarning(template % shown, lines)
    warning.template, warning.named, warning.entries = template, named, entries
    return warning


def ranges(numbers: Sequence[int], most: int = 30) -> str:
    """Write ascending numbers briefly: 3, 5-9, 12; at most `most` pieces and then dots."""
    pieces: list[list[int]] = []
    for number in numbers:
        if pieces and number == pieces[-1][-1] + 1:
            pieces[-1][-1:] = [pieces[-1][-1], number] if len(pieces[-1]) == 1 else [number]
        else:
            pieces.append([number])
    shown = [str(p[0]) if len(p) == 1 else f"{p[0]}-{p[-1]}" for p in pieces[:most]]
    return ", ".join(shown) + (" ..." if len(pieces) > most else "")
