"""A line that may be a signatory and became none is open: headings, lines between entries and below them."""

import pytest

from coalition_app.draft_pieces import MAY_SIGN
from coalition_app.drafts import Draft
from tests.intake.reading import read

TEXT = "Письмо о реке\n\nМы просим совет выслушать тех, кто живёт у реки.\n\n"


def doubtful(draft: Draft) -> list[str]:
    return [line.text for line in draft.open_lines if line.code == MAY_SIGN]


@pytest.mark.parametrize(
    "listed",
    [
        "Подписали:\nАнна Ким\nБорис Ли\n\n{}\n\nВера Сон\nГлеб Тен",
        "Подписали:\nОО «Мост»\nОФ «Луч»\n{}\nОО «Река»\nОО «Гора»",
        "Подписали:\n\nОО «Мост»\n\nОФ «Луч»\n\n{}\n\nОО «Река»\n\nОО «Гора»",
        "1. ОО «Мост»\n2. ОФ «Луч»\n\n{}\n\n3. ОО «Река»\n4. ОО «Гора»",
        "1. ОО «Мост»\n2. ОФ «Луч»\n{}\n3. ОО «Река»\n4. ОО «Гора»",
        "1. ОО «Мост»\n2. ОФ «Луч»\n3. ОО «Река»\n\n{}",
        "№;Название;Город\n1;ОО «Мост»;Ош\n2;ОФ «Луч»;Ош\n{};;\n3;ОО «Река»;Ош\n4;ОО «Гора»;Ош",
    ],
)
def test_a_line_in_capitals_never_vanishes(listed: str) -> None:
    name = "list.csv" if ";" in listed else "list.txt"
    text = listed.format("АДИЛ СОЗ")
    draft = read(text if name == "list.csv" else TEXT + text, name)
    signed = [each.name for each in draft.entries if "АДИЛ СОЗ" in each.name]
    assert len(doubtful(draft)) + len(signed) == 1
    # As a heading it may also say how those below it stand.
    assert {each.text for each in draft.open_lines} <= {"АДИЛ СОЗ"}


@pytest.mark.parametrize(
    "heading",
    [
        *("Организации:", "Организации", "ФИЗИЧЕСКИЕ ЛИЦА", "Журналисты и правозащитники"),
        *("Individuals", "Organisations (3)", "Алматы", "Қазақстан", "Наши друзья:", "# Авторы"),
    ],
)
def test_a_sure_heading_is_no_doubt(heading: str) -> None:
    draft = read(TEXT + f"1. ОО «Мост»\n2. ОФ «Луч»\n\n{heading}\n\n3. ОО «Река»\n4. ОО «Гора»")
    assert doubtful(draft) == []
    assert len(draft.entries) == 4
    assert len(draft.sections) == 2


def test_a_body_between_numbers_is_no_heading() -> None:
    draft = read(TEXT + "1. ОО «Мост»\n2. ОФ «Луч»\n\nГазета «Время»\n\n3. ОО «Река»\n4. ОО «Гора»")
    assert doubtful(draft) == ["Газета «Время»"]
    assert [each.heading for each in draft.sections] == [None]


@pytest.mark.parametrize("heading", ["Die Liste", "Access Now"])
def test_a_line_alone_above_a_list_heads_it_and_is_asked_about(heading: str) -> None:
    draft = read(
        f"Offener Brief\n\nWir bitten den Rat, alle anzuhören.\n\n{heading}\n\n"
        "Anna Kim, Lehrerin\nBoris Weiss\nEva Braun, Ärztin\nKlaus Roth\n"
    )
    names = ["Anna Kim", "Boris Weiss", "Eva Braun", "Klaus Roth"]
    assert [each.name for each in draft.entries] == names
    assert [each.heading for each in draft.sections] == [heading]
    assert doubtful(draft) == [heading]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        *(("A título individual", True), ("Access Now", True), ("Meslek odaları", True)),
        *(("Les collectifs", True), ("Ana Ruiz", False), ("ОФ «Луч»", False)),
    ],
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_line_without_a_bullet_between_bullets_heads_them(
    line: str, heads: bool, gap: str
) -> None:
    bullets = [f"• {name}\n" for name in ("ОО «Мост»", "ОФ «Эхо»", "Pablo Sanz", "Ana Belén Ruiz")]
    above, below = "".join(bullets[:2]), "".join(bullets[2:])
    draft = read(f"Firmantes:\n\n{above}\n{line}\n{gap}{below}")
    assert (line in [each.heading for each in draft.sections]) == heads
    assert len(draft.entries) == 5 - heads
    assert "ОФ «Эхо»" in [each.as_printed for each in draft.entries]


