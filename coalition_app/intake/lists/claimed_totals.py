"""Totals that a text claims («119 подписей», "signed by 240 organisations"), compared with the count."""

import re
from collections.abc import Iterator, Sequence

from coalition_app.drafts import DraftEntry, DraftSection, LineWarning
from coalition_app.i18n import _
from coalition_app.intake.words.any_of import any_piece

COUNTED = (
    r"подпис\w*|подписант\w*|подписавш\w+|организаци\w*|нпо\b|нко\b|человек\w*|граждан\w*|"
    r"signator\w+|signatures?\b|signers?\b|organi[sz]ations?\b|ngos?\b|groups?\b|individuals?\b|"
    r"people\b|persons?\b|қол\b|қолтаңба\w*|ұйым\w*|адам\w*|азамат\w*|тұлға\w*"
)
NUMBER = r"(\d{1,3}(?:[  ,]\d{3})+|\d{1,6})(?![.:/-]\d)"
DIGIT = re.compile(r"\d")
SIGNING = any_piece("подпис signed signator signature endors қол_қой қолдар")
CLAIM = re.compile(
    rf"(?<![\d№.])(?<!№ )\b{NUMBER} (?:[^\W\d]+[ ,]+){{0,2}}?(?:{COUNTED})|"
    rf"(?:{COUNTED})(?: (?:всего|total))? ?[:(–—-] ?{NUMBER}\b\)?|"
    rf"(?:всего|итого|total|барлығы)(?: [^\W\d]+){{0,2}}? ?[:–—-] ?{NUMBER}\b|"
    rf"^(?:всего|итого|total|барлығы) {NUMBER}(?=[.,;]|$)|^(?:an? )?total of {NUMBER}\b",
    re.IGNORECASE,
)
ENDS_IN_TOTAL = re.compile(
    rf"\b(?:всего|итого|общим числом|total|in all|барлығы|жалпы саны)\b[ :–—-]*{NUMBER}"
    r"(?: [^\W\d]+){0,2}[.)]?$",
    re.IGNORECASE,
)
"""What heads a list with its total: a statement's title does not end so."""
FURTHER = re.compile(r"\b(?:ещё|еще|тағы|another|further|plus|плюс)\s*$", re.IGNORECASE)
FURTHER_BEHIND = re.compile(r"\d (?:more|other|further)\b", re.IGNORECASE)
"""What counts those who are not in the list, beside it."""
TOTAL_LINE = re.compile(
    r"(?:итого|всего|общее (?:число|количество)|total|grand total|in all|барлығы|жиыны|жалпы саны)"
    rf"(?P<words>(?: [^\W\d]+){{0,3}}?)(?P<sign> ?[:=–—-])? ?{NUMBER}\b(?P<rest>.*)",
    re.IGNORECASE,
)
IN_ALL = (
    r"(?:in all|in total|altogether|all together|total|grand total|have signed|has signed|signed|"
    r"so far|to date|as of today|всего|итого|в сумме|в общей сложности|подписал\w*|поставил\w* подпис\w*|"
    r"на сегодня|барлығы|жиыны|жалпы саны|қол қойды|қол қойған)"
)
COUNT_OF_KIND = rf"{NUMBER}(?: [^\W\d]+){{0,2}}? (?:{COUNTED})"
COUNT_ALONE = re.compile(
    rf"(?:(?P<before>[=≈–—-] ?|\(|(?:an? )?(?:{IN_ALL})[,:]?(?: of| by)? )?"
    rf"{COUNT_OF_KIND}(?:(?:,| and| и| және|,? \+) {COUNT_OF_KIND}){{0,3}}"
    rf"(?P<behind>\)|,? \(?{IN_ALL}\)?)?|(?:an? )?(?P<only>total) of {NUMBER})[.!]?",
    re.IGNORECASE,
)
"""A line that counts who signed and says nothing else: 24 signatories in all; (24 organisations)."""
SUM = re.compile(r"\d+[^=\d]{1,40}(?:\+[^=\d]{0,40}\d+[^=\d]{0,40})+= ?(\d{1,6})\b")
"""Parts of a total, and the total behind them: 12 organisations + 4 individuals = 16."""
KINDS = (
    r"(?:организаци|нпо\b|нко\b|человек|граждан|organi[sz]ation|ngos?\b|groups?\b|individual|people\b|"
    r"persons?\b|ұйым|адам|азамат|тұлға)"
)
"""What a claim counts that counts not all who signed."""
OF_ONE_KIND = re.compile(KINDS, re.IGNORECASE)
KIND_BEHIND = re.compile(rf" (?:[^\W\d]+\.? ){{0,2}}{KINDS}", re.IGNORECASE)
ANY_COUNTED = re.compile(rf"\b(?:{COUNTED})", re.IGNORECASE)
LONGEST_TOTAL = 160
SHORT = 80
LONGEST = 400
"""Characters; a longer paragraph speaks of other numbers too."""


