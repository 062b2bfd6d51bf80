"""The questions of web forms that no plain list asks, and the answers to them, in three languages."""

import re
from functools import lru_cache

from coalition_app.drafts import ALL_DEMANDS
from coalition_app.intake.words.word_lists import keyed_words, words_meaning

BODY = re.compile(
    r"(?:(?:полное|краткое|официальное|сокращ[её]нное|full|official|legal)\s+)?"
    r"(?:название|наименование|name)\s+(?:(?:вашей|вашего|подписывающей|of|the|your)\s+)*"
    r"(?:организации|нпо|нко|объединения|учреждения|группы|инициативы|organi[sz]ation|ngo|group|"
    r"institution|entity)\b.*|"
    r"(?:your |signing )?(?:organi[sz]ation|ngo|institution)(?:['’]s)?(?: name| title)?(?: in full)?|"
    r"(?:ваша|подписывающая) (?:организация|нпо)|организация[- ]подписант|"
    r"ұйым(?:ыңыз|дар)?(?:дың|ның)? (?:толық )?(?:атауы|аты).*|(?:толық )?ұйым атауы.*"
)
PERSON = re.compile(
    r"(?:ваши? |полные |your )?(?:ф\.? ?и\.? ?о\.?|фамилия,? имя(?: и|,)? ?(?:отчество)?|"
    r"имя и фамилия|имя,? фамилия)\b.*|"
    r"(?:your |signatory['’]?s? )?(?:full name|name and surname|first and last name)\b.*|"
    r"name of (?:the )?(?:signatory|signer|person)\b.*|ваше имя|your name|как вас зовут\??|"
    r"(?:сіздің )?(?:толық )?(?:аты[- ]ж[өо]ні(?:ңіз)?|т\.? ?а\.? ?ә\.?)\b.*|есіміңіз"
)
REPRESENTATIVE = re.compile(
    r".*(?:руководител|представител|уполномоченн|контактно\w+ лиц|represent|contact person|"
    r"authori[sz]ed|өкіл|басшы).*(?:ф\.? ?и\.? ?о|имя|name|аты).*|"
    r"(?:ф\.? ?и\.? ?о\.?|имя|name|full name)\b.*(?:руководител|представител|represent|head|өкіл).*|"
    r"кто подписывает.*|who signs.*|(?:ваш |your )?(?:представитель|руководитель|representative|өкіл\w*|"
    r"басшы\w*)\s+(?:(?:вашей |of (?:the |your )?)?(?:нпо|нко|организации|объединения|"
    r"organi[sz]ation|ngo|group|body)|ұйым\w*)"
)
OFFICE = re.compile(
    r"(?:ваша |your |current )?(?:должность|position|job title|title|role|profession|occupation|"
    r"лауазымы(?:ңыз)?|қызметіңіз)\b.{0,60}|(?:ваша профессия|род (?:занятий|деятельности)).*"
)
PLACE = re.compile(
    r"(?:ваш |ваша |your |the )?(?:город|населенный пункт|населённый пункт|city|town|қала(?:ңыз)?)"
    r"(?:\s*(?:,|/|или|и|or|and)\s*(?:страна|область|регион|район|село|населенный пункт|"
    r"населённый пункт|country|region|village|облыс|ел)\b.{0,20}|"
    r"\s+(?:проживания|регистрации|нахождения|тұратын).{0,40})?\??"
)
COUNTRY = re.compile(
    r"(?:ваша |your )?(?:страна|country)(?:\s+(?:регистрации|проживания|of|in).{0,40})?\??|"
    r"country of .{0,40}|тіркелген ел.*|еліңіз"
)
PUBLISH = re.compile(
    r".*(?:соглас\w+|разреша\w+|consent|agree|allow|permission|may we|можем ли мы|келіс\w+|рұқсат\w*)"
    r".*(?:публик|опублик|publi[cs]|print|display|жариял|указ(?:ать|ание)|размест|размещ|упомя|упомин|"
    r"listed|appear|көрсет).*|"
    r".*(?:публиковать|опубликовать|publish).*(?:имя|назван|name|подпис).*|.*жариялау\w*.*келіс\w*.*"
)
PRINTING = re.compile(
    r"veröffentlich|publi[ceéê]|pubblic|publik|opublik|публік|оприлюдн|zveřej|zverej|yayın|afficher|"
    r"anzeigen|mostrar|rendre public|aufgeführt|genannt"
)
AGREEING = re.compile(
    r"dürfen|darf|einverstand|einwillig|zustimm|erlaub|accept|autori|acept|accett|consen|zgod|zgadz|wyraż|"
    r"згод|дозвол|souhlas|súhlas|izin|\bname\b|namen|mon nom|votre nom|mi nombre|su nombre|mio nome|"
    r"meu nome|moje imię|nazwisk|ім'я|jméno|meno"
)
PROCESS = re.compile(
    r".*(?:обработк\w*.*данн|персональн\w+ данн|personal data|data processing|privacy|gdpr|"
    r"process\w* (?:of )?(?:my|your|our|the)?\s*data|(?:store|keep|storage of) (?:my|your|our) data|"
    r"дербес деректер).*"
)
REMARK = re.compile(
    r".*(?:комментари|оговорк|примечани|замечани|особое мнение|дополнен|пояснен|поясните|объясните|"
    r"обоснуйте|почему|comment|reservation|remark|explain|why|anything (?:else )?to add|ескертпе|"
    r"пікір|түсінік|түсіндір|неліктен|неге).*"
)
CAPACITY = re.compile(
    r".*(?:в каком качестве|от чьего имени|от имени кого|in what capacity|signing (?:as|on behalf)|"
    r"sign(?:ing)? capacity|кімнің атынан|қандай мәртебеде).*|capacity|качество"
)
PERSONAL = re.compile(
    r".*(?:личн|частн|физическ|от себя|personal|individual|private|myself|own (?:name|behalf)|жеке|"
    r"өз атым)",
    re.IGNORECASE,
)
CHOSEN = re.compile(
    r".*(?:which|check|tick|select|choose|mark|какие|каких|которые|отметьте|выберите|укажите|"
    r"қай|қандай|белгілеңіз|таңдаңыз).*(?:demands|points|items|claims|recommendations|требовани|пункт|"
    r"тезис|талап|тармақ|ұсыныс).*|(?:supported |endorsed |поддерживаемые |қолдайтын )"
    r"(?:demands|points|требования|пункты|талаптар).*"
)
"""A question whose answer lists the demands that are supported, as boxes to tick are exported."""
NEGATED = re.compile(
    r"\bне\s+|\bnot\b|n['’]t\b|object|oppos|disagree|against|против|возраж|қолдамай|қарсы"
)
ALL = re.compile(
    r"(?:yes|да|иә)?,?\s*(?:all|every|everything|все|вс[её]|всех|всем|полностью|барлы[қғ]\w*|бәрі\w*)\b"
    r"(?:,?\s+(?:of|the|them|these|those|your|our|above|listed|stated|supported|demands?|points?|items?|"
    r"claims?|recommendations?|\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|fully|"
    r"требован\w+|пункт\w*|тезис\w*|эти\w*|перечисленн\w+|указанн\w+|выше|дв\w+|тр(?:и|[её]х|ем)|"
    r"четыр\w+|пят\w+|шест\w+|семь|семи|восемь|восьми|девят\w+|десят\w+|полностью|"
    r"поддержива(?:ю|ем|ет)|талап\w*|тармақ\w*|ұсыныс\w*|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|толық|"
    r"қолдай(?:мын|мыз|ды)))*[.!]?",
    re.IGNORECASE,
)
"""An answer that names all demands and says nothing more: "all demands on water" are not all."""
PIECES = re.compile(r",\s+(?=(?:[^\W\d]+\s+)?(?:№\s*)?\d)")
"""Commas that separate ticked answers: a number follows at once or after a word; answers have commas too."""
WORDS_OF_DEMANDS = (
    r"требовани\w*|пункт\w*|тезис\w*|положени\w*|demands?|points?|items?|recommendations?|claims?|"
    r"талап\w*|тармақ\w*|ұсыныс\w*"
)
DEMAND = re.compile(
    rf"(?:{WORDS_OF_DEMANDS}|(?<!\w)п\.)\s*(?:№|no\.?|n|#)?\s*(\d{{1,3}})(?!\d)|"
    rf"(?<![\d.])(\d{{1,3}})(?:-?(?:е|му|го|й|ші|шы|st|nd|rd|th))?\s*[-.)]?\s*(?:{WORDS_OF_DEMANDS})|"
    r"\[\s*(\d{1,3})[.)\]]|\[sq0*(\d{1,3})\]|\s[/›>|]\s*(\d{1,3})[.)]\s"
)

