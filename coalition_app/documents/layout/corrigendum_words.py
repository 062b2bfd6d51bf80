"""The words of a corrigendum: what changed between two editions, in sentences of a document's language."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from coalition_app.annex_words import LANGUAGE_WORDS, NUMBERS, ONE_NUMBER
from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.codes import (
    canonical_json,
    content_digest,
    verification_code,
)
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAttestation,
    ContentEntry,
)
from coalition_app.documents.content.corrections import (
    Correction,
    Corrigendum,
    by_kind,
    count_directory_names,
    hides_name,
    is_hidden,
    name_of,
    printed_form_of,
    printed_words,
    prints_the_same,
)
from coalition_app.documents.content.issued_changes import (
    SCHEMA,
    Beside,
    Changed,
    ChangesAttestation,
    ChangesContent,
    Group,
    OfEdition,
    Sentences,
)
from coalition_app.documents.layout.changed_facts import (
    changed_to,
    said_otherwise,
    signed_otherwise,
)
from coalition_app.documents.layout.document_words import Wording
from coalition_app.i18n import N_, texts
from coalition_app.languages import LANGUAGES

HEADINGS = {
    "joined": N_("Joined"),
    "withdrew": N_("Withdrew"),
    "merged": N_("Merged with another number"),
    "removed": N_("No longer in the list"),
    "standing": N_("Other status"),
    "position": N_("Other position"),
    "new-words": N_("New words of signatories"),
    "words": N_("Other words"),
    "words-gone": N_("Words no longer in force"),
    "same-words": N_("The same words, described otherwise"),
    "respelled": N_("Other spelling"),
}
WORDS = ("new-words", "words", "words-gone", "same-words")
"""Kinds of corrections of what a signatory says."""


class Said(NamedTuple):
    """One sentence of a correction, and what it is: note, before, now, words, gone."""

    role: str
    text: str
    language: str = ""
    """Of a signatory's own words."""


def corrigendum_lines(corrigendum: Corrigendum, language: str) -> Iterator[str]:
    """Write a corrigendum that is not issued as lines of plain text in one of the documents' languages."""
    return changes_lines(freeze_changes(corrigendum), language)


def freeze_changes(
    found: Corrigendum, *, number: int = 0, attestation: ChangesAttestation | None = None
) -> ChangesContent:
    """Say what changed in every document language; without an attestation it is a draft."""
    tongues = {language: wording_of(found, language) for language in LANGUAGES}

    def each(make: Callable[[Wording], Iterator[str]]) -> Sentences:
        return {language: tuple(make(words)) for language, words in tongues.items()}

    headed = {language: list(changes_beside(found, words)) for language, words in tongues.items()}
    made = ChangesContent(
        schema=SCHEMA,
        statement=found.later.statement,
        number=number,
        coalition=found.later.coalition,
        title=found.later.title,
        authentic_language=found.later.authentic_language,
        earlier=_edition(found.earlier),
        later=_edition(found.later),
        text_changed=found.text_changed,
        span={language: span_sentence(found, words) for language, words in tongues.items()},
        lead=each(lambda words: edition_sentences(found, words)),
        summary=each(lambda words: summary_sentences(found, words)),
        groups=tuple(
            Group(
                kind,
                {
                    language: words.texts.gettext(HEADINGS[kind])
                    for language, words in tongues.items()
                },
                tuple(_changed(correction, found, tongues) for correction in listed),
            )
            for kind, listed in by_kind(found)
        ),
        beside=tuple(
            Beside(
                {language: parts[at][0] for language, parts in headed.items()},
                {language: tuple(parts[at][1]) for language, parts in headed.items()},
            )
            for at in range(len(headed[LANGUAGES[0]]))
        ),
        closing=each(lambda words: _closing(found, words)),
        attestation=attestation,
    )
    return next(
        turned
        for turned in (replace(made, turn=turn) for turn in count())
        if code_of_changes(turned)[-1].isalnum()
    )


