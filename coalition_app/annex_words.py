"""The words and marks of an annex's text by which it is read back: writer and reader share them."""

from collections.abc import Sequence

from coalition_app.i18n import N_, Texts

# Translators: positions of a signatory on a demand, in a table's cell: as short as can be
POSITION_WORDS = {
    "supports": N_("supports"),
    "supports-with-reservation": N_("with a reservation"),
    "does-not-support": N_("does not support"),
    "abstains": N_("abstains"),
    "no-consensus": N_("no consensus"),
    "not-stated": N_("not stated"),
    "unsettled": N_("unassigned"),
}
NONE = "–"
"""In place of no signature in a table of counts: a dash is not read as a figure."""
FULL_POSITIONS = {**POSITION_WORDS, "supports-with-reservation": N_("supports with a reservation")}
"""As a sentence has them, where the short word of a cell would not do."""
# Translators: what stands in a section and does not count, as in "91 signatures; withdrawn: 1"
APART_WORDS = {
    "subject-to-approval": N_("subject to approval: %(count)d"),
    "withdrawn": N_("withdrawn: %(count)d"),
    "disputed": N_("disputed: %(count)d"),
    "merged": N_("merged with another number: %(count)d"),
    "unsettled": N_("unassigned: %(count)d"),
}
# Translators: what the words of a signatory are; a label above them
ACT_WORDS = {
    "reservation": N_("Reservation"),
    "interpretive-declaration": N_("Interpretive declaration"),
    "explanation": N_("Explanation"),
    "unsettled": N_("Words received; not yet recorded which demands they concern"),
}
# Translators: how far a translation of a signatory's words has been looked at
TRANSLATION_WORDS = {
    "draft": N_("unchecked translation"),
    "checked": N_("checked translation"),
    "confirmed": N_("translation confirmed by the signatory"),
}
# Translators: names of languages as in "in Russian"
LANGUAGE_WORDS = {
    "ru": N_("in Russian"),
    "kk": N_("in Kazakh"),
    "en": N_("in English"),
}
STATUS_WORDS = {
    "withdrawn": (N_("Withdrawn on %(date)s"), N_("Withdrawn")),
    "acceded": (N_("Acceded on %(date)s"), N_("Acceded")),
    "subject-to-approval": ("", N_("Subject to approval; not counted")),
    "disputed": ("", N_("Disputed")),
}
"""What sets an entry apart from a counted signature, with its day and without."""
MERGED, MERGED_WITH = (
    # Translators: PRINTED; of a signature that was recorded twice and counts under another number
    N_("Merged with another number; counted there"),
    # Translators: PRINTED; of a signature that was recorded twice and counts under the number named
    N_("Merged with No. %(number)d; counted there"),
)
WITHHELD = N_("Name withheld at the signatory's wish")
UNSETTLED = N_("Unassigned; not counted")
WORDS_APART = N_("Its own words follow the lists")
WORDS_HEADING = N_("Reservations and declarations")
DEMANDS_HEADING = N_("Demands")
# Translators: PRINTED above the lists of a whole statement
SIGNATORIES_HEADING = N_("Signatories")
# Translators: the kind of document, printed at its top right, in capitals
ANNEX = N_("ANNEX")
SIGNATORIES_OF = N_("Signatories of the statement")
# Translators: %(language)s is "in Russian", "in Kazakh" or "in English"
AUTHENTIC = N_("The authentic text is %(language)s.")
DEMAND = N_("Demand %(number)d")
POSITION_ON = N_("%(demand)s: %(position)s")
ON_THE_WHOLE = N_("On the whole statement")
RECEIVED = N_("received on %(date)s")
TRANSLATOR = N_("translator: %(name)s")
HEADED = N_("%(heading)s: %(counts)s")
ONE_NUMBER, NUMBERS, SPAN = (
    N_("No. %(number)d"),
    N_("Nos. %(numbers)s"),
    N_("Nos. %(first)d–%(last)d"),
)
"""Above a section for which the source printed no heading."""
EDITION = N_("Edition %(number)d")
PERSONAL_NOTE = N_("* In a personal capacity; the organisation is named for identification only.")
"""Below the lists of a text of before, whose names bear an asterisk for that."""
# Translators: PRINTED below the lists, behind the mark (p), whose letter is as in "(p)"
IN_PERSON_NOTE = N_(
    "%(mark)s In a personal capacity; the organisation is named for identification only."
)
# Translators: PRINTED after the name of who signs in a personal capacity: one letter
IN_PERSON = N_("(p)")
# Translators: PRINTED below the lists; the mark is an asterisk
AS_RECEIVED_NOTE = N_("%(mark)s as in the list received.")
# Translators: PRINTED below the lists; the mark is a small circle
PRINTED_FORM_NOTE = N_(
    "%(mark)s printed form: the name as signed is in letters that this page cannot show; "
    "the attached data has it."
)
# Translators: PRINTED below the lists; the directory is the coalition's own, in the register
DIRECTORY_NOTE = N_(
    "(…) the name in the coalition's directory; it was signed as the line above says."
)
"""Below the lists of an annex that has names of the directory beside those that were signed."""
# Translators: PRINTED below the lists; the system is BGN/PCGN or ISO 9:1995
TRANSLITERATION_NOTE = N_("[…] transliteration by %(system)s; the names themselves stand above it.")
"""Below the lists of an annex whose names stand in Latin letters too."""
PRINTED_FORM = "°"
"""After the printed form of a name that no font draws."""
AS_RECEIVED = "*"
"""After a name that is printed as broken as it came."""
BETWEEN = " · "
TEXT_FORMAT = "coalition-app annex text 1"
"""The last line of the text: by it the reader knows the form, and that nothing was cut off."""
WIDTH, INDENT = 80, " " * 5
SAID, QUOTED = "| ", "> "
"""Before what the program says of a signatory's words, and before the words."""
FOLDED = " "
"""At the end of a line that goes on in the next."""
PERSONAL = " *"
"""After the name of who signs in a personal capacity, in a text of before."""
MARKED = "\u00a0"
"""Between a name and its marks: no name ends with it."""


def section_counts(words: Texts, statuses: Sequence[str]) -> str:
    """Write how many of these signatures count, and how many are listed without counting."""
    counted = sum(each not in APART_WORDS for each in statuses)
    pattern = words.ngettext("%(number)d signature", "%(number)d signatures", counted)
    parts = [pattern % {"number": counted}]
    for status, pattern in APART_WORDS.items():
        if number := statuses.count(status):
            parts.append(words.gettext(pattern) % {"count": number})
    return "; ".join(parts)


def usual_capacity(kind: str) -> str:
    """Return the capacity of a signatory of which the text says none."""
    return "individual" if kind == "individual" else "organisation"


def underline(heading: str) -> str:
    """Return the line that stands below a heading."""
    return "-" * min(len(heading), WIDTH)