FIELD_OF_QUESTION = {
    word: "consent" if field == "hidden" else field
    for word, field in keyed_words("form_headers").items()
}
"""Field by the header or the code that survey programs give its question."""
HIDDEN_WORDS = words_meaning("form_headers", "hidden")
"""Headers of a yes or no to staying unnamed: the answer means the opposite."""

NUMBERED = re.compile(r"(\d{1,3})(?:[.)]|\s*[-–—:]|$)")
"""A ticked answer that begins with its number."""

VERBS_OF_SUPPORT = (
    r"поддержива(?:ю|ем|ет|ют)|қолдай(?:мын|м[ыі]з|ды|сы[зң]\w*)|підтриму(?:ю|ємо|єм|є|ють)|"
    r"колдой(?:м|мун|буз|т|суз)|apoy(?:o|a|amos|an)|popiera(?:m|my|ją)"
)
"""Support in whole words: a negation hides in other endings («қолдаймаймын», «поддерживаюне»)."""
AGREED = r"соглас(?:ен|на|ны)(?:\(на\))?|келісем(?:ін|[ыі]з)?"

STANCES = (
    (
        "no-consensus",
        r"(?:нет|не достигнут|без) консенсус\w*|(?:has )?no consensus|консенсус жоқ|"
        r"(?:бір )?мәміле жоқ|единого мнения нет|нет единого мнения|ортақ пікір жоқ|"
        r"нет согласия|келісім жоқ",
    ),
    (
        "supports-with-reservation",
        rf"(?:(?:да|{VERBS_OF_SUPPORT}|{AGREED}|yes|supports?|agree|иә)[, ]*)?"
        r"(?:\(?(?:но )?с оговорк\w+|частично|\(?with (?:a |some )?reservations?|part(?:ly|ially)|"
        rf"\(?ескертпе\w*|\(?ескертумен|ішінара|жартылай)(?: (?:{VERBS_OF_SUPPORT}|{AGREED}|"
        r"support(?:s|ed)?|agree[sd]?))?\)?",
    ),
    (
        "does-not-support",
        r"нет|no|n|жоқ|против|against|opposed?|oppose|disagree|"
        r"(?:нет, ?|no, ?)?(?:не (?:поддержива\w+|соглас\w+)|(?:i |we )?(?:do|does) not "
        r"(?:support|agree)|(?:don|doesn)['’]t (?:support|agree))|қолдамай\w+|қарсы\w*|келіспей\w+|"
        r"ні|не підтриму\w+|проти|колдобой\w+|каршы\w*|жок|nein|dagegen|(?:ich |wir )?unterstützen? "
        r"nicht|non|contre|je ne soutiens pas|nous ne soutenons pas|no apoy\w+|en contra|nie|przeciw",
    ),
    (
        "abstains",
        r"воздерж\w+|abstain\w*|abst[eé]n\w+|қалыс(?: қала\w+)?|"
        r"утриму\w+|калыс(?: кала\w+)?|enthalt\w*|wstrzymuj\w+(?: się)?",
    ),
    (
        "supports",
        r"да|yes|y|иә|ия|за|for|agree[sd]?|true|"
        r"так|ооба|ja|dafür|(?:ich |wir )?unterstützen?|oui|pour|je soutiens|"
        r"nous soutenons|s[ií]|a favor|tak|"
        r"(?:да, ?|yes, ?|иә, ?)?(?:полностью |fully |толық )?(?:(?:i |we )?supports?|"
        rf"{VERBS_OF_SUPPORT}|{AGREED})(?: (?:полностью|fully))?",
    ),
)
STANCE_PATTERNS = tuple(
    (stance, re.compile(rf"(?:{words})[.!]?", re.IGNORECASE)) for stance, words in STANCES
)
NOT_STATED = re.compile(
    r"[-–—.]?|n/?a|нет ответа|не указано|без ответа|no answer|not stated|жауап жоқ|көрсетілмеген|"
    r"not selected|не выбрано|таңдалмаған|unchecked",
    re.IGNORECASE,
)
SIGNS = re.compile(r"[-–—−+±?/\s]+")
"""Answers in signs; beside a plus, a minus is a refusal, and not an empty cell."""
MORE_YES = (
    r"ja\b|oui\b|s[ií]\b|sim\b|tak\b|так\b|an[oe]\b|áno\b|evet\b|j['’]accepte|j['’]autorise|acepto|"
    r"accetto|aceito|zgadzam|wyrażam zgodę|згод|einverstanden|souhlas|súhlas|ich stimme"
)
MORE_NO = (
    r"nein\b|non\b|n[ãa]o\b|nie\b|ні\b|ne\b|hayır|nej\b|nee\b|"
    r"(?:sin|ohne|sans|senza|sem) |je (?:ne|n['’])"
)
"""Beginnings of a yes and a no in other languages."""
YES = re.compile(
    r"(?:да|yes|y$|иә|ия|true|1|\+|✓|x|ok|agree|i agree|i consent|i allow|соглас|разреша|можно|"
    r"келісем|рұқсат берем|checked|selected|" + MORE_YES + r")(?!\w*\bне\b)",
    re.IGNORECASE,
)
INITIALS = re.compile(r".*(?:инициал|initials)", re.IGNORECASE)
WITHOUT_OFFICE = re.compile(
    r"\b(?:без|не (?:указывать|называть|печатать|публиковать))(?: мое[йю]| моей)? должност|"
    r"\bwithout (?:naming )?(?:the |my )?(?:office|position|job title)\b|\bлауазымсыз\b|"
    r"\bлауазым\w* (?:көрсетпе|жарияламай|көрсетілмесін|жарияланбасын)",
    re.IGNORECASE,
)
NO = re.compile(
    r"нет|no\b|n$|not\b|не |без |аноним|anonym|жоқ|келіспей|false|0$|unchecked|i do not|don['’]t|"
    + MORE_NO,
    re.IGNORECASE,
)
LONGEST_QUESTION = 2_000
"""Characters of a question that are looked at; declarations of consent are nearly as long."""
BUT = re.compile(
    r"\b(?:but|except|not|without|only|no|но|кроме|не|без|только|лишь|бірақ|емес|тек|aber|ohne|nicht|nur|mais|"
    r"sauf|sans|pas|pero|sin|solo|ma|senza|ale|bez|tylko|але|лише)\b",
    re.IGNORECASE,
)
"""Words that take something back from a yes: «yes, but not my surname»."""


