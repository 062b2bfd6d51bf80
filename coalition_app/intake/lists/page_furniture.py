"""What a web page or a printed page puts around a text: menus, comment forms, page numbers."""

import re

from coalition_app.intake.files.lines import Line

BULLET = re.compile(r"^\s*[•·▪*‣◦–-]\s+")
BULLETS = "•·▪*‣◦–-"

FURNITURE = re.compile(
    r"-?ends-?|home|главная(?: страница)?|басты бет|[>»›/|]+|menu|меню|search|поиск|іздеу|skip to content|"
    r"leave a (?:reply|comment)|оставить комментарий|добавить комментарий|пікір қалдыру|"
    r"(?:\d+ )?(?:comments?|комментари\w+|пікір\w*)(?: ?\(?\d+\)?)?|reply|ответить|жауап беру|"
    r"share(?: (?:this|on [\w ]+))?:?|поделиться(?: [\w ]+)?:?|бөлісу:?|tweet|like this:?|print|печать|"
    r"read more|читать далее|толығырақ|(?:facebook|twitter|telegram|whatsapp|vk|вконтакте|email)|"
    r"(?:[a-zа-яё][ |·•/-]+){4,}[a-zа-яё]|"
    r"sign (?:here|now|(?:the|this|our) (?:letter|petition|statement|appeal)(?: here| now)?)|"
    r"\S+ (?:signatures|signatories|signers|people signed) (?:so far|to date|and counting)|"
    r"add your (?:name|signature)|подписать(?: (?:письмо|обращение|петицию))?|қол қою|"
    r"(?:firma|assine|signez|unterzeichne|firmate|podpisz)(?: \w+){0,2}|jetzt unterzeichnen|"
    r"share (?:on|via) .{2,20}|"
    r"(?:show|see|view|load|expand|hide|collapse)"
    r"(?: (?:all|more|less|full|the|\d+|list|of|signatories|signatures|signers|names|comments?))+|"
    r"(?:показать|развернуть|свернуть|загрузить|смотреть)"
    r"(?: (?:всех|все|ещё|еще|полный|список|подписавших\w*))+|"
    r"(?:voir|ver|mostrar|alle|mehr|mostra|zobacz|показати|барлығын)"
    r"(?: (?:plus|tous|tout|más|mais|todos|todas|anzeigen|altro|tutti|więcej|більше|көрсету))+|"
    r"(?:views|просмотров|просмотры|қаралды):? ?[\d\s]+|subscribe|подписаться(?: на [\w ]+)?|"
    r"(?:page|страница|стр\.|бет) \d+(?: (?:of|из|/) ?\d+)?|\d+ (?:бет|-бет)|[-–—] ?\d+ ?[-–—]|"
    r"(?:©|copyright|\(c\)).*|all rights reserved\.?|все права защищены\.?|back to top|наверх|"
    r"(?:related|recent|similar|popular|more|latest) (?:posts?|articles?|news|stories)|tags?|categories|"
    r"(?:tags|filed under|теги|метки|рубрика|тегтер): .{0,80}|(?:privacy|cookie) policy|cookies?|donate|"
    r"terms (?:of (?:use|service)|and conditions)|newsletter|contact us|about us|follow us.{0,30}|sitemap|"
    r"о нас|контакты|карта сайта|политика конфиденциальности|читайте (?:также|ещё|еще)|похожие \w+|"
    r"(?:другие |последние )?новости(?: по теме)?|по теме|материалы по теме|версия для печати|"
    r"скачать(?: pdf)?|download(?: pdf| as pdf)?|pin it|permalink|нравится|ұқсас жаңалықтар|біз туралы|"
    r"\{%.*%\}|\{\{.*\}\}|"
    r"(?:previous|next|предыдущая|следующая)(?: (?:post|article|запись|статья))?|posted in .*"
)
"""In small letters: most lines are no such at their first, which is told at once where the case is known."""
LINKS_APART = re.compile(r" [|·•/] ")
LETTER = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮІ](?:[\s–-]+[A-ZА-ЯЁӘҒҚҢӨҰҮІ]){0,3}")
"""Of an index: it stands alone, or beside that of the next column."""

BREADCRUMB = re.compile(
    r"(?:home|главная|басты бет)\s*(?:[>»›/|\\→]|::).+|.+\s[>›→]\s.+\s[>›→]\s.+", re.IGNORECASE
)

TRAIL = re.compile(r"[>»›/|\\→:]")
"""Signs of which a trail of links holds one."""

COMMENTS = re.compile(
    r"leave a (?:reply|comment)|(?:оставить|добавить) комментарий|пікір қалдыру|"
    r"(?:\d+ )?comments?:?|комментарии(?: ?\(?\d+\)?)?:?",
    re.IGNORECASE,
)
"""Where the readers' part of a page begins: nothing after it is the statement's."""


NOTE = re.compile(
    r"(?:source|sources|note|notes|nb|n\.b|источник|примечание|примечания|сноска|ескертпе|ескерту|дереккөз|"
    r"quelle|hinweis|stand|źródło|uwaga|fuente|nota|fonte|джерело|примітка|updated|last updated|обновлено|"
    r"по состоянию на|as of|à jour au)\b(?:\s*[:.]\s*\S|[^\d]{0,40}\d)",
    re.IGNORECASE,
)
"""What a note begins with: a word with a colon or a date after it, since Source International signs too."""


def without_bullet(text: str) -> str:
    """Return a line's text without the bullet before it and the white space around it."""
    bare = text.strip()
    return BULLET.sub("", text).strip() if bare[:1] in BULLETS else bare


def is_furniture(text: str) -> bool:
    """Tell whether a line is part of a page and not of the text on it."""
    bare = without_bullet(text)
    if len(bare) > 200:
        return False
    links = LINKS_APART.split(bare.lower())
    if all(map(FURNITURE.fullmatch, links)) or LETTER.fullmatch(bare):
        return True
    return TRAIL.search(bare) is not None and BREADCRUMB.fullmatch(bare) is not None


def begins_comments(text: str) -> bool:
    """Tell whether the readers' part of a page begins with this line."""
    return len(text) < 100 and COMMENTS.fullmatch(without_bullet(text)) is not None


def is_breadcrumb_block(block: list[Line]) -> bool:
    """Tell whether all of a block is a trail of links, with the page's title at its end."""
    if not is_furniture(block[0].text):
        return False
    return len(block) < 12 and all(
        BULLET.match(line.text) or is_furniture(line.text) for line in block
    )
