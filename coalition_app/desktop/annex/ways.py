"""The way to an attestation: where each thing that stands before it is settled, and in which words."""

from dataclasses import dataclass

from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.issue.readiness import Item
from coalition_app.i18n import N_, _, ngettext

LONGEST = 80
"""Letters of the numbers in a sentence; a list of them can be endless."""
FEW = 5
"""Numbers that are never cut."""
BUTTONS = {
    "attestor": N_("Set…"),
    "check": N_("Check"),
    "reserve": N_("Record…"),
    "doubts": N_("Answer…"),
    "evidence": N_("Add…"),
    "check-signature": N_("Check…"),
    "defects": N_("Review…"),
    "printed-form": N_("Printed form…"),
}
"""What is done about a step, by the action that it opens."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where an item of readiness is settled, and why it matters."""

    title: str
    page: str
    """The page that shows it; empty to stay."""
    action: str
    """What is opened there, a key of the actions; empty for nothing."""
    why: str
    words: str = ""
    """What is done with the words that are meant: correct, translate, withdraw; empty for nothing."""
    said: str = ""
    """The word of its button; empty for that of its action."""

    @property
    def button(self) -> str:
        """Return the word of the button that goes this way."""
        if self.action:
            return self.said or BUTTONS[self.action]
        if self.page == "evidence":
            return N_("Open the letter")
        return (
            N_("Decide…") if self.page == "twins" else N_("Correct…") if self.words else N_("Show")
        )


