"""Records in the shapes that open letters keep them in: groups, pages, names alone, a file for each."""

import json
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_path, read_source
from tests.intake.reading import lost, names, read

PEOPLE = ("Anna Kim", "Bruno Sato", "Carla Rossi", "Dario Conti", "Elena Marsh", "Fabio Lund")
RECORDS = [{"name": name} for name in PEOPLE]
BODIES = ["River Fund", "Hill Union", "Amber Association"]


@pytest.mark.parametrize(
    "written",
    [
        {"organisations": BODIES, "people": PEOPLE[:3]},
        {"organisations": [{"name": each} for each in BODIES], "individuals": PEOPLE[:3]},
        [{"group": "bodies", "members": BODIES}, {"group": "people", "members": PEOPLE[:3]}],
        {"pages": [{"items": [{"name": each} for each in BODIES]}, {"items": RECORDS[:3]}]},
        {"letter": {"title": "On the river", "signatories": [*BODIES, *PEOPLE[:3]]}},
        {"title": "On the river", "signatories": "\n".join([*BODIES, *PEOPLE[:3]])},
        dict.fromkeys([*BODIES, *PEOPLE[:3]], "Oslo"),
        {"signatories": dict.fromkeys([*BODIES, *PEOPLE[:3]], "")},
    ],
    ids=["two lists", "mixed", "groups", "pages", "deep", "lines", "map", "map under a key"],
)
@pytest.mark.parametrize("name", ["list.json", "list.yaml"])
def test_no_list_of_a_file_is_lost(written: object, name: str) -> None:
    draft = read(json.dumps(written), name)
    assert names(draft) == [*BODIES, *PEOPLE[:3]]


def test_a_word_of_a_yaml_file_may_be_referred_to_and_a_list_may_not() -> None:
    draft = read(
        "- name: Anna Kim\n  office: &x lawyer\n- name: Bruno Sato\n  office: *x\n", "a.yml"
    )
    assert [(each.name, each.office) for each in draft.entries] == [
        ("Anna Kim", "lawyer"),
        ("Bruno Sato", "lawyer"),
    ]
    with pytest.raises(UserError, match="refers to another part"):
        read("a: &x [Anna Kim]\nsignatories: [*x, *x]\n", "a.yml")


def test_a_folder_of_records_is_one_list(tmp_path: Path) -> None:
    (tmp_path / "1.yml").write_text("# of the first day\nname: Anna Kim\noffice: lawyer\n")
    (tmp_path / "2.json").write_text(json.dumps({"name": "Bruno Sato", "office": "poet"}))
    (tmp_path / "3.toml").write_text('name = "Carla Rossi"\noffice = "judge"\n')
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "4.md").write_text("---\nname: Dario Conti\noffice: priest\n---\n")
    (tmp_path / "more" / "5.yaml").write_text("- name: Elena Marsh\n- name: Fabio Lund\n")
    (tmp_path / "README.md").write_text("# How to sign\n")
    source = read_path(tmp_path)
    assert names(source.draft) == [*PEOPLE]
    assert [each.office for each in source.draft.entries[:4]] == [
        "lawyer",
        "poet",
        "judge",
        "priest",
    ]
    assert any("README.md" in warning for warning in source.draft.warnings)
    again = read_source(source.content, source.name)
    assert names(again.draft) == [*PEOPLE]
    assert lost(source) == []


def test_words_below_the_front_matter_of_a_folder_are_told(tmp_path: Path) -> None:
    for at, name in enumerate(PEOPLE):
        below = "I sign with a reservation on demand 2.\n" if at == 1 else ""
        (tmp_path / f"{at}.md").write_text(f"---\nname: {name}\n---\n{below}")
    draft = read_path(tmp_path).draft
    assert names(draft) == [*PEOPLE]
    told = " ".join([*draft.warnings, *draft.unread, *(each.reservation for each in draft.entries)])
    assert "text" in told or "reservation" in told


def test_a_broken_file_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text('{"name": "Anna Kim"}')
    (tmp_path / "2.json").write_text('{"name": ')
    with pytest.raises(UserError, match=r"2\.json"):
        read_path(tmp_path)


def test_folders_within_a_folder_of_records_are_read_and_what_is_passed_over_is_told(
    tmp_path: Path,
) -> None:
    for name, text in (
        ("a/b/1.yaml", "name: Anna Kim\ncity: Almaty\n"),
        ("c/2.json", '{"name": "Boris Son", "city": "Oral"}'),
        ("3.yml", "name: Vera Ten\n"),
        ("c/_4.json", '{"name": "Lev Pak"}'),
    ):
        path = tmp_path / "list" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "list" / "others").symlink_to(tmp_path)
    draft = read_path(tmp_path / "list").draft
    assert {each.name for each in draft.entries} == {"Anna Kim", "Boris Son", "Vera Ten"}
    assert any("c/_4.json" in each and "others" in each for each in draft.warnings)
