"""A column for the legal form, and a form that was written before the name all the same."""

import pytest

from coalition_app.intake.read_source import read_source
from tests.intake.examples import examples

EXAMPLES = examples("form_column")


@pytest.mark.parametrize(
    ("form", "cell", "taken", "name", "printed"),
    EXAMPLES["form of the column is not said twice"],
)
def test_form_of_the_column_is_not_said_twice(
    form: str, cell: str, taken: str, name: str, printed: str
) -> None:
    rows = [
        "Организация,Форма,Город,Руководитель",
        f"{cell},{form},Атырау,Сакен Ораз",
        "Зелёный мост,ОО,Алматы,Алия Тусупова",
    ]
    entry = read_source("\n".join(rows).encode(), "list.csv").draft.entries[0]
    assert (entry.legal_form, entry.name) == (taken, name)
    assert entry.as_printed == f"{printed}, Сакен Ораз, Атырау"
