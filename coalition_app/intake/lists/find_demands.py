"""Which run of numbered items is the demands: by the words that lead in to it, and by its items."""

import re
from collections import Counter
from collections.abc import Sequence

from coalition_app.intake.files.lines import Line, collapse, joined
from coalition_app.intake.lists.headings import is_list_heading
from coalition_app.intake.lists.numbering import Numbered, Run
from coalition_app.intake.words.item_sign import item_sign
from coalition_app.intake.words.persons import is_person

DEMAND_LEAD = re.compile(
    r"\b(?:требу\w+|призыва\w+|прос(?:им|ит|ят)|предлага\w+|рекоменду\w+|настаива\w+|считаем|необходимо|"
    r"талап ет\w+|шақыр\w+|сұрай\w+|ұсын\w+|demand\w*|call (?:on|upon|for)|urge\w*|request\w*|"
    r"recommend\w*|appeal (?:to|for)|ask|propose\w*|insist\w*|should|must|"
    r"forder\w*|verlang\w*|bitten|demandons|exigeons|appelons|pedimos|exigimos|exhortamos|solicitamos|"
    r"chiediamo|exigimos|вимага\w+|заклика\w+|просимо|domagamy|apelujemy|wzywamy|žádáme|požadujeme)\b",
    re.IGNORECASE,
)
"""What leads in to demands."""

SAMPLE = 300
"""Items of a run that are looked at; the rest is like them."""


def run_sign(texts: Sequence[str]) -> float:
    """Weigh a run of items between -1 (sentences) and 1 (signatories)."""
    step = max(1, len(texts) // SAMPLE)
    signs = [item_sign(text) for text in texts[::step]]
    return sum(signs) / len(signs)


def leads_to_demands(text: str) -> bool:
    """Tell whether a paragraph introduces demands."""
    return DEMAND_LEAD.search(text[-600:]) is not None


POINT = re.compile(r"^\s*(?:[•·▪*‣◦–—-]\s+|[a-zа-яәғқңөұүһі][.)]\s+)")
"""What comes before a demand without a number: a bullet, a dash, a small letter."""
FEWEST_POINTS = 2
MOST_PEOPLE = 0.8
"""Share of a run's items that are only people, from which the run is not demands."""


def find_points(lines: Sequence[Line]) -> list[Run]:
    """Find demands without numbers: points, or lines ending in semicolons, after an introduction."""
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
    """Return the points that follow each other, skipping wrapped lines between them."""
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
    """Tell whether the words right above a run say how to sign."""
    return ASKS_TO_SIGN.search(joined(lines[max(0, at - 1) : at])[-200:]) is not None


def _names_people(run: Run) -> bool:
    """Tell whether the items of a run are people, such as those whom a text defends."""
    people = sum(is_person(collapse(item.rest)) for item in run.items)
    return people >= MOST_PEOPLE * len(run.items)


ASKS_TO_SIGN = re.compile(
    r"\b(?:(?:to |please |you can |can )sign\b|sign (?:the|this|our)\b|how to |подписать|подписаться|"
    r"қол қою\b|assinar|firmar|signer\b|unterzeichnen|firmare|podpisać)",
    re.IGNORECASE,
)
"""What leads in to the steps by which one signs."""


def choose_demands(lines: Sequence[Line], runs: Sequence[Run]) -> Run | None:
    """Choose the run that the text introduces as demands; else the last one, else points without numbers."""
    index = {line.number: at for at, line in enumerate(lines)}
    runs = [run for run in runs if not (_names_people(run) or _tells_how(lines, index[run.first]))]

    def weight(run: Run) -> tuple[bool, bool, int]:
        at = index[run.first]
        above = joined(lines[max(0, at - 6) : at])
        return leads_to_demands(above), above.endswith(":"), run.first

    if not any(weight(run)[0] for run in runs):
        runs = find_points(lines) or runs
    chosen = max(runs, key=weight, default=None)
    return chosen and _of_one_style(chosen)


def _of_one_style(run: Run) -> Run:
    """Return the demands of a run whose numbers begin anew in another style: 1) and 2) below "1. Agenda"."""
    style, _count = Counter(item.style for item in run.items).most_common(1)[0]
    kept = [item for item in run.items if item.style == style]
    counts = [item.number for item in kept] == [*range(1, len(kept) + 1)]
    behind = run.items[run.items.index(kept[-1]) + 1 :]
    if not counts or any(item.number == len(kept) + 1 for item in behind):
        return run
    return Run(kept)
