"""Marks, notes, claims, titles, affiliations, and names whose shape does not tell what they are."""

import pytest

from coalition_app.drafts import Joint
from tests.intake.reading import codes, entry, read, unaccounted

PEOPLE = "Анна Ким, юрист\nИван Петров, врач\nОльга Ли, поэт\n"


@pytest.mark.parametrize(
    "title",
    ["Заявление деятелей культуры", "Letter", "Open letter to the mayor", "Наш город", "Ашық хат"],
)
def test_a_line_alone_above_a_list_is_its_title(title: str) -> None:
    text = f"{title}\n\n{PEOPLE}"
    draft = read(text)
    assert draft.title == title
    assert [each.name for each in draft.entries] == ["Анна Ким", "Иван Петров", "Ольга Ли"]
    assert unaccounted(text, draft) == []


@pytest.mark.parametrize("first", ["Мария Цой", "ОО «Эхо»", "Human Rights Watch"])
def test_a_signatory_alone_above_a_list_stays_one(first: str) -> None:
    draft = read(f"{first}\n\n{PEOPLE}")
    assert (draft.title, len(draft.entries)) == ("", 4)


def test_names_of_an_unsure_shape_follow_the_majority_and_are_looked_at() -> None:
    draft = read(
        "Signatories:\nHuman Rights Watch\nCivil Rights Defenders\nFront Line Defenders\nAccess Now\n"
        "Norwegian Helsinki Committee\n"
    )
    unsure = draft.entries[3]
    assert (unsure.kind, unsure.capacity, codes(unsure)) == (
        "organisation",
        "organisation",
        ["kind-unsure"],
    )


def test_a_heading_settles_names_of_an_unsure_shape() -> None:
    draft = read(
        "Organisations:\n1. Access Now\n2. Freedom House\n3. Crude Oil\n\n"
        "Individuals:\n1. Bo Chen\n2. Kofi Mensah\n3. Anna Kim\n"
    )
    assert [each.kind for each in draft.entries] == ["organisation"] * 3 + ["individual"] * 3
    assert all(not each.defects for each in draft.entries)


def test_a_known_name_is_never_turned_into_a_body() -> None:
    draft = read("Подписи:\n1. ОО «А»\n2. ОО «Б»\n3. ОО «В»\n4. Анна Ким\n5. Мырзабек Токтосунов\n")
    assert [each.kind for each in draft.entries[3:]] == ["individual", "individual"]
    assert all(not each.defects for each in draft.entries)


def test_a_list_of_people_alone_raises_no_doubt() -> None:
    draft = read("Bo Chen\nKofi Mensah\nZhao Min\nPark Jiwoo\n")
    assert all(each.kind == "individual" and not each.defects for each in draft.entries)


@pytest.mark.parametrize("mark", ["*", "**", "†", "¹", "(1)", "[1]"])
def test_a_note_reaches_those_who_bear_its_mark(mark: str) -> None:
    text = (
        f"Signatories:\nAnna Kim{mark}, lawyer\nBo Li, judge{mark}\nEva Ray\n\n"
        f"{mark} in a personal capacity\n"
    )
    draft = read(text)
    assert [each.name for each in draft.entries] == ["Anna Kim", "Bo Li", "Eva Ray"]
    assert [each.office for each in draft.entries] == ["lawyer", "judge", ""]
    assert [each.capacity for each in draft.entries] == ["personal", "personal", "individual"]
    assert draft.entries[0].notes == ("in a personal capacity",)
    assert draft.entries[0].as_printed == f"Anna Kim{mark}, lawyer"
    assert unaccounted(text, draft) == []
    assert any("note to the signatories" in left.why for left in draft.left_out)


def test_a_note_that_states_a_position_is_words_to_settle() -> None:
    draft = read("1. ОО «Эхо»*\n2. ОО «Свет»\n3. Анна Ким\n* не поддерживает требование 2\n")
    assert [each.reservation for each in draft.entries] == ["не поддерживает требование 2", "", ""]


def test_stars_before_names_are_bullets() -> None:
    draft = read("* Anna Kim, lawyer\n* Eva Ray, judge\n* Peter Stone, poet\n")
    assert [each.name for each in draft.entries] == ["Anna Kim", "Eva Ray", "Peter Stone"]
    assert all(each.capacity == "individual" for each in draft.entries)


def test_a_remark_to_the_whole_list_makes_offices_personal() -> None:
    draft = read(
        "Signatories (affiliations for identification purposes only)\n"
        "Anna Kim, MIT\nEva Ray\nPeter Stone, lawyer\n"
    )
    assert [each.capacity for each in draft.entries] == ["personal", "individual", "personal"]


