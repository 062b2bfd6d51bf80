"""The rule of the remainder: a remark beside a name is never taken for a name, an office or a place."""

import pytest

from coalition_app.intake.entries.remainder import is_vouched_for
from tests.intake.reading import entry

REMARKS = """
без требования 2; кроме пункта о сроках; требование 2 не поддерживаем; подпись недействительна
условно; Условно; с замечаниями; частично; кроме третьего; против; нет; нет по 2; да, но
мы против второго требования; подписала за мужа; согласие устное; не член коалиции
наблюдатель без голоса; см. приложение; См. приложение; дубль; Дубль; передумал; Передумал
не во всём; по старому тексту; сроки не устраивают; особое мнение прилагается; екінші талапсыз
тек бірінші талап; шартты түрде; қолы жарамсыз; мерзімі туралы тармақтан басқа; келіспейміз
without demand 2; except the part on deadlines; not point 3; conditionally; subject to changes
in part; mostly; but not the timeline; signature invalid; see note; withdrew in May
signed by mistake; with comments; reluctantly
"""
VOUCHED = """
Алматы; г. Семей; Акмолинская область; Казахстан; the Netherlands; директор; исполнительный директор; к.ю.н.
главный редактор газеты «Слово»; Анна Ким; Ким А.В.; Айгүл Нұрланқызы; ОФ «Эхо»; Фонд развития; КазНУ
Associate Professor; Johns Hopkins University; Mozilla; EFF; PhD; MIT; Institute for War and Peace Reporting
"""
BESIDE = (" ({})", ", {}", " – {}", " [{}]", "; {}")
NAMES = ("ОО «Правовая среда»", "Анна Ким, директор", "Echo Foundation, Almaty")


def listed(words: str) -> list[str]:
    return [each.strip() for line in words.split("\n") for each in line.split(";") if each.strip()]


@pytest.mark.parametrize("remark", listed(REMARKS))
def test_a_remark_beside_a_name_is_no_plain_support(remark: str) -> None:
    for name in NAMES:
        for around in BESIDE:
            found = entry(name + around.format(remark))
            assert found.open or found.reservation or found.standing != "signed", (name, around)
            assert remark not in (found.name, found.office, found.place, found.representative)


@pytest.mark.parametrize("piece", listed(VOUCHED))
def test_what_a_list_of_words_knows_is_no_remark(piece: str) -> None:
    assert is_vouched_for(piece)


@pytest.mark.parametrize(
    "piece", ["народный артист России", "аға ғылыми қызметкер", "филология ғылымдарының кандидаты"]
)
def test_a_word_formed_as_those_for_people_is_an_office(piece: str) -> None:
    assert is_vouched_for(piece)


@pytest.mark.parametrize("piece", ["Бердянск", "Кокчетавград", "С727"])
def test_a_single_capital_formed_as_towns_and_signs_are_is_no_remark(piece: str) -> None:
    assert is_vouched_for(piece)


@pytest.mark.parametrize("piece", ["Прежнее название «Луч»", "Бұрынғы атауы «Нұр»"])
def test_several_unknown_words_before_a_quotation_vouch_for_nothing(piece: str) -> None:
    assert not is_vouched_for(piece)
    assert is_vouched_for("Приют «Луч»")


def test_an_office_behind_a_preposition_vouches_for_nothing_in_english() -> None:
    assert not is_vouched_for("number with the coordinator")
    assert is_vouched_for("coordinator for Acme")


def test_an_ordinal_is_no_word_for_people() -> None:
    assert not is_vouched_for("екіншісі артық")


@pytest.mark.parametrize("name", ["ozon.ru", "iSpring", "amoCRM", "media5", "2memory", "1С"])
def test_what_is_written_as_a_firm_is_no_remark(name: str) -> None:
    assert is_vouched_for(name)


@pytest.mark.parametrize("remark", ["demand2", "2nd", "п.2", "пункт2", "42"])
def test_a_number_with_letters_vouches_for_no_remark(remark: str) -> None:
    assert not is_vouched_for(remark)


