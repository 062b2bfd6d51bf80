"""How letters print their signatories: other languages, cards, lines that take turns, marks of print."""

import pytest

from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from tests.intake.examples import examples
from tests.intake.reading import lost, names

EXAMPLES = examples("hunted_text")

PEOPLE = ("Anna Kim", "Bruno Sato", "Carla Rossi", "Dario Conti", "Elena Marsh", "Fabio Lund")
TEXT = "We ask the council to listen to those who live by the river, for nobody has asked them yet."


def read(text: str, name: str = "letter.txt") -> Draft:
    source = read_source(text.encode(), name)
    assert lost(source) == []
    return source.draft


def page(inside: str) -> str:
    return (
        "<html><head><meta charset='utf-8'></head><body><nav><a href='/'>Home</a></nav>"
        f"<h1>Letter on the river</h1><p>{TEXT}</p>{inside}<footer>© 2031</footer></body></html>"
    )


@pytest.mark.parametrize(
    "heading",
    EXAMPLES["words for signing head a list in many languages"],
)
def test_words_for_signing_head_a_list_in_many_languages(heading: str) -> None:
    draft = read(f"Letter on the river\n\n{TEXT}\n\n{heading}\n" + "\n".join(PEOPLE))
    assert names(draft) == list(PEOPLE)
    assert draft.title == "Letter on the river"
    assert TEXT in draft.body


def test_words_that_ask_to_sign_head_no_list() -> None:
    draft = read(
        f"Letter on the river\n\n{TEXT}\n\nHow to sign:\nWrite to us.\n\nSigned by:\n"
        + "\n".join(PEOPLE)
    )
    assert names(draft) == list(PEOPLE)
    assert draft.demands == ()


def test_a_body_whose_name_speaks_of_signing_is_no_heading() -> None:
    bodies = ["Amber Centre", "Signature Foundation", "Hill Union", "River Association"]
    assert names(read("Signatories:\n\n" + "\n".join(bodies))) == bodies


def test_groups_in_other_languages_part_a_list() -> None:
    bodies = ["Centro da Ponte", "Rede Fio de Prumo", "Comitê do Cais", "Fórum das Águas"]
    draft = read(
        f"Carta sobre o rio\n\n{TEXT}\n\nEntidades\n"
        + "\n".join(bodies)
        + "\nPersonalidades\n"
        + "\n".join(f"{name} - jornalista" for name in PEOPLE)
    )
    assert [section.heading for section in draft.sections] == ["Entidades", "Personalidades"]
    assert [entry.kind for entry in draft.entries] == ["organisation"] * 4 + ["individual"] * 6
    assert {entry.office for entry in draft.entries[4:]} == {"jornalista"}


def test_capitals_head_nothing_where_headings_stand_between_dashes() -> None:
    draft = read(
        "Signed:\n--- BODIES ---\nHill Union\nRIVER WATCH\nAmber Centre\n--- PEOPLE ---\n"
        + "\n".join(PEOPLE)
    )
    assert [section.heading for section in draft.sections] == ["BODIES", "PEOPLE"]
    assert names(draft) == ["Hill Union", "RIVER WATCH", "Amber Centre", *PEOPLE]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    EXAMPLES["print that closes up or joins names is read"],
)
def test_print_that_closes_up_or_joins_names_is_read(text: str, name: str, office: str) -> None:
    draft = read("Signed:\n" + "\n".join([text, *PEOPLE]))
    first = draft.entries[0]
    assert (first.kind, first.name) == ("individual", name)
    assert first.office.startswith(office)
    assert first.as_printed == text


@pytest.mark.parametrize(
    "entry",
    EXAMPLES["cards and print part a name from what it is printed with"],
)
def test_cards_and_print_part_a_name_from_what_it_is_printed_with(entry: str) -> None:
    towns = ("Amber Works", "Studio Mole", "Hill Mill", "Lund Boats", "Mill Theatre", "Grey Quarry")
    cards = "".join(
        entry.format(name=name, what=what) for name, what in zip(PEOPLE, towns, strict=True)
    )
    holder = "ul" if entry.startswith("<li") else "div"
    draft = read(page(f"<h2>Signatories</h2><{holder}>{cards}</{holder}>"), "letter.html")
    assert names(draft) == list(PEOPLE)
    assert [each.affiliation for each in draft.entries] == list(towns)


