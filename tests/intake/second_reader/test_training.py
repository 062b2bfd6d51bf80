"""The second reader can still be trained: a tenth of the lists is enough for most of what is stored."""

import pytest

from coalition_app.intake.second_reader.crf import Crf
from coalition_app.intake.second_reader.entry_features import rows_of, tokens_of
from coalition_app.intake.second_reader.entry_words import words_of
from tests.intake.reading import likeliest
from tests.intake.second_reader.test_label_entry import stored
from tests.training.train import entry_examples, fit

FEW = 300
"""Lists; a tenth of those that the weights were trained with."""
MOST = 0.9


def test_training_anew_labels_nearly_all_that_is_stored() -> None:
    pytest.importorskip("pycrfsuite", reason="python-crfsuite has no wheel for this Python")
    crf = Crf(fit(entry_examples(FEW)))
    right = words = 0
    for text, labels in stored():
        rows = rows_of(tokens_of(words_of(text)))
        shares = crf.shares([crf.add(*map(crf.score, groups)) for groups in rows])
        found = likeliest(crf, shares)
        right += sum(a == b for a, b in zip(found, labels, strict=True))
        words += len(labels)
    assert right >= MOST * words


def test_what_is_invented_is_the_same_each_time() -> None:
    assert entry_examples(3) == entry_examples(3)
