"""Characters that cannot be seen or that turn the direction of writing: found, shown, kept out."""

import contextlib
import re
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from coalition_app.errors import UserError
from coalition_app.i18n import _

CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
"""C0 and C1 but for white space, and halves of characters."""
TURNING = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates of UAX #9; the marks that only lean on their neighbours are kept."""
SENSELESS = (
    "\u00ad\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Without a breadth or a meaning in names; joiners (ZWJ, ZWNJ) have one, as in Persian and in emoji."""
HIDDEN = re.compile(f"[{CONTROLS}{TURNING}{SENSELESS}]")
"""What no recorded word holds."""
AROUND = 20
"""Characters before and after a hidden one by which a sentence shows its place."""


def hidden_fault(words: str) -> str:
    """Say which hidden character stands where in the words; empty where there is none."""
    found = HIDDEN.search(words)
    if found is None:
        return ""
    at = found.start()
    place = " ".join(words[max(at - AROUND, 0) : at + 1 + AROUND].split())
    facts = {"words": show_hidden(place), "code": code_of(found[0])}
    if re.match(f"[{TURNING}]", found[0]):
        return (
            _(
                "“%(words)s” holds a hidden character, %(code)s, that turns the direction of writing, so "
                "that the words would show other than they read. Nothing was recorded: type this place anew."
            )
            % facts
        )
    if re.match(f"[{CONTROLS}]", found[0]):
        return (
            _(
                "“%(words)s” holds a control character, %(code)s, which no page can print. Nothing was "
                "recorded: type this place anew."
            )
            % facts
        )
    return (
        _(
            "“%(words)s” holds a hidden character, %(code)s, that nobody can see and that means nothing. "
            "Nothing was recorded: type this place anew."
        )
        % facts
    )


def refuse_hidden(words: str) -> None:
    """Raise UserError where the words hold a hidden character."""
    if fault := hidden_fault(words):
        raise UserError(fault)


def show_hidden(words: str) -> str:
    """Return words with the code of each hidden character in its place."""
    return HIDDEN.sub(lambda found: f"[{code_of(found[0])}]", words)


def hide_again(typed: str, recorded: str) -> str:
    """Return what stands in a field that showed recorded words by `show_hidden`.

    The codes are their characters again: left alone, the words are those recorded, byte for byte, and a code
    that is still there is refused as its character is.
    """
    if typed == show_hidden(recorded):
        return recorded
    for character in set(HIDDEN.findall(recorded)):
        typed = typed.replace(f"[{code_of(character)}]", character)
    return typed


def as_file(text: str) -> bytes:
    """Return a text as a file's bytes, with the codes of what an older program recorded that nobody sees."""
    return show_hidden(text).encode()


def leave_out_hidden(words: str) -> str:
    """Return words without hidden characters; a space stands where a control character stood."""
    return HIDDEN.sub(lambda found: " " if re.match(f"[{CONTROLS}]", found[0]) else "", words)


def code_of(character: str) -> str:
    """Return the number of a character as Unicode's tables have it: U+202E."""
    return f"U+{ord(character):04X}"


def escape_hidden(written: str) -> str:
    """Return JSON with its hidden characters escaped, which reads as the same values."""
    return HIDDEN.sub(lambda found: _escaped(found[0]), written)


def escaped_bytes(written: bytes) -> bytes:
    """Return the bytes of JSON with its hidden characters escaped; most have none and stay as they are."""
    text = written.decode()
    return written if HIDDEN.search(text) is None else escape_hidden(text).encode()


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", errors="surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


@contextlib.contextmanager
def hidden_shown() -> Iterator[None]:
    """Print hidden characters by their codes: a terminal would obey them, or show its lines turned."""
    with contextlib.ExitStack() as streams:
        if sys.stdout is not None:  # as in a window of Windows
            streams.enter_context(contextlib.redirect_stdout(_Shown(sys.stdout)))
        if sys.stderr is not None:
            streams.enter_context(contextlib.redirect_stderr(_Shown(sys.stderr)))
        yield


class _Shown:
    """A stream that shows hidden characters."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, words: str) -> int:
        """Write words, each hidden character as its code."""
        self._stream.write(show_hidden(words))
        return len(words)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
