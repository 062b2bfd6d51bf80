"""The invented lists with answers (`tests/data/lists`, `tests/data/written`) as entries with labels."""

from collections.abc import Iterator

import yaml

from coalition_app.intake.read_source import read_source
from tests.intake.list_files import FOLDER, SOURCES, gold, list_file
from tests.training.entries import Part

LABELS = {
    "legal_form": "FORM",
    "name": "NAME",
    "representative": "PERSON",
    "office": "OFFICE",
    "place": "PLACE",
    "country": "COUNTRY",
    "affiliation": "AFFILIATION",
    "reservation": "POSITION",
}


def labelled_lists() -> Iterator[list[Part]]:
    """Yield the entries of which the answers cover every word."""
    for path in SOURCES:
        answers = gold(path)
        draft = read_source(*list_file(path)).draft
        if len(answers) == len(draft.entries):
            for entry, answer in zip(draft.entries, answers, strict=True):
                yield from _labelled(entry.as_printed, answer)
    for path in sorted((FOLDER.parent / "written").glob("*.yaml")):
        for group in yaml.safe_load(path.read_text("utf-8")):
            for case in group.get("cases", ()):
                answer = case.get("is")
                if isinstance(case.get("entry"), str) and isinstance(answer, dict):
                    texts = {k: v for k, v in answer.items() if isinstance(v, str)}
                    if "name" in texts and "kind" in texts:
                        yield from _labelled(case["entry"], texts)


def _labelled(text: str, answer: dict[str, str]) -> Iterator[list[Part]]:
    """Yield an entry in pieces, if its answer covers it."""
    spans = []
    for field, label in LABELS.items():
        told = answer.get(field, "")
        start = text.find(told) if told else -1
        if start >= 0:
            person = field == "name" and answer.get("kind") == "individual"
            spans.append((start, start + len(told), "PERSON" if person else label))
    spans.sort()
    parts: list[Part] = []
    at = 0
    for start, end, label in spans:
        if start < at:
            continue
        parts += [(text[at:start], ""), (text[start:end], label)]
        at = end
    parts.append((text[at:], ""))
    if spans and not any(map(str.isalnum, "".join(part for part, label in parts if not label))):
        yield [part for part in parts if part[0]]
