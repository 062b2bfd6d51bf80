"""What was settled once vouches for equal pieces: of a function, a place, a body, and of nothing else."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from coalition_app.draft_pieces import ROLES, VOUCHING
from coalition_app.drafts import Draft, DraftEntry, fold_words
from coalition_app.intake.read_source import read_source
from coalition_app.intake.settled import take_settled

DATA = Path(__file__).parent.parent / "data"
LIST = """Подписи:

1. ОО «Правовая среда» (без требования 2)
2. ОО «Шаңырақ», Ержан Тілеубай, Шал акын
3. ОО «Отан» (шал  Акын)
4. Ержан Тілеубай, ответственный за связь, Шал акын
5. ОО «Свет», Анна Ким, директор, снята с подписи
6. ОФ «Очаг», Анна Ким, директор
"""
TEXTS = ("без требования 2", "Шал акын", "ответственный за связь", "снята с подписи")


def listed(settled: dict[str, str] | None = None) -> Draft:
    by_fold = {fold_words(text): role for text, role in (settled or {}).items()}
    return take_settled(read_source(LIST.encode(), "a.txt").draft, by_fold)


def open_in(draft: Draft) -> list[list[str]]:
    return [[point.text for point in each.open] for each in draft.entries]


def parts_of(entry: DraftEntry) -> list[tuple[str, str]]:
    return [(piece.role, piece.text) for piece in entry.pieces]


def test_without_settled_words_all_is_open() -> None:
    assert open_in(listed()) == [
        ["без требования 2"],
        ["Шал акын"],
        ["шал Акын"],
        ["ответственный за связь, Шал акын"],
        ["снята с подписи"],
        [],
    ]


def test_an_equal_piece_has_the_settled_role_whatever_its_case_and_spaces() -> None:
    draft = listed({"Шал акын": "place"})
    assert open_in(draft)[1:3] == [[], []]
    assert [each.place for each in draft.entries[1:3]] == ["Шал акын", "шал Акын"]
    assert parts_of(draft.entries[2])[-1] == ("place", "шал Акын")
    assert "“Шал акын”" in draft.warnings[-1] and draft.warnings[-1].endswith("Lines: 4-6.")


def test_a_part_between_commas_is_settled_and_the_rest_stays_open() -> None:
    (fourth,) = listed({"Шал акын": "place"}).entries[3:4]
    assert parts_of(fourth)[1:] == [("unknown", "ответственный за связь"), ("place", "Шал акын")]
    assert [point.text for point in fourth.open] == ["ответственный за связь"]
    both = listed({"Шал акын": "place", "ответственный за связь": "office"}).entries[3]
    assert (both.open, both.office, both.place) == ((), "ответственный за связь", "Шал акын")


def test_what_a_person_belongs_to_says_nothing_beside_a_body() -> None:
    draft = listed({"Шал акын": "affiliation"})
    assert open_in(draft)[1:4] == [["Шал акын"], ["шал Акын"], ["ответственный за связь"]]


@pytest.mark.parametrize("role", sorted(VOUCHING))
@pytest.mark.parametrize("text", ["без требования 2", "снята с подписи"])
def test_words_on_demands_and_signatures_stay_open_even_if_called_an_office(
    text: str, role: str
) -> None:
    assert listed({text: role}) == listed()


@given(some.dictionaries(some.sampled_from(TEXTS), some.sampled_from([*ROLES, "nothing", "print"])))
def test_only_an_office_a_place_a_country_or_a_body_lets_an_entry_count(
    settled: dict[str, str],
) -> None:
    """A word on demands, a note, a name, a person or a contact settled elsewhere opens and closes nothing."""
    vouching = {text: role for text, role in settled.items() if role in VOUCHING}
    assert listed(settled) == listed(vouching)
    assert [len(each) for at, each in enumerate(open_in(listed(settled))) if at in (0, 4)] == [1, 1]


REMARKS = yaml.safe_load((DATA / "remarks" / "tuned.yaml").read_text(encoding="utf-8"))
WORDINGS = [text for kinds in REMARKS.values() for texts in kinds.values() for text in texts]


@pytest.mark.parametrize("role", ["words", "note", "nothing", "print", "name", "person", "contact"])
def test_no_remark_lets_an_entry_count_because_it_was_settled_elsewhere(role: str) -> None:
    lines = [f"{at}. ОФ «Дом {at}» ({text})" for at, text in enumerate(WORDINGS, 1)]
    content = ("Подписи:\n\n" + "\n".join(lines)).encode()
    without = read_source(content, "a.txt").draft
    assert sum(bool(each.open) for each in without.entries) > len(WORDINGS) // 2
    settled = {fold_words(point.text): role for each in without.entries for point in each.open}
    assert take_settled(without, settled) == without