def test_a_card_that_fell_apart_is_one_signatory() -> None:
    cards = f"<div>{PEOPLE[0]}</div><div>University of Amber</div>"
    cards += "".join(f"<div>{name}<br>Studio Mole</div>" for name in PEOPLE[1:])
    draft = read(page(f"<h2>Signatories</h2><div>{cards}</div>"), "letter.html")
    assert names(draft) == list(PEOPLE)
    assert draft.entries[0].affiliation == "University of Amber"


def test_names_and_offices_that_take_turns_are_one_signatory_each() -> None:
    lines = [line for name in PEOPLE for line in (name, "teacher, Amber School")]
    draft = read(f"Letter on the river\n\n{TEXT}\n\nSigned by:\n\n" + "\n".join(lines))
    assert names(draft) == list(PEOPLE)
    assert {entry.office for entry in draft.entries} == {"teacher"}


def test_people_and_bodies_in_any_order_do_not_take_turns() -> None:
    lines = ["Anna Kim", "Hill Union", "Amber Centre", "Bruno Sato", "Carla Rossi", "River Union"]
    lines += ["Dario Conti", "Elena Marsh", "Fabio Lund", "Reed Club"]
    assert names(read("Signatories:\n\n" + "\n".join(lines))) == lines


def test_a_paragraph_with_bodies_in_brackets_is_parted_at_its_semicolons() -> None:
    run = "; ".join(f"{name} (Amber School)" for name in PEOPLE)
    draft = read_source(f"Letter\n\n{TEXT}\n\nSigned by: {run}.\n".encode(), "a.txt").draft
    assert names(draft) == list(PEOPLE)


def test_a_country_or_capitals_behind_a_bullet_sign_for_themselves() -> None:
    bodies = ["Hill Union", "Estonia", "ABA ROLI", "Amber Centre", "Kenya"]
    assert names(read("Signed by:\n\n" + "\n".join(f"- {each}" for each in bodies))) == bodies


def test_an_entry_that_ends_with_a_comma_does_not_swallow_the_next_person() -> None:
    lines = [f"{name}, teacher at Amber School" for name in PEOPLE]
    lines[2] += ","
    assert names(read("Signed:\n\n" + "\n".join(lines))) == list(PEOPLE)


def test_text_behind_a_list_of_bullets_is_none_of_it() -> None:
    listed = "\n".join(f"- {name}" for name in PEOPLE)
    draft = read(
        f"# Letter on the river\n\n{TEXT}\n\n## Signed\n\n{listed}\n\nMore names are on their way.\n\n"
        f"### About us\n\n{TEXT}\n",
        "letter.md",
    )
    assert names(draft) == list(PEOPLE)


@pytest.mark.parametrize("heading", ["References", "Additional information", "Ссылки", "Quellen"])
def test_notes_under_a_heading_end_the_list(heading: str) -> None:
    links = "\n".join(
        f"- [River Gazette {number}](http://example.org/{number})" for number in (1, 2)
    )
    listed = "\n".join(f"- {name}" for name in PEOPLE)
    draft = read(
        f"# Letter\n\n{TEXT}\n\n## Signed\n\n{listed}\n\n## {heading}\n\n{links}\n", "a.md"
    )
    assert names(draft) == list(PEOPLE)


def test_a_page_whose_names_come_later_has_no_signatories() -> None:
    links = "".join(
        f"<li><a href='/{at}'>The River Gazette on the case</a></li>" for at in range(6)
    )
    text = page(f"<h2>Signatures</h2><p>… so far</p><h2>References</h2><ul>{links}</ul>")
    with pytest.raises(UserError):
        read_source(text.encode(), "letter.html")


@pytest.mark.parametrize(
    "text", ["~~Anna Kim~~ (retracted by her request)", "~Anna Kim~ (removed at her own request)"]
)
def test_a_name_struck_out_with_a_reason_is_withdrawn(text: str) -> None:
    listed = "\n".join(f"* {each}" for each in [text, *PEOPLE[1:]])
    draft = read(f"# Letter\n\n{TEXT}\n\n## Signed\n\n{listed}\n", "letter.md")
    assert names(draft) == list(PEOPLE)
    assert [each.standing for each in draft.entries] == ["withdrawn", *["signed"] * 5]


