"""Offices as other languages write them: compounds, plurals, without accents, with the adjective behind."""

import pytest

from coalition_app.intake.entries.clauses import remark_at
from coalition_app.intake.entries.remainder import is_vouched_for
from tests.intake.reading import codes, entry


@pytest.mark.parametrize(
    "office",
    [
        *("shop steward", "shop steward at Leeds Hospital", "trade unionist", "retiree"),
        *("Bezirksgeschäftsführer Bremen", "Personalratsvorsitzende", "безработная"),
        *("politician", "développeuse", "desarrolladora web", "sviluppatore", "Entwicklerin"),
        *("conseillers municipaux de Lille", "ecrivaine", "juiza TJRS", "Procurador-Geral"),
    ],
)
def test_an_office_is_vouched_for_in_its_language(office: str) -> None:
    found = entry(f"Anna Weber, {office}")
    assert found.open == ()
    assert found.office == office


@pytest.mark.parametrize("remark", ["members undecided", "executive pending"])
def test_words_beside_it_are_still_asked_about(remark: str) -> None:
    assert entry(f"Anna Weber, {remark}").open


def test_a_family_name_behind_its_particle_is_no_remark() -> None:
    found = entry("Maria Laura de Abreu d'Avila")
    assert found.name == "Maria Laura de Abreu d'Avila"
    assert found.open == ()


def test_the_letters_of_a_school_are_no_adjective() -> None:
    assert remark_at("UFAL") is None
    assert is_vouched_for("UFAL")


def test_a_councillor_of_a_party_stands_with_the_town() -> None:
    found = entry("Dave Harper, Green Party councillor, Harwell")
    assert (found.office, found.place) == ("Green Party councillor", "Harwell")
    works = entry("Dave Harper, software engineer, Mozilla")
    assert (works.office, works.affiliation) == ("software engineer", "Mozilla")


def test_a_body_behind_a_bracket_goes_on_with_the_office() -> None:
    office = "member of the Social Council (SC) of Hill University of Leeds"
    found = entry(f"Anna Weber, {office}")
    assert (found.office, found.open) == (office, ())
    assert entry("Anna Weber, member of the Council (SC) of those who abstain").open


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Deputado Federal Nelson Tavares", "Nelson Tavares", "Deputado Federal"),
        ("Deputada Estadual Marisa Cunha", "Marisa Cunha", "Deputada Estadual"),
        ("Deputado Federal Tavares", "Tavares", "Deputado Federal"),
        ("Consejera Regional Ana Rojas", "Ana Rojas", "Consejera Regional"),
        ("Conseillère Municipale Anne Roux", "Anne Roux", "Conseillère Municipale"),
        ("Vereadora Carla Dias", "Carla Dias", "Vereadora"),
    ],
)
def test_an_adjective_behind_an_office_is_no_name(text: str, name: str, office: str) -> None:
    found = entry(text)
    assert (found.kind, found.name, found.office) == ("individual", name, office)


@pytest.mark.parametrize("party", ["PT/RJ", "PC do B/AM", "Partido Verde"])
def test_a_bracket_behind_a_name_is_where_somebody_holds_the_office(party: str) -> None:
    found = entry(f"Senador Lauro Bastos ({party})")
    assert (found.name, found.office, found.affiliation) == ("Lauro Bastos", "Senador", party)


def test_a_second_office_before_one_name_alone_may_be_of_the_name() -> None:
    found = entry("Deputado Federal Padre Nelson, Presidente da Comissão")
    assert codes(found) == ["name-cut-off", "kind-unsure"]
    assert codes(entry("Deputado Federal Nelson, Presidente da Comissão")) == ["name-cut-off"]


@pytest.mark.parametrize(
    ("printed", "office"),
    [
        ("Echo Trust, Ann Lee and Bo Ray, co-chairs", "co-chairs"),
        ("UNIFOLD Union - Ann Lee & Bo Ray, co-convenors", "co-convenors"),
        ("ОФ «Эхо», Анна Ким и Борис Ли, сопрезиденты", "сопрезиденты"),
        ("ОФ «Эхо», Анна Ким, Борис Ли (соруководители)", "соруководители"),
        ("«Эхо» қоры, Айгүл Серік және Болат Асан, теңтөрағалар", "теңтөрағалар"),
    ],
)
def test_the_office_of_two_is_theirs(printed: str, office: str) -> None:
    found = entry(printed)
    assert (found.office, found.open) == (office, ())
