"""Shapes by which somebody is reached: telephones, names in networks, addresses, identity numbers."""

import re
from collections.abc import Iterator

WORDS_OF_CONTACTS = (
    "собака собачк dot точка ул. улиц пр. просп проезд пер. мкр микрорай бульвар б-р көше даңғ "
    "ықшам шағын"
)
"""Pieces of such shapes as may hold no digit and no mark, in small letters."""
Span = tuple[int, int, str]
"""Beginning and end in a text, and the role: contact, address or identity-number."""

HINT = re.compile(
    r"@|\d[\d\s().·/_-]*\d[\d\s().·/_-]*\d|//|www\.|\.me/|\.com/|собака|\bat\b|тел|tel|phone|instagr|whats|"
    r"ватсап|вотсап|вайбер|viber|skype|скайп|facebook|фейсбук|инста|телеграм|\bт[гг]\b|\btg\b|"
    r"[.,\s](?:ул|кв|д|дом|пр|мкр|оф|үй|apt|flat|st)\b|^ул|улиц|просп|микрорай|көше|даңғ|пәт|\d",
    re.IGNORECASE,
)
"""What every such shape holds: the search that spares nearly all entries the others."""

DOT = r"\s*(?:\.|[(\[{]\s*(?:dot|точка|нүкте)\s*[)\]}]|\s(?:dot|точка|нүкте)\s)\s*"
AT = r"\s*(?:[(\[{]\s*(?:at|@|собака|эт|ат)\s*[)\]}]|\s?@\s?|\s(?:собака|собачка)\s)\s*"
HOSTS = (
    r"(?:gmail|mail|yandex|ya|yahoo|bk|inbox|list|rambler|hotmail|outlook|icloud|proton(?:mail)?)"
)
MAIL = re.compile(
    rf"(?:mailto:)?[\w.+-]+{AT}[\w-]+(?:{DOT}[\w-]+)+|[\w.+-]+{AT}{HOSTS}\b|"
    rf"[\w.+-]+ at (?:{HOSTS}{DOT}[a-z]{{2,4}}\b|[\w-]+(?: (?:dot|точка) [\w-]+)+)",
    re.IGNORECASE,
)
"""An address of mail, also one that hides its @."""
PAGE = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]«»]+|"
    r"(?<![\w.])(?:t|wa|telegram)\.me/[^\s<>()\[\],;]+|"
    r"(?<![\w.])(?:m\.)?(?:instagram|facebook|fb|vk|ok|tiktok|youtube|twitter|x|linkedin|threads|"
    r"telegram)\.(?:com|ru|me|net|org)/[^\s<>()\[\],;]+",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.])@[A-Za-zА-Яа-яЁё0-9_][\w.-]*")
