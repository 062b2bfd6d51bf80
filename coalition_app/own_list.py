"""The words of a list that is copied out of the program, by which it is read back.

They are a file format: a heading or a word that has been given out is never changed, only others are added.
"""

import datetime as dt
import re
from collections.abc import Mapping

Worded = Mapping[str, tuple[str, str, str]]
"""A key to its word in English, Russian and Kazakh, in the order of `languages.LANGUAGES`."""

MUST = ("number", "name", "kind", "capacity", "standing")
"""Columns that every copied list has, by which it is recognised."""
HEADINGS: Worded = {
    "number": ("No.", "№", "№"),
    "name": ("Signatory", "Подписавший", "Қол қоюшы"),
    "legal_form": ("Legal form", "Правовая форма", "Құқықтық нысаны"),
    "joint": ("Signs together with", "Подписывает вместе с", "Бірге қол қоятын"),
    "representative": ("Representative", "Представитель", "Өкілі"),
    "office": ("Office", "Должность", "Лауазымы"),
    "more": ("Further representatives", "Другие представители", "Басқа өкілдер"),
    "place": ("Place", "Место", "Орны"),
    "country": ("Country", "Страна", "Елі"),
    "kind": ("Kind", "Вид", "Түрі"),
    "capacity": ("Capacity", "От чьего имени", "Кім атынан"),
    "section": ("Section", "Раздел", "Бөлім"),
    "standing": ("Standing", "Состояние", "Күйі"),
    "standing_on": ("Standing since", "Состояние с", "Күйі қай күннен"),
    "signed_on": ("Signed on", "Дата подписания", "Қол қойған күні"),
    "received_on": ("Received on", "Дата получения", "Алынған күні"),
    "printed_number": ("Printed number", "Номер в источнике", "Басылған нөмірі"),
    "printed_form": ("Printed form", "Печатная форма", "Баспа нысаны"),
    "publish": ("Printing of the name", "Печать имени", "Атын басу"),
    "evidence": ("Evidence", "Доказательства", "Дәлелдер"),
}
DEMAND = ("Demand %d", "Требование %d", "%d-талап")
"""Above the positions on a demand; the demand's wording follows after a full stop."""
WORDS = ("Words %d", "Слова %d", "%d-сөздер")
ABOUT = ("About words %d", "О словах %d", "%d-сөздер туралы")
"""Above the words of a signatory, and above what is known of them."""
POSITIONS: Worded = {
    "supports": ("supports", "поддерживает", "қолдайды"),
    "supports-with-reservation": (
        "supports with a reservation",
        "поддерживает с оговоркой",
        "ескертпемен қолдайды",
    ),
    "does-not-support": ("does not support", "не поддерживает", "қолдамайды"),
    "abstains": ("abstains", "воздерживается", "қалыс қалады"),
    "no-consensus": ("has no consensus", "единого мнения нет", "ортақ пікір жоқ"),
    "not-stated": ("has not stated", "не указано", "көрсетілмеген"),
    "unsettled": (
        "unsettled words",
        "слова не отнесены к требованиям",
        "сөздері талаптарға жатқызылмаған",
    ),
}
STATUSES: Worded = {
    "invited": ("invited", "приглашение направлено", "шақырылған"),
    "signed": ("signed", "подписано", "қол қойған"),
    "subject-to-approval": (
        "signed, subject to approval",
        "подпись под условием одобрения",
        "мақұлдану шартымен қол қойған",
    ),
    "withdrawn": ("withdrawn", "отозвано", "қолын қайтарып алған"),
    "acceded": ("acceded", "присоединение", "қосылған"),
    "declined": ("declined", "отказ", "бас тартқан"),
    "disputed": ("disputed", "оспаривается", "даулы"),
    "rejected": ("rejected", "отклонено", "қабылданбаған"),
}
MERGED = ("merged with No. %d", "объединено с № %d", "№ %d қолтаңбамен біріктірілген")
FORM_STATUSES: Worded = {
    **STATUSES,
    "merged": (
        "merged with another number",
        "объединено с другим номером",
        "басқа нөмірмен біріктірілген",
    ),
}
"""The statuses of an annex as a table: a merged number has its row there, and counts under the other one."""
KINDS: Worded = {
    "organisation": ("organisation", "организация", "ұйым"),
    "individual": ("individual", "физическое лицо", "жеке тұлға"),
    "media": ("media", "СМИ", "БАҚ"),
    "movement": ("movement", "движение", "қозғалыс"),
    "union": ("trade union", "профсоюз", "кәсіподақ"),
    "initiative": ("initiative", "инициатива", "бастама"),
}
CAPACITIES: Worded = {
    "organisation": ("for the organisation", "от организации", "ұйым атынан"),
    "personal": ("in a personal capacity", "в личном качестве", "жеке атынан"),
    "individual": ("as an individual", "как физическое лицо", "жеке тұлға ретінде"),
}
PUBLISH: Worded = {
    "yes": ("whole name", "полностью", "толық"),
    "no-office": ("without the office", "без должности", "лауазымсыз"),
    "initials": ("initials only", "только инициалы", "тек бас әріптері"),
    "withheld": ("withheld", "не разглашать", "жарияланбайды"),
}
ACTS: Worded = {
    "reservation": ("reservation", "оговорка", "ескертпе"),
    "interpretive-declaration": (
        "interpretive declaration",
        "заявление о толковании",
        "түсіндірме мәлімдеме",
    ),
    "explanation": ("explanation", "пояснение", "түсініктеме"),
    "unsettled": ("unsettled words", "слова не отнесены", "жатқызылмаған сөздер"),
}
FORM_HEADINGS: Worded = {
    "defects": ("As in the list received", "Так в полученном списке", "Алынған тізімде осылай"),
    "directory_name": (
        "Name in the directory",
        "Наименование по справочнику",
        "Анықтамалықтағы атауы",
    ),
    "latin": ("In Latin letters", "Латиницей", "Латын әріптерімен"),
    "document": ("Document", "Документ", "Құжат"),
    "what": ("What it is", "Что это", "Бұл не"),
    "demands": ("Demands", "Требования", "Талаптар"),
    "language": ("Language", "Язык", "Тілі"),
    "translator": ("Translator", "Переводчик", "Аудармашы"),
    "wording": ("Words", "Слова", "Сөздер"),
    "title": ("Title", "Название", "Атауы"),
    "authentic": ("Authentic text", "Аутентичный текст", "Теңтүпнұсқа мәтін"),
    "demand": ("Demand", "Требование", "Талап"),
    "text": ("Wording", "Текст", "Мәтіні"),
}
"""Columns and rows of an annex as a table, beside those of HEADINGS."""
TRANSLATIONS: Worded = {
    "draft": ("unchecked translation", "непроверенный перевод", "тексерілмеген аударма"),
    "checked": ("checked translation", "проверенный перевод", "тексерілген аударма"),
    "confirmed": (
        "translation confirmed by the signatory",
        "перевод, подтверждённый подписавшим",
        "қол қоюшы растаған аударма",
    ),
}
CONTINUED = ("continued", "продолжение", "жалғасы")
"""Of words that are longer than a cell of a spreadsheet holds."""
SHEETS: Worded = {
    "signatories": ("Signatories", "Подписавшие", "Қол қоюшылар"),
    "positions": ("Positions", "Позиции", "Ұстанымдар"),
    "words": ("Reservations", "Оговорки", "Ескертпелер"),
    "arithmetic": ("Arithmetic", "Подсчёт", "Есеп"),
}
"""The sheets of an annex's spreadsheet."""
SHEETS_FORMAT = "coalition-app annex sheets 1"
"""The category among a spreadsheet's properties, by which the reader knows it."""
SIGNATORIES_FORMAT = "coalition-app signatories 1"
"""The value of "format" in the JSON of the command `signatories`."""
DRAFT_FORMAT = "coalition-app draft 1"
"""The mark of a draft that was written as JSON."""
ON_DEMANDS = ("on demands %s", "к требованиям %s", "%s-талаптарға")
LANGUAGE = ("language %s", "язык %s", "тілі %s")
RECEIVED = ("received %s", "получено %s", "алынды %s")
TRANSLATOR = ("translator %s", "переводчик %s", "аудармашы %s")
MADE = ("dated %s", "датировано %s", "күні %s")
BETWEEN, PAIR = "; ", " · "
"""Between what is known of words; between a legal form and a name, or a person and an office."""
HEADLESS = "(%d)"
"""A section without a heading, by its place."""
CALCULATED = re.compile(r"'*[=+\-@]")
"""Beginning of a cell that a spreadsheet would calculate, or of one that was guarded from that."""
VALUES: Mapping[str, Worded] = {
    "kind": KINDS,
    "capacity": CAPACITIES,
    "standing": STATUSES,
    "publish": PUBLISH,
}
"""Columns whose cells are words of a fixed list."""


def key_of(words: Worded, word: str, language: int) -> str | None:
    """Return the key of a word in a language given by its place; None for another word."""
    return next((key for key, each in words.items() if each[language] == word), None)


def day_text(day: dt.date | None) -> str:
    """Write a date as copied lists have it; empty for none."""
    return "" if day is None else day.strftime("%d.%m.%Y")


def read_day(text: str) -> dt.date | None:
    """Read a date that `day_text` wrote; raises ValueError for another text."""
    return dt.datetime.strptime(text, "%d.%m.%Y").date() if text else None


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would calculate."""
    return f"'{cell}" if CALCULATED.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that `guarded` put before it."""
    return cell[1:] if cell.startswith("'") and CALCULATED.match(cell) else cell
