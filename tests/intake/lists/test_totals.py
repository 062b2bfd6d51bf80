"""Printed totals are compared with what was read of the same kind, and notes below them are shown."""

import pytest

from tests.intake.reading import read

BODIES = "1. ОФ «Эхо», Ош\n2. ОФ «Нур», Ош\n3. ОО «Свет», Ош\n4. ОО «Луч», Ош\n"
LIST = f"Подписи:\n{BODIES}5. Анна Ким, Ош\n"


def claims(total: str, listed: str = LIST) -> list[str]:
    return [str(each) for each in read(f"{listed}\n{total}\n").warnings if "entries were" in each]


@pytest.mark.parametrize(
    "total",
    ["Итого: 4 подписи", "Итого 4, с коллективными.", "Барлығы: 4", "Total: 4", "Всего 4."],
)
def test_a_total_of_all_is_not_compared_with_the_bodies_alone(total: str) -> None:
    (warning,) = claims(total)
    assert "4" in warning
    assert not claims(total.replace("4", "5"))


@pytest.mark.parametrize("total", ["Всего: 4 организации и 1 гражданин", "Итого: 4 НКО"])
def test_a_total_of_one_kind_is_compared_with_that_kind(total: str) -> None:
    assert not claims(total)
    assert len(claims(total.replace("4", "6"))) == 1


def test_the_parts_of_a_wrong_total_are_not_compared_too() -> None:
    (warning,) = claims("Total: 7 (6 organisations, 1 individual)")
    assert "Total: 7" in warning


def test_a_number_of_the_list_is_no_count() -> None:
    assert not claims("Ескерту: № 3 заңды тұлға емес")


def test_a_total_below_a_table_is_compared_with_its_rows() -> None:
    rows = "".join(f"<tr><td>{at}</td><td>ОО «Эхо-{at}»</td><td>Ош</td></tr>" for at in range(1, 7))
    head = "<tr><th>№</th><th>Организация</th><th>Город</th></tr>"
    page = f"<h1>Заявление</h1><table>{head}{rows}</table><p>Итого: 5 подписей</p>"
    warnings = [each for each in read(page, "a.html").warnings if "Итого: 5" in each]
    assert len(warnings) == 1


def test_a_note_below_a_total_is_on_the_numbers_that_it_begins_with() -> None:
    draft = read(
        f"{LIST}\nTotal: 5 (4 organisations, 1 individual)\nNB: 2 and 4 also want logos.\n"
    )
    assert [(line.text[:2], line.code, line.numbers) for line in draft.open_lines] == [
        ("NB", "names-a-number", (2, 4))
    ]


def test_a_total_may_go_on_behind_its_comma() -> None:
    draft = read(f"{LIST}\nTotal: 5 (4 organisations,\n1 individual)\n")
    assert [left.text for left in draft.left_out[1:]] == [
        "Total: 5 (4 organisations,\n1 individual)"
    ]


@pytest.mark.parametrize("mark", ["{at}. {name}", "{name}", "• {name}"])
@pytest.mark.parametrize(
    "total",
    [
        *("24 signatories in all", "In all, 24 organisations", "24 organisations have signed"),
        *("(24 organisations)", "A total of 24 groups", "Total of 24", "= 24 signatories"),
        *("24 organisations and 3 individuals in total", "24 организации всего"),
        "24 ұйым қол қойды",
    ],
)
def test_a_line_that_only_counts_who_signed_is_compared_and_signs_nothing(
    mark: str, total: str
) -> None:
    bodies = ("School Trust", "Teachers’ Foundation", "Parents’ Union", "North Bees Association")
    listed = "\n".join(mark.format(at=at, name=name) for at, name in enumerate(bodies, 1))
    draft = read(f"Signatories:\n\n{listed}\n{total}\n")
    assert [entry.name for entry in draft.entries] == [*bodies]
    assert not any(entry.open for entry in draft.entries)
    assert [left.text for left in draft.left_out[1:]] == [total]
    assert [each for each in draft.warnings if "24" in each and "4 entries were" in each]


@pytest.mark.parametrize("mark", ["{at}. {name}", "{name}", "• {name}"])
@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("count", ["(24 organisations)", "24 organisations in all"])
def test_a_count_right_below_an_entry_may_be_its_own(mark: str, gap: str, count: str) -> None:
    bodies = ("School Trust", "Network of Farmers", "Hill Trust", "Lake Union", "Sea Club")
    listed = [mark.format(at=at, name=name) for at, name in enumerate(bodies, 1)]
    text = "\n".join(["Signatories:\n", *listed[:2], gap + count, *listed[2:], ""])
    draft = read(text)
    assert len(draft.entries) == len(bodies)
    of_entry = draft.entries[1]
    assert (bool(of_entry.open), count in of_entry.as_printed) == (not gap, not gap)
    assert (count in [left.text for left in draft.left_out]) == bool(gap)
    assert not any(entry.open for entry in draft.entries if entry != of_entry)


@pytest.mark.parametrize("name", ["24 Hours for Peace", "1000 Women in Action", "Group of 24"])
def test_a_name_with_a_number_is_no_count(name: str) -> None:
    draft = read(f"Signatories:\n\n1. School Trust\n2. Parents’ Union\n3. {name}\n")
    assert [entry.name for entry in draft.entries][-1] == name
