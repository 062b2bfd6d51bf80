"""How lists of signatories are written, one invented example for each way that was once misread."""

import pytest

from coalition_app.intake.files.html import read_markdown
from tests.intake.reading import codes, entry, read, unaccounted

PEOPLE = "Anna Kim\nBruno Sato\nCarla Rossi\nDavid Stone\nElena Petrova\n"


def kinds(text: str) -> dict[str, str]:
    return {found.name: found.kind for found in read(text).entries}


def test_what_most_signatories_are_tells_what_an_unknown_word_is() -> None:
    found = kinds(f"Signatories\n\n{PEOPLE}intrepid\nJez\nOpen Rights Group\n")
    assert (found["intrepid"], found["Jez"]) == ("individual", "individual")
    assert found["Open Rights Group"] == "organisation"


def test_a_handle_tells_of_a_person() -> None:
    draft = read(
        "Signatures\n\n- tulip (@tulip)\n- @pasquale\n- Ruby <ruby@example.org>\n- 0x5 (@ox)\n"
    )
    assert [found.kind for found in draft.entries] == ["individual"] * 4
    assert draft.entries[2].name == "Ruby"
    assert draft.entries[2].notes == ("ruby@example.org",)


def test_rows_of_a_table_are_what_most_of_them_are() -> None:
    names = ["Hill Climate Group", "Green Brampton", "River Trust", "Save Woods Network"]
    table = "signatory,district\n" + "".join(f"{name},1\n" for name in names)
    assert {found.kind for found in read(table, "list.csv").entries} == {"organisation"}


@pytest.mark.parametrize(
    "name",
    ["Bryan Bishop", "Callum Farmer", 'Adrien "Pulko" Martin', "Jean d'Arc", "Albert Lilley, III"],
)
def test_names_that_hold_other_words_are_names_of_people(name: str) -> None:
    found = entry(name)
    assert (found.name, found.kind) == (name, "individual")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Center for Law, Policy and Human Rights, Nairobi, Kenya",
            "Center for Law, Policy and Human Rights",
        ),
        ("Women, Peace and Security Network", "Women, Peace and Security Network"),
        ("Instituto Vela - Núcleo de Pesquisas", "Instituto Vela - Núcleo de Pesquisas"),
        ("Alba Committee – North (Norway)", "Alba Committee – North"),
        ("Institute of Old Law, Academy of Hills", "Institute of Old Law, Academy of Hills"),
        (
            "Hill Observers Group, within the framework of the Hill Programme",
            "Hill Observers Group",
        ),
    ],
)
def test_a_body_keeps_its_whole_name(text: str, name: str) -> None:
    found = entry(text)
    assert (found.name, found.kind, found.representative, found.joint) == (
        name,
        "organisation",
        "",
        (),
    )


def test_a_person_who_signs_on_behalf_of_a_body_represents_it() -> None:
    found = entry("Ms. Sara Idris, on behalf of the Caravan Association")
    assert (found.name, found.representative) == ("Caravan Association", "Ms. Sara Idris")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Anna Kim, Professor of Law, Politics, and Sociology",
            "Professor of Law, Politics, and Sociology",
        ),
        ("Аскар Ким, д.ф.-м.н., в.н.с. НИИ льда", "д.ф.-м.н., в.н.с. НИИ льда"),
        ("Аспирант МГУ Глеб Рощин", "Аспирант МГУ"),
        ("Анна Ким, вице-президент союза (подпись отозвана)", "вице-президент союза"),
        ("Anna Kim (former chair of the board)", "former chair of the board"),
        ("Sibel Kaya, Rechtsanwältin, Köln", "Rechtsanwältin"),
    ],
)
def test_offices_are_read_whole(text: str, office: str) -> None:
    assert entry(text).office == office


def test_words_that_somebody_adds_are_no_office() -> None:
    found = entry("Anna Kim, teacher, Peace must come at last!")
    assert (found.office, found.notes) == ("teacher", ("Peace must come at last!",))


def test_a_form_printed_apart_is_taken_off() -> None:
    found = entry("Grenzweg e. V.")
    assert (found.name, found.legal_form) == ("Grenzweg", "e. V.")


def test_small_letters_begin_a_signatory_where_lines_are_short() -> None:
    draft = read(f"Signatories\n\n{PEOPLE}theresa aiello, student\nowl_of_the_hill\n")
    assert len(draft.entries) == 7


def test_countries_head_a_list_without_blank_lines() -> None:
    draft = read("Signatories:\nArmenia\nHill Union\nRiver Union\nGeorgia\nSea Union\nSand Union\n")
    assert [section.heading for section in draft.sections] == ["Armenia", "Georgia"]
    assert len(draft.entries) == 4


