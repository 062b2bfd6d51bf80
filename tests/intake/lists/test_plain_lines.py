"""Lines of a shape are asked once what they are; whatever a name in one says, they are read as before."""

import pytest

from tests.intake.reading import read

ENTRIES = "\n".join(
    f"{form} «{name}», {town}, {person}, директор"
    for form, name, town, person in (
        ("ОО", "Эхо 1", "Алматы", "Анна Ким"),
        ("ОФ", "Жеті су 2", "Астана", "Болат Ахметов"),
        ("ТОО", "Надежда 3", "Тараз", "Сергей Иванов"),
        ("ОО", "Родник 4", "Шымкент", "Ольга Петренко"),
    )
)
NAMES = ["«Эхо 1»", "«Жеті су 2»", "«Надежда 3»", "«Родник 4»"]


@pytest.mark.parametrize(
    "line",
    [
        "Поделиться Анна",
        "Источник: Анна Ким, Алматы",
        "Примечание Анна Ким, 5 мая 2031",
        "И ещё 17 организаций",
        "Всего: 240 подписей",
        "Алматы:",
        "ОРГАНИЗАЦИИ КАЗАХСТАНА",
    ],
)
def test_line_that_is_no_entry_is_none_among_plain_ones(line: str) -> None:
    draft = read(f"Подписали:\n{ENTRIES}\n\n{line}\n{ENTRIES.replace('«', '«Новый ')}\n")
    names = [entry.name for entry in draft.entries]
    assert names == [*NAMES, *(name.replace("«", "«Новый ") for name in NAMES)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ОО «Қолдау», Алматы", "«Қолдау»"),
        ("ОО «ЭХО МИРА», Алматы", "«ЭХО МИРА»"),
        ("ОФ «Поделиться», Астана, Анна Ким", "«Поделиться»"),
        ("Анна Ким, Алматы", "Анна Ким"),
    ],
)
def test_name_with_a_word_of_lists_is_an_entry(line: str, name: str) -> None:
    draft = read(f"Подписали:\n{ENTRIES}\n{line}\n")
    assert [entry.name for entry in draft.entries] == [*NAMES, name]


def test_entry_cut_off_behind_a_plain_name_goes_on() -> None:
    draft = read(f"Подписали:\n{ENTRIES}\nОО «Луч», Астана, Анна Ким, директор по\nправам\n")
    assert [entry.name for entry in draft.entries] == [*NAMES, "«Луч»"]
    assert draft.entries[-1].as_printed.endswith("директор по правам")