def code_of_changes(content: ChangesContent) -> str:
    """Return the code of a corrigendum."""
    return verification_code(hashlib.sha256(canonical_json(content.values)).digest())


def _edition(content: AnnexContent) -> OfEdition:
    digest, said = content_digest(content), content.attestation
    return OfEdition(
        content.edition,
        verification_code(digest),
        digest.hex(),
        said.date if said else "",
        content.signed,
    )


def _changed(correction: Correction, found: Corrigendum, tongues: dict[str, Wording]) -> Changed:
    said = {
        language: tuple(
            (each.role, each.text, each.language) for each in said_of(correction, words, found)
        )
        for language, words in tongues.items()
    }
    printed = printed_form_of(correction)
    return Changed(correction.number, name_of(correction), correction.merged_with, said, printed)


def _closing(found: Corrigendum, words: Wording) -> Iterator[str]:
    gettext = words.texts.gettext
    editions = {"earlier": found.earlier.edition, "later": found.later.edition}
    yield gettext(
        "All other numbers, signatures and words are the same. The number of a withdrawn signature is not "
        "given to another."
    )
    if _is_note(found.later):
        made = gettext(
            "This list was made from editions %(earlier)d and %(later)d. Edition %(later)d is a note to the "
            "list of signatories: neither it nor this list certifies any signature."
        )
    else:
        made = gettext(
            "This list was made from editions %(earlier)d and %(later)d. What is certified is said in "
            "edition %(later)d; this list certifies nothing."
        )
    yield made % editions


def _is_note(content: AnnexContent) -> bool:
    return content.attestation is not None and content.attestation.form == "note"


def changes_lines(content: ChangesContent, language: str) -> Iterator[str]:
    """Write a corrigendum as lines of plain text in one of the documents' languages."""
    words = Wording(texts(language), content.authentic_language)
    yield from head_lines(content, language)
    yield from _changed_lines(content, language)
    yield ""
    yield from content.closing[language]
    if said := content.attestation:
        yield ""
        yield ", ".join((said.attestor, *said.offices))
        yield words.place_and_day(said.place, said.date)


def head_lines(content: ChangesContent, language: str) -> Iterator[str]:
    """Write what stands above the first sentence on what changed."""
    words = Wording(texts(language), content.authentic_language)
    yield content.coalition
    yield heading_of(content, words)
    if content.attestation is None:
        yield draft_sentence(words)
    yield ""
    yield in_the_list(words)
    yield words.choose(content.title)
    yield from content.lead[language]
    yield ""


def lines_since(found: Corrigendum, language: str) -> Iterator[str]:
    """Write what an edition attested now would change, as lines of plain text: without head and closing."""
    return _changed_lines(freeze_changes(found), language)


def _changed_lines(content: ChangesContent, language: str) -> Iterator[str]:
    yield from content.summary[language]
    for at, group in enumerate(content.groups, 1):
        yield from ("", f"{at}. {group.heading[language]}")
        for each in group.entries:
            yield f"{each.number}. {each.name}".rstrip(". ") + ("" if each.name else ".")
            yield from (f"   {text}" for _role, text, _spoken in each.said[language])
    for at, part in enumerate(content.beside, len(content.groups) + 1):
        yield from ("", f"{at}. {part.heading[language]}")
        yield from (f"   {sentence}" for sentence in part.sentences[language])


def draft_sentence(words: Wording) -> str:
    """Say that it is a draft."""
    return words.texts.gettext("DRAFT. This list of changes was not issued.")


def heading_of(content: ChangesContent, words: Wording) -> str:
    """Name the document, with its number where it was issued."""
    if content.attestation is None:
        return words.texts.gettext("CORRIGENDUM")
    return words.texts.gettext("CORRIGENDUM No. %(number)d") % {"number": content.number}


