"""The field's words as a person reads them, in the program's language."""

from collections.abc import Callable, Sequence

from coalition_app import i18n
from coalition_app.i18n import N_, _, ngettext

POSITIONS = {
    "supports": N_("supports"),
    "supports-with-reservation": N_("supports with a reservation"),
    "does-not-support": N_("does not support"),
    "abstains": N_("abstains"),
    "no-consensus": N_("has no consensus"),
    "not-stated": N_("has not stated"),
    "unsettled": N_("unassigned"),
}
STATUSES = {
    "invited": N_("invited"),
    "signed": N_("signed"),
    "subject-to-approval": N_("signed, subject to approval"),
    "withdrawn": N_("withdrawn"),
    "acceded": N_("acceded"),
    "declined": N_("declined"),
    "disputed": N_("disputed"),
    "rejected": N_("rejected"),
}
STEPS = {**STATUSES, "promised": N_("promised to sign")}
"""Steps of a signature: statuses, and what is recorded on the way to one."""
CHANNELS = {
    "mail": N_("email"),
    "telephone": N_("telephone"),
    "messenger": N_("messenger"),
    "in-person": N_("in person"),
}
"""By what somebody was written to or asked."""
QUOTATION_MARKS = '«»“”„‟"‹›'
SHORT_STATUSES = {**STATUSES, "subject-to-approval": N_("to be approved")}
"""As the table shows them."""
DEFECTS = {
    "unclosed-quotation-mark": N_("quotation mark not closed"),
    "text-cut-off": N_("text cut off"),
    "unbalanced-parenthesis": N_("bracket not closed"),
    "name-cut-off": N_("name cut off"),
    "blank-line-inside": N_("blank line inside"),
    "missing-comma": N_("comma missing"),
    "missing-space": N_("space missing"),
    "misspelt-legal-form": N_("legal form misspelt"),
    "mixed-scripts": N_("letters of two alphabets in one word"),
    "struck-out": N_("struck out in the source"),
    "no-name": N_("no name"),
    "kind-unsure": N_("person or organisation"),
    "several-numbers": N_("several numbers on one line"),
    "withdrawn-mark": N_("marked as withdrawn"),
    "corrected-mark": N_("marked as corrected"),
    "sent-again": N_("sent again later"),
    "unknown-answer": N_("answer not understood"),
    "read-from-mail": N_("read from an email"),
    "asks-not-to-print": N_("asks that something be left out of print"),
    "not-final": N_("signature not final"),
}
DOUBTS = {
    "unknown-piece": N_("its meaning is unclear"),
    "reads-like-a-remark": N_("it reads like a remark"),
    "unexplained-mark": N_("a mark that nothing explains"),
    "name-is-no-name": N_("the name is no name"),
    "name-in-case": N_("the name is there in another grammatical case"),
    "words-in-case": N_("it is there in another grammatical case"),
    "several-people": N_(
        "several signatories may be named here: correct the name to one of them, and add the others by hand"
    ),
    "doubted-piece": N_("a second reading doubts it"),
    "place-in-name": N_("the name may end in a place"),
    "read-by-machine": N_("read by machine: compare it with the scan"),
    "withdrawn-mark": N_("marked as withdrawn"),
    "names-a-signatory": N_("a line outside the list names a signatory"),
    "names-a-number": N_("a line outside the list names a number"),
    "names-a-demand": N_("a line outside the list names a demand"),
    "may-be-a-signatory": N_("a line that may be a signatory"),
    "letter-does-not-say": N_("a letter that does not say whether its writer signs"),
    "who-signs": N_("it is not said whether the persons sign or the organisations"),
    "below-a-body": N_("it is not said whether those below an organisation sign for it"),
    "stands-under-a-heading": N_("it stands under a heading that may say that it has not signed"),
    "doubted-title": N_("it is not certain that this is the title"),
    "compare-with-source": N_("compare it with the source"),
    "lost-in-damage": N_("could not be read of a damaged register"),
    "unsettled-words": N_("words, but on which demands?"),
    "unprintable": N_("no font can print it"),
}
ANSWERS = {
    "words": N_("Words on a demand"),
    "print": N_("Print it"),
    "private": N_("Keep it private; the signature counts"),
    "nothing": N_("It means nothing"),
}
ANSWERS_ON_SIGNING = {
    "nothing": N_("It means nothing: the signature counts in full"),
    "role": N_("Choose what it is… (the signature counts)"),
}
"""How answers read of what speaks of a signature or of a position."""
ANSWERS_ON_HEADING = {
    "nothing": N_("It only names a group: they have signed"),
    "out": N_("They have not signed: do not import them"),
}
"""How answers read of a heading; before an import one is for all below it."""
ANSWERS_BELOW = {"nothing": N_("Each of them signs")}
"""How answers read of those on the lines below bodies; that they sign for these is said before an import."""
ANSWERS_COMPARED = {"nothing": N_("It is read rightly")}
"""How answers read of an entry that is compared with its source."""
ANSWERS_ON_TITLE = {"nothing": N_("It is the title")}
"""How answers read of a doubted title; another one is typed under “Text”."""
SIGNERS = {
    "persons": N_("The persons sign; the organisations stand beside them for information"),
    "organisations": N_("The organisations sign; the persons sign for them"),
}
"""How answers to who signs read."""
ANSWERS_ON_NOBODY = {"private": N_("Keep it private")}
"""How answers read of a line that names no signatory."""
ANSWERS_ON_LETTER = {"nothing": N_("The writer does not sign")}
"""How answers read of a letter that brought no entry."""
ROLES_SAID = {
    "name": N_("The signatory’s name"),
    "person": N_("A person who signs"),
    "office": N_("An office"),
    "place": N_("A place"),
    "country": N_("A country"),
    "legal-form": N_("A legal form"),
    "joint": N_("Another organisation that signs"),
    "affiliation": N_("The organisation that a person belongs to"),
    "capacity": N_("In what capacity they sign"),
    "date-signed": N_("The day of signing"),
}
"""What a doubtful piece of an entry can be said to be, beside the four answers."""
SETTLED_ROLES = {
    "office": N_("office"),
    "place": N_("place"),
    "country": N_("country"),
    "affiliation": N_("body that a person belongs to"),
    "heading": N_("heading of a group that signs"),
    "words": N_("words on a demand"),
    "note": N_("says nothing"),
}
"""What a settled word is."""
KINDS = {
    "organisation": N_("organisation"),
    "individual": N_("individual"),
    "media": N_("media"),
    "movement": N_("movement"),
    "union": N_("trade union"),
    "initiative": N_("initiative"),
}
CAPACITIES = {
    "organisation": N_("for the organisation"),
    "personal": N_("in a personal capacity"),
    "individual": N_("as an individual"),
}
CONSENTS = {
    "yes": N_("the name may be printed"),
    "no-office": N_("the name may be printed, the office not"),
    "initials": N_("initials only, for a person: the annex prints “A. K.”"),
    "withheld": N_("withheld: the annex prints the number and says so"),
}
"""What a signatory allows to be published."""
EVIDENCE_KINDS = {
    "file": N_("file"),
    "letter": N_("letter"),
    "mail": N_("email"),
    "message": N_("message of a messenger"),
    "scan": N_("scan"),
    "photo": N_("photograph"),
    "form-row": N_("row of a web form"),
    "call-note": N_("note of a telephone call"),
    "seen-in-person": N_("signed in my presence"),
    "held-outside": N_("original held elsewhere"),
    "electronic-signature": N_("electronic signature, checked"),
    "list-as-received": N_("list as received, which shows no consent"),
}
GRADES = {
    "original": N_("signature seen or original held"),
    "received": N_("consent received"),
    "reported": N_("reported"),
    "list-only": N_("list only"),
    "none": N_("no evidence"),
}
"""What the best evidence of a signature is worth."""
CLAIMS = {
    "consent": N_("consent to this text"),
    "identity": N_("who they are"),
    "authority": N_("authority to sign for the organisation"),
    "wording": N_("the wording of the reservation"),
}
"""What a piece of evidence shows."""
VERIFICATIONS = {
    "unverified": N_("not checked"),
    "confirmed": N_("confirmed"),
    "disputed": N_("doubtful"),
    "rejected": N_("not genuine"),
}
"""What a check of a signature found."""
DIRECTNESS = {
    "": N_("not said"),
    "direct": N_("from the signatory"),
    "indirect": N_("through somebody else"),
}
ORIGINALITY = {"": N_("not said"), "original": N_("original"), "copy": N_("copy")}
HELD = N_("%(where)s; kept by %(holder)s")


