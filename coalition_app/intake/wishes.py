"""Wishes of a signatory about the own name, and words that a signature is not final, within an entry."""

import re
from dataclasses import dataclass

from coalition_app.drafts import Defect
from coalition_app.intake.quotation import Item, bracket_groups, split_items

_NAME = r"(?:имя|имени|фамили[юи]|фио|ф\. ?и\. ?о\.|данны[ех]|подпись|название|меня|нас)"
_NAME_EN = r"(?:(?:my|our|the|his|her|their) )?(?:full )?name"
_NAME_KK = r"(?:аты|атым|есімі|есімім|аты[- ]жөні|аты[- ]жөнім|атауы|тегі|деректері)"
_PLEASE = r"(?:(?:просьба|прошу|просим|просит|просила?|пожалуйста|please|өтінеміз|өтінемін)[,:]? )?"
WITHHELD = re.compile(
    rf"{_PLEASE}(?:{_NAME} )?не (?:публиковать|печатать|указывать|разглашать|раскрывать|называть|"
    rf"обнародовать|упоминать)(?: (?:мо[её] |наше |сво[её] )?{_NAME})?|"
    rf"{_NAME} (?:не (?:разглашать|публикуется|разглашается|раскрывается|указывается)|скрыт[оаы])|"
    r"(?:не для|без) (?:публикации|печати|разглашения|упоминания)(?: имени)?|не публикуется|"
    r"аноним(?:но|ная подпись)?|на условиях анонимности|"
    rf"{_NAME_EN} (?:withheld|not to be (?:published|printed|disclosed)|withheld (?:on|upon|by) request)|"
    rf"(?:not|not to be) (?:for )?(?:publication|published|printed|disclosed)|"
    rf"{_PLEASE}do(?: not|n['’]t) (?:publish|print|disclose|name)(?: {_NAME_EN}| me| us)?|"
    r"withhold (?:my |the )?name|anonymous(?:ly)?|"
    rf"(?:{_NAME_KK} )?(?:жарияланбасын|жария етілмесін|жариялан?баңыз(?:дар)?|жарияламаңыз(?:дар)?|"
    rf"көрсетілмесін|көрсетпеңіз(?:дер)?|аталмасын|басылмасын|құпия)(?: {_PLEASE.strip()})?|"
    rf"{_NAME_KK} (?:жасырын|жарияланбайды|көрсетілмейді)|жариялауға (?:болмайды|арналмаған)|анонимді",
    re.IGNORECASE,
)
"""A bracket or an item that asks for the name to be left out of print."""
INITIALS = re.compile(
    rf"{_PLEASE}(?:только|лишь|указать|публиковать|печатать)? ?(?:только |лишь )?инициалы|"
    r"(?:print |publish |use )?(?:only (?:the )?initials|(?:the )?initials only)|"
    r"тек (?:қана )?инициалдары?(?: (?:жариялансын|көрсетілсін|ғана))?|"
    r"инициалдары ғана(?: (?:жариялансын|көрсетілсін))?",
    re.IGNORECASE,
)
"""A bracket or an item that asks for the initials alone."""
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
    r"ad referendum|"
    r"(?:[^\W\d_]+ ){0,2}(?:мақұлдау[ыі]?|мақұлдауын|растау[ыі]?|растауын|бекіту[ іи]?|бекітуін|шешімі|"
    r"келісімі|шешімін) (?:күтілуде|күтіледі|күтуде|күтіп отыр|керек)|"
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
    r"(?:әлі )?қол қойған жоқ|әлі қол қоймаған",
    re.IGNORECASE,
)
"""A bracket or an item that speaks of a signature that is still to come."""
TELLING = re.compile(
    r"публик|печат|указыва|разглаш|раскры|называ|обнарод|упомина|скрыт|аноним|anonym|withh|publish|"
    r"publication|printed|print|disclos|do(?:n['’]| no)t name|жария|көрсет|аталмасын|басылмасын|құпия|"
    r"жасырын|инициал|initial|ожида|жд[её][тм]|при условии|одобрени|утвержд|подтвержд|согласовани|"
    r"уточня|предварит|под вопросом|await|pending|subject to|confirm|approv|ratif|t\.?b\.?c|provisional|"
    r"ad referendum|күт|керек|кейін|растал|обеща|намерен|собира|планиру|пригла|подписал|promised|"
    r"intends|plans|invited|signed|уәде|шақыр|ниетті|қол қой",
    re.IGNORECASE,
)
"""A piece of what all of these hold: nearly no entry does, and the rest of the work is spared."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an entry's words ask for or hold open, and the entry without them."""

    rest: str
    """The entry without these words, as it may be printed."""
    consent: str = ""
    """withheld or initials; empty where nothing was asked."""
    standing: str = ""
    """subject-to-approval or invited; empty where the words hold nothing open."""
    notes: tuple[str, ...] = ()
    """The words as printed."""
    defects: tuple[Defect, ...] = ()
    """What a person should look at."""


def take_wishes(text: str) -> Wishes:
    """Take the words off an entry by which a name is not to be printed or a signature is not final.

    They are brackets, or items behind the first; the first item names the signatory. Columns that tabs
    part stay parted.
    """
    consent, standing, notes, defects = "", "", [], []
    if not TELLING.search(text):
        return Wishes(text)
    for words in _asides(text):
        bare = " ".join(words.split()).rstrip(".!")
        if WITHHELD.fullmatch(bare):
            consent, code = "withheld", "asks-not-to-print"
        elif INITIALS.fullmatch(bare):
            consent, code = consent or "initials", "asks-not-to-print"
        elif APPROVAL.fullmatch(bare):
            standing, code = standing or "subject-to-approval", "not-final"
        elif PROMISED.fullmatch(bare):
            standing, code = "invited", "not-final"
        else:
            continue
        text = _without(text, words)
        notes.append(words)
        defects.append(Defect(code, words))
    return Wishes(text, consent, standing, tuple(notes), tuple(defects))


def _asides(text: str) -> list[str]:
    """Give the words in brackets, and the items behind the first."""
    groups = [text[start + 1 : end].rstrip(")] ").strip() for start, end in bracket_groups(text)]
    items = split_items(text)[1:]
    return [each for each in (*groups, *map(_bare, items)) if each]


def _bare(item: Item) -> str:
    return "" if item.text[:1] in "([" else item.text


def _without(text: str, words: str) -> str:
    """Take words out of a text, with the bracket around them or the separator before them."""
    bracketed = re.search(rf"\s*[(\[]\s*{re.escape(words)}\s*(?:[)\]]|$)", text)
    found = bracketed or re.search(rf"\s*(?:[,;]|\s[-–—/|])\s*{re.escape(words)}(?!\w)", text)
    if found is None:
        return text.replace(words, "", 1).rstrip(" ,;")
    return (text[: found.start()] + text[found.end() :]).strip(" ,;")
