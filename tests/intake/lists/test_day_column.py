"""A day before each name is the day of signing, and a day in a text is none."""

import pytest

from tests.intake.reading import read, unaccounted

TEXT = "Открытое письмо о реке\n\nМы просим выслушать тех, кто живёт у реки.\n\n"
PEOPLE = ("Анна Ким", "Борис Ли, журналист", "ОФ «Эхо»", "Айгүл Сериккызы, Алматы")


@pytest.mark.parametrize("gap", [" ", "    ", "\t", " – ", ": ", ", "])
@pytest.mark.parametrize("day", ["2{}.06.1996", "1996-06-2{}", "2{} июня 1996 г.", "2{} juin 1996"])
@pytest.mark.parametrize("head", ["", "Date Nom\n", "Дата Имя\n", "Күні Аты\n"])
def test_day_before_each_name(gap: str, day: str, head: str) -> None:
    days = [day.format(at) for at in range(len(PEOPLE))]
    listed = "\n".join(each + gap + name for each, name in zip(days, PEOPLE, strict=True))
    text = f"{TEXT}Подписи:\n{head}{listed}\n"
    draft = read(text)
    assert [entry.as_printed for entry in draft.entries] == list(PEOPLE)
    assert [entry.notes for entry in draft.entries] == [(each,) for each in days]
    assert {entry.pieces[-1].role for entry in draft.entries} == {"date-signed"}
    assert not any(entry.open for entry in draft.entries)
    assert not unaccounted(text, draft)


def test_columns_beside_a_day_stay_apart() -> None:
    listed = "\n".join(
        f"1 mars 2018 {name}    Site: Jussieu" for name in ("Anna Kim", "Boris Li", "Eva Ro")
    )
    entry = read(f"Signatures\nDate Nom\n{listed}\n").entries[0]
    assert (entry.name, entry.affiliation) == ("Anna Kim", "Site: Jussieu")


def test_chronicle_is_no_list() -> None:
    chronicle = (
        "3 мая 2024 г. суд отклонил жалобу жителей.\n4 мая 2024 г. полиция закрыла дорогу к реке.\n"
        "5 мая 2024 г. прокурор отказал в проверке.\n\n"
    )
    draft = read(f"{TEXT}{chronicle}Подписи:\n1. Анна Ким\n2. Борис Ли\n3. Вера Сон\n")
    assert [entry.name for entry in draft.entries] == ["Анна Ким", "Борис Ли", "Вера Сон"]
    assert "3 мая 2024" in draft.body


def test_day_on_a_line_that_names_nobody_is_kept() -> None:
    names = ("Анна Ким", "Борис Ли", "Вера Сон", "Глеб Тен", "и ещё двое, имена в редакции")
    days = ("9 мая", "3 мая", "7 июня", "3 июля", "8 мая")
    listed = "\n".join(f"{day} 2024 г. {name}" for day, name in zip(days, names, strict=True))
    draft = read(f"{TEXT}Подписи:\n{listed}\n")
    kept = [note for entry in draft.entries for note in (*entry.notes, entry.as_printed)]
    kept += [each.text for each in draft.left_out]
    assert all(f"{day} 2024 г." in " ".join(kept) for day in days)
