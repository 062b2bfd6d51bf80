"""A Kazakh page writes every day in full words, and once: «2026 жылғы 3 мамыр», never «2026 ж.»."""

import datetime as dt
import re

import pytest

from coalition_app.documents.content.codes import content_digest
from coalition_app.documents.forms.endings import write_copy
from coalition_app.documents.forms.parts import copy_of
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.i18n import texts
from coalition_app.intake.read_source import read_source
from tests.documents import annexes

CONTENT, DAY = annexes.every_case(), dt.date(2026, 5, 21)


def told(form: str) -> str:
    if form == "txt":
        return annex_text(CONTENT, language="kk", draft=False)
    copy = copy_of(CONTENT, content_digest(CONTENT), language="kk", draft=False)
    return write_copy(copy, form).decode()


@pytest.mark.parametrize("form", ["txt", "html", "md"])
def test_days_are_in_full_words(form: str) -> None:
    text = told(form).replace("\u00a0", " ")
    assert re.search(r"алынды: 2026 жылғы \d+ \w+", text)
    assert "қайтарып алынды: 2026 жылғы 21 мамыр" in text
    assert re.search(r"\d{4} ж\.", text) is None
    assert "жылғы жылғы" not in text


@pytest.mark.parametrize("written", ["2026 жылғы 21\u00a0мамыр", texts("kk").locale_date(DAY)])
def test_a_text_of_before_is_read_too(written: str) -> None:
    text = told("txt")
    assert "2026 жылғы 21\u00a0мамыр" in text
    read = read_source(text.replace("2026 жылғы 21\u00a0мамыр", written).encode(), "annex.txt")
    days = [
        e.record.status_on for e in read.draft.entries if e.record and e.standing == "withdrawn"
    ]
    assert DAY in days