@pytest.mark.parametrize("office", ["Инженер поддержки", "Technical Support Specialist"])
def test_support_in_an_office_is_no_position(office: str) -> None:
    assert is_vouched_for(office)
    assert not is_vouched_for("поддержки второго пункта нет")
    assert not is_vouched_for("lawyer, support with changes")


@pytest.mark.parametrize(
    "said",
    [
        "“We need open debate, and soon.”",
        "«Свобода слова нужна всем»",
        "‘B.A. (Hons) in Politics.’",
    ],
)
def test_what_somebody_is_quoted_with_is_open(said: str) -> None:
    found = entry(f"Anna Kim – University of Kent: {said}")
    assert [point.text for point in found.open] == [said]
    assert said not in found.office


@pytest.mark.parametrize(
    "name", ["Движение: «За права людей», Анна Ким", "Газета «Эхо: новый день»"]
)
def test_a_quotation_within_a_name_is_not_speech(name: str) -> None:
    assert entry(name).open == ()


@pytest.mark.parametrize(
    "words",
    [
        "с оговоркой по требованию 2: «поддерживаем открытые слушания, кроме закрытых заседаний»",
        "с оговоркой по требованиям 2, 3: «срок, не менее месяца, нужен и для малых проектов»",
        "2-талап бойынша ескертпемен: «ашық тыңдауларды қолдаймыз, бірақ мерзімін емес»",
        'with a reservation on demand 2: "open hearings, except the closed ones"',
        "with a reservation on demand 2: “open hearings, except the closed ones”",
    ],
)
def test_words_on_a_demand_keep_the_quotation_that_they_announce(words: str) -> None:
    for between in (", ", " — "):
        found = entry(f"ОФ «Правовая мастерская»{between}{words}")
        assert [piece.text for piece in found.pieces if piece.role == "words"] == [words]
        assert found.reservation == words
        assert found.open == ()


def test_a_quotation_that_an_office_announces_behind_a_reservation_stays_open() -> None:
    found = entry("ОФ «Эхо», с оговоркой по требованию 2, директор: «Нам нужен срок»")
    assert "«Нам нужен срок»" in [point.text for point in found.open]


def test_a_quotation_behind_a_reservation_in_brackets_is_not_a_name() -> None:
    found = entry("ОФ «Эхо» (с оговоркой по требованию 2): «нужен срок для малых проектов»")
    assert [point.text for point in found.open] == ["«нужен срок для малых проектов»"]
    assert found.name == "«Эхо»"


def test_a_body_named_in_the_genitive_is_open() -> None:
    for named in ("Общественного фонда «Дети и город»", "Союза журналистов"):
        found = entry(f"Светлана Петрова, от имени {named}")
        assert [(point.code, point.text) for point in found.open] == [("name-in-case", named)]
    assert entry("Светлана Петрова, от имени ОФ «Дети и город»").open == ()
    found = entry("Светлана Петрова, «Дети и город» қоғамдық қорының атынан")
    assert [point.code for point in found.open] == ["name-in-case"]


@pytest.mark.parametrize(
    "printed",
    [
        *("Selin Aksoy, editör", "Mehmet Karaca, fotoğrafçı", "Eva Malá, výzkumnice"),
        *("Ján Novák, riaditeľ", "Aurelio Conti, astrofisico", "Anne Petit, psychothérapeute"),
        *("Luis Gómez, politólogo", "Jane Miller, entomologist", "Karel Dub, politolog"),
    ],
)
def test_what_somebody_is_needs_no_question_in_other_languages(printed: str) -> None:
    found = entry(printed)
    assert (found.name, found.open) == (printed.split(", ")[0], ())
    assert printed.split(", ")[1] in [piece.text for piece in found.pieces]


@pytest.mark.parametrize(
    ("printed", "name", "asked"),
    [
        ("Signed with doubts, Gil Farrow", "Gil Farrow", "Signed with doubts"),
        ("the Town Council of Wade: Clerk, Mrs Ann Oat", "the Town Council of Wade", "Clerk"),
        ("Sister Agnes, St Morwen's", "Sister Agnes", "St Morwen's"),
    ],
)
def test_what_stands_within_a_name_or_is_no_office_is_asked(
    printed: str, name: str, asked: str
) -> None:
    found = entry(printed)
    assert found.name == name
    assert [point.text for point in found.open] == [asked]


