"""Of two lists of a text the one is read that names people and bodies, and the other is always told first."""

import textwrap

import pytest

from coalition_app.drafts import Draft, LineWarning
from coalition_app.intake.second_reader.choose_list import OTHER_LIST
from tests.intake.reading import read, unaccounted

PRESS = {
    "en": [
        *("A quiet felling", "Evening Post, 14.02.2025", "Whose park is it?"),
        *("Daily Courier, 11.02.2025", "Return of the trees", "The Messenger, 17.02.2025"),
    ],
    "ru": [
        *("Парк, которого не станет", "Вечерний город, 14.02.2025", "Кому мешают деревья?"),
        *("Новости недели, 16.02.2025", "Тихая вырубка", "Городской листок, 20.02.2025"),
    ],
    "kk": [
        *("Жоғалып бара жатқан саябақ", "Кешкі қала, 14.02.2025", "Ағаштар кімге кедергі?"),
        *("Апта жаңалықтары, 16.02.2025", "Үнсіз кесу", "Қала парағы, 20.02.2025"),
    ],
    "de": [
        *("Stiller Kahlschlag", "Abendblatt, 14.02.2025", "Wem gehört der Park?"),
        *("Tageskurier, 11.02.2025", "Rückkehr der Bäume", "der Bote, 17.02.2025"),
    ],
}
PEOPLE = {
    "en": [
        *("Anna Kim, University of Leeds", "Peter Walsh, University of York"),
        *("Mary Thompson, University of Bath", "David Miller, University of Bristol"),
        *("Susan Clark, University of Glasgow", "James Wilson, University of Kent"),
        *("Laura Evans, Cardiff University", "Robert Hughes, University of Essex"),
    ],
    "ru": [
        *("Айгуль Сатпаева, журналист", "Борис Цой, юрист", "Анна Ким, историк"),
        *("Ерлан Жумабаев, учитель", "Мария Иванова, врач", "Дмитрий Соколов, эколог"),
        *("Гульнара Омарова, социолог", "Сергей Пак, архитектор"),
    ],
    "kk": [
        *("Айгүл Сәтбаева, журналист", "Болат Жұмағұлов, заңгер", "Анар Қасымова, тарихшы"),
        *("Ерлан Жұмабаев, мұғалім", "Мәдина Әлімова, дәрігер", "Дәурен Серіков, эколог"),
        *("Гүлнар Омарова, әлеуметтанушы", "Серік Нұрланов, сәулетші"),
    ],
    "de": [
        *("Walter Lindner, Universität Berlin", "Katharina Vogel, Universität Potsdam"),
        *("Felix Albrecht, Universität Münster", "Anna Schneider, Universität Hamburg"),
        *("Martin Bauer, Universität Leipzig", "Sabine Keller, Universität Bonn"),
        *("Thomas Wagner, Universität Kiel", "Peter Richter, Universität Rostock"),
    ],
}
WORDS = {
    "en": (
        "Keep the city park",
        "So far these papers wrote about it:",
        "We go on collecting names and ask everybody to whom the park is dear to send this page to their "
        "friends. The list grows as new letters arrive, and nobody is named without having agreed.",
        "The list",
    ),
    "ru": (
        "Против вырубки парка",
        "О нём писали:",
        "Мы продолжаем собирать имена и просим всех, кому дорог парк, передать эту страницу своим знакомым. "
        "Список пополняется по мере того, как приходят письма, и никого не заносят в него без согласия.",
        "Список",
    ),
    "kk": (
        "Саябақты сақтайық",
        "Ол туралы мына басылымдар жазды:",
        "Біз есімдерді жинауды жалғастырамыз және саябақты қадірлейтін әркімнен осы бетті таныстарына "
        "жіберуді сұраймыз. Тізім жаңа хаттар келген сайын толығады, ешкім келісімінсіз енгізілмейді.",
        "Тізім",
    ),
    "de": (
        "Für den Erhalt des Stadtparks",
        "Bisherige Artikel in der Presse sind:",
        "Wir sammeln weiter und bitten alle, denen der Park am Herzen liegt, diese Seite weiterzugeben. Die "
        "Liste wird ergänzt, sobald neue Briefe eintreffen, und niemand wird ungefragt genannt.",
        "Die Liste",
    ),
}


