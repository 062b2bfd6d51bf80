"""Records of JSON and YAML in the shapes that real lists have."""

import json

from tests.intake.reading import read

PEOPLE = (
    *("Anna Weber", "Bruno Silva", "Clara Novak", "David Keller", "Elena Rossi"),
    *("Felix Braun", "Greta Lind", "Hanna Kowalska", "Igor Petrov", "Julia Moreau"),
)


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


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
