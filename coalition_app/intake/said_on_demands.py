"""What a letter seems to say on demands, only proposed: its clauses and the demands that they name."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from coalition_app.drafts import Quote
from coalition_app.intake.all_but import FILLING, PERHAPS, excepted_demands
from coalition_app.intake.entries.not_standing import find_condition
from coalition_app.intake.mails.decisive_words import CONSENTS, INTERPRETS
from coalition_app.intake.mails.objections import AGAINST, LIMITS, PLAIN, SIGNS
from coalition_app.intake.words_on_demands import named_demands, speaks_against

REFUSES = re.compile(
    r"\bне\s+(?:поддержива|соглас|подписыва|присоединя)\w*|\bвозража\w+|\bпротив\b|"
    r"\bотказыва\w+|қолдама\w+|келіспе\w+|\bқарсы\w*|қоймай\w*|"
    r"\b(?:do|does|did|can|will) ?not (?:support|agree|endorse|sign|join)|"
    r"\b(?:don['’]t|doesn['’]t) (?:support|agree|endorse)|\bobject(?:s|ions?)?\b|\boppos\w+|\bdisagree\w*",
    re.IGNORECASE,
)
"""Words that refuse, rather than take a part away."""
_UNCLEAR = re.compile(
    r"\b(?:not|never|no)\s+(?:\w+\s+)?(?:object|oppos|disagree|dissent|against|abstain|without|but)\w*|"
    r"n['’]t\s+(?:\w+\s+)?(?:object|oppos|disagree|dissent|abstain)\w*|\bcannot\s+but\b|"
    r"\bне\s+(?:\w+\s+)?(?:возража|против|отказыва|не|без)\w*|\bнельзя\s+не\b|"
    r"\b(?:возд[её]рж|abstain)\w*|\bқалыс\s+қал\w*|"
    r"(?:қарсы|ескертпесіз|ескертусіз)\s+(?:емес|бола\s+алма)\w*|\?",
    re.IGNORECASE,
)
"""Words denied twice, what abstains, and questions: only a person may say what they mean."""
_WITHOUT = re.compile(r"\b(?:without|без)\b|\b\w{3,}с[ыі]з\b", re.IGNORECASE)
_SIGNS = re.compile(rf"(?<!не )\b(?:{CONSENTS})", re.IGNORECASE)
_VERBS = r"(?:support|object|oppose|do\s+not|не\s|против|поддерж|возраж)"
_PARTED = re.compile(
    r"(?<=[,;])\s+|\s+(?=(?:but(?!\s+also)|while|whereas|но|однако|бірақ|алайда)\s)|"
    rf"\s+(?=(?:and|и|және)\s+(?:we\s+|мы\s+)?{_VERBS})|(?<=мыз|мын|йды)\s+(?=және\s)",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:but|however|and|а|и|но|однако|зато|ал|бірақ|алайда|және)\b,?\s+", re.IGNORECASE
)
_STANCES = {
    "refuses": "does-not-support",
    "objects": "supports-with-reservation",
    "consents": "supports",
    "interprets": "",
    "": "",
}
Clause = tuple[str, str]
"""What a clause does, which is a key of `_STANCES`, and its words."""


def clauses_against(sentence: str) -> list[Clause]:
    """Part a sentence on demands into clauses, each with what it does; empty where it is not plain."""
    return [(kind, words) for kind, words, _stances in _read(sentence, ())]


def proposed_stances(sentences: Iterable[str], known: Collection[int]) -> dict[int, str]:
    """Propose stances for the demands that clauses name by number; empty where a person must say it.

    Empty is what is said both ways or undecidedly. Nothing at all is proposed where no more is said than
    that some demands are supported, since that may leave the others out. Who supports all except one is
    proposed to support the others, unless an objection names none.
    """
    said: dict[int, set[str]] = {}
    excepted, vague = set[int](), False
    for sentence in sentences:
        if (without := excepted_demands(sentence, known)) and not REFUSES.search(sentence):
            excepted.update(without)
            continue
        for kind, _words, stances in _read(sentence, known):
            vague = vague or (kind in ("refuses", "objects") and not stances)
            for number, stance in stances.items():
                said.setdefault(number, set()).add(stance)
    found = {number: each.pop() if len(each) == 1 else "" for number, each in said.items()}
    unsaid = set(known) - found.keys()
    if excepted and not vague:
        found |= {number: "" if number in excepted else "supports" for number in unsaid}
    elif vague:
        found |= dict.fromkeys(unsaid, "")
    elif unsaid and set(found.values()) <= {"supports", ""}:
        return {}
    return dict(sorted(found.items())) if any(found.values()) else {}


def signs_too(quotes: Sequence[Quote]) -> bool:
    """Tell whether sentences seem to sign, be it with a reservation, and none withdraws."""
    kinds = [each.kind for each in quotes]
    signs = any(each.kind == "consents" or _SIGNS.search(each.sentence) for each in quotes)
    return signs and "withdraws" not in kinds


def _read(sentence: str, known: Collection[int]) -> Iterator[tuple[str, str, dict[int, str]]]:
    """Yield the clauses of a sentence: what each does, its words, and the stances on what it names.

    A condition binds the demand that stands before it in its clause, else the only one of its sentence.
    """
    clauses = _clauses(sentence)
    bare = [PLAIN.sub(" ", words) for _kind, words in clauses]
    conditions = [find_condition(words) for words in bare]
    bound = [
        named_demands(words[: found.start()], known) if found else []
        for words, found in zip(bare, conditions, strict=True)
    ]
    free = any(found and not named for found, named in zip(conditions, bound, strict=True))
    all_named = named_demands(sentence, known)
    for (kind, words), condition, before in zip(clauses, conditions, bound, strict=True):
        named = dict.fromkeys(named_demands(words, known), _STANCES[kind])
        if condition or (free and kind in ("consents", "refuses")):
            one = before if condition else all_named
            takes = kind in ("consents", "objects") and len(one) == 1
            stance = _STANCES["objects"] if takes else ""
            named = {each: stance if each in one else "" for each in named}
            said = "objects" if named or not all_named else ""
            yield "refuses" if kind == "refuses" else said, words, named
        else:
            yield kind, words, named


def _clauses(sentence: str) -> list[Clause]:
    """Part a sentence; what does nothing itself, or the same, goes with the clause before it."""
    found: list[Clause] = []
    for part in _PARTED.split(sentence):
        kind = _kind_of(part)
        if found and (_same(found[-1], kind, part) or (not kind and _goes_on(part))):
            before, joined = found[-1][0], f"{found[-1][1]} {part}"
            found[-1] = (_kind_of(joined) if before == "consents" else before, joined)
        else:
            found.append((kind, part))
    return found


def _same(before: Clause, kind: str, part: str) -> bool:
    return kind == before[0] and not find_condition(PLAIN.sub(" ", f"{before[1]} {part}"))


def _goes_on(part: str) -> bool:
    """Tell whether a part that does nothing itself lists more demands, or names none."""
    if find_condition(PLAIN.sub(" ", part)):
        return False
    words = re.findall(r"[^\W\d_]+", part)
    return not named_demands(part, range(1, 1000)) or all(FILLING.fullmatch(each) for each in words)


def _kind_of(clause: str) -> str:
    """Return what a clause does, apart from any condition; empty where it is not plain."""
    if INTERPRETS.search(clause):
        return "interprets"
    if _UNCLEAR.search(clause):
        return ""
    joined = _JOINS.match(clause)
    bare = PLAIN.sub(" ", clause[joined.end() :] if joined else clause)
    if REFUSES.search(bare):
        return "" if _WITHOUT.search(clause) or _SIGNS.search(bare) else "refuses"
    if speaks_against(bare):
        return "" if PLAIN.search(clause) else "objects"
    if not SIGNS.search(bare):
        fully = PLAIN.search(clause) and all(map(FILLING.fullmatch, re.findall(r"[^\W\d_]+", bare)))
        return "consents" if fully else ""
    condition = find_condition(bare)
    head = bare[: condition.start()] if condition else bare
    limited = AGAINST.search(head) or LIMITS.search(head) or PERHAPS.search(head)
    return "" if limited else "consents"