def test_parts_with_and_without_numbers_are_one_list() -> None:
    text = (
        "Open letter on rivers\n\nThe river is ours.\n\nSigned,\n\n- Anna Kim\n- Bruno Sato\n\n"
        "Organizations\n\n1. Hill Union\n2. River Union\n\nIndividuals\n\n1. Carla Rossi\n2. intrepid\n"
    )
    draft = read(text)
    assert [found.printed_number for found in draft.entries] == ["", "", "1", "2", "1", "2"]
    assert draft.entries[5].kind == "individual"
    assert unaccounted(text, draft) == []


def test_notes_to_the_text_are_no_signatories() -> None:
    notes = (
        "1. Ann Lee, “The Price of the River and of its Banks,” Review of Hills 8 (2016).\n"
        "2. https:/" + "/example.org/report\n"
    )
    draft = read(
        f"Open letter\n\nText.\n\nSignatories\n\n{PEOPLE}\nEndnotes\n\n{notes}"
        "\nFurther signatories\n\nFay Moss, poet\nGil Ray, poet\nHal Orr, poet\n"
    )
    assert [found.name for found in draft.entries][-3:] == ["Fay Moss", "Gil Ray", "Hal Orr"]
    assert len(draft.entries) == 8


def test_demands_without_numbers_are_read() -> None:
    points = "- open the river;\n- publish the plan;\n- let observers in."
    for text in (points, points.replace("- ", "")):
        draft = read(f"Statement\n\nWe call on the council to:\n{text}\n\nSignatories\n\n{PEOPLE}")
        assert [demand.text for demand in draft.demands][:2] == [
            "open the river;",
            "publish the plan;",
        ]
        assert len(draft.entries) == 5


def test_numbers_that_count_on_over_the_heading_part_demands_from_signatories() -> None:
    draft = read(
        "Письмо\n\nМы требуем:\n1. Открыть реку для всех.\n2. Опубликовать план работ.\nПисьмо подписали:\n"
        "3. Анна Ким\n4. Болат Оспанов\n5. ОО «Эхо»\n"
    )
    assert len(draft.demands) == 2
    assert [found.printed_number for found in draft.entries] == ["3", "4", "5"]


def test_a_date_below_the_title_is_no_part_of_it() -> None:
    draft = read(f"Open letter on rivers\n12 March 2026\n\nText.\n\nSignatories\n\n{PEOPLE}")
    assert draft.title == "Open letter on rivers"


def test_a_title_closed_up_to_the_text_stands_alone() -> None:
    page = f"Open letter on rivers\nThe river is ours.\nWe drink of it.\n\nSignatories\n\n{PEOPLE}"
    assert read(page).title == "Open letter on rivers"


def test_columns_of_a_page_are_read_one_by_one() -> None:
    left = ["Hill Union", "River Association", "Sea Committee", "Sand Network"]
    right = ["Wood Foundation", "Lake Society", "Field Council", "Peak Alliance"]
    rows = "\n".join(f"{a:<30}{b}" for a, b in zip(left, right, strict=True))
    draft = read(f"Joint statement\n\nText.\n\nSignatories\n\n{rows}\n")
    assert [found.name for found in draft.entries] == left + right
    assert [found.lines for found in draft.entries] == [(at, at) for at in (7, 8, 9, 10)] * 2


def test_columns_of_one_signatory_stay_together() -> None:
    rows = "\n".join(f"{name:<20}director      Almaty" for name in PEOPLE.splitlines())
    draft = read(f"Joint statement\n\nText.\n\nSignatories\n\n{rows}\n")
    assert len(draft.entries) == 5


def test_markdown_gives_its_title_and_leaves_its_makers_words() -> None:
    text = '---\ntitle: "Open letter"\n---\n\n<!-- add names below -->\n\nAnna Kim\nBruno Sato\n'
    lines = [line for line in read_markdown(text.encode()).sheets[0][1] if line.strip()]
    assert lines == ["Open letter", "Anna Kim", "Bruno Sato"]


def test_a_card_of_a_page_parts_the_name_from_the_body() -> None:
    cards = "".join(
        f'<div class="signer"><span class="n">{name}</span> <span class="b">Hill Works</span></div>'
        for name in PEOPLE.splitlines()
    )
    draft = read(
        f"<!doctype html><html><body><h2>Signatories</h2>{cards}</body></html>", "page.html"
    )
    assert (draft.entries[0].name, draft.entries[0].office) == ("Anna Kim", "Hill Works")


def test_a_doubt_is_marked_only_where_the_reading_was_changed() -> None:
    draft = read(f"Signatories\n\n{PEOPLE}Amla Toren\nintrepid\n")
    assert [codes(found) for found in draft.entries][-2:] == [[], ["kind-unsure"]]
