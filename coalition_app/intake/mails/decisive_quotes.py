"""The sentences of a mail or letter that seem to withdraw, object or consent."""

import re

from coalition_app.drafts import Quote
from coalition_app.intake.mails.decisive_words import (
    CONSENTS,
    INTERPRETS,
    OBJECTS,
    WITHDRAWS,
)
from coalition_app.intake.mails.objections import (
    may_limit,
    may_reserve,
    speaks_against_a_demand,
)
from coalition_app.intake.mails.own_words import split_words, unquoted

SENTENCE = re.compile(
    r"(?:[^.!?\n]|(?<=\b[Nn]o)\.(?=\s*\d)|(?<=\b[Nn]os)\.(?=\s*\d)|(?<=\b[пП])\.(?=\s*(?:№\s*)?\d)|"
    r"(?<=\bпп)\.(?=\s*\d)|(?<=\bст)\.(?=\s*\d)|\.(?=\d)){3,400}[.!?]?"
)
"""A sentence: the dot of “No. 44”, «п. 2» or a date ends none."""
DECISIVE = tuple(
    (kind, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for kind, pattern in (("withdraws", WITHDRAWS), ("objects", OBJECTS), ("consents", CONSENTS))
)
"""Kinds of sentences, the gravest first: a sentence that objects often says that it supports the rest."""
_WITHDRAWS = DECISIVE[0][1]
BLANK_LINE = re.compile(r"\n[ \t]*\n")
_STANDS_FOR = re.compile(r"\b(?:против|against|қарсы)\b", re.IGNORECASE)
"""What a body is against by its name, which stands before the verb."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find the sentences that seem to withdraw, object or consent, in the order of the text.

    They are shown to a person and decide nothing; words of a mail that was answered are left out.
    """
    own = "\n".join(split_words(text.split("\n"), sent_on=False)[0].own)
    found = []
    for match in SENTENCE.finditer(own):
        sentence = " ".join(match[0].split())
        if kind := _kind_of(sentence):
            found.append(Quote(kind, sentence))
    return tuple(found)


def find_paper_quotes(text: str) -> tuple[Quote, ...]:
    """Find them in a letter, with every word for a reservation, and the words that it leads to, to their end.

    Of a letter whose consent alone is recorded, the annex would print full support.
    """
    own = "\n".join(split_words(text.split("\n"), sent_on=False)[0].own)
    found: list[Quote] = []
    led, unclosed, end = False, 0, 0
    for match in SENTENCE.finditer(own):
        sentence, since = " ".join(match[0].split()), own[end : match.start()]
        unclosed = max(0, unclosed - since.count("»") - since.count("”"))
        if BLANK_LINE.search(since) and not _leads(found, led):
            led, unclosed = False, 0
        kind = _kind_of(sentence) or ("objects" if may_reserve(sentence) else "")
        goes_on = (led or unclosed > 0) and kind != "withdraws"
        kind = "objects" if goes_on else kind
        end = match.end()
        if kind:
            found.append(Quote(kind, sentence))
        if kind == "objects":
            unclosed += sum(map(sentence.count, "«“")) - sum(map(sentence.count, "»”"))
            led = sentence.endswith(":") or (led and not sentence.endswith((".", "!", "?")))
        else:
            led, unclosed = False, 0
    return tuple(found)


def find_words_of_others(text: str) -> str:
    """Return the first sentence of others that a letter sends on and that may limit support; or nothing."""
    lines = text.split("\n")
    own = split_words(lines, sent_on=False)[0].own
    sent = [line for at, line in enumerate(lines) if at >= len(own) or not own[at].strip()]
    for match in SENTENCE.finditer("\n".join(map(unquoted, sent))):
        sentence = " ".join(match[0].split())
        if _kind_of(sentence) in ("withdraws", "objects") or may_reserve(sentence):
            return sentence
    return ""


def _leads(found: list[Quote], led: bool) -> bool:
    """Tell whether the words that were found last lead to others below them."""
    return led and found[-1].sentence.endswith(":")


def _kind_of(sentence: str) -> str:
    """Return what a sentence seems to do; what may limit its support, or says how it is meant, objects."""
    if INTERPRETS.search(sentence) and not _WITHDRAWS.search(sentence):
        return "objects"
    for kind, pattern in DECISIVE:
        if found := pattern.search(sentence):
            if kind == "consents":
                bare = _STANDS_FOR.sub("", sentence[: found.start()]) + sentence[found.start() :]
                return "objects" if may_limit(bare) else kind
            return kind
    return "objects" if speaks_against_a_demand(sentence) else ""
