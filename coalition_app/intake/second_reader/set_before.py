"""Whether words are set before a name with nothing between: «Условно Алсу Ахметов», "Bad scan Acme Centre".

What follows such words would by itself be a person's whole name, or begins as a body's does; they themselves
are known by none of the lists that names are known by. This opens an entry and takes nothing off its name.
"""

from collections.abc import Sequence

from coalition_app.intake.entries.before_name import ADJECTIVE, SHORTEST
from coalition_app.intake.entries.clauses import (
    ADJECTIVES,
    AGAINST,
    KAZAKH,
    LAST_ONLY,
    SETTING,
)
from coalition_app.intake.entries.remainder import holds_known, speaks
from coalition_app.intake.second_reader.word_traits import traits
from coalition_app.intake.words.legal_forms import known_forms
from coalition_app.intake.words.persons import GENITIVE, given_name_first, is_person
from coalition_app.intake.words.quotation import QUOTES
from coalition_app.intake.words.vocabulary import names_body
from coalition_app.intake.words.word_lists import word_list, word_set

NAMED = word_set(
    "given father family particle init title office body company form formword city country placemark num "
    "quote"
)
"""What is known of the words of a name, and of what stands for one."""
JOINING = frozenset(("small", "particle", "num"))
WAITING = word_set(
    "tbc tbd tba pending waiting unconfirmed declined refused дубль копия повтор уточнить уточняется ждём "
    "ждем күтеміз күтуде нақтылау"
)
"""Words, in any letters, that say of what follows that it is not settled."""
REMOVING = tuple(each for each in word_list("removal_words", "ru", "kk") if " " not in each)
POSSESSED = ("ы", "і")
OF_BODY = frozenset(("body", "form"))
QUOTED = ("quote",)
MOST_BEFORE = 6
"""Words; more before a name are told by their clause."""
OF_PERSON = range(2, 5)
"""How many words a person's name has."""

Known = Sequence[str]


def is_set_before(name: str, *, body: bool) -> bool:
    """Tell whether the first words of a name may be said of what follows; `body`: it was read as a body's."""
    words = [each for each in name.split() if each[0].isalnum() or each[0] in QUOTES]
    if len(words) < 2 or words[0][0] in QUOTES:
        return False
    known = [QUOTED if word[0] in QUOTES else traits(word) for word in words]
    if _begins_small(words[0], known) or (body and _is_word_before_body(words)):
        return True
    said = False
    for at in range(1, min(len(words) - 1, MOST_BEFORE) + 1):
        last = known[at - 1]
        if last[0] == "low":
            said = said or _is_said(words[at - 1], last)
        elif not NAMED.isdisjoint(last):
            return False
        if known[at][0] == "low":
            continue
        in_latin = body and "lat" in known[at]
        if (said or not in_latin) and _begins_person(words[at:], known[-1]):
            return True
        if said and last[0] == "low" and _is_said(words[at - 1], last) and _begins_body(known[at:]):
            return True
    return False


def _begins_small(word: str, known: Sequence[Known]) -> bool:
    """Tell whether a name begins with a word in small letters that no list knows: "late Anna Kim"."""
    if known[0][0] != "low" or _is_sign(word):
        return False
    return not (NAMED | JOINING).intersection(known[0]) and any(
        each[0] in ("Cap", "UP", *QUOTED) for each in known[1:]
    )


def _is_word_before_body(words: Sequence[str]) -> bool:
    """Tell whether a body's name begins with one word of its own: «Шартты «Дала»», "Pending Reed Society".

    What waits or takes back may stand before any name, a clause before any word for a body, what nobody knows
    before a quotation or a legal form.
    """
    first, following = words[0].rstrip(",;"), words[1:]
    if not first.isalpha() or names_body(first):
        return False
    low = first.lower()
    if low in WAITING or low.startswith(REMOVING):
        return True
    told = speaks(low.title()) and (low.endswith(LAST_ONLY) or not low.endswith(ADJECTIVES))
    # «Тоғай қоры», no «Тоғай фонд», is said in Kazakh of what waits.
    possessed = POSSESSED if KAZAKH.search(first) and following[0][0].isupper() else ""
    if told and any(
        names_body(each) and (each[0].isupper() or each.endswith(possessed)) for each in following
    ):
        return True
    named = following[0][0] in QUOTES or following[0] in known_forms().short
    return named and len(first) >= SHORTEST and not holds_known(low.title())


def _is_said(word: str, known: Known) -> bool:
    """Tell whether a word in small letters joins nothing to a name: neither of, областное nor қаласының."""
    return (
        JOINING.isdisjoint(known)
        and not _is_sign(word)
        and word not in SETTING
        and word not in AGAINST
        and not word.endswith(GENITIVE)
        and not ADJECTIVE.search(word)
    )


def _is_sign(word: str) -> bool:
    """Tell whether a word is written as names of firms are: openSUSE, ozon.ru."""
    return "." in word or any(map(str.isupper, word))


def _begins_person(words: Sequence[str], last: Known) -> bool:
    """Tell whether words are a person's whole name, the family's behind the given one."""
    if len(words) not in OF_PERSON or "father" in last or not is_person(" ".join(words)):
        return False
    # In Cyrillic the ending of the family's name tells a person whose given name no list has.
    first = traits(words[0])
    named = "family" in last and "cyr" in last and "father" not in first
    return named or given_name_first(words[0])


def _begins_body(known: Sequence[Known]) -> bool:
    """Tell whether a body's name begins, or in Kazakh ends, what is behind a word in small letters."""
    if not OF_BODY.isdisjoint(known[0]):
        return True
    cyrillic = known[0][0] == "Cap" and "cyr" in known[0]
    return cyrillic and len(known) > 1 and known[-1][0] == "low" and "body" in known[-1]
