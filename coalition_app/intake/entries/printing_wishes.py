"""Wishes of a signatory about the own name, and words that a signature is not final, within an entry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from coalition_app.drafts import Defect, DraftEntry
from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.quotation import Item, bracket_groups, split_items

_NAME = r"(?:имя|имени|фамили[юи]|фио|ф\. ?и\. ?о\.|данны[ех]|подпись|название|меня|нас)"
_NAME_EN = r"(?:(?:my|our|the|his|her|their) )?(?:full )?name"
_NAME_KK = r"(?:ат[ыі]\w*|есім\w*|аты[- ]жөн\w+|атау\w*|тегі\w*|дерек\w+)"
_PLEASE = r"(?:(?:просьба|прошу|просим|просит|просила?|пожалуйста|please|өтінеміз|өтінемін)[,:]? )?"
WITHHELD = re.compile(
    rf"{_PLEASE}(?:{_NAME} )?{_PLEASE}не (?:публиковать|печатать|указывать|разглашать|раскрывать|называть|"
    rf"обнародовать|упоминать)(?: (?:мо[её] |наше |сво[её] )?{_NAME})?|"
    rf"{_NAME} (?:не (?:разглашать|публикуется|разглашается|раскрывается|указывается)|скрыт[оаы])|"
    r"(?:не для|без) (?:публикации|печати|разглашения|упоминания)(?: имени)?|не публикуется|"
    r"аноним(?:но|ная подпись)?|инкогнито|на условиях анонимности|"
    rf"{_NAME_EN} (?:withheld|(?:is )?not (?:disclosed|published|printed))|"
    rf"{_NAME_EN} (?:not to be (?:published|printed|disclosed)|withheld (?:on|upon|by) request)|"
    rf"(?:not|not to be) (?:for )?(?:publication|published|printed|disclosed)|"
    rf"{_PLEASE}do(?: not|n['’]t) (?:publish|print|disclose|name)(?: {_NAME_EN}| me| us)?|"
    r"withhold (?:my |the )?name|anonymous(?:ly)?|"
    rf"(?:{_NAME_KK} )?(?:жарияланбасын|жария етілмесін|жариялан?баңыз(?:дар)?|жарияламаңыз(?:дар)?|"
    rf"көрсетілмесін|көрсетпеңіз(?:дер)?|аталмасын|басылмасын|"
    r"баспаңыз(?:дар)?|баспасын|құпия)(?: {_PLEASE.strip()})?|"
    rf"{_NAME_KK} (?:жасырын|жарияланбайды|көрсетілмейді)|жариялауға (?:болмайды|арналмаған)|анонимді",
    re.IGNORECASE,
)
"""A bracket or an item that asks for the name to be left out of print."""
INITIALS = re.compile(
    rf"{_PLEASE}(?:только|лишь|указать|публиковать|печатать)? ?(?:только |лишь )?инициалы|"
    rf"{_PLEASE}(?:print |publish |use )?(?:only (?:the )?initials|(?:the )?initials only)|"
    r"тек (?:қана )?инициалдары?(?: (?:жариялансын|көрсетілсін|ғана))?|"
    r"инициалдары ғана(?: (?:жариялансын|көрсетілсін))?",
    re.IGNORECASE,
)
"""A bracket or an item that asks for the initials alone."""
NO_OFFICE = re.compile(
    rf"{_PLEASE}без (?:указания |упоминания )?должност(?:и|ей)|"
    rf"{_PLEASE}(?:мою |свою |нашу )?должность не (?:публиковать|печатать|указывать|называть|упоминать)|"
    rf"{_PLEASE}не (?:публиковать|печатать|указывать|называть|упоминать) (?:мою |свою |нашу )?должность|"
    rf"{_PLEASE}without (?:naming |giving |printing )(?:the |my |any )?(?:office|position|job title)|"
    rf"{_PLEASE}do(?: not|n['’]t) (?:publish|print|name|give) (?:the |my )?(?:office|position|job title)|"
    r"лауазым(?:ы|ым|ымды|ын)?(?: (?:көрсетілмесін|көрсетпеңіз|жарияланбасын|басылмасын|аталмасын))|"
    r"лауазым(?:ы|ым|ымды|ын)? (?:көрсетілмей|аталмай)|лауазымсыз",
    re.IGNORECASE,
)
"""A bracket or an item that asks for the office to be left out of print."""
ASKS_OF_PRINT = re.compile(
    r"\bне (?:[^\W\d_]+ )?(?:публик(?:ова|у)|печата|указыва|разглаша|раскрыва|называ|обнарод(?:ова|у)|"
    r"упомина|афиширова)(?:ть?|йте|й)\b|\bбез (?:указания|упоминания|называния)\b|"
    r"\b(?:жариял|көрсет|ата|бас|жаз)\w*(?:ма|ме|ба|бе|па|пе)(?:ңыз|ңіз|сын|сін|уды|уді)\w*|"
    r"\b(?:do not|don['’]t|not to|never|rather not|prefer not to|must not|should not|without)"
    r" (?:be )?(?:publish|print|nam(?:e|ing)|disclos|mention|list|show|display|reveal|identify)\w*",
    re.IGNORECASE,
)
"""Words that ask for anything else to be left out of print: an employer, a town, an age."""
_BODIES = (
    r"(?: (?:правлени\w+|совет\w*|собрани\w+|руководств\w+|директор\w*|президиум\w*|учредител\w+|"
    r"попечител\w+|участник\w+|член\w+|board|council|assembly|management|members|general|the|of|by|"
    r"our|its|trustees|executive|committee))*"
)
APPROVAL = re.compile(
    rf"(?:ожидается |ждем |ждём |жд[её]т |ожида\w+ |при условии |до |после |требуется )"
    rf"(?:подтверждени\w+|одобрени\w+|утверждени\w+|согласовани\w+|решени\w+){_BODIES}|"
    rf"(?:подтверждени\w+|одобрени\w+|утверждени\w+|согласовани\w+|решени\w+){_BODIES} (?:ожидается|"
    rf"ожидаем|уточняется)|на (?:согласовании|утверждении|подтверждении)|ожидается|"
    rf"(?:не подтвержден[оаы]?|не подтверждён|предварительно|под вопросом|уточняется)|"
    rf"(?:awaiting|pending|subject to|awaits){_BODIES} "
    rf"(?:confirmation|approval|ratification|decision|board|council){_BODIES}|"
    rf"(?:confirmation|approval){_BODIES} (?:pending|awaited|expected)|"
    r"(?:still )?to be (?:confirmed|approved|ratified)|t\.?b\.?c\.?|unconfirmed|provisional(?:ly)?|"
    r"ad referendum|(?:still )?pending|in review|under review|unverified|"
    r"на (?:модерации|проверке|рассмотрении)|модерацияда|қаралуда|тексерілуде|күтуде|күтілуде|"
    r"(?:[^\W\d_]+ ){0,2}(?:мақұлда\w+|раста\w+|бекіт\w+|шешім\w*|келісім\w*) "
    r"(?:күтілуде|күтіледі|күтуде|күтіп отыр|керек)|"
    r"(?:[^\W\d_]+ )?(?:мақұлдағаннан|растағаннан|бекіткеннен) кейін|расталмаған|әлі расталмады",
    re.IGNORECASE,
)
"""A bracket or an item by which a signature waits for somebody's approval."""
PROMISED = re.compile(
    r"(?:обеща(?:л[аи]?|ют|ет|но)|пообещал[аи]?|намерен[аы]?|собира\w+|планиру\w+)"
    r"(?: (?:под)?писать\w*| присоединиться| подпись| подписаться)?|"
    r"приглаш[её]н[аоы]?(?: подписать)?|приглашение отправлено|ещё не подписал[аи]?|"
    r"еще не подписал[аи]?|"
    r"(?:has |have )?(?:promised|intends|plans)(?: to (?:sign|join))?|invited(?: to sign)?|"
    r"not (?:yet )?signed(?: yet)?|"
    r"(?:қол қоюға )?(?:уәде (?:берді|етті|берген)|шақырылды|шақырылған|ниетті)|"
    r"(?:әлі )?қол қойған жоқ|әлі қол қоймаған|"
    # Who has not answered yet has not signed.
    r"(?:пока |ещ[её] )?(?:нет ответа|ответа (?:пока |ещ[её] )?нет|не ответил[аи]?)|"
    r"no (?:answer|reply|response)(?: yet)?|(?:has |have )?not (?:yet )?(?:answered|replied)(?: yet)?|"
    r"(?:әлі |әзірге )?жауап (?:жоқ|бермеді|берген жоқ|келмеді|келген жоқ)",
    re.IGNORECASE,
)
"""A bracket or an item that speaks of a signature that is still to come."""
DECLINED = re.compile(
    r"(?:declined|refused|rejected)(?: to sign)?|(?:has |have )?(?:declined|refused) to sign|"
    r"отказ(?:ано|ал[аи]?с[ья]|ались)?(?: (?:под)?писать\w*| от подписи)?|отклонен[аоы]?|отклонён|"
    r"(?:қол қоюдан )?бас тартты|қабылданбады",
    re.IGNORECASE,
)
"""A bracket or an item that says that somebody did not sign, or was not let."""
TAIL = re.compile(
    r",? (?:до|без|от|на|к|с|после|until|till|before|without|from|by|on|after|for now|пока)\b.{0,60}$|"
    r",? (?:please|пожалуйста|өтінеміз|өтінемін)$",
    re.IGNORECASE,
)
"""What may follow such words: a date, the person waited for, or a "please"."""
TELLING = (
    "должност лауазым office position title "
    "публик печат указыва разглаш раскры называ обнарод упомина скрыт аноним anonym withh publish "
    "publication print disclos name жария көрсет аталмасын басылмасын құпия жасырын инициал initial "
    "инкогнито ожида жде ждё условии одобрени утвержд подтвержд согласовани уточня предварит вопросом "
    "await pending "
    "subject confirm approv ratif tbc t.b.c provisional referendum күт керек кейін растал обеща намерен "
    "собира планиру пригла подписал promised intends plans invited signed уәде шақыр ниетті қойған қоюға "
    "писать афиш атама аталма жазба жазылма mention reveal identif listed display "
    "review unverified модерац провер рассмотр қаралуда тексер declin refus reject отказ "
    "отклон тартты қабылданба ответ answer repl response жауап баспа"
)
"""Pieces of what all of these hold: nearly no entry does, and the rest of the work is spared."""
PIECES = any_piece(TELLING)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
LONGEST_SENTENCE = 1_000
"""Characters of a sentence of a letter that is looked at."""
WISHED_CELLS = ("name", "person", "representative", "office", "place", "reservation", "capacity")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an entry's words ask for or hold open, and the entry without them."""

    rest: str
    """The entry without these words, as it may be printed."""
    consent: str = ""
    """withheld, initials or no-office; empty where nothing was asked."""
    status: str = ""
    """subject-to-approval, invited or declined; empty where the words hold nothing open."""
    notes: tuple[str, ...] = ()
    """The words as printed."""
    defects: tuple[Defect, ...] = ()
    """What a person should look at."""


