"""Tables below each other in one text: each is read under its own header, under the heading above it."""

from tests.intake.reading import read


def test_a_second_header_begins_a_table_of_its_own_under_the_heading_above_it() -> None:
    draft = read(
        "| Organisation | Signed by |\n|---|---|\n| Thames Commons | Ruth Bailey |\n"
        "| Fenland Voices | Ed Marsh |\n\n## Individuals\n\n"
        "| Name | Town |\n|---|---|\n| Amina Yusuf | Reading |\n| Kate Holm | Hull |\n",
        "list.md",
    )
    assert [(each.kind, each.name, each.representative, each.place) for each in draft.entries] == [
        ("organisation", "Thames Commons", "Ruth Bailey", ""),
        ("organisation", "Fenland Voices", "Ed Marsh", ""),
        ("individual", "Amina Yusuf", "", "Reading"),
        ("individual", "Kate Holm", "", "Hull"),
    ]
    assert [each.lines for each in draft.entries] == [(3, 3), (4, 4), (10, 10), (11, 11)]
    assert [(each.heading, each.first, each.last) for each in draft.sections] == [
        (None, 1, 2),
        ("Individuals", 3, 4),
    ]
    assert not any("Individuals" in each.text for each in draft.left_out)


def test_further_tables_of_a_file_of_cells_are_read_too() -> None:
    draft = read(
        "№,Организация,Город\n1,Фонд «Улей»,Томск\n2,АНО «Пчела»,Самара\nГраждане,,,\n"
        "№,ФИО,Должность,Город\n1,Анна Бук,врач,Томск\n2,Пётр Вяз,учитель,Самара\n",
        "list.csv",
    )
    assert [(each.kind, each.office, each.place) for each in draft.entries[2:]] == [
        ("individual", "врач", "Томск"),
        ("individual", "учитель", "Самара"),
    ]
    assert [each.heading for each in draft.sections] == [None, "Граждане"]
    assert [len(each.columns) for each in draft.tables] == [3, 4]


def test_the_same_header_again_and_a_table_without_names_begin_nothing() -> None:
    again = read("Name,Town\nAnn Hill,Ely\nname , TOWN\nBo Wade,York\n", "list.csv")
    assert [each.name for each in again.entries] == ["Ann Hill", "Bo Wade"]
    empty = read("Name,Town\nAnn Hill,Ely\nBo Wade,York\nName,Email\n", "list.csv")
    assert [each.name for each in empty.entries] == ["Ann Hill", "Bo Wade"]
    assert [each.lines for each in empty.left_out] == [(1, 1), (4, 4)]
