"""Lines below a list that sign the paper itself, or say who typed it: nobody signs the statement there."""

import pytest

from tests.intake.reading import entry, read

NAMES = [
    "АНО «Ветер», Самара",
    "РОО «Жигули», Самара",
    "Клуб «Парус», Тольятти",
    "Фонд «Чайка», Сызрань",
]
SIGNED = [
    ["Председатель собрания ____________ Н. С. Белякова", "Секретарь ____________ Д. О. Титов"],
    ["Chair ______ N. Belova", "Secretary ______ D. Titov"],
    ["Төраға ________ Н. С. Белякова", "Хатшы ________ Д. О. Титов"],
    ["Исп. Катя Белова, 200-11-22"],
    ["Исполнитель: Белова К. С."],
    ["Орынд.: Белова К. С., 200-11-22"],
    ["Prepared by Kate Belova, 200-11-22"],
    ["Секретарь ________ Д. О. Титов", "", "Исп. Катя Белова"],
]


@pytest.mark.parametrize("below", SIGNED)
@pytest.mark.parametrize("mark", ["– ", "", "{}. "])
@pytest.mark.parametrize("gap", [True, False])
def test_who_signs_or_types_the_paper_is_no_signatory(
    below: list[str], mark: str, gap: bool
) -> None:
    listed = [mark.format(at) + name for at, name in enumerate(NAMES, 1)]
    draft = read("\n".join(["Подписали:", *listed, *([""] if gap else []), *below]) + "\n")
    assert len(draft.entries) == 4
    assert not any("Титов" in each.as_printed or "Бел" in each.as_printed for each in draft.entries)
    left = "\n".join(each.text for each in draft.left_out)
    assert all(line in left for line in below)


def test_a_list_on_which_all_sign_by_hand_is_a_list() -> None:
    people = ["А. Б. Иванов", "В. Г. Петрова", "Д. Е. Сидоров", "Ж. З. Ким"]
    draft = read("Подписали:\n" + "\n".join(f"Депутат ________ {name}" for name in people) + "\n")
    assert [each.name for each in draft.entries] == people
    assert not any("_" in each.office for each in draft.entries)


def test_an_executive_director_is_no_executor() -> None:
    assert entry("Исп. директор ОФ «Аист» Анна Ким").open or entry("Анна Ким, исп. директор").office
