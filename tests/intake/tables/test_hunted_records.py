"""Records of JSON and YAML in the shapes that real lists have."""

import json

from coalition_app.drafts import Draft
from tests.intake.reading import read

PEOPLE = (
    *("Anna Weber", "Bruno Silva", "Clara Novak", "David Keller", "Elena Rossi"),
    *("Felix Braun", "Greta Lind", "Hanna Kowalska", "Igor Petrov", "Julia Moreau"),
)


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def fields(draft: Draft) -> dict[str, str]:
    return {header: field for header, field in draft.columns if field}


def test_records_kept_by_number_or_by_name_are_a_list() -> None:
    numbered = {
        str(at): {"name": name, "org": "Elder, Chapel."} for at, name in enumerate(PEOPLE, 1)
    }
    draft = read(json.dumps(numbered), "list.json")
    assert [(each.printed_number, each.name) for each in draft.entries][:2] == [
        ("1", "Anna Weber"),
        ("2", "Bruno Silva"),
    ]
    named = rows(*(f"Fund {at}:\n  country: Chad\n  url: f.example" for at in range(4)))
    draft = read(named, "list.yaml")
    assert [(each.name, each.country) for each in draft.entries] == [
        (f"Fund {at}", "Chad") for at in range(4)
    ]


def test_records_inside_records_say_the_same_as_their_names() -> None:
    records = [
        {"name": "Anna Weber", "organization": {"name": "Fund One", "url": "o.example"}},
        {"name": "Bruno Silva", "organization": "Fund Two"},
        {"name": "Clara Novak", "organization": [{"name": "Fund Three"}, {"url": "t.example"}]},
    ]
    draft = read(json.dumps({"letter": {"signed": records}}), "list.json")
    assert [each.name for each in draft.entries] == ["Fund One", "Fund Two", "Fund Three"]
    assert "example" not in " ".join(each.as_printed for each in draft.entries)


def test_a_record_on_each_line_is_read() -> None:
    lines = [
        json.dumps({"properties": {"fullName": name, "address": {"country": "Chad"}}})
        for name in PEOPLE
    ]
    draft = read(rows(*lines), "list.jsonl")
    assert [each.name for each in draft.entries] == list(PEOPLE)
    assert {each.country for each in draft.entries} == {"Chad"}


def test_rows_of_cells_in_json_are_a_table() -> None:
    table = [["Name", "City"], ["Fund One", "Lima"], ["Fund Two", "Lima"]]
    draft = read(json.dumps(table), "list.json")
    assert [(each.name, each.place) for each in draft.entries] == [
        ("Fund One", "Lima"),
        ("Fund Two", "Lima"),
    ]


def test_a_list_of_signatories_goes_before_a_longer_one_of_words() -> None:
    draft = read(
        json.dumps({"tags": list("abcdefgh"), "signatories": ["Fund One", "Fund Two", "Fund X"]}),
        "list.json",
    )
    assert [each.name for each in draft.entries] == ["Fund One", "Fund Two", "Fund X"]


def test_records_behind_a_mark_of_a_comment_are_named() -> None:
    text = rows("- name: Anna Weber", "  city: Lima", "# - name: Bruno Silva", "#   city: Lima")
    draft = read(text + "- name: Clara Novak\n  city: Lima\n", "list.yaml")
    assert [each.name for each in draft.entries] == ["Anna Weber", "Clara Novak"]
    assert any("(#)" in warning for warning in draft.warnings)


def test_a_row_that_shows_how_to_fill_in_is_nobody() -> None:
    text = rows(
        "- name: Your Name",
        "  affiliation: Your organisation",
        "- name: Anna Weber",
        "  affiliation: Acme",
    )
    draft = read(text, "list.yaml")
    assert [each.name for each in draft.entries] == ["Anna Weber"]
    assert "Your Name" in draft.left_out[-1].text


def test_words_of_records_stand_as_a_page_shows_them() -> None:
    records = [{"title": "Soci&eacute;t&eacute; &amp; Co<br>Lille"}, {"title": "Fund <b>Two</b>"}]
    draft = read(json.dumps({"orgs": records}), "list.json")
    assert [each.name for each in draft.entries] == ["Société & Co Lille", "Fund Two"]
