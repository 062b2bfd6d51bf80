"""Fits the weights with CRFsuite and writes them as a table."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from coalition_app.intake.second_reader.crf import FROM
from coalition_app.intake.second_reader.entry_features import rows_of, tokens_of
from coalition_app.intake.second_reader.entry_words import words_of
from tests.training.entries import Entries, Part, printed
from tests.training.phrases import RESOURCES
from tests.training.real_answers import labelled_lists
from tests.training.texts import line_examples

Example = tuple[list[list[str]], list[str]]
"""The features and the label of each word of an entry or line of a text."""
WEIGHTS = RESOURCES / "second_reader"
TEXTS = 700
LISTS = 3_000
ENTRIES_OF_LIST = 8
TIMES = 3
"""How often an entry of the invented lists with answers counts."""
SMALLEST = 0.05
"""Weights below it are left out."""


def example(parts: Sequence[Part]) -> Example:
    """Return the features and labels of an entry; a word that no label covers is unknown."""
    words = words_of(printed(parts))
    spans, start = [], 0
    for text, label in parts:
        spans.append((start, start + len(text), label))
        start += len(text)
    labels = [
        next(
            (label for first, end, label in spans if label and first <= word.start < end), "UNKNOWN"
        )
        for word in words
    ]
    rows = rows_of(tokens_of(words))
    return [[name for group in row for name in group] for row in rows], labels


def entry_examples(lists: int = LISTS) -> list[Example]:
    """Invent lists, and add those with answers."""
    invented = Entries(1)
    found = []
    for _ in range(lists):
        tongue, layout = invented.tongue(), invented.layout()
        found += [example(invented.entry(tongue, layout)) for _ in range(ENTRIES_OF_LIST)]
    return found + [example(parts) for parts in labelled_lists()] * TIMES


def fit(examples: Iterable[Example], *, sparse: float = 1.0, fewest: int = 6) -> str:
    """Fit weights and return them as a table; `fewest` are the times that a feature must be met."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    settings = {"c1": sparse, "c2": 0.01, "max_iterations": 150, "feature.minfreq": fewest}
    trainer.set_params({**settings, "feature.possible_transitions": True})
    for rows, labels in examples:
        if rows:
            trainer.append(rows, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "weights")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    labels = sorted(info.labels)
    table: dict[str, dict[str, float]] = {}
    for (label, following), weight in info.transitions.items():
        table.setdefault(FROM + label, {})[following] = weight
    for (name, label), weight in info.state_features.items():
        if abs(weight) >= SMALLEST and "\t" not in name:
            table.setdefault(name, {})[label] = weight
    lines = ["\t".join(("", *labels))]
    for name, weights in sorted(table.items()):
        cells = [_cell(weights.get(label, 0.0)) for label in labels]
        lines.append("\t".join((name, *cells)).rstrip("\t"))
    return "\n".join(lines) + "\n"


def _cell(weight: float) -> str:
    return f"{weight:.2f}".rstrip("0").rstrip(".") if abs(weight) >= SMALLEST else ""


def train_lines() -> None:
    """Write the weights of the lines of texts."""
    table = fit(line_examples(TEXTS), sparse=1.5)
    (WEIGHTS / "lines.tsv").write_text(table, encoding="utf-8", newline="\n")


def train_entries() -> None:
    """Write the weights of the words of entries."""
    WEIGHTS.mkdir(exist_ok=True)
    table = fit(entry_examples())
    (WEIGHTS / "entries.tsv").write_text(table, encoding="utf-8", newline="\n")
