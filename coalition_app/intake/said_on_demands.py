"""What a letter seems to say on demands, only proposed: its clauses and the demands that they name."""

import re
from collections.abc import Collection, Iterable, Sequence

from coalition_app.drafts import Quote
from coalition_app.intake.all_but import excepted_demands
from coalition_app.intake.mails.decisive_words import CONSENTS
from coalition_app.intake.mails.objections import LIMITS, ONE_DEMAND, PLAIN, SIGNS
from coalition_app.intake.words_on_demands import named_demands, speaks_against

REFUSES = re.compile(
    r"\bне\s+(?:поддержива|соглас|подписыва|присоединя)\w*|\bвозража\w+|\bпротив\b|"
    r"\bотказыва\w+|қолдама\w+|келіспе\w+|\bқарсы\w*|қоймай\w*|"
    r"\b(?:do|does|did|can|will) ?not (?:support|agree|endorse|sign|join)|"
    r"\b(?:don['’]t|doesn['’]t) (?:support|agree|endorse)|\bobject(?:s|ions?)?\b|\boppos\w+|\bdisagree\w*",
    re.IGNORECASE,
)
"""Words that refuse, rather than take a part away."""
_SIGNS = re.compile(rf"(?<!не )\b(?:{CONSENTS})", re.IGNORECASE)
_CONDITION = re.compile(
    r"\bonly\s+(?:if|when|after)\b|\bprovided\b|\bon\s+(?:the\s+)?condition\b|\bsubject\s+to\b|\bunless\b|"
    r"\b(?:только|лишь)\s+(?:если|при)\b|\bпри\s+условии\b|\bс\s+условием\b|\bшарт(?:ы|ымен|пен)\b|"
    r"\bтек\b.{0,60}(?:са|се)\b",
    re.IGNORECASE,
)
_PLAINLY = re.compile(
    r"\b(?:no|without)\s+(?:any\s+)?(?:reservations?|objections?|exceptions?)|"
    r"\bбез\s+(?:каких[- ]либо\s+|всяких\s+)?(?:оговорок|возражений|замечаний|исключений)|"
    r"\b(?:ескертпе|ескерту)сіз",
    re.IGNORECASE,
)
"""Words that keep a support from being limited."""
_PARTED = re.compile(r"(?<=[,;])\s+")


def clauses_against(sentence: str) -> list[tuple[str, str]]:
    """Part a sentence into clauses, each with what it does: refuses, objects, consents, or empty."""
    found: list[tuple[str, str]] = []
    for part in _PARTED.split(sentence):
        kind = _kind_of(part)
        if found and kind in ("", found[-1][0]):
            found[-1] = (found[-1][0], f"{found[-1][1]} {part}")
        else:
            found.append((kind, part))
    return found


def _kind_of(clause: str) -> str:
    bare = PLAIN.sub(" ", clause)
    if REFUSES.search(bare):
        return "refuses"
    if speaks_against(bare) or _CONDITION.search(bare):
        return "objects"
    supports = SIGNS.search(bare) and ONE_DEMAND.search(bare) and not LIMITS.search(bare)
    return "consents" if supports or _PLAINLY.search(clause) else ""


def proposed_stances(sentences: Iterable[str], known: Collection[int]) -> dict[int, str]:
    """Propose stances for the demands that clauses name by number; an empty one for what is said both ways.

    Support of single demands is proposed only beside something else: it tells nothing of the others.

    Who supports all demands except one is proposed to support the others, unless an objection names none;
    the one has an empty stance, since what is said of it a person must read.
    """
    said: dict[int, set[str]] = {}
    excepted, vague = set[int](), False
    stances = {
        "refuses": "does-not-support",
        "objects": "supports-with-reservation",
        "consents": "supports",
    }
    for sentence in sentences:
        if (without := excepted_demands(sentence, known)) and not REFUSES.search(sentence):
            excepted.update(without)
            continue
        for kind, clause in clauses_against(sentence):
            named = named_demands(clause, known) if kind else []
            vague = vague or (kind in ("refuses", "objects") and not named)
            for number in named:
                said.setdefault(number, set()).add(stances[kind])
    found = {number: each.pop() if len(each) == 1 else "" for number, each in said.items()}
    if not {*found.values()} - {"supports", ""}:
        found = {}
    if excepted and not vague:
        unsaid = set(known) - said.keys()
        found |= {number: "" if number in excepted else "supports" for number in unsaid}
    return dict(sorted(found.items()))


def signs_too(quotes: Sequence[Quote]) -> bool:
    """Tell whether sentences seem to sign, be it with a reservation, and none withdraws."""
    kinds = [each.kind for each in quotes]
    signs = any(each.kind == "consents" or _SIGNS.search(each.sentence) for each in quotes)
    return signs and "withdraws" not in kinds
