"""No sign of a printed entry is changed: fields hold what the source prints, in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.draft_pieces import print_pieces
from coalition_app.drafts import DraftEntry
from tests.intake.reading import entry, read

NAMES = (
    *("ОО «Эхо»", "N° 5 «Луна»", "Echo/Luna Network", "Echo: Women and Law", "«Эхо (Echo)»"),
    *("Center for Law (USA) and Peace", "Friends of the Lake (EWNI)", "Фонд (Семей) «Эхо»"),
    *("Анна Ким", "к.ю.н. Анна Ким", "Anna O’Kim", "A.B. Kim-Li", "Echo & Luna", "1+1 Fund"),
    *("Лицей № 5", "Проект «24/7»", "Движение «Эхо!»", "Écho d’Été", "«Дала» газеті", "Echo.org"),
)
BESIDE = (
    *(
        "Алматы",
        "г. Семей",
        "Kenya",
        "Kenya/Uganda",
        "U.S.A.",
        "директор/тренер",
        "Ph.D.",
        "B. Eng.",
    ),
    *("CEO: policy and law", "Борис Ли", "А.Б. Цой", "Director, Echo/Luna Network", "MA (Oxon)"),
    *("член правления ОФ «Заря: новый день»", "в лице директора А. Ким", "проф.", "к. ю. н."),
    *("от имени ОО «Тау»", "Côte d’Ivoire", "бывшее «Луна»", "№ 7", "Head (acting)"),
)
AROUND = (", {}", " ({})", " - {}", " – {}", "; {}", " [{}]", " / {}", "/{}", ": {}", " {}")
PRINTED = st.builds(
    lambda name, beside: name + "".join(around.format(each) for each, around in beside),
    st.sampled_from(NAMES),
    st.lists(
        st.tuples(st.sampled_from(BESIDE), st.sampled_from(AROUND)),
        max_size=4,
        unique_by=lambda each: each[0],
    ),
)
FIELDS = ("legal_form", "name", "representative", "office", "place", "country")


def signs(text: str) -> str:
    """Leave out what parts words: only that may be fewer than the source has."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in ",;()[]-–/|:")


def is_within(found: str, source: str) -> bool:
    rest = iter(source)
    return all(sign in rest for sign in found)


def parts(found: DraftEntry) -> list[str]:
    texts = [getattr(found, field) for field in FIELDS]
    return [part for text in texts for part in text.split(", ") if part]


@given(PRINTED)
def test_fields_are_what_the_source_prints(text: str) -> None:
    found = entry(text)
    for field in FIELDS:
        assert is_within(signs(getattr(found, field)), signs(text)), field


@given(PRINTED)
def test_a_part_of_a_field_stands_so_in_the_source(text: str) -> None:
    found = entry(text)
    if not found.open and not found.notes:
        assert [part for part in parts(found) if part not in text] == []


@given(PRINTED)
def test_what_is_not_open_prints_as_it_stands(text: str) -> None:
    found = entry(text)
    whole = "".join(piece.before + piece.text + piece.after for piece in found.pieces)
    assert whole.startswith(found.as_printed)
    if not found.open and not found.notes:
        assert signs(print_pieces(found.pieces)) == signs(text)


@given(st.sampled_from(NAMES), st.sampled_from(BESIDE))
def test_a_cell_prints_as_it_stands(name: str, beside: str) -> None:
    cells = [f'"{each}"' for each in (name, beside)]
    found = read(f"Name,Office\n{','.join(cells)}\nEcho Fund,director\n", "a.csv").entries[0]
    assert found.as_printed == f"{name}, {beside}"
    if not found.open:
        assert print_pieces(found.pieces) == f"{name}, {beside}"


@pytest.mark.parametrize("printed", ["ОО «Эхо» – 2", "Средняя школа - 31", "Echo Foundation — 7"])
def test_a_number_behind_a_dash_is_a_body_s_own(printed: str) -> None:
    found = entry(f"{printed}, Анна Ким, директор")
    assert f"{found.legal_form} {found.name}".strip() == printed
    assert (found.representative, found.open) == ("Анна Ким", ())


def test_a_number_behind_a_person_s_dash_is_open() -> None:
    assert entry("Анна Ким – 2").open


@pytest.mark.parametrize(
    "name",
    [
        "Mesa Ecuménica por la Paz (MEP)",
        "European Commission (EC) - DG Humanitarian Aid (ECHO)",
        "Sindicato de Trabajadores (CAT)",
    ],
)
def test_the_letters_of_a_body_stay_in_its_name(name: str) -> None:
    assert read(f"1. {name}\n2. Fundación Rural\n3. Asociación Vecinal\n").entries[0].name == name


def test_capitals_before_a_given_name_between_accents_make_no_person() -> None:
    listed = "Asociación Vecinal", "Fundación Rural", "Sindicato Libre", "FAPA RM Juan González"
    draft = read("Firmantes:\n\n" + "\n".join(listed))
    assert [entry.kind for entry in draft.entries] == ["organisation"] * 4