WAYS = {
    "no-signatures": Way(
        N_("Nobody has signed"), "signatories", "", N_("An annex lists who signed; nobody has yet.")
    ),
    "no-attestor": Way(
        N_("Attestor"),
        "",
        "attestor",
        N_("An attestation is given by a person and bears their name."),
    ),
    "register-disagrees": Way(
        N_("The register disagrees with itself"),
        "",
        "check",
        N_("What two parts of a register state differently cannot be certified."),
    ),
    "register-not-compared": Way(
        N_("Register not checked"), "", "check", N_("Checking the register compares them now.")
    ),
    "field-refused": Way(
        N_("A field cannot be printed"),
        "",
        "attestor",
        N_("A field prints a name or a place, and certifies nothing."),
    ),
    "unsettled": Way(
        N_("Unassigned words"),
        "signatories",
        "reserve",
        N_("Words that are not assigned would print as open questions."),
        said=N_("Assign…"),
    ),
    "words-missing": Way(
        N_("Reservation without words"),
        "signatories",
        "reserve",
        N_("Without the words the signature would count as full support."),
    ),
    "unknown-piece": Way(
        N_("Unclear passages in entries"),
        "",
        "doubts",
        N_("It may say that someone does not sign, or does not sign everything."),
    ),
    "line-unread": Way(
        N_("Lines not understood"),
        "",
        "doubts",
        N_("It may say that someone does not sign, or does not sign everything."),
    ),
    "title-doubted": Way(
        N_("Title not confirmed"), "", "doubts", N_("The title is printed on every page.")
    ),
    "not-compared": Way(
        N_("Entries not compared with their source"),
        "",
        "doubts",
        N_("What nobody doubted in an unclear source may be misread too."),
    ),
    "withheld-without-wish": Way(
        N_("No name to print"),
        "signatories",
        "",
        N_("A number without a name prints as a wish of the signatory."),
    ),
    "number-twice": Way(
        N_("Number given twice"),
        "signatories",
        "",
        N_("A cited number must lead to exactly one signatory."),
    ),
    "nothing-supported": Way(
        N_("Supports no demand"),
        "signatories",
        "reserve",
        N_("A signatory who supports no demand should not be listed."),
    ),
    "reservation-without-words": Way(
        N_("Reservation without words"),
        "signatories",
        "reserve",
        N_("A reservation prints in the signatory’s own words."),
    ),
    "reservation-touches-nothing": Way(
        N_("Reservation without demands"),
        "signatories",
        "reserve",
        N_("The counts need to know which demands it touches."),
    ),
    "act-without-language": Way(
        N_("Words without a language"),
        "signatories",
        "",
        N_("Words print with the language in which they were received."),
        words="correct",
    ),
    "words-refuse": Way(
        N_("Refusal counted as support"),
        "signatories",
        "reserve",
        N_("Who refuses something must not be counted as supporting it."),
    ),
    "reservation-on-core": Way(
        N_("Reservation on a core demand"),
        "signatories",
        "reserve",
        N_("The signatories agreed that these demands take none."),
    ),
    "words-after-withdrawal": Way(
        N_("Words after withdrawal"),
        "signatories",
        "",
        N_("A withdrawn signature takes no position."),
        words="withdraw",
    ),
    "translation-older": Way(
        N_("Translation out of date"),
        "signatories",
        "",
        N_("It may say what the words said before, and not what they say now."),
        words="translate",
    ),
    "position-beyond-text": Way(
        N_("Position beyond the text"),
        "text",
        "",
        N_("Nobody takes a position on what they never saw."),
    ),
    "demand-without-wording": Way(
        N_("Demand without words"), "text", "", N_("Nobody can sign a demand that has no words.")
    ),
    "character": Way(
        N_("Character that cannot be printed"),
        "signatories",
        "printed-form",
        N_("A missing letter changes the name."),
    ),
    "printed-form-needless": Way(
        N_("Printed form without need"),
        "signatories",
        "printed-form",
        N_("The annex prints every name as it was signed, wherever it can."),
    ),
    "character-beside-name": Way(
        N_("Character that cannot be printed"),
        "signatories",
        "",
        N_("It is beside the name or in the words: write it without it."),
    ),
    "no-evidence": Way(
        N_("No evidence of consent"),
        "signatories",
        "evidence",
        N_("The attestation says of these numbers that nothing shows their consent."),
    ),
    "text-not-sealed": Way(
        N_("Text not sealed"), "text", "", N_("An attestation binds to a text that cannot change.")
    ),
    "to-reconfirm": Way(
        N_("Older text signed"),
        "text",
        "",
        N_("Their evidence is about other wording than is printed."),
    ),
    "demand-after-signature": Way(
        N_("Demand newer than signatures"),
        "text",
        "",
        N_("Nobody supports what they have not signed."),
    ),
    "evidence-older": Way(
        N_("Evidence older than the text"),
        "signatories",
        "evidence",
        N_("Nobody can consent to words that were not there yet."),
    ),
    "evidence-lapsed": Way(
        N_("Consent to confirm again"),
        "signatories",
        "evidence",
        N_("Consent was given under another name or office: it holds once it is confirmed again."),
    ),
    "evidence-erased": Way(
        N_("Evidence erased for good"),
        "signatories",
        "evidence",
        N_(
            "What is no longer held shows nothing: consent can be certified once it is shown again."
        ),
    ),
    "check-doubtful": Way(
        N_("Signature in doubt"),
        "signatories",
        "check-signature",
        N_("Only what is not in doubt can be certified."),
    ),
    "check-failed": Way(
        N_("Signature failed its check"),
        "signatories",
        "check-signature",
        N_("What is not genuine must not be certified."),
    ),
    "disputed": Way(
        N_("Signature disputed"), "signatories", "", N_("These numbers print as disputed.")
    ),
    "translation-not-confirmed": Way(
        N_("Translation not confirmed"),
        "signatories",
        "",
        N_("Only the original binds until the signatory confirms a translation."),
    ),
    "twins-counted-twice": Way(
        N_("Counted twice"),
        "twins",
        "",
        N_("An organisation counted twice makes every total wrong: count one of the two."),
    ),
    "twins-not-compared": Way(
        N_("Names not compared"),
        "twins",
        "",
        N_("Opening them compares the names; attesting does so in any case."),
    ),
    "twins-undecided": Way(
        N_("Similar names"),
        "twins",
        "",
        N_("Until it is decided, the annex says that these numbers look alike."),
    ),
    "attestor-undecided": Way(
        N_("Has the attestor signed?"),
        "twins",
        "",
        N_("Whoever certifies signatures must say if one of them is their own."),
    ),
    "belonging-undecided": Way(
        N_("People and organisations"),
        "twins",
        "",
        N_("A person and their organisation are two signatories, unless you say otherwise."),
    ),
    "subject-to-approval": Way(
        N_("Awaiting approval"),
        "signatories",
        "",
        N_("They print and are not counted until the approval comes."),
    ),
    "came-unknown": Way(
        N_("Day of receipt unknown"),
        "signatories",
        "",
        N_("Nothing can happen to a signature before it was received."),
    ),
    "broken-print": Way(
        N_("Flaws seen in print"),
        "signatories",
        "defects",
        N_("They print with the mark *: “as in the list received”."),
    ),
    "broken-source": Way(
        N_("Flaws not seen in print"),
        "signatories",
        "defects",
        N_("Readers of the annex do not see what looks odd there."),
    ),
    "counted-late": Way(
        N_("Withdrawal recorded late"),
        "signatories",
        "",
        N_("Whoever has the edition still reads these names in it."),
    ),
    "letter-withdraws": Way(
        N_("Letter not handled"),
        "evidence",
        "",
        N_("Who seems to have left would be certified as a signatory."),
    ),
    "letter-objects": Way(
        N_("Letter not handled"),
        "evidence",
        "",
        N_("Who seems to object would be counted as supporting everything."),
    ),
    "letters-wait": Way(
        N_("Letters not handled"),
        "evidence",
        "",
        N_("What they say is neither counted nor printed yet."),
    ),
    "languages-unchanged": Way(
        N_("Translations behind the text"),
        "text",
        "",
        N_("Their words may not say what the newest text says."),
    ),
    "no-demands": Way(
        N_("No demands"), "text", "", N_("A demand that stands in the text alone is not counted.")
    ),
    "title-not-translated": Way(
        N_("Title not translated"), "text", "", N_("Readers of this language meet another one.")
    ),
    "demands-not-translated": Way(
        N_("Demands not translated"), "text", "", N_("Readers of this language meet another one.")
    ),
}
"""By the kind of an item; what is not listed leads to its numbers on the list of signatories."""