def held_words(where: str, holder: str, words: Callable[[str], str] = _) -> str:
    """Say where an original is held, and by whom; `words` translates."""
    if where and holder:
        return words(HELD) % {"where": where, "holder": holder}
    return where or holder


def position_label(stance: str) -> str:
    """Word a position."""
    return _(POSITIONS[stance])


def quoted(name: str) -> str:
    """Quote a name for use in a sentence, unless it has quotation marks of its own already.

    Marks around marks of the same kind, as in a Russian sentence, would be read wrongly.
    """
    if any(mark in name for mark in QUOTATION_MARKS):
        return name
    return _("“%(name)s”") % {"name": name}


def status_label(status: str, merged_with: int = 0) -> str:
    """Word a status, or another step of a signature; of a merged one that does not count, with which."""
    return merged_label(merged_with) if status == "rejected" and merged_with else _(STEPS[status])


def merged_label(number: int) -> str:
    """Say with which number a signature was merged."""
    return _("merged with No. %(number)d") % {"number": number}


def defect_label(code: str, piece: str = "") -> str:
    """Word a defect of a printed entry, with the piece in which it shows."""
    named = {"defect": _(DEFECTS[code]) if code in DEFECTS else code, "piece": piece}
    return _("%(defect)s: %(piece)s") % named if piece else named["defect"]


