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


def test_a_body_called_after_support_is_not_open() -> None:
    for name in ("Фонд поддержки детей", "ОО «Центр поддержки женщин»", "Victim Support Europe"):
        assert entry(name).open == ()
