"""What each journalled action is called, in sentences; the journal keeps the key and the numbers."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from coalition_app.i18n import N_, _, ngettext
from coalition_app.records.journal.signature_sentences import CHANGES

SENTENCES: dict[str, str] = {
    "make-register": N_("create the register"),
    "name-coalition": N_("change the name of the coalition"),
    "set-letterhead": N_("set the letterhead"),
    "set-print-options": N_("set the print options"),
    "take-over-print-options": N_("take over this computer’s print options"),
    "erase": N_("erase private data for good"),
    "erase:signatory": N_(
        "erase private data of the signatory of number %(number)s of statement %(statement)s for good"
    ),
    "erase:statement": N_(
        "erase private data of statement %(statement)s for good, as its term has passed"
    ),
    "begin-import": N_("keep a list until it is imported"),
    "discard-import": N_("discard the import of a list"),
    "recover": N_("recover what could be read of a damaged register"),
    "make-statement": N_("create statement %(statement)s"),
    "edit-text": N_("edit the text of statement %(statement)s, language: %(language)s"),
    "set-authentic-language": N_("make %(language)s authentic in statement %(statement)s"),
    "set-statement-date": N_("set the date of statement %(statement)s"),
    "add-demand": N_("add demand %(demand)s to statement %(statement)s"),
    "reword-demand": N_("reword demand %(demand)s of statement %(statement)s"),
    "name-demand": N_("give demand %(demand)s of statement %(statement)s a short name"),
    "move-demand": N_("make demand %(demand)s of statement %(statement)s demand %(to)s"),
    "remove-demand": N_("remove demand %(demand)s from statement %(statement)s"),
    "set-policy": N_("set whether demand %(demand)s of statement %(statement)s takes reservations"),
    "mark-spelling": N_("say that text %(text)s of statement %(statement)s changes spelling"),
    "set-silence": N_("set how a signature without a word is counted in statement %(statement)s"),
    "seal-text": N_("seal text %(text)s of statement %(statement)s"),
    "new-text": N_("create text %(text)s of statement %(statement)s"),
    "sign": N_("add signature %(number)s to statement %(statement)s"),
    "sign:invited": N_("invite No. %(number)s to sign statement %(statement)s"),
    "give-printed-form": N_(
        "give the name of No. %(number)s in statement %(statement)s a printed form"
    ),
    "record-position": N_("record the position of No. %(number)s in statement %(statement)s"),
    "withdraw": N_("withdraw signature %(number)s from statement %(statement)s"),
    "withdraw-words": N_("withdraw words of No. %(number)s in statement %(statement)s"),
    "narrow-words": N_("narrow a reservation of No. %(number)s in statement %(statement)s"),
    "correct-words": N_("correct words of No. %(number)s in statement %(statement)s"),
    "translate-words": N_(
        "record a translation of the words of No. %(number)s in statement %(statement)s, language: "
        "%(language)s"
    ),
    "confirm-translation": N_(
        "record that the translation of the words of No. %(number)s in statement %(statement)s was looked "
        "at, language: %(language)s"
    ),
    "set-attestor": N_("set who attests"),
    "set-second-attestor": N_("set who attests beside the first"),
    "remove-second-attestor": N_("let the first attest alone"),
    "attest": N_("issue edition %(edition)s of statement %(statement)s"),
    "print": N_("print edition %(edition)s of statement %(statement)s"),
    "deliver": N_("record the delivery of edition %(edition)s of statement %(statement)s"),
    "keep-signed-page": N_(
        "keep the page of edition %(edition)s of statement %(statement)s as signed by hand"
    ),
    "sign-print": N_(
        "sign a print of edition %(edition)s of statement %(statement)s with a certificate"
    ),
    "keep-signature": N_(
        "keep an electronic signature with a print of edition %(edition)s of statement %(statement)s"
    ),
    "keep-time-stamp": N_(
        "keep a time stamp in a signature of edition %(edition)s of statement %(statement)s"
    ),
    "deliver:corrigendum": N_(
        "record the delivery of corrigendum %(corrigendum)s of statement %(statement)s"
    ),
    "sign-print:corrigendum": N_(
        "sign a print of corrigendum %(corrigendum)s of statement %(statement)s with a certificate"
    ),
    "keep-signature:corrigendum": N_(
        "keep an electronic signature with a print of corrigendum %(corrigendum)s of statement %(statement)s"
    ),
    "keep-time-stamp:corrigendum": N_(
        "keep a time stamp in a signature of corrigendum %(corrigendum)s of statement %(statement)s"
    ),
    "issue-corrigendum": N_("issue corrigendum %(corrigendum)s of statement %(statement)s"),
    "print-corrigendum": N_("print corrigendum %(corrigendum)s of statement %(statement)s"),
    "record-letter:nothing": N_("record the letter of No. %(number)s in statement %(statement)s"),
    "record-letter:position": N_(
        "record the letter and the position of No. %(number)s in statement %(statement)s"
    ),
    "record-letter:words": N_(
        "record the letter of No. %(number)s in statement %(statement)s with words to be assigned to demands"
    ),
    "record-letter:withdrawal": N_(
        "record the letter of No. %(number)s in statement %(statement)s, which withdraws the signature"
    ),
    "plan-step": N_("plan the next step about number %(number)s of statement %(statement)s"),
    "record-letter-sent": N_(
        "record that a letter to number %(number)s of statement %(statement)s was sent"
    ),
    "supersede-evidence": N_(
        "let a piece of evidence of statement %(statement)s supersede another"
    ),
    "verify-signature:confirmed": N_("confirm signature %(number)s of statement %(statement)s"),
    "verify-signature:disputed": N_(
        "record that the check of number %(number)s of statement %(statement)s leaves doubt"
    ),
    "verify-signature:rejected": N_(
        "record that number %(number)s of statement %(statement)s did not stand the check"
    ),
    "verify-signature:unverified": N_(
        "undo the check of number %(number)s of statement %(statement)s"
    ),
    "decide-twins": N_(
        "settle whether numbers %(number)s and %(other)s of statement %(statement)s are one"
    ),
    "decide-twins:merged": N_("merge numbers %(number)s and %(other)s of statement %(statement)s"),
    "decide-twins:same": N_(
        "merge numbers %(number)s and %(other)s of statement %(statement)s; number %(keep)s stands"
    ),
    "decide-twins:two-signatures": N_(
        "settle that numbers %(number)s and %(other)s of statement %(statement)s are two signatures"
    ),
    "decide-twins:branch": N_(
        "settle that of numbers %(number)s and %(other)s of statement %(statement)s one is a branch of the "
        "other"
    ),
    "decide-twins:different": N_(
        "settle that numbers %(number)s and %(other)s of statement %(statement)s are different"
    ),
    "decide-twins:attestor": N_(
        "settle what number %(number)s of statement %(statement)s is to who attests"
    ),
    "change-passphrase": N_("change the passphrase of the register"),
    "change-passphrase:first": N_("give the register a passphrase"),
    "change-passphrase:none": N_("take the passphrase away from the register"),
    "merge-signatories": N_(
        "merge the signatory of number %(number)s of statement %(statement)s with another entry of the "
        "directory"
    ),
    "separate-signatories": N_(
        "separate the signatory of number %(number)s of statement %(statement)s from the entry with which it "
        "was merged"
    ),
    "change-directory:names": N_(
        "change the names of signatory %(number)s of statement %(statement)s in the directory"
    ),
    "change-directory:place": N_(
        "change the place of signatory %(number)s of statement %(statement)s in the directory"
    ),
    "change-directory:parent": N_(
        "change whose branch signatory %(number)s of statement %(statement)s is"
    ),
    "change-directory:people": N_(
        "change the people of signatory %(number)s of statement %(statement)s"
    ),
    "change-directory:private": N_(
        "change private details of signatory %(number)s in statement %(statement)s"
    ),
    "take-out-word": N_("take a word out of the settled ones"),
    "record-promise": N_(
        "record that the signatory of number %(number)s promised to sign statement %(statement)s"
    ),
    "change-standing:invited": N_(
        "invite the signatory of number %(number)s in statement %(statement)s"
    ),
    "change-standing:signed": N_("record number %(number)s of statement %(statement)s as signed"),
    "change-standing:subject-to-approval": N_(
        "record number %(number)s of statement %(statement)s as subject to approval"
    ),
    "change-standing:withdrawn": N_("withdraw signature %(number)s from statement %(statement)s"),
    "change-standing:acceded": N_("record number %(number)s of statement %(statement)s as acceded"),
    "change-standing:declined": N_(
        "record number %(number)s of statement %(statement)s as declined"
    ),
    "change-standing:disputed": N_(
        "record number %(number)s of statement %(statement)s as disputed"
    ),
    "change-standing:rejected": N_(
        "record number %(number)s of statement %(statement)s as rejected"
    ),
}
"""Sentences in the imperative, as they follow "Undo:"; translated where they are shown."""


COUNTING: dict[str, Callable[[int], str]] = {
    "undo-import": lambda count: ngettext(
        "take %(count)d imported signature back from statement %(statement)s",
        "take %(count)d imported signatures back from statement %(statement)s",
        count,
    ),
    "record-evidence": lambda count: ngettext(
        "record evidence for %(count)d signature of statement %(statement)s",
        "record evidence for %(count)d signatures of statement %(statement)s",
        count,
    ),
    "take-papers": lambda count: ngettext(
        "take %(count)d paper in for statement %(statement)s",
        "take %(count)d papers in for statement %(statement)s",
        count,
    ),
    "record-letter-sent": lambda count: ngettext(
        "record that %(count)d letter was sent about statement %(statement)s",
        "record that %(count)d letters were sent about statement %(statement)s",
        count,
    ),
    "remove-papers": lambda count: ngettext(
        "remove %(count)d new paper of statement %(statement)s",
        "remove %(count)d new papers of statement %(statement)s",
        count,
    ),
    "take-differences": lambda count: ngettext(
        "take over what a list says otherwise of %(count)d signature of statement %(statement)s",
        "take over what a list says otherwise of %(count)d signatures of statement %(statement)s",
        count,
    ),
    "settle-doubt": lambda count: ngettext(
        "say what %(count)d doubtful passage of statement %(statement)s is",
        "say what %(count)d doubtful passages of statement %(statement)s are",
        count,
    ),
    "open-entries": lambda count: ngettext(
        "keep the entries of older lists in pieces; in %(count)d of them something is not clear",
        "keep the entries of older lists in pieces; in %(count)d of them something is not clear",
        count,
    ),
    "record-positions": lambda count: ngettext(
        "record %(count)d position in statement %(statement)s",
        "record %(count)d positions in statement %(statement)s",
        count,
    ),
    "reconfirm": lambda count: ngettext(
        "record that %(count)d signatory of statement %(statement)s reconfirmed text %(text)s",
        "record that %(count)d signatories of statement %(statement)s reconfirmed text %(text)s",
        count,
    ),
    "decline-text": lambda count: ngettext(
        "record that %(count)d signatory of statement %(statement)s declined text %(text)s",
        "record that %(count)d signatories of statement %(statement)s declined text %(text)s",
        count,
    ),
    "verify-signature": lambda count: ngettext(
        "record what the check of %(count)d signature of statement %(statement)s found",
        "record what the check of %(count)d signatures of statement %(statement)s found",
        count,
    ),
}
"""Sentences with a number of signatures or positions, where the journal keeps one."""
UNNUMBERED = {
    "merge-signatories": N_("merge two entries of the directory"),
    "separate-signatories": N_("separate two entries of the directory"),
    "change-directory": N_("change a signatory of the directory"),
}
"""Sentences about entries of the directory that have signed nothing."""
TOLD_APART = {
    "sign": "standing",
    "change-standing": "standing",
    "verify-signature": "verification",
    "change-directory": "field",
    "record-letter": "also",
}
"""Actions with a sentence for each word of one argument, and that argument."""


def describe(action: str, arguments: str, source: str = "") -> str:
    """Say in the program's language what an action did; `arguments` is the journal's JSON.

    `source` names the file that an import brought, which the journal itself does not say.
    """
    named: Mapping[str, Any] = json.loads(arguments)
    if action == "import":
        return _of_import(named, source)
    if action == "undo-import" and source:
        return _of_undone_import(named, source)
    if action == "record-evidence" and named.get("numbers"):
        return _of_evidence(named)
    if action == "supersede-evidence" and named.get("numbers"):
        return _of_superseded(named)
    if action in COUNTING and "count" in named:
        return COUNTING[action](named["count"]) % dict(named)
    if action in UNNUMBERED and "number" not in named:
        return _(UNNUMBERED[action])
    key = key_of(action, named)
    if key in CHANGES:
        return CHANGES[key](named)
    sentence = SENTENCES.get(key)
    return _(sentence) % dict(named) if sentence else key


def key_of(action: str, named: Mapping[str, Any]) -> str:
    """Return the key of an action's sentence, which an argument may tell apart from others."""
    if action in TOLD_APART and TOLD_APART[action] in named:
        return f"{action}:{named[TOLD_APART[action]]}"
    if "corrigendum" in named and f"{action}:corrigendum" in SENTENCES:
        return f"{action}:corrigendum"
    if action == "decide-twins":
        return _of_duplicates(named)
    if action == "erase" and "statement" in named:
        return f"{action}:{'signatory' if 'number' in named else 'statement'}"
    if action == "change-passphrase" and named.get("to") in ("first", "none"):
        return f"{action}:{named['to']}"
    return action


