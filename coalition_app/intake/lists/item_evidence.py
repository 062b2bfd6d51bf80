"""The general signs by which numbered items are signatories, and others are demands of the text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from coalition_app.intake.entries.split_items import with_whole_dash
from coalition_app.intake.files.lines import Line, collapse, joined, without_signs
from coalition_app.intake.lists.headings import is_list_heading
from coalition_app.intake.lists.numbering import Numbered, Run
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import is_person, split_person_office
from coalition_app.intake.words.quotation import QUOTES, split_items
from coalition_app.intake.words.vocabulary import names_body

DEMAND_LEAD = re.compile(
    r"\b(?:требу\w+|призыва\w+|прос(?:им|ит|ят)|предлага\w+|рекоменду\w+|настаива\w+|считаем|необходимо|"
    r"талап ет\w+|шақыр\w+|сұрай\w+|ұсын\w+|demand\w*|call (?:on|upon|for)|urge\w*|request\w*|"
    r"recommend\w*|appeal (?:to|for)|ask|propose\w*|insist\w*|should|must|"
    r"forder\w*|verlang\w*|bitten|demandons|exigeons|appelons|pedimos|exigimos|exhortamos|solicitamos|"
    r"chiediamo|exigimos|вимага\w+|заклика\w+|просимо|domagamy|apelujemy|wzywamy|žádáme|požadujeme)\b",
    re.IGNORECASE,
)
"""What leads in to demands."""

VERB_FIRST = re.compile(
    r"(?:незамедлительно |немедленно |срочно )?[а-яё]+(?:[аеиоуыя]ть(?:ся)?|[йс]ти(?:сь)?|чь|йте)\b|"
    r"(?:immediately |to )?(?:ensure|release|stop|repeal|adopt|conduct|end|investigate|guarantee|provide|"
    r"withdraw|amend|refrain|take|establish|respect|review|cease|bring|drop|abolish|allow|remove|make|"
    r"hold|organi[sz]e|publish|cancel|return|protect|put|give|start|create|introduce|revise|free)\b|"
    r"to \w+",
    re.IGNORECASE,
)
"""Demands begin with a verb."""

NO_VERBS = frozenset({"память", "мать", "печать", "вести", "нить", "путь"})
"""Nouns that end like verbs and begin names."""

KAZAKH_VERB_LAST = re.compile(r"(?:[^аәеоөүұыіуи\W]у|[ыіу]ңыз|[сш][ыі]н|керек|тиіс)[.;]?$")
"""Kazakh demands end with a verb."""

CITATION = re.compile(
    r"^(?:[\[(]?\d+[\])]?\.?\s*)?(?:https?://|www\.)|[“\"«][^”\"»]{15,400}[”\"»].{0,160}\b(?:19|20)\d\d\b|"
    r"\b(?:19|20)\d\d\b.{0,80}[“\"«][^”\"»]{15,400}[”\"»]|\b(?:ibid|et al\.|pp?\. ?\d|vol\. ?\d|там же)",
    re.IGNORECASE,
)
"""How notes to a text name what they quote."""
CITING = re.compile(r"\d|http|www\.|ibid|et al\.|там же", re.IGNORECASE)
"""One of these stands in each of them."""

SPEAKERS = re.compile(
    r"(?:We|I|Our|Мы|Я|Наш[аеи]?|Біз|Мен|Ми|Nós|Nosotros|Nosaltres|Nous|Wir|Noi|My|Biz|Wij) "
    r"[a-zа-яёіїєәғқңөұүһáéíóúçãõüöä]"
)
"""How a sentence of the writers begins; nobody's name goes on so."""
SAMPLE = 300
"""Items of a run that are looked at; the rest is like them."""


@lru_cache(maxsize=50_000)
def item_sign(text: str) -> int:
    """Weigh one item: 1 for a signatory's name, -1 for a sentence of a text, 0 where it may be either."""
    text = with_whole_dash(without_signs(text[:1500]))
    items = split_items(text)
    if not items:
        return 0
    first = _without_bracket(items[0].text)
    if is_citation(text):
        return -1
    if SPEAKERS.match(text):
        return -1
    words = [word for word in re.split(r"[\s,;:]+", text) if word and not word[0].isdigit()]
    if is_person(first) or split_person_office(first) or first[:1] in QUOTES:
        return 1
    if _is_told_to_do(text, words):
        return -1
    if find_form(first).form and len(words) < 40:
        return 1
    sentence = _is_sentence(text, words)
    if is_body(first):
        return 0 if sentence and len(words) > 12 else 1
    if sentence:
        return -1
    if text.endswith(".") and len(words) > 1 and all(word[0].islower() for word in words[1:]):
        return 0
    short = len(first.split(" ")) <= 3 and first[:1].isupper()
    return 1 if short or any(is_person(item.text) for item in items[1:]) else 0