def test_a_short_part_of_a_list_of_bodies_lists_bodies() -> None:
    parts = {
        "Meslek odaları": ("Türk Tabipleri Birliği", "Mimarlar Odası", "Mülkiyeliler Birliği"),
        "Dernekler": ("Barış Derneği", "Kadın Derneği", "Ege Gazeteciler Cemiyeti", "Doğa Derneği"),
        "Vakıflar": ("Barış Vakfı", "Çevre Vakfı", "Doğa Vakfı"),
        "Konfederasyonlar": ("Birleşik Kamu İş", "Birleşik Deniz Hak"),
    }
    listed = "\n\n".join(
        "\n".join((heading, "", *(f"• {name}" for name in names)))
        for heading, names in parts.items()
    )
    draft = read(f"Ortak açıklama\n\nİmzacılar:\n\n{listed}\n")
    assert [each.heading for each in draft.sections] == list(parts)
    assert {entry.kind for entry in draft.entries} == {"organisation"}


def test_a_heading_without_entries_is_open() -> None:
    draft = read(TEXT + "1. ОО «Мост»\n2. ОФ «Луч»\n3. ОО «Река»\n\nЖурналисты:\n\nЮристы:\n")
    assert len(draft.entries) == 3
    table = "Имя;Город\nАнна Ким;Ош\nБорис Ли;Ош\nОрганизации:;\nФизические лица:;\nВера Сон;Ош\n"
    assert doubtful(read(table, "list.csv")) == ["Организации:;"]


@pytest.mark.parametrize(
    "below",
    [
        "Сбор подписей продолжается.",
        "Контакты",
        "12 мая 2014 года",
        "Астана",
        "Поделиться",
        "press@example.org",
        "(Организация указана только для сведения)",
    ],
)
def test_what_signs_nothing_below_a_list_is_no_doubt(below: str) -> None:
    draft = read(TEXT + "1. ОО «Мост»\n2. ОФ «Луч»\n3. Анна Ким\n\n" + below)
    assert doubtful(draft) == []


@pytest.mark.parametrize("below", ["ОФ «Эхо»", "Глеб Тен, юрист", "Газета «Время», Ош", "МЕДИАНЕТ"])
def test_who_stands_below_a_list_is_seen(below: str) -> None:
    draft = read(TEXT + "1. ОО «Мост»\n2. ОФ «Луч»\n3. Анна Ким\n\n" + below)
    assert doubtful(draft) == [below]


def test_a_number_inside_an_entry_that_nobody_else_has_opens_it() -> None:
    draft = read(TEXT + "1. ОО «Мост»\n2. ОФ «Луч», 7. ОО «Река»\n3. Анна Ким\n4. Борис Ли")
    (line,) = [each for each in draft.open_lines if each.code == MAY_SIGN]
    assert (line.text, line.numbers, line.lines) == ("7. ОО «Река»", (2,), (6, 6))


@pytest.mark.parametrize(
    ("above", "seen"),
    [
        ("<ul><li>Dune Watch, Selby</li><li>and its Youth Branch</li></ul>", 2),
        (
            "<ul><li>North<ul><li>If amended: Fell Walkers Club</li><li>Rex Dow (chair)</li></ul></ul>",
            3,
        ),
        ("<p>Fell Walkers Association</p>", 1),
        ("<ul><li>to hear those who live by the river;</li><li>to publish the plan.</li></ul>", 0),
        ("<p>We thank the Fell Walkers Association for its help.</p>", 0),
    ],
)
def test_who_stands_above_a_list_is_seen(above: str, seen: int) -> None:
    page = f"<h1>Who has signed</h1><p>Leave the river to the town.</p>{above}"
    people = (
        "<h2>Individuals</h2><ol><li>Anna Kim</li><li>Boris Lee, poet</li><li>Eva Cox</li></ol>"
    )
    draft = read(f"<html><body>{page}{people}</body></html>", "page.html")
    assert [entry.name for entry in draft.entries] == ["Anna Kim", "Boris Lee", "Eva Cox"]
    assert len(doubtful(draft)) == seen


