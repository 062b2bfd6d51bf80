"""Shapes by which somebody is reached: telephones, names in networks, addresses, identity numbers."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.quotation import is_quoted
from coalition_app.intake.words.vocabulary import names_body

WORDS_OF_CONTACTS = (
    "собак собачк dot точка www. ул. улиц пр. просп проезд пер. мкр микрорай бульвар б-р көше даңғ "
    "ықшам шағын"
)
"""Pieces of such shapes as may hold no digit and no mark, in small letters."""
Span = tuple[int, int, str]
"""Beginning and end in a text, and the role: contact, address or identity-number."""

DOT = r"\s*(?:\.|[(\[{]\s*(?:dot|точка|нүкте)\s*[)\]}]|\s(?:dot|точка|нүкте)\s)\s*"
AT = r"(?:\s*[(\[{]\s*(?:at|@|собака|эт|ат)\s*[)\]}]\s*|@|\s@\s|\s(?:собака|собачка)\s)"
HOSTS = (
    r"(?:gmail|mail|yandex|ya|yahoo|bk|inbox|list|rambler|hotmail|outlook|icloud|proton(?:mail)?)"
)
TO_MAIL = (
    r"(?:(?<![\w-])(?:(?:e-?mail|эл(?:ектронная|\.) ?почта|почта|mail)(?: to| at| на)?|write to|"
    r"пиш(?:ите|и) на)[\s:–—-]+)?"
)
USER = r"(?<![\w.+-])[\w.+-]++"
"""Whole, however long, and begun once: a page of letters is not read to its end from each of them."""
MAIL = re.compile(
    rf"{TO_MAIL}<?(?:(?:mailto:)?{USER}{AT}[\w-]+(?:{DOT}[\w-]+)+|{USER}{AT}{HOSTS}\b|"
    rf"{USER} at (?:{HOSTS}{DOT}[a-z]{{2,4}}\b|[\w-]+(?: (?:dot|точка) [\w-]+)+))>?",
    re.IGNORECASE,
)
"""An address of mail, also one that hides its @."""
WITHIN = r"[^\s<>()\[\]«»,;]"
NETWORKS = "instagram facebook fb vk ok tiktok youtube twitter x linkedin threads telegram".replace(
    " ", "|"
)
PAGE = re.compile(
    rf"(?:https?://|//|www\.){WITHIN}+|(?<![\w.])(?:t|wa|telegram)\.me/{WITHIN}+|"
    rf"(?<![\w.])(?:m\.)?(?:{NETWORKS})\.(?:com|ru|me|net|org)/{WITHIN}+",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.])@\w[\w.-]*")
NETWORK = (
    r"(?:телеграмм?|telegram|tg|тг|инстаграмм?|инста|instagram|insta|inst|ig|whats ?app|wa|ватсап|вотсап|"
    r"viber|вайбер|signal|skype|скайп|facebook|фейсбук|fb|фб|vk|вк|вконтакте|linkedin|tiktok|тикток|twitter|"
    r"твиттер|discord|imo|wechat)"
)
IN_NETWORK = re.compile(
    r"(?<![\w-])(?:телеграмм?|тг|инстаграмм?|инста|ватсап|вотсап|вайбер|скайп) "
    r"(?-i:[a-z])[a-z_.\d]{3,}(?!\w)|"
    rf"(?<![\w-]){NETWORK}(?: ?[:=] ?@?[\w.+#-]+| [-–—] ?@?[A-Za-z0-9][\w.+#-]+|"
    r" @?[A-Za-z0-9.]*[_\d][\w.]*| @[\w.-]+)",
    re.IGNORECASE,
)
"""A name by which somebody is found in a network, behind the network's own."""
LABEL = (
    r"(?:моб(?:ильный|\.)?(?: ?тел\.?)?|сот(?:овый|\.)(?: ?тел\.?)?|(?:конт(?:актный|\.) ?)?"
    r"тел(?:ефоны?|\.)?(?: ?/ ?ф(?:акс|\.))?|т\.?(?: ?/ ?ф\.?)?(?=[ .:]{0,3}[+(\d])|"
    r"контакт(?:ы|ный)?|факс|tel(?:ephone|\.)?|phone|mob(?:ile|\.)?|cell|fax|ph\.|"
    rf"байланыс|ұялы(?: ?тел\.?)?|№ ?тел\.?|{NETWORK})"
)
NO_DATE = r"(?!\d{4}[-./]\d\d?[-./]\d\d?(?!\d)|\d\d?[-./]\d\d?[-./]\d{4}(?!\d))"
BETWEEN_DIGITS = r"[\s().·/_–-]{0,3}"
TELEPHONE = re.compile(
    rf"(?:(?<![\w-]){LABEL}[\s:.№–-]*\+?\(?{NO_DATE}\d(?:{BETWEEN_DIGITS}\d){{4,14}}|"
    rf"(?<![\w+])[+＋][\s(]*\d(?:{BETWEEN_DIGITS}\d){{6,14}}|"
    rf"(?<![\w.,№]){NO_DATE}(?:\(\d{{2,5}}\)|\d)(?:{BETWEEN_DIGITS}\d){{8,14}}|"
    r"(?<![\w.-])\(\d{3,5}\)[\s-]?\d(?:[\s-]?\d){4,7}|"
    r"(?<![\w.-])\d{3}[- ]\d{2}[- ]\d{2}(?![-.]))(?!\w)(?:,? ?(?:доб|вн|ext)\.? ?\d{1,6})?",
    re.IGNORECASE,
)
IDENTITY = re.compile(
    r"(?<!\w)(?:ИИН|БИН|ЖСН|БСН|ИНН|ОГРН|СНИЛС|IIN|BIN|INN|паспорт\w*|уд(?:остоверение|\.)(?: личности)?|"
    r"жеке куәлік|passport|ID(?: card)?)(?: ?/ ?\w+)?[\s:.№#=–-]*(?:[A-ZА-Я]{0,2}\s?)?\d[\d\s-]{4,}\d|"
    r"(?<![\w+.,-])\d{6}\s?\d{6}(?!\w)",
    re.IGNORECASE,
)
STREET = (
    r"(?i:ул(?:иц[аеы])?|пр(?:осп(?:ект[а-я]*)?|-к?т|-д)?|пер(?:еул(?:ок)?)?|мкр(?:н)?|мк?р-н|"
    r"микрорайон[а-я]*|б-р|бульвар|наб(?:ережная)?|шоссе|туп(?:ик)?|кв-л|проезд|жилмассив|ж/м)"
)
HOUSE = (
    r"(?:(?:д(?:ом)?|кв(?:артира)?|корп(?:ус)?|стр(?:оение)?|оф(?:ис)?|подъезд|этаж|каб(?:инет)?|үй|пәт(?:ер)?|"
    r"кеңсе|бөлме|(?i:apt|apartment|flat|suite|unit))[.\s№]*\d[\w/-]*|"
    r"\d[\w/]*\s?-?\s?(?:үй|пәтер|пәт|кв|подъезд)\b\.?)"
)
HOUSE_LETTER = r"(?:\s?[а-яa-z]\b|\s?[А-ЯЁA-Z](?=\s*(?:[,;)]|$)))"
NUMBER = rf"(?:\d+(?:[/-]\d+)*{HOUSE_LETTER}?(?:\s?-\s?\d+)?(?:\s?-?\s?(?:үй|дом|пәтер)\b)?)"
OF_STREET = r"(?:[^\W\d_][\w'’-]*\.?|\d+(?:-?[а-я]{1,2}|[А-ЯЁA-Z](?!\w))?)"
STREET_KK = r"(?i:көшесі|көш\b\.?|даңғылы|даңғ\b\.?|тұйығы|(?:шағын|ықшам|мөлтек)\s?ауданы|ш/а|м/а|бульвары)"
TITLE = "хан|би|батыр|ата|сал|ақын|жырау|апа|хана"
"""What a street's namesake is called in Kazakh, behind the name."""
AT_ADDRESS = r"(?<![\w-])(?i:(?:домашний )?адрес|мекенжай\w*|address)"
LIVES = r"(?i:жив[её]т|живу|живут|прожива\w+|тұрады|тұратын)"
STREET_EN = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Blvd|Drive|Square|Sq|Way|Court|Highway|Hwy|"
    r"Terrace|Crescent|Close|microdistrict|mkr)\b\.?"
)
ADDRESS = re.compile(
    rf"(?:{AT_ADDRESS}\s*:\s*)?(?:(?<![\w-]){STREET}\.?\s?{NUMBER}(?:[\s,]+{NUMBER})?(?!\w| лет\b)|"
    rf"(?<![\w-]){STREET}(?:\.\s?|\s){OF_STREET}(?:\s{OF_STREET}){{0,2}}(?:[\s,]+{NUMBER})?|"
    rf"(?:(?<=[,;(–—:-]\s)|(?<=[,;(:])){OF_STREET}(?:\s{OF_STREET}){{0,2}}\s{STREET_KK}"
    rf"(?:[\s,]+{NUMBER})?|"
    rf"(?<![\w-]){OF_STREET}(?:\s(?:{TITLE}))?\s{STREET_KK}(?:[\s,]+{NUMBER})?|"
    rf"(?<![\w-])\d[\w/-]*,?\s(?:[A-Z][\w'’.-]*\s){{1,3}}{STREET_EN}|"
    rf"(?<![\w-])(?:[A-Z][\w'’.-]*\s){{1,3}}{STREET_EN}[\s,]+(?:No\.?\s?)?\d[\w/-]*|"
    rf"(?<![\w-])[A-ZÀ-Þ][\w-]*(?:stra(?:ß|ss)e|str\.|gasse|weg)\s\d+\w?|"
    rf"(?<![\w-])(?i:P\.?\s?O\.?\s?Box|а/я|абонентский ящик)\s?№?\s?\d+|"
    rf"(?<![\w-]){LIVES}\s[^;()\d]{{1,40}}[,\s](?:{HOUSE}|{NUMBER})(?!\w)|"
    rf"(?<![\w-]){HOUSE})|{AT_ADDRESS}\s*:\s*[^;(),]+",
)
POSTED_UK = re.compile(
    rf"(?:(?<![\w-])(?:\d[\w/-]*,?\s)?(?:[A-Z][\w'’.-]*\s){{1,3}}{STREET_EN}[\s,]+)?"
    r"(?<![\w-])[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![\w-])"
)
"""A British postal code, with the street before it; no other words are written so."""
BEFORE_POSTED = re.compile(
    r"(?<=[,;]\s)[A-ZÀ-Þ][^\W\d_]+(?:[ ’'-][^\W\d_]+){0,3} (?!(?:19|20)\d\d\b)\d{1,4}[\w/-]*"
    r",\s(?:\d{4} ?[A-Z]{2}|[A-Z]{1,2}-\d{4,5}|\d{5}|\d\d-\d{3})(?= [A-ZÀ-Þ])"
)
"""A street with its house, known by the postal code behind it: Keizersgracht 412-III, 1016 GC Amsterdam."""
DIGIT = re.compile(r"\d(?!\d{0,6}[»”\"])")
"""A digit, unless a quotation ends with the number."""
FEWEST_OF_CODE = 2
"""Digits of a British postal code."""
FEWEST_DIGITS = 5
"""Digits of a telephone or of an identity number."""
MARKS = re.compile(r"[:=@_]| [-–—] ")
OF_MAIL = re.compile(r"@|собак|собач|\bat\b")
OF_NETWORK = any_piece(
    "телеграм telegram tg тг инст inst ig whats wa ватсап вотсап viber вайбер signal skype скайп facebook "
    "фейсбук fb фб vk вк linkedin tiktok тикток twitter твиттер discord imo wechat"
)
RUSSIAN_NETWORKS = "телеграм тг инстагр инста ватсап вотсап вайбер скайп"
OF_RUSSIAN_NETWORK = any_piece(RUSSIAN_NETWORKS)
OF_STREET_ALONE = any_piece(f"{WORDS_OF_CONTACTS} адрес мекенжай address")
OF_NUMBERED = any_piece(
    f"{WORDS_OF_CONTACTS} адрес мекенжай address ул пр пер мк наб шоссе туп кв ж/м а/я д. дом корп стр оф "
    "жив прожив тұра подъезд этаж каб үй пәт бөлме apt apartment flat suite unit көш тұйы street st ave "
    "road rd lane ln boul blvd drive sq way court highway hwy terrace crescent close microd box stra gasse "
    "weg ш/а м/а"
)
"""Signs of the shapes, in small letters: one search spares nearly all entries many others."""
POSTCODE = re.compile(r"(?<![\w-])(?:индекс:?\s?)?\d{6}(?![\w-])", re.IGNORECASE)
LONGEST_NAME = 300
"""Characters before a street that may name a body."""
BEFORE_ITEM = re.compile(r"[,;(]")
OF_WHOM = re.compile(r"(?:улицы|микрорайона)\s")
COUNTING = re.compile(
    r"\s?(?:подпис|чел(?:\.|ов)|жител|участник|семей|қолтаңба|қол\b|адам|signat|people|persons|members|resid)",
    re.IGNORECASE,
)
"""What a number counts, which is then no house's."""
COUNTED = re.compile(r"[\s,]+\d+\s*$")
SEPARATED = re.compile(r"[\s,.;]*")


