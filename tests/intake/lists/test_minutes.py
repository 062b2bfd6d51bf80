"""Minutes of a meeting: the paper's own number, and what is decided on the demands, are none of them."""

from coalition_app.intake.read_source import read_source

MINUTES = """Заседание коалиции
№ 4 ПРОТОКОЛ

Мы требуем:
1) вернуть воду людям до конца этого года и опубликовать отчёт о расходах;
2) открыть данные;
3) наказать виновных.
4-е требование на заседании не поддержали.

Подписали:
1. ОО «Эхо», Анна Ким, директор, Алматы
2. ОФ «Свет», Бота Ли, председатель, Семей
"""


def test_the_number_of_a_paper_is_neither_a_signatory_nor_a_demand() -> None:
    draft = read_source(MINUTES.encode(), "minutes.txt").draft
    assert [entry.name for entry in draft.entries] == ["«Эхо»", "«Свет»"]
    assert draft.title == "Заседание коалиции № 4 ПРОТОКОЛ"
    assert [demand.text for demand in draft.demands] == [
        "вернуть воду людям до конца этого года и опубликовать отчёт о расходах;",
        "открыть данные;",
        "наказать виновных.",
    ]
    assert draft.body == "Мы требуем:\n\n4-е требование на заседании не поддержали."


def test_an_agenda_on_one_line_is_no_title() -> None:
    agenda = "Повестка: 1. Совместное заявление. 2. Разное."
    draft = read_source(f"{agenda}\n\n{MINUTES}".encode(), "minutes.txt").draft
    assert draft.title == "Заседание коалиции № 4 ПРОТОКОЛ"
