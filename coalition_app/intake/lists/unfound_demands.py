"""A text that asks for something where no demand was found, or below those that were: the import says so."""

import re
from collections.abc import Iterator

from coalition_app.drafts import Draft, LineWarning
from coalition_app.i18n import _
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.lists.find_demands import ASKS_TO_SIGN, leads_to_demands

ASKS = re.compile(
    r"\b(?:прос(?:им|ят)|требу(?:ем|ют)|призыва(?:ем|ют)|настаива(?:ем|ют)|талап ет(?:еміз|еді)|"
    r"шақыр(?:амыз|ады)|сұра(?:ймыз|йды)|"
    r"(?:we|signatories|organi[sz]ations)(?: [a-z]+){0,2} (?:call (?:on|upon|for)|urge|demand|request|"
    r"ask(?: for)?|insist on|appeal (?:to|for)))\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def warn_of_unfound_demands(draft: Draft) -> Iterator[str]:
    """Warn where the statement's text asks for something and no demand was found in it, or below them."""
    if draft.format == "mails":
        return
    if draft.demands:
        yield from _asked_below(draft)
        return
    paragraphs = draft.body.split("\n\n")
    for at, paragraph in enumerate(paragraphs):
        for sentence in SENTENCE_END.split(paragraph):
            found = ASKS.search(sentence)
            if found is None or ASKS_TO_SIGN.search(sentence):
                continue
            lines = draft.body_lines[at] if at < len(draft.body_lines) else (0, 0)
            text = _(
                "The text asks for something (“%(words)s”), and no demand was found in it: give each demand "
                "a numbered line of its own, or enter them in the statement’s text after the import."
            )
            yield LineWarning(text % {"words": found[0]}, [lines[0]] if lines[0] else [])
            return


def _asked_below(draft: Draft) -> Iterator[str]:
    """Warn of a paragraph between the demands and the list that may be one more: "And one thing: ..."."""
    last = draft.demands[-1].lines[1]
    first = min((entry.lines[0] for entry in draft.entries), default=0)
    paragraphs = draft.body.split("\n\n")
    for text, lines in zip(paragraphs, draft.body_lines, strict=False):
        asks = leads_to_demands(text) and not ASKS_TO_SIGN.search(text)
        if last < lines[0] < first and asks and not text.endswith(":"):
            sentence = _(
                "Below the demands the text asks for something more, which is none of them: lines %(lines)s. "
                "If it is a demand, enter it in the statement’s text after the import."
            )
            yield warn_of_lines(sentence, range(lines[0], lines[1] + 1))
