"""Marks, notes, claims, titles, affiliations, and names whose shape does not tell what they are."""

import pytest

from tests.intake.reading import read, unaccounted


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


@pytest.mark.parametrize(
    "claim", ["119 подписей", "Всего подписей: 119", "Signed by 119 organisations", "Барлығы: 119"]
)
def test_a_claimed_total_that_does_not_fit_is_said(claim: str) -> None:
    draft = read(
        f"Обращение граждан города\n\n{claim}\n\nПодписи:\n1. ОО «Эхо»\n2. Анна Ким\n3. Ли Б.\n"
    )
    assert any("119" in warning and "3 entries" in warning for warning in draft.warnings)


@pytest.mark.parametrize("said", ["и ещё 30 человек", "және тағы 30 адам", "plus 30 more people"])
def test_how_many_more_signed_is_no_total_and_of_no_entry(said: str) -> None:
    draft = read(f"1. ОО «Эхо»\n2. Анна Ким\n3. Ли Б.\n{said}\n")
    assert ([each.lines for each in draft.entries][-1], draft.warnings) == ((3, 3), ())
    assert [left.text for left in draft.left_out] == [said]


def test_the_day_of_a_date_counts_nobody() -> None:
    draft = read("Отозвала подпись (12.11.2026)\n\nПодписи:\n1. ОО «Эхо»\n2. Анна Ким\n")
    assert draft.warnings == ()


@pytest.mark.parametrize("claim", ["3 подписи", "Signed by 2 individuals and 1 organisation"])
def test_a_claimed_total_that_fits_is_not(claim: str) -> None:
    draft = read(
        f"Обращение граждан города\n\n{claim}\n\nПодписи:\n1. ОО «Эхо»\n2. Анна Ким\n3. Ли Б.\n"
    )
    assert draft.warnings == ()


def test_names_in_one_paragraph_are_parted_and_said() -> None:
    draft = read(
        "Письмо\n\nМы против.\n\nПодписали: Иванов А.А., Ли Вера, Цой Марина.\n\nДо встречи.\n"
    )
    assert [each.name for each in draft.entries] == ["Иванов А.А.", "Ли Вера", "Цой Марина"]
    assert {each.lines for each in draft.entries} == {(5, 5)}
    assert any("one paragraph" in warning for warning in draft.warnings)
    assert [left.lines for left in draft.left_out] == [(7, 7)]


@pytest.mark.parametrize("name", ["Сапсан", "Peregrine", "Қырғи"])
def test_one_word_that_no_list_knows_is_asked_about(name: str) -> None:
    bodies = "".join(f"{at}. ОФ «Эхо {at}»\n" for at in range(1, 10))
    draft = read(f"Подписи:\n\n{bodies}10. {name}\n11. Анна Ким, врач\n")
    assert [each.code for each in draft.entries[9].defects] == ["kind-unsure"]
    told = read(f"Организации:\n\n{bodies}10. {name}\n")
    assert told.entries[9].defects == ()
    column = read(f"Организация;Город\nОФ «Сад»;Ош\n{name};Ош\n", "a.csv")
    assert column.entries[1].defects == ()


@pytest.mark.parametrize("name", ["«Сапсан»", "ПЕН", "AccessNow", "Greenpeace Союз", "Ассоциация"])
def test_what_is_written_as_a_body_is_not(name: str) -> None:
    draft = read(f"Подписи:\n\n1. ОФ «Сад»\n2. {name}\n3. Анна Ким, врач\n")
    assert "kind-unsure" not in [each.code for each in draft.entries[1].defects]


@pytest.mark.parametrize(
    ("name", "doubted"), [("Activ Saratov", True), ("Vrem Brașov", True), ("Anna Saratov", False)]
)
def test_a_town_that_ends_as_a_family_name_makes_no_person_certain(
    name: str, doubted: bool
) -> None:
    bodies = "Asociația Apa Vie\nAsociația Lumina\nFundația Lumea Nouă\nCentrul pentru Pace\n"
    last = read(f"Semnatari:\n\n{bodies}{name}").entries[-1]
    assert any(defect.code == "kind-unsure" for defect in last.defects) == doubted