@pytest.mark.parametrize(
    ("text", "office", "affiliation"),
    [
        ("Anna Kim, University of Oslo", "University of Oslo", "University of Oslo"),
        ("Anna Kim, Engineer at Google", "Engineer at Google", "Google"),
        ("Anna Kim (Mozilla Foundation)", "Mozilla Foundation", "Mozilla Foundation"),
        ("Anna Kim, Mozilla", "Mozilla", "Mozilla"),
        ("Anna Kim, lawyer, Fair Trials", "lawyer", "Fair Trials"),
        ("Анна Ким, журналист, Фонд «Эхо»", "журналист", "Фонд «Эхо»"),
        ("Anna Kim, Policy and Research Lead, OpenLab", "Policy and Research Lead", "OpenLab"),
        ("Anna Kim (@annakim)", "", ""),
        ("Anna Kim, lawyer", "lawyer", ""),
    ],
)
def test_the_body_of_a_person_is_the_affiliation(text: str, office: str, affiliation: str) -> None:
    found = entry(text)
    assert (found.name, found.kind) == (text[:8], "individual")
    assert (found.office, found.affiliation) == (office, affiliation)


@pytest.mark.parametrize(
    ("text", "office", "place", "country"),
    [
        ("Анна Ким, актриса (Санкт-Петербург)", "актриса", "Санкт-Петербург", ""),
        ("Anna Kim, judge (Oslo)", "judge", "Oslo", ""),
        ("Anna Kim, Uppsala, Sweden", "", "Uppsala", "Sweden"),
        ("Echo Foundation (Pécs, Hungary)", "", "Pécs", "Hungary"),
    ],
)
def test_a_place_stands_once(text: str, office: str, place: str, country: str) -> None:
    found = entry(text)
    assert (found.office, found.place, found.country) == (office, place, country)


@pytest.mark.parametrize(
    "text",
    [
        "ОО «Эхо» (отозвано)",
        "ОО «Эхо», отозвал подпись 3 мая",
        "«Эхо» ҚБ (қолын қайтарды)",
        "Echo Foundation (withdrawn)",
        "Echo Foundation [signature removed]",
    ],
)
def test_a_mark_of_withdrawal_is_a_status_and_a_doubt(text: str) -> None:
    found = entry(text)
    assert (found.standing, codes(found)) == ("withdrawn", ["withdrawn-mark"])
    assert found.notes


def test_a_name_that_speaks_of_withdrawing_is_no_mark() -> None:
    assert entry("Movement for Withdrawn Children").standing == "signed"


def test_a_mark_of_correction_is_a_doubt_only() -> None:
    found = entry("ОО «Эхо» (исправлено)")
    assert (found.name, found.standing, codes(found)) == ("«Эхо»", "signed", ["corrected-mark"])


@pytest.mark.parametrize("word", ["и", "and", "және"])
def test_two_bodies_that_a_word_joins_are_joint(word: str) -> None:
    found = entry(f"ОФ «Эхо» {word} ОО «Свет», Анна Ким")
    assert (found.name, found.joint) == ("«Эхо»", (Joint("ОО", "«Свет»"),))
    assert found.representative == "Анна Ким"


def test_and_inside_a_name_joins_nothing() -> None:
    assert entry("Центр «Право и закон»").joint == ()
    assert entry("Фонд «Эхо» и друзья").joint == ()


def test_a_range_of_numbers_is_one_entry_that_is_looked_at() -> None:
    draft = read("1. ОО «Эхо»\n2-4. ОО «Свет», три филиала\n5. Анна Ким\n")
    assert [each.printed_number for each in draft.entries] == ["1", "2-4", "5"]
    assert "several-numbers" in codes(draft.entries[1])
    assert not any("missing" in warning for warning in draft.warnings)


@pytest.mark.parametrize(
    "claim", ["119 подписей", "Всего подписей: 119", "Signed by 119 organisations", "Барлығы: 119"]
)
def test_a_claimed_total_that_does_not_fit_is_said(claim: str) -> None:
    draft = read(
        f"Обращение граждан города\n\n{claim}\n\nПодписи:\n1. ОО «Эхо»\n2. Анна Ким\n3. Ли Б.\n"
    )
    assert any("119" in warning and "3 entries" in warning for warning in draft.warnings)


@pytest.mark.parametrize("claim", ["3 подписи", "Signed by 2 individuals and 1 organisation"])
def test_a_claimed_total_that_fits_is_not(claim: str) -> None:
    draft = read(
        f"Обращение граждан города\n\n{claim}\n\nПодписи:\n1. ОО «Эхо»\n2. Анна Ким\n3. Ли Б.\n"
    )
    assert draft.warnings == ()