def in_the_list(words: Wording) -> str:
    """Say above the title in which list something changed."""
    # Translators: PRINTED above the title of the statement, below the heading “Corrigendum”
    return words.texts.gettext("to the list of signatories of the document")


def wording_of(corrigendum: Corrigendum, language: str) -> Wording:
    """Return the words of a corrigendum in one of the documents' languages."""
    return Wording(texts(language), corrigendum.later.authentic_language)


def span_sentence(corrigendum: Corrigendum, words: Wording) -> str:
    """Say between which editions the difference lies."""
    return words.texts.gettext("From edition %(earlier)d to edition %(later)d") % {
        "earlier": corrigendum.earlier.edition,
        "later": corrigendum.later.edition,
    }


def edition_sentences(corrigendum: Corrigendum, words: Wording) -> Iterator[str]:
    """Yield the date and the code of both editions, the earlier one first."""
    for content in (corrigendum.earlier, corrigendum.later):
        facts = {
            "edition": content.edition,
            "date": words.date(content.attestation.date) if content.attestation else "",
            "code": verification_code(content_digest(content)),
        }
        yield words.texts.gettext("Edition %(edition)d, %(date)s, code %(code)s") % facts


def summary_sentences(corrigendum: Corrigendum, words: Wording) -> Iterator[str]:
    """Yield the counts of both editions, and what holds of the whole."""
    gettext = words.texts.gettext
    yield gettext("Signatures counted: %(before)d before, %(after)d now.") % {
        "before": corrigendum.earlier.signed,
        "after": corrigendum.later.signed,
    }
    if corrigendum.text_changed:
        yield gettext("The statement's own text has changed; compare the two texts.")
    if not corrigendum.corrections:
        yield gettext("No entry has changed.")


def changes_beside(corrigendum: Corrigendum, words: Wording) -> Iterator[tuple[str, list[str]]]:
    """Yield under their headings the changes that are no entry's: of names beside, and of the attestation."""
    gettext = words.texts.gettext
    for heading, changes in (
        (gettext("Short names of demands"), list(_short_names(corrigendum, words))),
        (gettext("Directory names"), list(_directory_names(corrigendum, words))),
        (
            gettext("Note to the list") if _is_note(corrigendum.later) else gettext("Attestation"),
            list(_attestation(corrigendum, words)),
        ),
    ):
        sentences = [
            # The same sentence that tells how a position changed; a line stays one line.
            changed_to(words, what, before, now)
            for what, before, now in changes
            if before != now
        ]
        if sentences:
            yield heading, sentences


def _short_names(corrigendum: Corrigendum, words: Wording) -> Iterator[tuple[str, str, str]]:
    """Yield demand, name before and name now, in every language in which a demand of both has one."""
    names = {each.number: each.short_names for each in corrigendum.earlier.demands}
    for demand in corrigendum.later.demands:
        before, now = names.get(demand.number, demand.short_names), demand.short_names
        for language in sorted({*before, *now}):
            label = words.demand(demand.number)
            if language != words.texts.language:
                label += f" ({words.texts.gettext(LANGUAGE_WORDS[language])})"
            yield label, before.get(language, ""), now.get(language, "")


def _directory_names(corrigendum: Corrigendum, words: Wording) -> Iterator[tuple[str, str, str]]:
    """Yield of how many signatories each edition has names of the directory, where one has none."""
    held = [count_directory_names(each) for each in (corrigendum.earlier, corrigendum.later)]
    if not all(held):
        before, now = (words.signatories(each) if each else "" for each in held)
        yield words.texts.gettext("Beside the name as signed"), before, now


