"""A text that asks for something, in which no demand was found: the import says so."""

import re
from collections.abc import Iterator

from coalition_app.drafts import Draft, LineWarning
from coalition_app.i18n import _
from coalition_app.intake.lists.find_demands import ASKS_TO_SIGN

ASKS = re.compile(
    r"\b(?:прос(?:им|ят)|требу(?:ем|ют)|призыва(?:ем|ют)|настаива(?:ем|ют)|талап ет(?:еміз|еді)|"
    r"шақыр(?:амыз|ады)|сұра(?:ймыз|йды)|"
    r"(?:we|signatories|organi[sz]ations)(?: [a-z]+){0,2} (?:call (?:on|upon|for)|urge|demand|request|"
    r"ask(?: for)?|insist on|appeal (?:to|for)))\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def warn_of_unfound_demands(draft: Draft) -> Iterator[str]:
    """Warn where the statement's text asks for something and no demand was found in it."""
    if draft.demands or draft.format == "mails":
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