@lru_cache(maxsize=20_000)
def find_contacts(text: str) -> tuple[Span, ...]:
    """Find what must never print, in the order of the text; parts of one address that adjoin are one."""
    taken: list[Span] = []
    covered = bytearray(len(text))
    for start, end, role in _all_found(text):
        if not any(covered[start:end]):
            taken.append((start, end, role))
            covered[start:end] = b"1" * (end - start)
    if any(role == "address" for _start, _end, role in taken):
        taken += [
            (match.start(), match.end(), "address")
            for match in POSTCODE.finditer(text)
            if not any(covered[match.start() : match.end()])
        ]
    return tuple(_joined(text, sorted(taken)))


def without_contacts(text: str) -> tuple[str, list[str]]:
    """Take out of a text what must never print; returns what remains, with its gaps, and what was taken."""
    spans = find_contacts(text)
    rest, end = [], 0
    for start, stop, _role in spans:
        rest.append(text[end:start])
        end = stop
    return "".join([*rest, text[end:]]), [text[start:stop] for start, stop, _role in spans]


def _all_found(text: str) -> Iterator[Span]:
    for pattern, role in _able(text):
        for match in pattern.finditer(text):
            # A street in quotation marks is a name: the newspaper «Улица Абая, 5».
            if role != "address":
                yield match.start(), match.end(), role
            elif not (is_quoted(text, match.start()) or _is_of_body(match)):
                start, end = _without_count(match)
                if not _may_be_of_name(text, start, end):
                    yield start, end, role


