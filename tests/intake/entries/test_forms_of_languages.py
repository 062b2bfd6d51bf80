"""Legal forms of many languages leave a name only where what stays is a name by itself."""

import pytest

from coalition_app.intake.edit_draft import edit_entry
from coalition_app.intake.words.legal_forms import find_form, same_form
from tests.intake.reading import entry, read


@pytest.mark.parametrize(
    "form, name",
    [
        ("Stichting", "Spoorbelang"),
        ("Stichting", "Eerlijk Plukken"),
        ("Fundacja", "Jutro na Torach"),
        ("Asociația", "Gara Veche"),
        ("Asociaţia", "Gara Veche"),
        ("Asociaţia Obştească", "„Mâine”"),
        ("Fundación", "Vía Libre"),
        ("Кооператив", "«Талаа жемиши»"),
        ("Союз", "«Эхо»"),
        ("Ассоциация", "«Эхо»"),
    ],
)
def test_a_form_before_a_name_that_stands_apart_leaves_it(form: str, name: str) -> None:
    found = entry(f"{form} {name}, Алматы – Анна Ким, директор")
    assert (found.legal_form, found.name, found.kind) == (form, name, "organisation")
    assert [piece.role for piece in found.pieces[:2]] == ["legal-form", "name"]
    assert found.as_printed.startswith(f"{form} {name}")


@pytest.mark.parametrize(
    "name",
    [
        "Союз фельдшеров Алтая",
        "Ассоциация водопользователей «Кара-Дарыя»",
        "Ассоциация родителей детей с диабетом",
        "Fundacja Helsińska",
        "Fundacja Edukacji Społecznej",
        "Fundação Oswaldo Cruz",
        "Fundación Córdoba",
        "Fundación Mexicana para la Planeación Familiar",
        "Fundación Regional de Asesoría",
        "Fondation de France",
        "Stichting",
        "Solidarność Polna Association",
        "Vasútbarát Egyesület",
    ],
)
def test_words_that_head_a_name_stay_in_it(name: str) -> None:
    found = find_form(name)
    assert (found.form, found.name) == ("", name)


@pytest.mark.parametrize(
    "name, form",
    [
        ("Women of the Valley Rim", "Public Union"),
        ("Женщины долины", "общественный фонд"),
        ("Өрөөн аялдары", "коомдук фонду"),
    ],
)
def test_a_form_in_words_behind_a_comma_is_the_body_s(name: str, form: str) -> None:
    found = entry(f"{name}, {form}, Osh – Анна Ким, директор")
    assert (found.legal_form, found.name, found.place) == (form, name, "Osh")
    assert found.open == ()


def test_a_form_behind_another_form_or_a_place_is_not_joined() -> None:
    assert entry("ОО «Эхо», общественный фонд, Ош").legal_form == "ОО"
    assert entry("Fen Trust, Leeds, Public Union").place == "Leeds"


@pytest.mark.parametrize(
    "text, form", [("Island Women CLG", "CLG"), ("Noorte Ring OÜ", "OÜ"), ("«Мост» ЖЧК", "ЖЧК")]
)
def test_short_forms_stand_behind_a_name(text: str, form: str) -> None:
    assert find_form(text).form == form


@pytest.mark.parametrize(
    "one, other",
    [
        ("ОФ", "Public Fund"),
        ("общественный фонд", "коомдук фонду"),
        ("ҚҚ", "public fund"),
        ("ОО", "Asociaţia Obştească"),
    ],
)
def test_a_form_is_the_same_in_other_words(one: str, other: str) -> None:
    assert same_form(one, other)
    assert same_form(other, one)


def test_other_forms_are_not_the_same() -> None:
    assert not same_form("ОО", "Public Fund")
    assert not same_form("Stichting", "Fundacja")


def test_a_form_in_its_own_column_prints_once_beside_a_name_that_holds_it() -> None:
    rows = ("Форма\tНазвание\tГород", "Public Fund\tОФ «Эхо»\tОш", "Союз\tСоюз врачей\tОш")
    draft = read("\n".join([*rows, "ОФ\tPublic Fund «Заря»\tОш"]), "list.tsv")
    assert [each.as_printed for each in draft.entries] == [
        "ОФ «Эхо», Ош",
        "Союз врачей, Ош",
        "Public Fund «Заря», Ош",
    ]


@pytest.mark.parametrize("name", ["Фонд защиты детей", "Общественный культурный фонд «Эхо»"])
def test_a_form_that_is_in_the_name_prints_once_when_another_field_is_corrected(name: str) -> None:
    found = edit_entry(entry(f"{name}, Алматы"), {"place": "Астана"})
    assert [piece.text for piece in found.pieces] == [name, "Астана"]


@pytest.mark.parametrize("text", ["Союз  «Эхо»", "Stichting  Duinzicht", "Stichting ", " "])
def test_white_space_as_it_is_printed_stands_behind_a_form(text: str) -> None:
    found = find_form(text)
    assert [found.form, found.name] == (text.split() if text.split()[1:] else ["", text])