def page(language: str, *, numbered: bool = False, much_text: bool = False) -> str:
    """Write a page with press links above, a paragraph, and the signatories below it."""
    title, leads, text, heading = WORDS[language]
    press = [
        f"{at}. {name}" if numbered else f"- {name}" for at, name in enumerate(PRESS[language], 1)
    ]
    between = " ".join([text] * (5 if much_text else 1))
    names = "\n".join(PEOPLE[language])
    return (
        f"# {title}\n\n{leads}\n\n"
        + "\n".join(press)
        + f"\n\n{between}\n\n## {heading}\n\n{names}\n"
    )


def told(draft: Draft) -> tuple[int, ...]:
    """Give the lines of which the first warning says that they were not read."""
    first = draft.warnings[0] if draft.warnings else ""
    two = isinstance(first, LineWarning) and first.startswith("The text holds two lists")
    return first.lines if isinstance(first, LineWarning) and two else ()


@pytest.mark.parametrize("much_text", [False, True])
@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("language", WORDS)
def test_press_links_above_the_signatories_are_not_counted(
    language: str, numbered: bool, much_text: bool
) -> None:
    text = page(language, numbered=numbered, much_text=much_text)
    draft = read(text, "page.md")
    assert [entry.as_printed for entry in draft.entries] == PEOPLE[language]
    assert told(draft) == tuple(range(5, 11))
    (left,) = [each for each in draft.left_out if each.why == OTHER_LIST]
    assert left.lines == (5, 10)
    assert draft.title == WORDS[language][0]
    assert WORDS[language][2] in draft.body
    assert unaccounted(text, draft) == []


@pytest.mark.parametrize("language", WORDS)
def test_press_links_above_a_paragraph_of_several_lines_are_not_counted(language: str) -> None:
    lines = page(language).split("\n")
    text = "\n".join(textwrap.fill(line, 78) for line in lines)
    draft = read(text, "page.md")
    assert [entry.as_printed for entry in draft.entries] == PEOPLE[language]
    assert told(draft) == tuple(range(5, 11))
    assert unaccounted(text, draft) == []


def test_links_below_the_signatories_are_not_counted_either() -> None:
    _title, leads, between, _heading = WORDS["en"]
    text = "\n".join(
        ["Signed by:", "", *PEOPLE["en"], "", between * 3, "", leads, "", *PRESS["en"][:3]]
    )
    draft = read(text)
    assert [entry.as_printed for entry in draft.entries] == PEOPLE["en"]
    assert told(draft) == (16, 17, 18)
    assert unaccounted(text, draft) == []


def test_of_two_lists_of_people_the_one_that_is_not_read_is_told_first() -> None:
    _title, _leads, between, _heading = WORDS["ru"]
    numbered = [f"{at}. {name}" for at, name in enumerate(PEOPLE["en"][:6], 1)]
    text = "\n".join(["Подписали:", "", *numbered, "", between * 10, "", *PEOPLE["ru"]])
    draft = read(text)
    assert [entry.as_printed for entry in draft.entries] == PEOPLE["en"][:6]
    assert told(draft) == tuple(range(12, 20))
    assert unaccounted(text, draft) == []


def test_a_paragraph_between_signatories_parts_no_list() -> None:
    _title, _leads, between, _heading = WORDS["ru"]
    text = "\n".join(["Подписали:", "", *PEOPLE["ru"], "", between, "", *PEOPLE["kk"]])
    draft = read(text)
    kept = [entry.as_printed for entry in draft.entries]
    assert [*PEOPLE["ru"], *PEOPLE["kk"]] == [each for each in kept if each != between]
    assert told(draft) == ()
