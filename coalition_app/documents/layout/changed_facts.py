"""What editions say otherwise about the same words of a signatory, or about how somebody signs."""

from collections.abc import Iterator

from coalition_app.annex_words import LANGUAGE_WORDS
from coalition_app.documents.content.content import ContentAct, ContentEntry
from coalition_app.documents.layout.document_words import Wording
from coalition_app.i18n import N_
from coalition_app.labels import CAPACITIES, KINDS

# Translators: PRINTED in a list of changes, before “. Before: …; now: …”
LANGUAGE_OF_WORDS = N_("Language of the words")
KIND_OF_WORDS, DAY_OF_WORDS = N_("Kind of words"), N_("Words received")
CAPACITY, KIND = N_("Signs"), N_("Kind of signatory")


def changed_to(words: Wording, what: str, before: str, now: str) -> str:
    """Say what a thing was and what it is."""
    pattern = words.texts.gettext("%(demand)s. Before: %(before)s; now: %(after)s")
    return pattern % {"demand": what, "before": before or "—", "after": now or "—"}


def said_otherwise(was: ContentAct, act: ContentAct, words: Wording) -> Iterator[str]:
    """Say what is printed otherwise about words that are the same, letter by letter, in both editions."""
    gettext = words.texts.gettext
    for what, one in (
        (KIND_OF_WORDS, words.act_heading),
        (LANGUAGE_OF_WORDS, lambda each: gettext(LANGUAGE_WORDS.get(each.language, "—"))),
        (DAY_OF_WORDS, lambda each: words.date(each.received)),
        (N_("Translation"), lambda each: _translations(each, words)),
    ):
        if one(was) != one(act):
            yield changed_to(words, gettext(what), one(was), one(act))


def signed_otherwise(before: ContentEntry, after: ContentEntry, words: Wording) -> Iterator[str]:
    """Say what differs of who signs beside the words of the line."""
    gettext = words.texts.gettext
    for what, names, was, now in (
        (CAPACITY, CAPACITIES, before.capacity, after.capacity),
        (KIND, KINDS, before.kind, after.kind),
    ):
        if was != now:
            old, new = (gettext(names[each]) if each in names else each for each in (was, now))
            yield changed_to(words, gettext(what), old, new)


def _translations(act: ContentAct, words: Wording) -> str:
    return "; ".join(
        f"{words.translation_label(language, translator, status)}: {wording}"
        for language, wording, translator, status in act.translations
    )