def is_citation(text: str) -> bool:
    """Whether a line names what a text quotes: a page, a paper with its year, the same place."""
    return CITING.search(text) is not None and CITATION.search(text) is not None


def _without_bracket(text: str) -> str:
    """Give an item without the brackets behind it: Mike Fowler (Airbnb)."""
    head = text.partition(" (")[0]
    return head if head and text.endswith(")") else text


def _is_told_to_do(text: str, words: Sequence[str]) -> bool:
    """Whether an item begins with a verb and not with a noun that looks like one («Сеть НПО»)."""
    if len(words) < 2 or names_body(words[0]) or words[0].lower() in NO_VERBS:
        return False
    return VERB_FIRST.match(text) is not None and (words[1][0].islower() or len(words) > 5)


def _is_sentence(text: str, words: Sequence[str]) -> bool:
    if len(words) < 6:
        return len(words) > 2 and KAZAKH_VERB_LAST.search(text) is not None
    small = sum(1 for word in words if word[0].islower())
    return small >= 0.7 * len(words) or (text.rstrip().endswith(".") and small >= 0.5 * len(words))


def run_sign(texts: Sequence[str]) -> float:
    """Weigh a run of items between -1 (sentences) and 1 (signatories)."""
    step = max(1, len(texts) // SAMPLE)
    signs = [item_sign(text) for text in texts[::step]]
    return sum(signs) / len(signs)


def leads_to_demands(text: str) -> bool:
    """Whether a paragraph leads in to demands."""
    return DEMAND_LEAD.search(text[-600:]) is not None


POINT = re.compile(r"^\s*(?:[•·▪*‣◦–—-]\s+|[a-zа-яәғқңөұүһі][.)]\s+)")
"""What stands before a demand that bears no number: a bullet, a dash, a small letter."""
FEWEST_POINTS = 2
MOST_PEOPLE = 0.8
"""Share of a run's items that are people and nothing else: nobody demands a name."""


def find_points(lines: Sequence[Line]) -> list[Run]:
    """Find demands without numbers: points, or lines closed by semicolons, under words that lead in."""
    runs: list[Run] = []
    for at, line in enumerate(lines[:-FEWEST_POINTS]):
        text = collapse(line.text)
        if not text.endswith(":") or is_list_heading(text) or not leads_to_demands(text):
            continue
        points = _points_under(lines[at + 1 :])
        if len(points) >= FEWEST_POINTS:
            runs.append(Run(points))
    return runs


def _points_under(lines: Sequence[Line]) -> list[Numbered]:
    """Give the points that follow each other, wrapped lines between them passed over."""
    points: list[Numbered] = []
    marked = bool(lines) and POINT.match(lines[0].text) is not None
    last = ""
    for line in lines:
        text = collapse(line.text)
        mark = POINT.match(line.text)
        if (mark if marked else (not points or last.endswith((";", "; and", "; и")))) and not (
            points and line.gap > 1
        ):
            rest = line.text[mark.end() :] if mark else line.text
            points.append(Numbered(line, len(points) + 1, "", "point", rest))
        elif line.gap or not marked:
            break
        last = text
    ended = all(collapse(point.line.text).endswith((";", ".", ",")) for point in points)
    return points if marked or ended else []


def _tells_how(lines: Sequence[Line], at: int) -> bool:
    """Whether the words right above a run say how one signs."""
    return ASKS_TO_SIGN.search(joined(lines[max(0, at - 1) : at])[-200:]) is not None


def _names_people(run: Run) -> bool:
    """Whether the items of a run are people: those whom a text defends, say."""
    people = sum(is_person(collapse(item.rest)) for item in run.items)
    return people >= MOST_PEOPLE * len(run.items)


ASKS_TO_SIGN = re.compile(
    r"\b(?:(?:to |please |you can |can )sign\b|sign (?:the|this|our)\b|how to |подписать|подписаться|"
    r"қол қою\b|assinar|firmar|signer\b|unterzeichnen|firmare|podpisać)",
    re.IGNORECASE,
)
"""What leads in to the steps by which one signs."""


def choose_demands(lines: Sequence[Line], index: dict[int, int], runs: Sequence[Run]) -> Run | None:
    """Choose the run that the text leads in to as demands; else the last one, else points without numbers."""
    runs = [run for run in runs if not (_names_people(run) or _tells_how(lines, index[run.first]))]
    if not any(
        leads_to_demands(joined(lines[max(0, index[r.first] - 6) : index[r.first]])) for r in runs
    ):
        runs = find_points(lines) or runs

    def weight(run: Run) -> tuple[bool, bool, int]:
        at = index[run.first]
        above = joined(lines[max(0, at - 6) : at])
        return leads_to_demands(above), above.endswith(":"), run.first

    return max(runs, key=weight, default=None)