def _attestation(corrigendum: Corrigendum, words: Wording) -> Iterator[tuple[str, str, str]]:
    """Yield what the two attestations say otherwise: what, before, now; their days stand above already."""
    earlier, later = corrigendum.earlier.attestation, corrigendum.later.attestation
    if earlier is None or later is None:
        return
    gettext = words.texts.gettext
    if earlier.form == later.form == "note":  # neither covers any number
        earlier, later = replace(earlier, exceptions=()), replace(later, exceptions=())
    facts: tuple[tuple[str, Callable[[ContentAttestation], str]], ...] = (
        (gettext("Signs the attestation"), lambda each: each.attestor),
        (gettext("Offices"), lambda each: "; ".join(each.offices)),
        (gettext("Second attestor"), lambda each: each.second),
        (gettext("Offices of the second attestor"), lambda each: "; ".join(each.second_offices)),
        (words.texts.pgettext("of an attestation", "Place"), lambda each: each.place),
        (gettext("The list is given as of"), lambda each: words.date(each.as_of)),
        (gettext("What is certified"), lambda each: words.choose(each.short).removesuffix(".")),
        (gettext("Not covered by it"), lambda each: _numbers(each.exceptions, words)),
        (
            gettext("By decision of the person who signs"),
            lambda each: _numbers(each.by_hand, words),
        ),
    )
    yield from ((label, value(earlier), value(later)) for label, value in facts)
    said, not_said = gettext("said"), gettext("not said")
    yield (
        gettext("That no other signature was received"),
        said if earlier.complete else not_said,
        said if later.complete else not_said,
    )


def _numbers(numbers: Sequence[int], words: Wording) -> str:
    if not numbers:
        return ""
    pattern = words.texts.gettext(ONE_NUMBER if len(numbers) == 1 else NUMBERS)
    return pattern % {"number": numbers[0], "numbers": ranges(numbers)}


def said_of(correction: Correction, words: Wording, corrigendum: Corrigendum) -> Iterator[Said]:
    """Say of one correction what was and what is, and where a name is withheld that it is."""
    before, after, gettext = correction.before, correction.after, words.texts.gettext
    said_already = correction.kind in ("joined", "respelled")
    if correction.withheld == "withheld" and not said_already:
        yield Said("note", gettext("Name withheld at the signatory's wish"))
    if correction.merged_with:
        text = gettext("The same signatory as number %(number)d, where it is counted.")
        yield Said("note", text % {"number": correction.merged_with})
    if correction.kind == "merged":
        if not correction.merged_with and after is not None:
            yield Said("note", words.status(after))
        return
    if after is None:
        yield Said("now", gettext("The number stays taken and is not printed any more."))
        return
    if correction.kind == "joined":
        yield from (Said("note", text) for text in (_signed_by(after), words.status(after)) if text)
        yield from _joined_positions(after, words, corrigendum)
        yield from (Said("words", act.wording, act.language) for act in after.acts)
    elif before is None:
        return
    elif correction.kind == "withdrew":
        yield Said("now", words.status(after))
    elif correction.kind == "standing":
        yield from _statuses(correction, before, after, words)
        if not before.held:
            yield from _joined_positions(after, words, corrigendum)
    elif correction.kind == "position":
        yield from _positions(before, after, words, corrigendum)
        if not is_hidden(correction):
            yield from _words(before, after, words)
    elif correction.kind in WORDS:
        if hides_name(correction):
            yield Said("now", gettext("The words have changed; they are not printed."))
        yield from _words(before, after, words)
    elif is_hidden(correction):
        text = printed_words(after) or words.status(after)
        yield Said("now", gettext("Now: %(text)s") % {"text": text})
    elif correction.withheld and prints_the_same(before, after):
        yield Said("now", gettext("The office is not named at the signatory’s wish."))
    else:
        other_form = before.printed_form != after.printed_form
        called = list(_called_otherwise(before, after, words))
        signed = list(signed_otherwise(before, after, words))
        silent = not (other_form or called or signed)
        if silent or printed_words(before) != printed_words(after):
            yield Said("before", gettext("Before: %(text)s") % {"text": printed_words(before)})
            yield Said("now", gettext("Now: %(text)s") % {"text": printed_words(after)})
        if other_form:
            was, now = before.printed_form or "—", after.printed_form or "—"
            yield Said("before", gettext("Printed form before: %(text)s") % {"text": was})
            yield Said("now", gettext("Printed form now: %(text)s") % {"text": now})
        yield from (Said("now", text) for text in signed)
        yield from called
        for reason in correction.reasons:
            yield Said("note", gettext("Reason: %(text)s") % {"text": reason})


