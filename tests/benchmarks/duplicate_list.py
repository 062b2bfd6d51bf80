"""A long list of invented signatories in which known pairs are planted; the same for the same number."""

import random
from collections.abc import Callable, Iterator

from coalition_app.records.signatories.matching.pairs import Card

FORMS = ("ОФ", "РОО", "ОО", "ОЮЛ", "ТОО", "ҚҚ", "")
SPOKEN = (
    "ба бе би бо ға да ди до жа же жо за зи ка ке ки қа қо ла ле ли лы ма ме ми мө на не ни ны ңа өр па по "
    "ра ре ри ро ры са се си сө та те ти то тұ ұр ша ше ши шы ел ән ай ер ал ол ұл"
)
SYLLABLES = tuple(SPOKEN.split(" "))
ENDS = ("н", "р", "т", "қ", "м", "с", "л", "з", "")
WORK = (
    "защиты прав", "поддержки", "развития", "правовой помощи", "содействия", "просвещения", "мониторинга",
    "анализа", "сохранения", "исследования",
)  # fmt: skip
WHOM = (
    "женщин", "детей", "инвалидов", "журналистов", "юристов", "учителей", "пенсионеров", "молодёжи",
    "предпринимателей", "фермеров", "матерей", "волонтёров", "экологов", "библиотек", "музеев", "врачей",
)  # fmt: skip
HEADS = ("Центр", "Союз", "Ассоциация", "Фонд", "Комитет", "Клуб", "Движение", "Институт")
CITIES = (
    "Алматы", "Астана", "Шымкент", "Караганда", "Актобе", "Атырау", "Уральск", "Костанай", "Павлодар",
    "Семей", "Тараз", "Кызылорда", "Талдыкорган", "Петропавловск", "Актау", "Кокшетау", "Туркестан",
)  # fmt: skip
GIVEN = (
    "Айгүл", "Ерлан", "Бауыржан", "Гүлнәр", "Марина", "Ольга", "Сергей", "Мәдина", "Дана", "Жанар", "Асхат",
    "Тимур", "Артём", "Алёна", "Семён", "Нұрлан", "Қанат", "Әлия", "Сәуле", "Динара", "Виктор", "Павел",
)  # fmt: skip
FATHERS = ("Сериковна", "Маратұлы", "Иванович", "Болатқызы", "Петровна", "Асқарұлы", "Олеговна")
RUSSIAN = str.maketrans("әіңғүұқөһӘІҢҒҮҰҚӨҺ", "аингуукохАИНГУУКОХ")
LATIN = dict(zip("абвгдезийклмнопрстуфыәіңғүұқөһ", "abvgdeziiklmnoprstufyainguuqoh", strict=True))
LATIN |= {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "э": "e", "ю": "yu"}
LATIN |= {"я": "ya", "ё": "e", "ь": "", "ъ": ""}

Change = Callable[[str, random.Random], str]


def invent(rows: int, planted: int) -> tuple[list[Card], set[tuple[int, int]]]:
    """Invent `rows` signatories, of which `planted` say again in another form who signed before."""
    chance = random.Random(rows)
    cards = list(_unique(rows - planted, chance))
    pairs: set[tuple[int, int]] = set()
    chosen = chance.sample(range(len(cards)), planted)
    for at, place in enumerate(chosen):
        original, number = cards[place], len(cards) + 1
        changes = PEOPLE if original.kind == "individual" else BODIES
        change = changes[at % len(changes)]
        name = change(original.name, chance)
        if name == original.name:
            name = _misprint(original.name, chance)
        cards.append(Card(number, name, original.kind, told=name))
        pairs.add((original.number, number))
    return cards, pairs


def _unique(count: int, chance: random.Random) -> Iterator[Card]:
    known: set[str] = set()
    number = 0
    while number < count:
        person = chance.random() < 0.35
        name = _person(chance) if person else _body(chance)
        if name not in known:
            known.add(name)
            number += 1
            yield Card(number, name, "individual" if person else "organisation", told=name)


def _word(chance: random.Random, most: int = 4) -> str:
    parts = [chance.choice(SYLLABLES) for _each in range(chance.randint(3, most))]
    return ("".join(parts) + chance.choice(ENDS)).capitalize()


def _body(chance: random.Random) -> str:
    form, pick = chance.choice(FORMS), chance.choice
    kind = chance.random()
    if kind < 0.5:
        name = f"{_word(chance)} {_word(chance)}"
    elif kind < 0.75:
        name = f"{pick(HEADS)} {pick(WORK)} {pick(WHOM)} {_word(chance)}"
    elif kind < 0.9:
        name = f"{pick(HEADS)} {pick(WHOM)} города {pick(CITIES)} {_word(chance)}"
    else:
        name = f"{_word(chance)} {pick(WHOM)}"
    return f"{form} «{name}»".strip()


def _person(chance: random.Random) -> str:
    end = chance.choice(("ов", "ова", "ев", "ева", "ин", "ина", "енко", "баев", "баева", ""))
    return f"{_word(chance)}{end} {chance.choice(GIVEN)} {chance.choice(FATHERS)}"


def _in_russian(name: str, _chance: random.Random) -> str:
    return name.translate(RUSSIAN).replace("ё", "е")


def _in_latin(name: str, _chance: random.Random) -> str:
    words = "".join(LATIN.get(each, each) for each in name.lower())
    return words.title()


def _turned(name: str, _chance: random.Random) -> str:
    inner = _inner(name).split()
    return f"«{' '.join(inner[::-1])}»"


def _bare(name: str, _chance: random.Random) -> str:
    return _inner(name)


def _misprint(name: str, chance: random.Random) -> str:
    """Drop, double or swap a letter inside the longest word."""
    longest = max(_inner(name).split(), key=len)
    at = chance.randrange(1, len(longest) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        changed = longest[:at] + longest[at + 1 :]
    elif kind == 1:
        changed = longest[:at] + longest[at] + longest[at:]
    else:
        changed = longest[: at - 1] + longest[at] + longest[at - 1] + longest[at + 1 :]
    return name.replace(longest, changed, 1)


def _branch(name: str, chance: random.Random) -> str:
    return f"«{_inner(name)} {chance.choice(CITIES)}»"


def _other_form(name: str, chance: random.Random) -> str:
    return f"{chance.choice(FORMS[:-1])} «{_inner(name).upper()}»"


def _initials(name: str, _chance: random.Random) -> str:
    family, given, father = name.split()
    return f"{family} {given[0]}. {father[0]}."


def _given_first(name: str, _chance: random.Random) -> str:
    family, given, _father = name.split()
    return f"{given} {family}"


def _inner(name: str) -> str:
    return name.split("«")[-1].rstrip("»") if "«" in name else name


BODIES: tuple[Change, ...] = (
    _in_russian,
    _in_latin,
    _turned,
    _bare,
    _misprint,
    _branch,
    _other_form,
)
PEOPLE: tuple[Change, ...] = (_initials, _given_first, _in_latin, _in_russian, _misprint)