NONE = Wishes("")
STRICTNESS = ("", "no-office", "initials", "withheld")
"""What may be asked of the printing, the more cautious the later."""


def take_wishes(text: str) -> Wishes:
    """Take off words by which a name is not to be printed or a signature is not final.

    They are brackets, or items after the first; the first item names the signatory. Columns that tabs
    separate stay separate.
    """
    if not _may_tell(text):
        return Wishes(text)
    found = []
    for words in _asides(text):
        if told := _told(words) or (words in text and _asks(words)):
            text = _without(text, words)
            found.append((words, *told))
    return _wishes(text, found)


def wishes_among(said: Sequence[str]) -> Wishes:
    """Return those of the words that were set before a name by which a signature is not final."""
    return _wishes("", [(words, *told) for words in said if (told := _told(words))])


def take_wishes_of_cells(cells: dict[str, str]) -> Wishes:
    """Take such words out of a row's cells, in place: whole cells, and asides within them."""
    found = []
    for field in WISHED_CELLS:
        cell = cells.get(field, "")
        whole = field not in ("name", "person")
        if not cell or not (_may_tell_again(cell) if whole else _may_tell(cell)):
            continue
        for words in [cell] if whole and (_told(cell) or _asks(cell)) else _asides(cell):
            if told := _told(words) or (words in cells[field] and _asks(words)):
                cells[field] = "" if words == cell else _without(cells[field], words)
                found.append((words, *told))
    return _wishes("", found) if found else NONE


