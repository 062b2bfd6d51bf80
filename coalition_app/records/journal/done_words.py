"""What was done, in whole sentences; beside them what is said of one signature after its name."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from coalition_app import i18n
from coalition_app.annex_words import POSITION_WORDS
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import status_label
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.records.journal.action_sentences import key_of, with_corrected

MOST_DEMANDS = 3
"""Positions that are said one by one."""

OF_ONE: dict[str, str] = {
    "sign": N_("signature added"),
    "sign:invited": N_("invitation to sign recorded"),
    "record-position": N_("position recorded"),
    "record-positions": N_("position recorded"),
    "record-letter": N_("letter recorded"),
    "record-letter:position": N_("letter and position recorded"),
    "record-letter:words": N_("letter recorded, with words to be assigned to demands"),
    "record-letter:withdrawal": N_("letter recorded, which withdraws the signature"),
    "record-letter-sent": N_("letter recorded as sent"),
    "record-evidence": N_("evidence recorded"),
    "record-promise": N_("promise to sign recorded"),
    "plan-step": N_("next step recorded"),
    "supersede-evidence": N_("evidence replaced"),
    "withdraw-words": N_("words withdrawn"),
    "narrow-words": N_("reservation narrowed"),
    "correct-words": N_("words corrected"),
    "translate-words": N_("translation recorded"),
    "confirm-translation": N_("translation checked"),
    "verify-signature": N_("check recorded"),
    "verify-signature:confirmed": N_("check recorded: confirmed"),
    "verify-signature:disputed": N_("check recorded: doubt remains"),
    "verify-signature:rejected": N_("check recorded: rejected"),
    "verify-signature:unverified": N_("check undone"),
    "give-printed-form": N_("printed form of the name recorded"),
    "settle-defects": N_("marked as correct"),
    "leave-defects": N_("left as it came"),
    "move-signatures": N_("moved in the list"),
    "decide-twins": N_("relation to the attestor recorded"),
    "merge-signatories": N_("merged with another entry of the directory"),
    "separate-signatories": N_("separated from the entry it was merged with"),
    "change-directory:names": N_("names changed in the directory"),
    "change-directory:place": N_("place changed in the directory"),
    "change-directory:parent": N_("head organisation changed"),
    "change-directory:people": N_("people changed in the directory"),
    "change-directory:private": N_("private details changed"),
    "change-private": N_("private details changed"),
    "respell-name": N_("spelling corrected"),
    "erase": N_("private data erased for good"),
}
"""What was done to one signature, by the journal's actions; statuses and fields have words of their own."""
FIELDS = {
    "representative": N_("representative changed"),
    "office": N_("office changed"),
    "place": N_("place changed"),
    "country": N_("country changed"),
    "legal_form": N_("legal form changed"),
    "capacity": N_("capacity changed"),
    "kind": N_("kind changed"),
    "section": N_("section changed"),
    "signed_on": N_("day of signing changed"),
    "received_on": N_("day of receipt changed"),
    "together": N_("representatives or joint bodies changed"),
    "standing": N_("status changed"),
    "publish": N_("what may be published changed"),
}
"""What was done to it, by the field that "change-signature" and "change-many" name."""
SPELLINGS = {
    "representative": N_("spelling of the representative put right; its evidence stays"),
    "office": N_("spelling of the office put right; its evidence stays"),
    "legal_form": N_("spelling of the legal form put right; its evidence stays"),
}
"""The same where only the spelling was put right."""
WHOLE: dict[str, str] = {
    "make-register": N_("The register was created."),
    "name-coalition": N_("The name of the coalition was changed."),
    "set-letterhead": N_("The letterhead was changed."),
    "set-print-options": N_("The print options were changed."),
    "take-over-print-options": N_("This computer’s print options were taken over."),
    "erase": N_("Private data were erased for good."),
    "erase:statement": N_("Private data of statement %(statement)s were erased for good."),
    "begin-import": N_("The list is saved: you can go on with its import at any time."),
    "discard-import": N_("The import was discarded: nothing of that list was recorded."),
    "recover": N_("What could be read of the damaged register was recovered."),
    "make-statement": N_("Statement %(statement)s was created."),
    "edit-text": N_("The text was changed: %(language)s."),
    "set-authentic-language": N_("The authentic language is now %(language)s."),
    "set-statement-date": N_("The date of the statement was changed."),
    "add-demand": N_("Demand %(demand)s was added."),
    "reword-demand": N_("The wording of demand %(demand)s was changed."),
    "name-demand": N_("The short name of demand %(demand)s was changed."),
    "move-demand": N_("Demand %(demand)s is now demand %(to)s."),
    "remove-demand": N_("Demand %(demand)s was removed."),
    "set-policy": N_("The rule on reservations to demand %(demand)s was changed."),
    "mark-spelling": N_("Text %(text)s is marked as a change of spelling only."),
    "set-silence": N_("The rule for signatures without words was changed."),
    "seal-text": N_("Text %(text)s is sealed."),
    "new-text": N_("Text %(text)s was created."),
    "set-attestor": N_("The attestor was recorded."),
    "set-second-attestor": N_("The second attestor was recorded."),
    "remove-second-attestor": N_("The second attestor was removed."),
    "attest": N_("Edition %(edition)s is attested."),
    "print": N_("A further print of edition %(edition)s was made."),
    "deliver": N_("The delivery of edition %(edition)s was recorded."),
    "keep-signed-page": N_("The signed page of edition %(edition)s is in the register."),
    "sign-print": N_("A print of edition %(edition)s was signed with a certificate."),
    "keep-signature": N_("The electronic signature of edition %(edition)s is in the register."),
    "keep-time-stamp": N_("The time stamp of edition %(edition)s is in the register."),
    "issue-corrigendum": N_("Corrigendum %(corrigendum)s is issued."),
    "print-corrigendum": N_("A further print of corrigendum %(corrigendum)s was made."),
    "deliver:corrigendum": N_("The delivery of corrigendum %(corrigendum)s was recorded."),
    "sign-print:corrigendum": N_(
        "A print of corrigendum %(corrigendum)s was signed with a certificate."
    ),
    "keep-signature:corrigendum": N_(
        "The electronic signature of corrigendum %(corrigendum)s is in the register."
    ),
    "keep-time-stamp:corrigendum": N_(
        "The time stamp of corrigendum %(corrigendum)s is in the register."
    ),
    "supersede-evidence": N_("The evidence was replaced by another piece."),
    "decide-twins": N_("Nos. %(number)s and %(other)s: the decision was recorded."),
    "decide-twins:merged": N_("Nos. %(number)s and %(other)s are merged."),
    "decide-twins:same": N_(
        "Nos. %(number)s and %(other)s are one signature: No. %(keep)s is kept."
    ),
    "decide-twins:two-signatures": N_(
        "Nos. %(number)s and %(other)s are two signatures, and both count."
    ),
    "decide-twins:branch": N_("Nos. %(number)s and %(other)s are an organisation and its branch."),
    "decide-twins:different": N_("Nos. %(number)s and %(other)s are different signatories."),
    "change-passphrase": N_("The passphrase was changed."),
    "change-passphrase:first": N_("The register now has a passphrase."),
    "change-passphrase:none": N_("The passphrase was removed."),
    "merge-signatories": N_("Two entries of the directory were merged."),
    "separate-signatories": N_("Two entries of the directory were separated."),
    "change-directory": N_("The entry of the directory was changed."),
    "take-out-word": N_("The word was removed from the settled words."),
}
"""The sentence of each action that is not about one signature with a name."""
COUNTED: dict[str, Callable[[int], str]] = {
    "import": lambda count: ngettext(
        "%(count)d signature was imported.", "%(count)d signatures were imported.", count
    ),
    "undo-import": lambda count: ngettext(
        "%(count)d imported signature was removed.",
        "%(count)d imported signatures were removed.",
        count,
    ),
    "record-evidence": lambda count: ngettext(
        "Evidence was recorded for %(count)d signature.",
        "Evidence was recorded for %(count)d signatures.",
        count,
    ),
    "take-papers": lambda count: ngettext(
        "%(count)d document was added.", "%(count)d documents were added.", count
    ),
    "remove-papers": lambda count: ngettext(
        "%(count)d new document was removed.", "%(count)d new documents were removed.", count
    ),
    "record-letter-sent": lambda count: ngettext(
        "%(count)d letter was recorded as sent.", "%(count)d letters were recorded as sent.", count
    ),
    "take-differences": lambda count: ngettext(
        "%(count)d signature was updated from the list.",
        "%(count)d signatures were updated from the list.",
        count,
    ),
    "settle-doubt": lambda count: ngettext(
        "%(count)d doubtful passage was settled.",
        "%(count)d doubtful passages were settled.",
        count,
    ),
    "open-entries": lambda count: ngettext(
        "Something is not clear in %(count)d entry of an older list.",
        "Something is not clear in %(count)d entries of older lists.",
        count,
    ),
    "record-positions": lambda count: ngettext(
        "%(count)d position was recorded.", "%(count)d positions were recorded.", count
    ),
    "reconfirm": lambda count: ngettext(
        "%(count)d signatory is recorded as reconfirming text %(text)s.",
        "%(count)d signatories are recorded as reconfirming text %(text)s.",
        count,
    ),
    "decline-text": lambda count: ngettext(
        "%(count)d signatory is recorded as declining text %(text)s.",
        "%(count)d signatories are recorded as declining text %(text)s.",
        count,
    ),
    "verify-signature": lambda count: ngettext(
        "The check of %(count)d signature was recorded.",
        "The check of %(count)d signatures was recorded.",
        count,
    ),
    "change-many": lambda count: ngettext(
        "%(count)d signature: %(what)s.", "%(count)d signatures: %(what)s.", count
    ),
    "move-signatures": lambda count: ngettext(
        "%(count)d signature was moved in the list.",
        "%(count)d signatures were moved in the list.",
        count,
    ),
    "settle-defects": lambda count: ngettext(
        "%(count)d signature is marked as correct.",
        "%(count)d signatures are marked as correct.",
        count,
    ),
    "leave-defects": lambda count: ngettext(
        "%(count)d signature stays as it came, with the mark *.",
        "%(count)d signatures stay as they came, with the mark *.",
        count,
    ),
}
"""Sentences with a number of signatures, positions or documents, where the journal keeps one."""