def asks_to_publish(question: str) -> bool:
    """Tell whether a question, in small letters, asks for consent to printing."""
    return PRINTING.search(question) is not None and AGREEING.search(question) is not None


def form_field(cell: str, plain: str) -> str | None:
    """Tell which field a question of a form asks for; None where its words are not known.

    `plain` is the header small and without brackets. `demand:2` is a stance on demand 2, `words:2` are
    words about it.
    """
    low, plain = _short(" ".join(cell.lower().split())), _short(plain)
    if plain in FIELD_OF_QUESTION:
        return FIELD_OF_QUESTION[plain]
    if match := DEMAND.search(low):
        number = next(group for group in match.groups() if group)
        # A box beside a demand that is not supported says the opposite of support.
        turned = CHOSEN.fullmatch(low) and NEGATED.search(low)
        return (
            f"words:{int(number)}" if turned or REMARK.fullmatch(low) else f"demand:{int(number)}"
        )
    if PROCESS.fullmatch(low):
        return "processing"
    if CAPACITY.fullmatch(low):
        return "capacity"
    if CHOSEN.fullmatch(low):
        # What is not supported is said in words; nothing ticked there means support for everything.
        return "reservation" if NEGATED.search(low) or REMARK.fullmatch(low) else "demands"
    if PUBLISH.fullmatch(low) or asks_to_publish(low):
        return "consent"
    for field, pattern in (
        ("representative", REPRESENTATIVE),
        ("body", BODY),
        ("person", PERSON),
        ("office", OFFICE),
        ("place", PLACE),
        ("country", COUNTRY),
    ):
        if pattern.fullmatch(plain):
            return field
    return "reservation" if REMARK.fullmatch(low) and len(low) < 200 else None