def with_wishes(entry: DraftEntry, asked: Wishes) -> DraftEntry:
    """Return an entry with what its words ask for or leave open."""
    if not asked.notes:
        return entry
    return replace(
        entry,
        consent=asked.consent or entry.consent,
        standing=entry.standing
        if entry.standing == "withdrawn"
        else asked.status or entry.standing,
        notes=(*entry.notes, *asked.notes),
        defects=(*entry.defects, *asked.defects),
    )


def is_wish(words: str) -> bool:
    """Tell whether words ask not to be printed, or say that the signature is not final."""
    return _may_tell(words) and _told(words) is not None


def asks_of_print(words: str) -> bool:
    """Tell whether words ask for something to be left out of print, in whatever wording."""
    return _may_tell(words) and ASKS_OF_PRINT.search(words) is not None


def asked_of_printing(text: str) -> tuple[str, str]:
    """Find what a letter asks about printing its writer's name, and the sentence that asks it.

    Returns withheld, initials or no-office, the more cautious first; empty where nothing is asked.
    """
    sentences = [" ".join(each.split()) for each in SENTENCE_END.split(text)]
    able = [each for each in sentences if len(each) < LONGEST_SENTENCE and _may_tell(each)]
    for pattern, consent in (
        (WITHHELD, "withheld"),
        (INITIALS, "initials"),
        (NO_OFFICE, "no-office"),
    ):
        if asked := next((each for each in able if pattern.search(each)), ""):
            return consent, asked
    return "", ""


