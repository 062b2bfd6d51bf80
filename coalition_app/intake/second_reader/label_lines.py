"""What each line of a text is, by the learned weights, and how sure that is."""

from collections.abc import Sequence

from coalition_app.intake.files.lines import Line
from coalition_app.intake.second_reader.crf import Scores, weights
from coalition_app.intake.second_reader.line_features import rows_of_lines

LABELS = (
    *("TITLE", "TEXT", "DEMAND", "LISTHEAD", "SECTION", "ENTRY", "CONTINUATION", "ATTESTATION"),
    *("FOOTNOTE", "NOTE", "TOTAL", "FURNITURE"),
)


def shares_of_lines(lines: Sequence[Line]) -> list[Scores]:
    """Return for each line how probable each label is, in the order of the weights."""
    crf = weights("lines")
    rows = rows_of_lines([(at > 0 and not line.gap, line.text) for at, line in enumerate(lines)])
    return crf.shares(
        [crf.add(*(crf.weights[name] for name in row if name in crf.weights)) for row in rows]
    )


def share_of_line(share: Scores, *labels: str) -> float:
    """Return how probable it is that a line has one of these labels."""
    crf = weights("lines")
    return sum(share[crf.labels.index(label)] for label in labels)