def _short(question: str) -> str:
    """Return an endless question without its middle: the patterns above take quadratic time."""
    if len(question) <= LONGEST_QUESTION:
        return question
    return f"{question[: LONGEST_QUESTION // 2]} {question[-LONGEST_QUESTION // 2 :]}"


@lru_cache(maxsize=5_000)
def read_stance(text: str) -> str | None:
    """Tell a stance from an answer: empty for none given, None where the words are not known."""
    if NOT_STATED.fullmatch(text):
        return ""
    for stance, pattern in STANCE_PATTERNS:
        if pattern.fullmatch(text):
            return stance
    return None


def read_chosen(text: str, known: frozenset[int]) -> tuple[int, ...] | None:
    """Return the numbers of the demands that an answer lists; None where one of its pieces names none.

    `known` are the numbers that any answer names. "All demands" are these, and ALL_DEMANDS: the statement
    may have more than anybody named.
    """
    if NOT_STATED.fullmatch(text):
        return ()
    if ALL.fullmatch(text) and not BUT.search(text):
        return (ALL_DEMANDS, *sorted(known))
    numbers: set[int] = set()
    pieces = text.split(";") if ";" in text else PIECES.split(text)
    for piece in filter(str.strip, pieces):
        number = demand_of(piece.strip())
        if number is None:
            return None
        numbers.add(number)
    return tuple(sorted(numbers))


def demand_of(piece: str) -> int | None:
    """Return the demand that one of the answers names; None for other words, and for «all but demand 2»."""
    match = DEMAND.search(piece.lower()) or NUMBERED.match(piece)
    if match is None or BUT.search(piece[: match.start()]):
        return None
    return int(next(filter(None, match.groups())))


def read_hidden(text: str) -> str | None:
    """Read the consent to printing from an answer to whether the name is to stay unnamed."""
    if YES.match(text):
        return "withheld"
    return "yes" if not text or NO.match(text) else None


def read_publish(text: str) -> str | None:
    """Read the consent to printing; a question without an answer means withheld."""
    if INITIALS.match(text):
        return "initials"
    if WITHOUT_OFFICE.search(text):
        return "no-office"
    if not text or NO.match(text):
        return "withheld"
    return "yes" if YES.match(text) and not BUT.search(text) else None


def read_processing(text: str) -> str | None:
    """Read the consent to the keeping of data, yes or no."""
    if not text or NO.match(text):
        return "no"
    return "yes" if YES.match(text) else None
