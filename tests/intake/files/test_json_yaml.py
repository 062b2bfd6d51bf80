"""Lists of records in YAML and JSON: values as they are written, several lists, and what is refused."""

import json

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from tests.intake.reading import lost, read


def test_yaml_values_stay_as_they_are_written() -> None:
    text = (
        "# names\nsignatories:\n  - name: ОФ «Эхо»\n    affiliation: no\n    number: 007\n"
        "  - name: Анна Ким\n    place: 2026-01-02\n    number: ~\n"
    )
    found = read(text, "list.yaml").entries
    kept = [(each.pieces[-1].text, each.printed_number) for each in found]
    assert kept == [("no", "007"), ("2026-01-02", "")]


def test_yaml_and_json_of_the_same_records_are_read_alike() -> None:
    records = [{"название": "ОО «Эхо»", "город": "Тараз"}, {"название": "ОФ «Свет»", "город": ""}]
    text = "".join(
        f"- название: {each['название']}\n  город: {each['город']!r}\n" for each in records
    )
    assert read(text, "a.yml").entries == read(json.dumps(records), "a.json").entries


def test_documents_of_one_file_are_its_records() -> None:
    found = read("---\nname: Echo\nplace: Oslo\n---\nname: Light\nplace: Riga\n", "a.yaml").entries
    assert [(each.name, each.place) for each in found] == [("Echo", "Oslo"), ("Light", "Riga")]


def test_every_list_of_a_file_is_read_and_what_stands_beside_is_accounted_for() -> None:
    written = {
        "title": "Заявление о свободе слова",
        "demands": ["Отменить закон", "Провести выборы"],
        "organisations": [{"name": "Echo", "place": "Oslo"}, 5],
        "people": [{"full name": "Anna Kim", "city": "Riga"}],
    }
    source = read_source(json.dumps(written).encode(), "a.json")
    draft = source.draft
    assert draft.title == "Заявление о свободе слова"
    assert [(each.name, each.section) for each in draft.entries] == [("Echo", 1), ("Anna Kim", 2)]
    assert [section.heading for section in draft.sections] == ["organisations", "people"]
    assert any("Отменить закон; Провести выборы" in left.text for left in draft.left_out)
    assert any("no record" in warning and "5" in warning for warning in draft.warnings)
    assert lost(source) == []


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        (BOMB, "a.yaml", "Line 2 .* refers to another part"),
        ("- " * 100_000 + "a", "a.yaml", "too deep"),
        ("[" * 100_000, "a.yaml", "too deep"),
        ("[" * 100_000, "a.json", "too deep"),
        ('{"a":' * 100 + "1" + "}" * 100, "a.json", "too deep"),
        ("a: [1\nb", "a.yaml", "no valid YAML: look at line"),
        ('{"a": 1', "a.json", "no valid JSON"),
        ("just words", "a.yaml", "YAML file holds no list"),
        ("[]", "a.json", "JSON file holds no list"),
        ("- a\n" * 3_000_000, "a.yaml", "too long"),
        ("[" + ",".join(f'{{"a{at}":1}}' for at in range(600)) + "]", "a.json", "too long"),
    ],
)
def test_what_is_no_list_of_records_is_refused_with_a_reason(
    text: str, name: str, says: str
) -> None:
    with pytest.raises(UserError, match=says):
        read(text, name)
