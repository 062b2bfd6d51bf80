"""How the printed words and names are known: verbatim or not, by whom translated, what is withheld."""

from collections.abc import Iterator

from coalition_app.documents.attestation.voice import Voice
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.i18n import N_

WORDS = {
    "verbatim": N_(
        "Signatories’ words are given verbatim, in the language of the original: %(numbers)s."
    ),
    "list": N_("Words given as they stand in the list received: %(numbers)s."),
    "mixed": N_(
        "Words given in part as they stand in the list received, in part verbatim as the signatory sent "
        "them: %(numbers)s."
    ),
    "oral": N_("Words written down from an oral report: %(numbers)s."),
    "part": N_("Only a part of the signatory’s words is shown by a document: %(numbers)s."),
    "": N_("No document shows the signatories’ words: %(numbers)s."),
}
# Translators: names of languages by themselves
LANGUAGES = {"ru": N_("Russian"), "kk": N_("Kazakh"), "en": N_("English")}


def words_sentences(voice: Voice, basis: AttestationBasis) -> Iterator[str]:
    """Say of the printed words how they are known, and of their translations whose they are."""
    _ = voice.words.gettext
    for known, sentence in WORDS.items():
        if numbers := basis.words.get(known):
            yield _(sentence) % {"numbers": voice.numbers(numbers)}
    for name, language, numbers in basis.translators:
        named = {
            "name": voice.name(name),
            "language": _(LANGUAGES[language]),
            "numbers": voice.numbers(numbers),
        }
        yield _("Translated by: %(name)s (%(language)s, %(numbers)s).") % named
    yes, no = voice.numbers(basis.confirmed), voice.numbers(basis.unconfirmed)
    if basis.confirmed and basis.unconfirmed:
        both = _("Translation confirmed by the signatory: %(yes)s; not confirmed: %(no)s.")
        yield both % {"yes": yes, "no": no}
    elif basis.confirmed:
        yield _("Translation confirmed by the signatory: %(numbers)s.") % {"numbers": yes}
    elif basis.unconfirmed:
        yield _("Translation not confirmed by the signatory: %(numbers)s.") % {"numbers": no}
    if basis.confirmed or basis.unconfirmed or basis.translators:
        yield _("The text in the original language prevails.")


def names_sentences(voice: Voice, basis: AttestationBasis) -> Iterator[str]:
    """Say whose names are given as they came, and whose are not published."""
    _ = voice.words.gettext
    if basis.marked:
        sentence = _("Names marked * are given as they stand in the list received: %(numbers)s.")
        yield sentence % {"numbers": voice.numbers(basis.marked)}
    if basis.withheld:
        sentence = (
            _(
                "The name is not published at the signatory’s wish and is known to the person who signs "
                "this note: %(numbers)s."
            )
            if voice.note
            else _(
                "The name is not published at the signatory’s wish and is known to the person who signs: "
                "%(numbers)s."
            )
        )
        yield sentence % {"numbers": voice.numbers(basis.withheld)}
    if basis.no_office:
        sentence = _("The office is not named at the signatory’s wish: %(numbers)s.")
        yield sentence % {"numbers": voice.numbers(basis.no_office)}