def test_a_table_keeps_the_statement_above_it() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>Teacher</td></tr>" for name in PEOPLE)
    table = f"<table><thead><th>Name</th><th>Role</th></thead><tbody>{rows}</tbody></table>"
    steps = "<p>To sign this letter:</p><ol><li>Write to us.</li><li>Wait for us.</li></ol>"
    draft = read(page(f"{steps}<h2>Signed</h2>{table}<p>Thank you.</p>"), "letter.html")
    assert (names(draft), draft.title) == (list(PEOPLE), "Letter on the river")
    assert draft.demands == ()
    assert TEXT in draft.body
    assert {entry.office for entry in draft.entries} == {"Teacher"}


def test_people_whom_a_letter_names_in_numbers_are_no_demands() -> None:
    held = "\n".join(
        f"{at}. {name}" for at, name in enumerate(("Olga Reed", "Petr Hale", "Nina Roe"), 1)
    )
    rows = "\n".join(f"| {name} | teacher |" for name in PEOPLE)
    draft = read(
        f"# Letter\n\n{TEXT} They hold:\n\n{held}\n\n## Signed\n\n| Name | Role |\n|---|---|\n{rows}\n",
        "letter.md",
    )
    assert (names(draft), draft.demands) == (list(PEOPLE), ())


def test_a_page_kept_as_markdown_is_read_as_a_page() -> None:
    lines = "<br />\n".join(f"{name}, teacher" for name in PEOPLE)
    text = (
        f"---\ntitle: Letter on the river\n---\n<figure><figcaption>Photo</figcaption></figure>\n\n"
        f"<p>{TEXT}</p>\n\n<p>Signed by:</p>\n\n<p>{lines}</p>\n"
    )
    draft = read_source(text.encode(), "letter.md").draft
    assert (names(draft), draft.title) == (list(PEOPLE), "Letter on the river")
    assert not any("<" in entry.as_printed for entry in draft.entries)


def test_backslashes_at_the_ends_of_lines_are_breaks() -> None:
    lines = "  \\\\\n".join(f"{name}, Amber School" for name in PEOPLE)
    draft = read(f"# Letter\n\n{TEXT}\n\n## Signed\n\n{lines}\n", "letter.md")
    assert names(draft) == list(PEOPLE)
    assert {entry.affiliation for entry in draft.entries} == {"Amber School"}


def test_words_that_fold_a_list_open_are_no_signatory() -> None:
    listed = "".join(f"<li>{name}</li>" for name in PEOPLE)
    folded = f"<details><summary>Show all signatories</summary><ul>{listed}</ul></details>"
    assert names(read(page(f"<h2>Signatories</h2>{folded}"), "letter.html")) == list(PEOPLE)


@pytest.mark.parametrize("country", ["UK", "Uk", "usa", "US", "Northern Ireland", "Hong Kong"])
def test_countries_are_known_as_people_write_them(country: str) -> None:
    draft = read(f"Signed:\nAnna Kim, teacher, Amber School, {country}\n" + "\n".join(PEOPLE[1:]))
    assert (draft.entries[0].office, draft.entries[0].country) == ("teacher", country)


def test_a_name_in_small_letters_is_a_person_among_people() -> None:
    listed = [f"{name}, teacher, Amber School" for name in PEOPLE]
    draft = read("Signed:\n" + "\n".join([*listed, "zengxi hua, postdoc, Amber School"]))
    last = draft.entries[-1]
    assert (last.kind, last.name, last.office) == ("individual", "zengxi hua", "postdoc")


def test_characters_that_nobody_sees_are_no_part_of_a_name() -> None:
    draft = read(
        "Signed:\n\ufeffAnna Kim, teacher\nBru\u00adno Sa\u200bto\n" + "\n".join(PEOPLE[2:])
    )
    assert names(draft) == list(PEOPLE)


def test_a_job_in_support_is_no_position_and_a_dash_is_no_office() -> None:
    offices = ("Support Engineer, Amber Works", "Support, Mole Ltd", "-", "--", "...", "teacher")
    rows = "\n".join(f"| {name} | {office} |" for name, office in zip(PEOPLE, offices, strict=True))
    draft = read(f"# Letter\n\n{TEXT}\n\n| Name | Role |\n|---|---|\n{rows}\n", "letter.md")
    assert [each.office for each in draft.entries] == [*offices[:2], "", "", "", "teacher"]
    assert {each.reservation for each in draft.entries} == {""}


