"""What a letter seems to say on demands, only proposed: its clauses and the demands that they name."""

import re
from collections.abc import Collection, Iterable, Sequence

from coalition_app.drafts import Quote
from coalition_app.intake.all_but import excepted_demands
from coalition_app.intake.mails.decisive_words import CONSENTS
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
_PARTED = re.compile(r"(?<=[,;])\s+")


def clauses_against(sentence: str) -> list[tuple[str, str]]:
    """Part a sentence that objects into clauses, each with what it does: refuses, objects, or empty."""
    found: list[tuple[str, str]] = []
    for part in _PARTED.split(sentence):
        kind = "refuses" if REFUSES.search(part) else "objects" if speaks_against(part) else ""
        if found and kind in ("", found[-1][0]):
            found[-1] = (found[-1][0], f"{found[-1][1]} {part}")
        else:
            found.append((kind, part))
    return found


def proposed_stances(sentences: Iterable[str], known: Collection[int]) -> dict[int, str]:
    """Propose stances for the demands that clauses name by number; of what is said both ways, none.

    Who supports all demands except one is proposed to support the others, unless an objection names none;
    the one has an empty stance, since what is said of it a person must read.
    """
    said: dict[int, set[str]] = {}
    excepted, vague = set[int](), False
    stances = {"refuses": "does-not-support", "objects": "supports-with-reservation"}
    for sentence in sentences:
        if (without := excepted_demands(sentence, known)) and not REFUSES.search(sentence):
            excepted.update(without)
            continue
        for kind, clause in clauses_against(sentence):
            named = named_demands(clause, known) if kind else []
            vague = vague or bool(kind and not named)
            for number in named:
                said.setdefault(number, set()).add(stances[kind])
    found = {number: each.pop() for number, each in sorted(said.items()) if len(each) == 1}
    if excepted and not vague:
        unsaid = set(known) - said.keys()
        found |= {number: "" if number in excepted else "supports" for number in unsaid}
    return dict(sorted(found.items()))


def signs_too(quotes: Sequence[Quote]) -> bool:
    """Tell whether sentences seem to sign, be it with a reservation, and none withdraws."""
    kinds = [each.kind for each in quotes]
    signs = any(each.kind == "consents" or _SIGNS.search(each.sentence) for each in quotes)
    return signs and "withdraws" not in kinds