def doubt_label(code: str) -> str:
    """Say in the program's language why a piece or a line is in doubt."""
    return _(DOUBTS[code]) if code in DOUBTS else code


def settled_label(roles: Sequence[str]) -> str:
    """Say what the same words were settled as before; empty for nothing."""
    said = "; ".join(_(SETTLED_ROLES[each]) for each in roles)
    return _("settled before as: %(roles)s") % {"roles": said} if said else ""


def difference_label(part: str, before: int, after: int) -> str:
    """Name the place where two texts differ: title, body or demand, with its numbers; 0 where it has none."""
    if part == "title":
        return _("Title")
    if part == "body":
        return _("Text before the demands")
    if not before:
        return _("Demand %(number)d, new") % {"number": after}
    if not after:
        return _("Demand %(number)d, removed") % {"number": before}
    if before != after:
        return _("Demand %(number)d, was %(before)d") % {"number": after, "before": before}
    return _("Demand %(number)d") % {"number": after}


def languages_left_sentence(left: Sequence[str]) -> str:
    """Name the languages whose words stayed as they were while another language's changed."""
    return ngettext(
        "The words in this language did not change with the newest text: %(languages)s.",
        "The words in these languages did not change with the newest text: %(languages)s.",
        len(left),
    ) % {"languages": ", ".join(map(i18n.current().language_name, left))}


SILENCE_WORDS = {
    # Translators: PRINTED above the list
    ("supports", "text"): N_(
        "A signature without reservation means support for every demand (so the document says)."
    ),
    ("supports", "coordinator"): N_(
        "A signature without reservation is counted as support for every demand."
    ),
    ("not-stated", "text"): N_(
        "Where a signatory stated no position, it is shown as “not stated”."
    ),
    ("not-stated", "coordinator"): N_(
        "Where a signatory stated no position, it is shown as “not stated”."
    ),
}
"""What a signature without a word means, by the rule and by who says so; the annex prints it."""