NETWORK = (
    r"(?:телеграмм?|telegram|tg|тг|инстаграмм?|инста|instagram|insta|inst|ig|whats ?app|wa|ватсап|вотсап|"
    r"viber|вайбер|signal|skype|скайп|facebook|фейсбук|fb|фб|vk|вк|вконтакте|linkedin|tiktok|тикток|twitter|"
    r"твиттер|discord|imo|wechat)"
)
IN_NETWORK = re.compile(
    rf"(?<![\w-]){NETWORK}(?: ?[:=] ?@?[\w.+-]+| [-–—] ?@?[A-Za-z0-9][\w.+-]+|"
    r" @?[A-Za-z0-9.]*[_\d][\w.]*| @\S+)",
    re.IGNORECASE,
)
"""A name by which somebody is found in a network, behind the network's own."""
LABEL = (
    r"(?:моб(?:ильный|\.)?(?: тел\.?)?|сот(?:овый|\.)(?: тел\.?)?|"
    r"тел(?:ефон(?:ы|ы?:)?|\.)?|факс|конт(?:акт(?:ы|ный тел\.?)?|\.)|"
    r"tel(?:ephone|\.)?|phone|mob(?:ile|\.)?|cell|fax|ph\.|байланыс|ұялы(?: тел\.?)?|e-?mail|эл\. ?почта|"
    r"почта|№ ?тел\.?)"
)
TELEPHONE = re.compile(
    rf"(?<![\w-]){LABEL}[\s:.№-]*\+?\(?\d[\d\s().·/_-]{{3,}}\d|"
    r"(?<![\w+])[+＋][\s(]*\d(?:[\s().·/_–-]{0,3}\d){6,14}(?!\w)|"
    r"(?<![\w.,№])\(?\d(?:[\s().·/_–-]{0,3}\d){9,14}(?!\w)|"
    r"(?<![\w.-])\(\d{3,5}\)[\s-]?\d(?:[\s-]?\d){4,7}(?![\w])|"
    r"(?<![\w.-])\d{3}[- ]\d{2}[- ]\d{2}(?![\w-])",
    re.IGNORECASE,
)
IDENTITY = re.compile(
    r"(?<!\w)(?:ИИН|БИН|ЖСН|БСН|ИНН|ОГРН|СНИЛС|IIN|BIN|INN|паспорт\w*|уд(?:остоверение|\.)(?: личности)?|"
    r"жеке куәлік|passport|ID)(?: ?/ ?\w+)?[\s:.№#=–-]*(?:[A-ZА-Я]{0,2}\s?)?\d[\d\s-]{4,}\d|"
    r"(?<![\w+.,-])\d{12}(?!\w)",
    re.IGNORECASE,
)
STREET_RU = (
    r"(?:ул(?:иц[аеы])?|пр(?:осп(?:ект[а-я]*)?|-к?т|-д)?|пер(?:еул(?:ок)?)?|мкр(?:н)?|мк?р-н|микрорайон[а-я]*|"
    r"б-р|бульвар|наб(?:ережная)?|шоссе|туп(?:ик)?|кв-л|проезд|просп|жилмассив|жм|ж/м)"
)
HOUSE_RU = (
    r"(?:(?:д(?:ом)?|кв(?:артира)?|корп(?:ус)?|к|стр(?:оение)?|оф(?:ис)?|подъезд|под|этаж|эт|комн?(?:ата)?|"
    r"каб(?:инет)?|ком|блок|литер|үй|пәт(?:ер)?|кеңсе|бөлме|apt|apartment|flat|suite|ste|unit|room|house|"
    r"bldg|building|floor|h)[.\s№]*\d+[\w/-]*|\d+[\w/]*\s?-?\s?(?:үй|пәтер|пәт|кв|дом|подъезд|қабат|корпус)\b\.?)"
)
NUMBER = r"(?:\d+(?:[/-]\d+)*\s?[а-яa-z]?\b(?:\s?[-/]\s?\d+)?)"
OF_STREET = r"(?:[^\W\d_][\w'’-]*\.?|\d+(?:-?[а-я]{1,2})?)"
ENGLISH_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Blvd|Drive|Square|Sq|Way|Court|Highway|Hwy|"
    r"Terrace|Crescent|Close|microdistrict|micro-district|mkr)\b\.?"
)
ADDRESS = re.compile(
    rf"(?<![\w-])(?:адрес|мекенжай\w*|address|прож(?:ивает|\.)?|домашний адрес)\s*:\s*[^;()]+|"
    rf"(?<![\w-])(?i:{STREET_RU})(?:\.\s?|\s){OF_STREET}(?:\s{OF_STREET}){{0,2}}(?:[\s,]+{NUMBER})?|"
    rf"(?<![\w-]){OF_STREET}(?:\s{OF_STREET}){{0,2}}\s(?i:көшесі|көш\.?|даңғылы|даңғ\.?|тұйығы|"
    rf"(?:шағын|ықшам|мөлтек)\s?ауданы|ш/а|м/а|бульвары)(?:[\s,]+{NUMBER})?|"
    rf"(?<![\w-])\d+[\w/-]*,?\s(?:[A-Z][\w'’.-]*\s){{1,3}}{ENGLISH_STREET}|"
    rf"(?<![\w-])(?:[A-Z][\w'’.-]*\s){{1,3}}{ENGLISH_STREET}[\s,]+(?:No\.?\s?)?\d+[\w/-]*|"
    rf"(?<![\w-])(?i:{STREET_RU})\.?\s{NUMBER}|"
    rf"(?<![\w-])[A-ZÀ-Þ][\w-]*(?:stra(?:ß|ss)e|str\.|gasse|weg)\s\d+\w?|"
    rf"(?<![\w-])(?i:P\.?\s?O\.?\s?Box|а/я|абонентский ящик)\s?№?\s?\d+|"
    rf"(?<![\w-]){HOUSE_RU}",
)
POSTCODE = re.compile(r"(?<![\w-])(?:индекс:?\s?)?\d{6}(?![\w-])")
BETWEEN = re.compile(r"[\s,.;]*")


def find_contacts(text: str) -> list[Span]:
    """Find what must never print, in the order of the text; what overlaps or adjoins is one.

    An address of several parts (street, house, flat) is one address, with a number of a house behind it.
    """
    if not HINT.search(text):
        return []
    taken: list[Span] = []
    for found in _all_found(text):
        start, end, role = found
        if not any(start < other_end and begun < end for begun, other_end, _role in taken):
            taken.append((start, end, role))
    return _joined(text, sorted(taken))


def _all_found(text: str) -> Iterator[Span]:
    for pattern, role in (
        (MAIL, "contact"),
        (PAGE, "contact"),
        (IN_NETWORK, "contact"),
        (HANDLE, "contact"),
        (IDENTITY, "identity-number"),
        (TELEPHONE, "contact"),
        (ADDRESS, "address"),
    ):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), role


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Join parts of an address that nothing but separators part, and a number of a house right behind one."""
    joined: list[Span] = []
    for start, end, role in spans:
        last = joined[-1] if joined else (0, 0, "")
        if role == last[2] == "address" and BETWEEN.fullmatch(text, last[1], start):
            joined[-1] = last[0], end, role
        else:
            joined.append((start, end, role))
    return joined