def _of_undone_import(named: Mapping[str, Any], source: str) -> str:
    return ngettext(
        "take the import of %(source)s back: %(count)d signature of statement %(statement)s",
        "take the import of %(source)s back: %(count)d signatures of statement %(statement)s",
        named["count"],
    ) % {**named, "source": source}


def _of_evidence(named: Mapping[str, Any]) -> str:
    return ngettext(
        "record evidence for number %(numbers)s of statement %(statement)s",
        "record evidence for numbers %(numbers)s of statement %(statement)s",
        len(named["numbers"]),
    ) % {**named, "numbers": ", ".join(map(str, named["numbers"]))}


def _of_superseded(named: Mapping[str, Any]) -> str:
    return ngettext(
        "replace a piece of evidence for number %(numbers)s of statement %(statement)s",
        "replace a piece of evidence for numbers %(numbers)s of statement %(statement)s",
        len(named["numbers"]),
    ) % {**named, "numbers": ", ".join(map(str, named["numbers"]))}


def _of_duplicates(named: Mapping[str, Any]) -> str:
    """Return the key of the sentence about two signatures; entries of older programs say less."""
    if not named.get("other"):
        return "decide-twins:attestor"
    if "verdict" in named:
        return f"decide-twins:{named['verdict']}"
    return "decide-twins:merged" if named.get("merged") else "decide-twins"


def _of_import(named: Mapping[str, Any], source: str) -> str:
    """Say what was imported, and how many entries were corrected before they were taken in."""
    if source:
        whole = ngettext(
            "import of %(source)s: %(count)d signature into statement %(statement)s",
            "import of %(source)s: %(count)d signatures into statement %(statement)s",
            named["count"],
        ) % {**named, "source": source}
    else:
        whole = ngettext(
            "import %(count)d signature into statement %(statement)s",
            "import %(count)d signatures into statement %(statement)s",
            named["count"],
        ) % dict(named)
    return with_corrected(whole, named)


def with_corrected(said: str, named: Mapping[str, Any]) -> str:
    """Add to what is said of an import how many entries were corrected before, where any were."""
    if not named.get("corrected"):
        return said
    text = ngettext(
        "%(import)s; %(count)d of them corrected before",
        "%(import)s; %(count)d of them corrected before",
        named["corrected"],
    )
    return text % {"import": said, "count": named["corrected"]}
