"""No word vanishes between a PDF’s pages and its draft: each is on a line, and each line is accounted for."""

from collections import Counter
from collections.abc import Iterable, Sequence

import pytest
from reportlab.platypus import Flowable, Table

from coalition_app.intake.files.pdf.page_words import pages_of
from coalition_app.intake.read_source import read_source, source_lines
from tests.intake.pdf_making import drawn, face, gold, numbered, paragraph, printed, table
from tests.intake.reading import unaccounted


def with_positions() -> Sequence[Flowable]:
    rows = [["№", "Подписавший", "Требование 1"]]
    rows += [[row["number"], row["org_core"] or row["representative"], "за"] for row in gold()[:30]]
    return [*numbered(5)[:30], Table(rows, style=[("FONTNAME", (0, 0), (-1, -1), face())])]


PRINTED = {
    "one column": lambda: printed(numbered(5)),
    "three columns": lambda: printed(numbered(0), columns=3),
    "without numbers": lambda: printed([paragraph(row["as_printed"], 5) for row in gold()]),
    "ruled table": lambda: printed([table(ruled=True, numbered=True)]),
    "table without lines": lambda: printed([table(ruled=False, numbered=False)]),
    "positions below": lambda: printed(with_positions()),
    "columns by hand": lambda: drawn(
        (60, 60, "Заявление о воде"),
        *((60, 100 + 16 * at, f"{at}. ОО «Эхо {at}»") for at in range(1, 7)),
        *((320, 100 + 16 * at, f"{at}. ОФ «Свет {at}»") for at in range(7, 13)),
        (320, 400, "Просим связаться с нами."),
    ),
}


@pytest.mark.parametrize("kind", PRINTED)
def test_each_word_of_a_page_is_on_a_line_that_is_accounted_for(kind: str) -> None:
    content = PRINTED[kind]()
    pages = list(pages_of(content, lambda _seconds: None))
    lines = source_lines(content, "list.pdf")
    assert _letters(word.text for page in pages for word in page.words) == _letters(lines)
    assert unaccounted("\n".join(lines), read_source(content, "list.pdf").draft) == []


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if letter.isalnum())