def test_lines_of_bodies_above_a_list_of_people_are_seen() -> None:
    people = "Физические лица\n\n1. Анна Ким\n2. Борис Ли\n3. Вера Сон\n"
    draft = read(f"Кто подписал\n\nКлуб «Лодка»\nСоюз садоводов\n\n{people}")
    assert doubtful(draft) == ["Клуб «Лодка» Союз садоводов"]


def test_a_signatory_with_a_contact_below_the_list_is_asked_about() -> None:
    listed = "1. Anna Weber, teacher\n2. Bo Lee, teacher\n3. Cho Tan, nurse\n\n"
    assert [
        line.text for line in read(f"{listed}Eva Lang, mail to eva@x.example\n").open_lines
    ] == ["Eva Lang, […]"]
    assert read(f"{listed}\nContact: Jan Roe, jan@x.example\noffice@x.example\n").open_lines == ()


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Rosa Weir, teacher.", 1),
        ("Marsh Trust (Skipton).", 1),
        ("+ Marsh Trust", 1),
        ("Fell Walkers, Otter Society, Marsh Trust and Hill Club.", 1),
        ("• Fell Walkers\n• Reed Alliance", 2),
        ("ОФ «Эхо», Ош.", 1),
        ("Reed Alliance runs the archive.", 0),
        ("Thanks to all who wrote.", 0),
    ],
)
def test_who_may_sign_is_seen_above_a_list_and_below_it_alike(said: str, seen: int) -> None:
    listed = "Signatories:\n1. Wyre Trust, Skipton\n2. Reed Society, Selby\n3. Anna Kim, teacher\n"
    letter = "Open letter\n\nWe ask the council to hear those by the river.\n\n"
    below, above = read(f"{letter}{listed}\n{said}\n"), read(f"{letter}{said}\n\n{listed}")
    assert [len(doubtful(below)), len(doubtful(above))] == [seen, seen]


def test_a_paragraph_with_semicolons_in_a_list_is_no_table() -> None:
    text = (
        "Signed:\n\nGlen Patients' Forum\n\nRuth Orr\npatient, Invermoy\n\n"
        "Also signed by: Ardmore Community Council; Kilbride & District Pensioners'\n"
        "Association; Dr N. Okafor, GP, Lairg Surgery;\nStrathlairg Women's Institute.\n"
    )
    draft = read(text)
    names = [each.name for each in draft.entries]
    assert draft.format != "table"
    assert names[0] == "Glen Patients' Forum"
    assert "Ruth Orr" in names


def test_what_may_sign_above_the_header_of_a_table_is_asked_about() -> None:
    draft = read(
        "Wharfe Anglers' Association\nRuth Orr, teacher\n\nOrganisation; Representative; Town\n"
        "Leith Rowing Club; Ann Kerr; Leith\nAire Trust; Joan Bee; Keighley\n"
    )
    assert [each.name for each in draft.entries] == ["Leith Rowing Club", "Aire Trust"]
    assert doubtful(draft) == ["Wharfe Anglers' Association", "Ruth Orr, teacher"]


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("For and on behalf of Unison Lochside Branch:", "Unison Lochside Branch"),
        ("От имени ОФ «Река»:", "ОФ «Река»"),
    ],
)
def test_a_body_for_which_those_below_a_heading_sign_is_asked_about(
    heading: str, body: str
) -> None:
    draft = read(f"Signed:\n\nGlen Trust\n\n{heading}\nDerek Whyte, secretary\n\nArd Council\n")
    assert body in doubtful(draft)