@pytest.mark.parametrize(
    "printed", ["Signed Books Union, Ely", "Support Group, Berlin", "350: Wade"]
)
def test_a_name_that_speaks_of_signing_stays_a_name(printed: str) -> None:
    assert not entry(printed).open


def test_people_where_an_office_was_read_may_sign_too() -> None:
    found = entry("Çaha, Özlem Çağlar Yılmaz, Serdar Kaya, Süheyb Öğüt, Tuncer")
    assert (found.office, [point.text for point in found.open]) == (
        "",
        ["Serdar Kaya, Süheyb Öğüt, Tuncer"],
    )


@pytest.mark.parametrize("office", ["Art Critic", "Deputy Mayor", "Dean of Arts"])
def test_an_office_in_capitals_is_no_person(office: str) -> None:
    assert (entry(f"Anna Weber, {office}").office, entry(f"Anna Weber, {office}").open) == (
        office,
        (),
    )


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Anne Leroy, maître de conférences, Sociolé, Université de Lille", "Sociolé"),
        ("Paul Girard, Développeur Web / Devops / Tamtamé", "Tamtamé"),
    ],
)
def test_a_word_that_no_field_holds_is_open(text: str, piece: str) -> None:
    assert piece in [point.text for point in entry(text).open]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            'PA "Green Hill", Zebiniso Rahimova + Mavluda Ergasheva',
            "Zebiniso Rahimova + Mavluda Ergasheva",
        ),
        ('PA "Green Hill", Almaty, Smaranda Moraru', "Smaranda Moraru"),
        ('PA "Green Hill" / Smaranda Moraru', "Smaranda Moraru"),
        ('PA "Green Hill" – Smaranda Moraru', "Smaranda Moraru"),
        ('PA "Green Hill", Anna Kim, lawyer. Answered 3 Oct.', "Answered 3 Oct."),
        ('PA "Green Hill", Anna Kim, Aktobe (Aktyubinsk), Kazakhstan', "Aktyubinsk"),
        ('PA "Green Hill", Anna Kim, Chair, Jayiq (Uralsk), Kazakhstan', "Jayiq (Uralsk)"),
    ],
    ids=[
        "two people",
        "unknown person",
        "stroke",
        "dash",
        "behind a full stop",
        "second name",
        "first name",
    ],
)
def test_what_is_no_field_of_a_body_is_asked_and_no_name(text: str, asked: str) -> None:
    found = entry(text)
    assert [point.text for point in found.open] == [asked]
    assert [piece.text for piece in found.pieces if piece.role == "name"] == ['"Green Hill"']
    assert asked not in " ".join((found.representative, found.office, found.place))


def test_the_letters_of_a_body_are_of_its_name() -> None:
    assert entry("Hill Action (HAct), Anna Kim, Leeds").open == ()


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        (
            "Éjjeli Járat Egyesület [Night Line Association], Szeged, Hungary",
            "Night Line Association",
        ),
        ("Lake Trust – Anna Kim; Hill Trust – Bob Rae, chair", "Hill Trust"),
        ("Naturverein Heide e. V. (Общество охраны степи), Anna Berg", "Общество охраны степи"),
        ("Dunmarrow Deaf Club+", "Dunmarrow Deaf Club+"),
    ],
)
def test_a_second_body_and_an_unexplained_sign_are_asked(line: str, asked: str) -> None:
    assert asked in [point.text for point in entry(line).open]


def test_a_sign_may_be_of_letters() -> None:
    assert not entry("Network LGBTQ+, Leeds – Ann Lee, chair").open


def test_two_hyphens_are_a_dash() -> None:
    found = entry("Lake Trust, Leeds -- Ann Lee, chair")
    assert (found.name, found.place, found.representative, found.office) == (
        "Lake Trust",
        "Leeds",
        "Ann Lee",
        "chair",
    )
    assert not found.open