LATER = {"begin-import": N_("A list was saved for import.")}
"""Where the sentence of the moment would not be true of a day long past."""


def count_of(named: Mapping[str, Any]) -> int:
    """Return how many an action was about."""
    return int(named.get("count") or len(named.get("numbers") or [0]))


def of_one(action: str, named: Mapping[str, Any], stances: Sequence[tuple[int, str]] = ()) -> str:
    """Say what was done to one signature; `stances` are numbers of demands and the positions recorded."""
    if action in ("change-standing", "withdraw"):
        return status_label(named.get("standing", "withdrawn"))
    positions = [
        _("demand %(number)d, %(position)s")
        % {"number": number, "position": _(POSITION_WORDS[stance])}
        for number, stance in stances
    ]
    if len(positions) > MOST_DEMANDS:
        positions = []
    said = OF_ONE.get(action if positions else key_of(action, named)) or OF_ONE.get(action)
    if action in ("change-signature", "change-many"):
        field = named.get("field", "")
        spelt = SPELLINGS.get(field) if named.get("spelling") else None
        said = spelt or FIELDS.get(field)
    told = [_(said)] if said and not (positions and action == "record-position") else []
    lapsed = [_("its evidence no longer counts")] if named.get("lapsed") else []
    return "; ".join([*told, *lapsed, *positions])