def find_streets_of_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the streets without a number that may be of the name of a body before them, or where it is."""
    for match in ADDRESS.finditer(text) if OF_STREET_ALONE.search(text.lower()) else ():
        start, end = _without_count(match)
        if _may_be_of_name(text, start, end) and not (is_quoted(text, start) or _is_of_body(match)):
            yield start, end


def _without_count(match: re.Match[str]) -> tuple[int, int]:
    """Return where an address is, without a number that counts people."""
    start, end = match.span()
    if COUNTING.match(match.string, end) and (count := COUNTED.search(match[0])):
        end = start + count.start()
    return start, end


def _may_be_of_name(text: str, start: int, end: int) -> bool:
    before = _before_item(text, start)
    if not before.endswith(" ") or not any(map(names_body, before.split())):
        return False
    # «группа жителей мкр. Нурсат-2» goes on, and «ОФ «Эхо» ул. Абая 5» does not.
    return before.split()[-1].islower() or not any(map(str.isdigit, text[start:end]))


def _before_item(text: str, at: int) -> str:
    """Return what stands before a place, from the last separator on."""
    return BEFORE_ITEM.split(text[max(0, at - LONGEST_NAME) : at])[-1]


def _is_of_body(match: re.Match[str]) -> bool:
    """Tell whether a street without a number says whose body is named: Совет микрорайона Южный."""
    before = _before_item(match.string, match.start())
    if not OF_WHOM.match(match[0]) or any(map(str.isdigit, match[0])):
        return False
    return any(map(names_body, before.split()))


def _able(text: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield the patterns that a text may hold, and their roles: most entries are spared all of them."""
    low = text.lower()
    digits = len(DIGIT.findall(text))
    marked = digits or MARKS.search(text)
    if OF_MAIL.search(low):
        yield MAIL, "contact"
    if "/" in text or "www." in low:
        yield PAGE, "contact"
    if digits >= FEWEST_DIGITS:
        yield IDENTITY, "identity-number"
        yield TELEPHONE, "contact"
    if OF_NETWORK.search(low) if marked else OF_RUSSIAN_NETWORK.search(low):
        yield IN_NETWORK, "contact"
    if "@" in text:
        yield HANDLE, "contact"
    if digits >= FEWEST_OF_CODE:
        yield POSTED_UK, "address"
    if digits >= FEWEST_DIGITS:
        yield BEFORE_POSTED, "address"
    if (OF_NUMBERED if digits else OF_STREET_ALONE).search(low):
        yield ADDRESS, "address"


def _joined(text: str, spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end, role in spans:
        last = joined[-1] if joined else (0, 0, "")
        if role == last[2] == "address" and SEPARATED.fullmatch(text, last[1], start):
            joined[-1] = last[0], end, role
        else:
            joined.append((start, end, role))
    return joined