def claims_signatures(text: str) -> bool:
    """Tell whether a short line only says how many signed: Signed by 7,000 people."""
    if len(text) > SHORT or not DIGIT.search(text):
        return False
    claim = CLAIM.search(text) if SIGNING.search(text.lower()) else None
    return claim is not None and 2 * len(claim[0]) > len(text)


def counts_signatures(text: str) -> bool:
    """Tell whether a line only counts who signed, with a word or a sign that it counts them all."""
    if len(text) > SHORT or not DIGIT.search(text):
        return False
    count = COUNT_ALONE.fullmatch(text)
    if count is None or (count["before"] == "(") != (count["behind"] == ")"):
        return False
    return any(count[each] for each in ("before", "behind", "only"))


def states_total(text: str, *, apart: bool = True) -> bool:
    """Tell whether a line gives the number of signatures, whatever is said of it behind, and names nobody.

    `apart`: it is not right below an entry with others behind it, where a bare count may be the entry's.
    """
    if apart and counts_signatures(text):
        return True
    found = TOTAL_LINE.match(text) if len(text) <= LONGEST_TOTAL else None
    if found is None or found["words"] != found["words"].lower():
        return False
    said = found["words"] + found["rest"]
    alone = not found["words"] and found["rest"][:1] in ("", ".", ",", ";")
    return bool(found["sign"]) or alone or ANY_COUNTED.search(said) is not None


def warn_of_claims(
    texts: Sequence[tuple[str, int]],
    entries: Sequence[DraftEntry],
    sections: Sequence[DraftSection],
) -> Iterator[str]:
    """Warn once of each claimed total that fits neither the whole list, nor a section, nor its kind.

    `texts` are the texts that may claim one, with the lines on which they begin, 0 where unknown.
    """
    people = sum(entry.kind == "individual" for entry in entries)
    all_fitting = {len(entries), *(section.last - section.first + 1 for section in sections)}
    of_kind = {people, len(entries) - people}
    told: set[int] = set()
    for text, line in texts:
        told_of = len(text) <= 60 or SIGNING.search(text.lower()) or states_total(text)
        if len(text) > LONGEST or not told_of:
            continue
        added = SUM.search(text) if states_total(text) else None
        for match in (added,) if added else CLAIM.finditer(text):
            printed = next(group for group in match.groups() if group)
            count = int(re.sub(r"\D", "", printed))
            if FURTHER.search(text, 0, match.start()) or FURTHER_BEHIND.search(match[0]):
                continue
            fitting = all_fitting
            if OF_ONE_KIND.search(match[0]) or KIND_BEHIND.match(text, match.end()):
                fitting = all_fitting | of_kind
            fits = count == len(entries) if added else count in fitting
            if fits or count < 3 or 1900 <= count <= 2100 or count in told:
                continue
            told.add(count)
            sentence = _(
                "The source says “%(claim)s”, and %(count)d entries were read. Look for what is missing."
            )
            named = {"claim": match[0], "count": len(entries)}
            yield LineWarning(sentence % named, [line] if line else [])
            if states_total(text):
                # What follows are parts of a total that is wrong as a whole.
                break