@pytest.mark.parametrize(
    "listed",
    [
        "".join(f"{name[0]}\n{name}, teacher\n" for name in PEOPLE),
        "A B C D E F\n" + "".join(f"{name}, teacher\n" for name in PEOPLE),
        "".join(f"{name}, teacher 🌊\n" for name in PEOPLE),
        "".join(f"✅ {name}, teacher\n" for name in PEOPLE),
        "".join(f"@{name.split()[0].lower()} {name}, teacher\n" for name in PEOPLE),
    ],
)
def test_letters_of_an_index_pictures_and_handles_are_no_part_of_a_name(listed: str) -> None:
    draft = read(f"Letter\n\n{TEXT}\n\nSignatories ✍️\n\n{listed}")
    assert names(draft) == list(PEOPLE)
    assert {each.office for each in draft.entries} == {"teacher"}


def test_items_below_a_country_are_its_signatories() -> None:
    groups = (("Norway", PEOPLE[:3]), ("Kenya", PEOPLE[3:]))
    listed = "".join(
        f"- {country}\n" + "".join(f"  - {name}, teacher\n" for name in people)
        for country, people in groups
    )
    draft = read(f"# Letter\n\n{TEXT}\n\n## Signatories\n\n{listed}", "letter.md")
    assert names(draft) == list(PEOPLE)
    assert [section.heading for section in draft.sections] == ["Norway", "Kenya"]


def test_the_only_item_below_a_name_is_what_it_is_printed_with() -> None:
    listed = "".join(f"- {name}\n  - teacher, Amber School\n" for name in PEOPLE)
    draft = read(f"# Letter\n\n{TEXT}\n\n## Signatories\n\n{listed}", "letter.md")
    assert names(draft) == list(PEOPLE)
    assert {each.office for each in draft.entries} == {"teacher"}


def test_a_paragraph_of_a_page_that_says_who_signs_is_parted() -> None:
    run = "; ".join(f"{name}, Amber School" for name in PEOPLE)
    text = page(f"<p><strong>Подписали:</strong> {run}</p>")
    draft = read_source(text.encode(), "letter.html").draft
    assert names(draft) == list(PEOPLE)
    assert TEXT in draft.body


def test_cells_of_a_table_side_by_side_are_a_signatory_each() -> None:
    cells = [f"<td>{name}<br>Amber School</td>" for name in PEOPLE * 2]
    rows = "".join(f"<tr>{''.join(cells[at : at + 3])}</tr>" for at in range(0, 12, 3))
    draft = read_source(page(f"<table>{rows}</table>").encode(), "letter.html").draft
    assert sorted(names(draft)) == sorted(PEOPLE * 2)
    assert {each.affiliation for each in draft.entries} == {"Amber School"}


def test_a_list_between_rules_begins_behind_the_sentences_above_it() -> None:
    listed = "  \n".join(PEOPLE)
    draft = read(
        f"# Letter on the river\n\nWe ask the council to listen.\n\n---\n\n{listed}\n\n---\n\n"
        "[Sign here](http://example.org)\n",
        "letter.md",
    )
    assert (names(draft), draft.title) == (list(PEOPLE), "Letter on the river")


def test_links_with_names_beside_each_other_are_a_signatory_each() -> None:
    chips = "".join(f"<a href=''>{name.replace(' ', '&nbsp;')} </a>" for name in PEOPLE)
    bodies = "".join(f"<p>{body}</p>" for body in ("Hill Union", "Amber Centre", "River Club"))
    draft = read(page(f"<h2>Signatories</h2>{bodies}<div>{chips}</div>"), "letter.html")
    assert names(draft) == ["Hill Union", "Amber Centre", "River Club", *PEOPLE]


def test_words_with_an_address_are_no_title() -> None:
    draft = read(
        "Solidarity with the river\n\nAdd your name to this statement: sign@example.org\n\n"
        f"{TEXT}\n\nSignatories\n\n" + "\n".join(PEOPLE)
    )
    assert draft.title == "Solidarity with the river"