def _called_otherwise(before: ContentEntry, after: ContentEntry, words: Wording) -> Iterator[Said]:
    """Say what the directory called a signatory and calls it, in each language in which that differs."""
    gettext = words.texts.gettext
    was, now = dict(before.directory_names), dict(after.directory_names)
    for language in LANGUAGES:
        if was.get(language) == now.get(language):
            continue
        spoken = gettext(LANGUAGE_WORDS[language])
        for role, sentence, names in (
            ("before", gettext("Directory name (%(language)s) before: %(text)s"), was),
            ("now", gettext("Directory name (%(language)s) now: %(text)s"), now),
        ):
            text = names.get(language, "—")
            yield Said(role, sentence % {"language": spoken, "text": text})


def _statuses(
    correction: Correction, before: ContentEntry, after: ContentEntry, words: Wording
) -> Iterator[Said]:
    """Say which status was and which is; that a name is withheld is said apart."""
    gettext = words.texts.gettext
    counted = gettext("Counted as signed")
    for role, text, entry in (
        ("before", gettext("Before: %(text)s"), before),
        ("now", gettext("Now: %(text)s"), after),
    ):
        told = replace(entry, name="—") if hides_name(correction) else entry
        yield Said(role, text % {"text": words.status(told) or counted})


def _joined_positions(
    after: ContentEntry, words: Wording, corrigendum: Corrigendum
) -> Iterator[Said]:
    """Name the positions of who counts from now on, where they are not those of silence."""
    later = corrigendum.later
    for demand, position in zip(later.demands, after.held, strict=False):
        if position != later.silence:
            facts = {
                "demand": words.demand(demand.number),
                "position": words.full_position(position),
            }
            yield Said("now", words.texts.gettext("%(demand)s: %(position)s") % facts)


def _positions(
    before: ContentEntry, after: ContentEntry, words: Wording, corrigendum: Corrigendum
) -> Iterator[Said]:
    """Say what the position on each demand was and is, where both editions have the demand."""
    was = dict(zip((d.number for d in corrigendum.earlier.demands), before.held, strict=False))
    now = dict(zip((d.number for d in corrigendum.later.demands), after.held, strict=False))
    for number, position in now.items():
        if was.get(number) != position:
            held = words.full_position(was[number]) if number in was else ""
            told = changed_to(words, words.demand(number), held, words.full_position(position))
            yield Said("now", told)


def _words(before: ContentEntry, after: ContentEntry, words: Wording) -> Iterator[Said]:
    """Yield the words that came or are described otherwise, then those that no longer hold, labelled.

    What came says what it is: a reservation, a declaration, an explanation.
    """
    stand = {act.wording for act in after.acts}
    were = {act.wording: act for act in before.acts}
    for act in after.acts:
        if act not in before.acts:
            if act.wording not in were:
                yield Said("now", words.act_heading(act))
            yield Said("words", act.wording, act.language)
            if was := were.get(act.wording):
                yield from (Said("now", text) for text in said_otherwise(was, act, words))
    replaced, gettext = not stand <= {*were}, words.texts.gettext
    gone = gettext("Before: %(text)s") if replaced else gettext("No longer in force: %(text)s")
    for act in before.acts:
        if act.wording not in stand:
            yield Said("gone", gone % {"text": act.wording}, act.language)


def _signed_by(entry: ContentEntry) -> str:
    parts = (entry.representative, entry.office, entry.place, entry.country)
    return ", ".join(part for part in parts if part)