def way_of(item: Item) -> Way:
    """Return where an item is settled."""
    found = WAYS.get(item.kind)
    if found is None:
        return Way(N_("To review"), "signatories" if item.numbers else "", "", "")
    if item.kind == "character" and not item.numbers:
        return Way(found.title, "text", "", found.why)
    return found


def step_title(item: Item) -> str:
    """Name an item in a few words, with its number, or with how many there are."""
    way, numbers = way_of(item), item.numbers
    title = _(way.title)
    if item.pairs:
        said = ngettext(
            "%(title)s: %(count)d\u00a0pair", "%(title)s: %(count)d\u00a0pairs", item.pairs
        )
        return said % {"title": title, "count": item.pairs}
    if way.page == "twins":
        return title  # its numbers stand beside others
    if len(numbers) == 1:
        return _("%(title)s: No.\u00a0%(number)d") % {"title": title, "number": numbers[0]}
    if numbers:
        return _("%(title)s: %(count)d") % {"title": title, "count": len(numbers)}
    return title


def step_sentence(item: Item) -> str:
    """Return the sentence of an item, an endless list of numbers cut at a comma and the words whole."""
    numbers = ranges(item.numbers)
    if len(numbers) <= LONGEST or len(item.numbers) <= FEW:
        return item.text
    named = {"beginning": numbers[:LONGEST].rpartition(",")[0], "count": len(item.numbers)}
    return item.text.replace(numbers, _("%(beginning)s … (numbers: %(count)d)") % named)