def test_countries_and_groups_head_sections_of_a_list_without_numbers() -> None:
    text = (
        "Joint statement\n\nPoland\n\nFair Trials\nRule of Law Foundation\n\nGeorgia\n\n"
        "Human Rights Center\n\nIndividuals\n\nAnna Kim\nPeter Stone\n"
    )
    draft = read(text)
    assert [(s.heading, s.first, s.last) for s in draft.sections] == [
        ("Poland", 1, 2),
        ("Georgia", 3, 3),
        ("Individuals", 4, 5),
    ]
    assert unaccounted(text, draft) == []


@pytest.mark.parametrize(
    "name", ["International Media Support", "Committee to Protect Journalists"]
)
def test_a_body_with_the_words_of_headings_stays_an_entry(name: str) -> None:
    draft = read(f"Signatories:\nHuman Rights Watch\n{name}\nAnna Kim\n")
    assert [each.name for each in draft.entries] == ["Human Rights Watch", name, "Anna Kim"]


def test_an_address_in_the_middle_of_a_list_does_not_end_it() -> None:
    draft = read("Signatories:\nAnna Kim, @annakim\nPeter Stone (@stone)\nEva Ray\n")
    assert [each.name for each in draft.entries] == ["Anna Kim", "Peter Stone", "Eva Ray"]


def test_the_end_of_a_letter_is_no_part_of_the_last_entry() -> None:
    draft = read("1. ОО «Эхо»\n2. Анна Ким\n3. Движение «Свет»,\n\nС уважением,\nсекретариат\n")
    assert draft.entries[2].name == "Движение «Свет»"


def test_names_with_their_offices_below_them_are_one_entry_each() -> None:
    text = (
        "Open letter\n\nSignatories\n\nJane Doe\nProfessor, MIT\n\nPeter Stone\nEngineer, Mozilla\n\n"
        "Anna Kim\nLawyer\nLondon\n"
    )
    draft = read(text)
    assert [(each.name, each.office) for each in draft.entries] == [
        ("Jane Doe", "Professor"),
        ("Peter Stone", "Engineer"),
        ("Anna Kim", "Lawyer"),
    ]
    assert (draft.entries[2].place, draft.entries[2].lines) == ("London", (11, 13))
    assert unaccounted(text, draft) == []


def test_pairs_of_signatories_between_blank_lines_are_not_joined() -> None:
    draft = read("Anna Kim\nPeter Stone\n\nEva Ray\nJohn Smith\n\nMary Jones\nPaul Brown\n")
    assert len(draft.entries) == 6


def test_names_in_one_paragraph_are_parted_and_said() -> None:
    draft = read(
        "Письмо\n\nМы против.\n\nПодписали: Иванов А.А., Ли Вера, Цой Марина.\n\nДо встречи.\n"
    )
    assert [each.name for each in draft.entries] == ["Иванов А.А.", "Ли Вера", "Цой Марина"]
    assert {each.lines for each in draft.entries} == {(5, 5)}
    assert any("one paragraph" in warning for warning in draft.warnings)
    assert [left.lines for left in draft.left_out] == [(7, 7)]


def test_a_group_heading_begins_the_list_below_a_short_text() -> None:
    draft = read("Заявление НКО\n\nЗакон плох.\n\nОрганизации:\nФонд «А»\nЦентр «Б»\nФонд «В»\n")
    assert (draft.title, len(draft.entries)) == ("Заявление НКО", 3)
    assert draft.sections[0].heading == "Организации"


@pytest.mark.parametrize(
    ("text", "name", "representative"),
    [
        ("РОО «Эхо» (Светлана Иванова)", "«Эхо»", "Светлана Иванова"),
        ("Bir Duino – Tolekan Ismailova, Chair", "Bir Duino", "Tolekan Ismailova"),
        ("СРОО «Экоцентр»", "«Экоцентр»", ""),
        ("ОО «Эхо» в лице председателя Сагинтаева Б.Т.", "«Эхо»", "Сагинтаева Б.Т."),
        ("Wei Zhang 张伟", "Wei Zhang 张伟", ""),
    ],
)
def test_who_signs_is_told_from_who_represents(text: str, name: str, representative: str) -> None:
    found = entry(text)
    assert (found.name, found.representative) == (name, representative)


@pytest.mark.parametrize(
    "text", ["Без подписи", "Anonymous", "Name withheld", "Подпись неразборчива"]
)
def test_what_stands_for_no_name_is_said(text: str) -> None:
    assert "no-name" in codes(entry(text))