def waits_for_approval(sentence: str) -> bool:
    """Tell whether the sentence that signs says that somebody else must still approve."""
    bare = " ".join(sentence.split())
    return len(bare) < LONGEST_SENTENCE and APPROVAL.search(bare) is not None


def _may_tell(text: str) -> bool:
    return PIECES.search(text.lower()) is not None


_may_tell_again = lru_cache(maxsize=10_000)(_may_tell)
"""The same of cells that many rows have."""


def _told(words: str) -> tuple[str, str, str] | None:
    """Return the consent, the status and the code that words express; None where they express nothing."""
    bare = " ".join(words.split())
    spellings = {bare, bare.rstrip(".!"), TAIL.sub("", bare)}
    for pattern, told in (
        (WITHHELD, ("withheld", "", "asks-not-to-print")),
        (INITIALS, ("initials", "", "asks-not-to-print")),
        (NO_OFFICE, ("no-office", "", "asks-not-to-print")),
        (APPROVAL, ("", "subject-to-approval", "not-final")),
        (PROMISED, ("", "invited", "not-final")),
        (DECLINED, ("", "declined", "not-final")),
    ):
        if any(map(pattern.fullmatch, spellings)):
            return told
    return None


def _asks(words: str) -> tuple[str, str, str] | None:
    if not asks_of_print(words):
        return None
    # One of several sentences may ask it plainly: "Please do not publish my name! Count me."
    told = [each for sentence in SENTENCE_END.split(words) if (each := _told(sentence))]
    return (
        max((each[0] for each in told), key=STRICTNESS.index, default=""),
        "",
        "asks-not-to-print",
    )


def _wishes(rest: str, found: list[tuple[str, str, str, str]]) -> Wishes:
    """Combine what was found; the more cautious wish wins."""
    consents = {consent for _words, consent, _status, _code in found}
    statuses = {status for _words, _consent, status, _code in found}
    return Wishes(
        rest,
        max(consents, key=STRICTNESS.index, default=""),
        next(
            (each for each in ("declined", "invited", "subject-to-approval") if each in statuses),
            "",
        ),
        tuple(words for words, *_told in found),
        tuple(Defect(code, words) for words, _consent, _status, code in found),
    )


def _asides(text: str) -> list[str]:
    """Return the words in brackets, and the items after the first."""
    groups = [text[start + 1 : end].rstrip(")] ").strip() for start, end in bracket_groups(text)]
    items = split_items(text)[1:]
    return [each for each in (*groups, *map(_bare, items)) if each]


def _bare(item: Item) -> str:
    return "" if item.text[:1] in "([" else item.text


def _without(text: str, words: str) -> str:
    """Remove words from a text, with the bracket around them or the separator before them."""
    bracketed = re.search(rf"\s*[(\[]\s*{re.escape(words)}\s*(?:[)\]]|$)", text)
    found = bracketed or re.search(rf"\s*(?:[,;]|\s[-–—/|])\s*{re.escape(words)}(?!\w)", text)
    if found is None:
        return text.replace(words, "", 1).rstrip(" ,;")
    return (text[: found.start()] + text[found.end() :]).strip(" ,;")