def whole(
    action: str, arguments: Mapping[str, Any], stances: Sequence[tuple[int, str]] = ()
) -> str:
    """Say what was done where no name is said; empty for what nobody knows here."""
    named = dict(arguments)
    key = key_of(action, named)
    if "language" in named:
        named["language"] = _language(named["language"])
    if action in COUNTED:
        named["count"] = count_of(named)
        field = FIELDS.get(named.get("field", ""))
        named["what"] = _(field) if field else ""
        return COUNTED[action](named["count"]) % named
    if key in WHOLE:
        return _(WHOLE[key]) % named
    what, number = of_one(action, named, stances), named.get("number")
    return _of_number(number, what) if what and isinstance(number, int) else ""


def _language(told: str) -> str:
    """Name a language in the program's; the journal has its code, or the name it has for itself."""
    codes = {name: code for code, name in LANGUAGE_NAMES.items()}
    code = codes.get(told, told)
    return i18n.current().language_name(code) if code in LANGUAGE_NAMES else told


def in_journal(action: str, arguments: str, source: str = "") -> str:
    """Say on a later day what an action did, without a full stop; empty for what nobody knows here.

    `arguments` is the journal's JSON, `source` the name of the file that was imported.
    """
    return _of_day(action, json.loads(arguments), source).removesuffix(".")


def _of_day(action: str, named: Mapping[str, Any], source: str) -> str:
    if source and action in ("import", "undo-import"):
        return _of_import(action, named, source)
    if action in LATER:
        return _(LATER[action])
    numbers = named.get("numbers") or []
    if action in OF_NUMBERS and len(numbers) > 1:
        return _(OF_NUMBERS[action]) % {"numbers": ", ".join(map(str, numbers))}
    if action == "move-signatures" and "to" in named:
        return _("No. %(number)s was moved to No. %(to)s in the list.") % dict(named)
    one = numbers[0] if len(numbers) == 1 else named.get("number")
    if isinstance(one, int) and named.get("count", 1) == 1 and not named.get("other"):
        what = of_one(action, named)
        if what:
            return _of_number(one, what)
    return whole(action, named)


OF_NUMBERS = {
    "record-evidence": N_("Evidence was recorded for Nos. %(numbers)s."),
    "supersede-evidence": N_("The evidence of Nos. %(numbers)s was replaced by another piece."),
}
"""Sentences about several signatures that the journal names."""


def _of_import(action: str, named: Mapping[str, Any], source: str) -> str:
    """Say of which file and under which statement signatures were imported or removed."""
    words, count = {**named, "source": source}, named["count"]
    if action == "undo-import":
        return (
            ngettext(
                "The import of “%(source)s” was undone: %(count)d signature of statement %(statement)s",
                "The import of “%(source)s” was undone: %(count)d signatures of statement %(statement)s",
                count,
            )
            % words
        )
    said = (
        ngettext(
            "List “%(source)s” was imported: %(count)d signature of statement %(statement)s",
            "List “%(source)s” was imported: %(count)d signatures of statement %(statement)s",
            count,
        )
        % words
    )
    return with_corrected(said, named)


def _of_number(number: int, what: str) -> str:
    return _("No. %(number)d: %(what)s.") % {"number": number, "what": what}
