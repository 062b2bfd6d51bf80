"""Headings: of the statement, of the whole list, and of its sections."""

import re
from functools import lru_cache

from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.lists.claimed_totals import claims_signatures
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.pictures import without_pictures
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import QUOTES
from coalition_app.intake.words.table_headers import FIELD_OF_HEADER

LIST_HEADING = re.compile(
    r"(?:(?:наши |мы, |первые |все |полный |новые ){0,2}(?:"
    r"подписи|подписали|подписались|подписанты|нижеподписавшиеся|"
    r"список (?:подписавших\w*|подписантов|подписей|подписавших письмо)|"
    r"(?:под )?(?:(?:это|этим|данное|данным|наше|нашим|открытое|открытым|коллективное) )?"
    r"(?:заявление\w?|обращение\w?|письмом?|петици\w+|воззвание\w?|призывом?)"
    r" (?:подписали|поддержали|подписались|подписывают|поставили (?:свои )?подписи)|"
    r"подписи под (?:заявлением|обращением|письмом|петицией)|"
    r"с уважением|подписавшие(?:ся)?(?: организации| лица)?)|"
    r"mit (?:freundlichen|besten|solidarischen) grüßen|hochachtungsvoll|cordialement|"
    r"(?:cordiali|distinti) saluti|atentamente|atenciosamente|z (?:poważaniem|wyrazami szacunku)|"
    r"з повагою|з пашанай|s pozdravem|sayg[ıi]lar[ıi]m[ıi]zla|hörmətlə|"
    r"\[?(?:the |all |full |complete |initial |first |original |subsequent |additional |further |other |"
    r"new |current ){0,3}(?:list of )?(?:signatories|signatures|signed(?: by)?|undersigned|signers|"
    r"endorsers|supporters|co-?signers|co-?signatories|supporting organi[sz]ations|endorsed by|"
    r"endorsing organi[sz]ations)(?:(?: (?:to|of) (?:the )?(?:statement|letter|appeal))|"
    r" in (?:random|alphabetical) order| [–—-] .{0,60}| so far| to date| include)?\]?|"
    r"(?:die )?(?:erst)?unterzeichne(?:r|nde|te)[*:_]?(?:innen|n)?|unterzeichnet von|unterschriften|"
    r"(?:les |premiers |premières |liste des )*(?:co-?)?signataires|ont signé|signé par|"
    r"(?:las |los )?(?:organizaciones )?(?:abajo )?firmantes|firman|firmas|firmado por|suscriben|"
    r"(?:i |primi )?firmatari|hanno firmato|assinam|signatários|assinaturas|"
    r"(?:перші )?(?:підписали|підписанти|підписи|підписалися)|підпісалі|sygnatariusze|podpisani|podpisali|"
    r"podepsáni|imzac[ıi]lar|imzalayanlar|ondertekenaars|"
    r"we,? the undersigned|(?:yours )?(?:sincerely|faithfully|truly)|respectfully(?: submitted| yours)?|"
    r"(?:this |the |our )?(?:statement|letter|appeal|declaration)? ?(?:is |has been |was )?"
    r"(?:signed|endorsed|supported|co-?signed) by(?: the following| these)?"
    r"(?: (?:civil society |human rights |non-governmental |\w+ )?(?:organi[sz]ations|groups|ngos|"
    r"individuals|people|signatories|institutions))?(?: and (?:individuals|organi[sz]ations|people))?|"
    r"(?:signatory|organi[sz]ational|individual|supporting|endorsing) "
    r"(?:organi[sz]ations|signatories|signatures|endorsements)|"
    r"(?:ашық )?(?:хатқа|үндеуге|мәлімдемеге|өтінішке|арызға|петицияға) қол (?:қой|жина)\w+|"
    r"қол қой(?:ғандар|ушылар)|қол қоюшылар|қолдар|қол қойғандардың тізімі|құрметпен)"
    r"(?: ?\(?\d+\)?)?(?:\s*\([^()]{1,90}\))?\s*[:.,]?"
)
"""What is above the whole list, in small letters, and names no section of it."""

BEFORE_QUOTED = re.compile("[(–—-]")
"""Without one of these signs no such heading holds a quotation, and most lines of a long list do."""

SECTION_WORDS = re.compile(
    r"\b(?:организаци[ия]|нпо|нко|объединения|физические лица|граждане|частные лица|индивидуальн\w+|"
    r"отдельные лица|эксперты|журналисты|активисты|правозащитники|сми|международные|зарубежные|"
    r"иностранные|национальные|региональные|казахстанские|персонально|личные подписи|юридические лица|"
    r"organi[sz]ations?|individuals?|ngos?|international|national|foreign|regional|persons?|experts|"
    r"journalists|citizens|academics|media|institutions?|ұйымдар\w*|жеке тұлғалар|азаматтар|"
    r"халықаралық|шетелдік|республикалық|бірлестіктер|сарапшылар|журналистер)\b",
    re.IGNORECASE,
)
TITLE_WORDS = re.compile(
    r"\b(?:заявление|обращение|открытое письмо|воззвание|петиция|декларация|резолюция|манифест|"
    r"требовани[ея]|призыв|письмо|мәлімдеме\w*|үндеу\w*|ашық хат|хаты?|өтініш\w*|жария мәлімдеме|"
    r"statement|appeal|letter|declaration|petition|resolution|manifesto|call|demands?|"
    r"offener brief|aufruf|stellungnahme|erklärung|lettre ouverte|appel|tribune|pétition|déclaration|"
    r"carta oberta|manifest|abaixo-assinado|declaração|petição|petición|petizione|dichiarazione|"
    r"carta abierta|comunicado|manifiesto|declaración|lettera aperta|appello|carta aberta|manifesto|"
    r"відкритий лист|звернення|заява|адкрыты ліст|list otwarty|apel|otevřený dopis|açık mektup|bildirisi?|"
    r"scrisoare deschisă)\b",
    re.IGNORECASE,
)
ONLY_WORD = re.compile(rf"(?:[^\W\d_]+ )?(?:{TITLE_WORDS.pattern})", re.IGNORECASE)
"""A title that says nothing but what kind of text it heads."""

SIGNING = re.compile(
    r"(?<!\w)(?:abaixo[- ]assin\w+|assina\w*|subscre\w+|firma\w*|signat\w+|signants|signen|"
    r"signé\w*|sign(?:ed|ers)|undersigned|endors\w+|suscrib\w+|adhi?er\w+|ades(?:ão|ões|ioni)|"
    r"sottoscri\w+|(?:mit)?(?:erst)?unterzeichn\w+|gezeichnet|ondertek\w+|podpis\w+|sygnat\w+|imza\w*|"
    r"aláír\w+|semnat\w+|(?:под|під)пис\w+|қол қой\w+|қолдау\w*|supporters|unterstützer\w*)",
    re.IGNORECASE,
)
"""Words for signing in the neighbours' languages."""
ASKS = re.compile(
    r"(?:how|to|please|why|как|чтобы|қалай|como|para|comment|pour|wie|um|come|per|jak|nasıl|sign|подпиши\w*|"
    r"assine|firma|firme|signez|unterzeichne|jetzt|ainda|add|join)\b.*",
    re.IGNORECASE,
)
"""How words begin that ask to sign and head no list."""
FEW_WORDS = 8

GROUP = re.compile(
    r"(?:assinaturas|firmas|adesões|adhesiones|unterschriften|"
    r"entidades|organizações|associações|movimentos|coletivos|indivíduos|pessoas|personalidades|"
    r"parlamentares|cidadãos|intelectuais|artistas|acadêmicos|juristas|sindicatos|"
    r"entidades|organizaciones|asociaciones|movimientos|colectivos|individuos|personas|particulares|"
    r"ciudadanos|intelectuales|académicos|organitzacions|entitats|persones|"
    r"organisations|associations|collectifs|syndicats|personnalités|personnes|particuliers|citoyens|"
    r"organizzazioni|associazioni|persone|individui|cittadini|"
    r"organisationen|verbände|vereine|initiativen|einzelpersonen|personen|privatpersonen|"
    r"organizacje|osoby|stowarzyszenia|fundacje|organizace|spolky|"
    r"організації|об'єднання|особи|громадяни|"
    r"organi[sz]ations?|individuals?|ngos?|persons?|people|experts|journalists|citizens|academics|"
    r"scholars|scientists|artists|writers|lawyers|institutions|networks|coalitions|groups|associations|"
    r"media|politicians|activists|signatories|supporters|signatures|endorsements|"
    r"организации|нпо|нко|объединения|граждане|лица|эксперты|журналисты|активисты|правозащитники|"
    r"сми|подписи|деятели|уч[её]ные|писатели|художники|юристы|адвокаты|депутаты|движения|партии|"
    r"ұйымдар\w*|тұлғалар|азаматтар|бірлестіктер|сарапшылар|журналистер|ғалымдар|жазушылар)",
    re.IGNORECASE,
)
BESIDE_GROUP = re.compile(
    r"(?:and|or|of|the|from|in|by|other|international|national|regional|foreign|local|civil|society|"
    r"supporting|individual|independent|member|private|public|human|rights|и|из|от|других|другие|"
    r"e|y|et|und|i|de|da|do|des|das|del|dos|sociais|sociales|civis|físicas|públicas|individuais|"
    r"individuales|individuals|populares|prywatne|fizyczne|signatárias|firmantes|signataires|"
    r"громадські|приватні|"
    r"культуры|науки|искусства|прав|человека|[а-яё]+(?:ые|ие|ных|их)|және|мен|халықаралық|шетелдік|"
    r"республикалық|жеке|қоғамдық|үкіметтік|емес|тәуелсіз|мәдениет|қайраткерлері)",
    re.IGNORECASE,
)
COUNT = re.compile(r"\s*(?:(?:[(\[]\d+[)\]]|[–—-] ?\d+)\s*)?:?$")
"""How many they are, after a group's name, and its colon."""
MARKED = re.compile(r"#{1,6}\s+|(?:[IVXLC]+|[А-ЯA-Z])[.)]\s+(?=\S)")
"""What makes a heading certain: a hash, a Roman number, a letter."""

DECORATIONS = "-=–—"
DECORATED = re.compile(r"([-=–—]{2,})\s*(\w.*?)\s*\1")
"""A heading between dashes or other signs: --- PEOPLE ---"""

BETWEEN_PLACES = re.compile(r" ?[-–—/] ?|, | (?:и|және|мен|and) ")
LONGEST_HEADING = 120


def is_list_heading(text: str) -> bool:
    """Tell whether a line only says that signatures follow."""
    if len(text) >= LONGEST_HEADING:
        return False
    text = without_pictures(text)
    if text[:1].isdigit():
        return claims_signatures(text)
    if "«" in text and not BEFORE_QUOTED.search(text):
        return claims_signatures(text)
    low = text.lower()
    head = FIELD_OF_HEADER.get(low.rstrip(" :*."), "")
    if head in ("name", "body", "person") and text[:1].isupper() and not _is_plural(text):
        # The head of a table's only column.
        return True
    return LIST_HEADING.fullmatch(low) is not None or claims_signatures(text)


def _is_plural(text: str) -> bool:
    """Tell whether a word heads a group of signatories, and no column: Organisations."""
    return names_group(text) and text.rstrip(" :").lower().endswith(("s", "и", "лар", "лер"))


def may_head_list(text: str) -> bool:
    """Tell whether a short line may say that signatures follow, in a dozen languages."""
    if len(text) >= LONGEST_HEADING or not SIGNING.search(text) or ASKS.fullmatch(text):
        return False
    return text.endswith(":") or (
        len(text.split(" ")) <= FEW_WORDS and not text.endswith((".", ",", ";", "!", "?"))
    )


def is_decorated(text: str) -> bool:
    """Tell whether a short line is between rows of signs, as in --- PEOPLE ---, and heads others."""
    if text[:1] not in DECORATIONS or len(text) > LONGEST_HEADING:
        return False
    return DECORATED.fullmatch(text) is not None


def is_sure_heading(text: str) -> bool:
    """Tell whether a line of its own is a heading by its print: a colon, capitals, a mark, its words."""
    if not text or len(text) > LONGEST_HEADING or text.endswith((",", ";", ".")):
        return False
    if (
        is_list_heading(text)
        or names_group(text)
        or text.endswith(":")
        or re.match(r"#{1,6}\s", text)
        or is_decorated(text)
    ):
        return True
    letters = [character for character in text if character.isalpha()]
    if len(letters) > 5 and all(map(str.isupper, letters)) and " " in text:
        return True
    return _names_section(text)


def _names_section(text: str) -> bool:
    few_words = len(text.split(" ")) <= 6
    plain = not re.search(r"[«»“”\"„,\d]", text)
    return few_words and plain and text[:1].isupper() and SECTION_WORDS.search(text) is not None


@lru_cache(maxsize=50_000)
def _is_group(word: str) -> bool:
    return GROUP.fullmatch(word) is not None


@lru_cache(maxsize=50_000)
def _is_in_group(word: str) -> bool:
    return _is_group(word) or BESIDE_GROUP.fullmatch(word) is not None


def names_group(text: str) -> bool:
    """Tell whether a line names a group of signatories and nobody: «Международные организации (7)»."""
    if not text[:1].isupper():
        return False
    bare = text if text[-1].isalpha() else COUNT.sub("", text)
    if " (" in bare and PERSONAL.search(bare):
        # «Individuals (in a personal capacity)»
        bare = bare.partition(" (")[0].rstrip(":")
    words = [word for each in bare.split(" ") if (word := each.strip(",&"))]
    if not 0 < len(words) <= 6:
        return False
    # Most lines are names, whose first word tells it.
    if not all(map(_is_in_group, words)):
        return False
    return any(map(_is_group, words)) and not has_title_word(text)


def heads_for_sure(text: str) -> bool:
    """Tell whether a heading says by its words or its colon that it heads others, and is no signatory."""
    bare = text.rstrip(" :")
    if is_list_heading(text) or names_group(bare) or is_decorated(text) or PERSONAL.search(text):
        return True
    if names_area(bare) or MARKED.match(text):
        return True
    if find_form(bare).form or any(quote in text for quote in QUOTES):
        return False
    return text.endswith(":") or SECTION_WORDS.search(text) is not None


def is_attached_heading(text: str) -> bool:
    """Tell whether a line right under an entry is a heading, and not the entry's wrapped end."""
    if not is_sure_heading(text):
        return False
    match = SECTION_WORDS.search(text)
    by_print = text.endswith(":") or text.startswith("#") or text.isupper() or is_list_heading(text)
    return by_print or bool(match and match.start() == 0 and len(text.split(" ")) <= 4)


def heads_by_itself(text: str) -> bool:
    """Tell whether a line is only a country's name, which heads the signatories under it."""
    return len(text) > 3 and "«" not in text and is_country(text.rstrip(":"))


def names_area(text: str) -> bool:
    """Tell whether a line is a country, a place or several places: Астана/Алматы, Маңғыстау-Атырау."""
    if "«" in text:
        # No place has one, and most lines of a long list do.
        return False
    if is_country(text) or is_place(text):
        return True
    apart = BETWEEN_PLACES.search(text)
    if apart is None or not is_place(text[: apart.start()]):
        return False
    return all(map(is_place, BETWEEN_PLACES.split(text)))


def is_likely_heading(text: str) -> bool:
    """Tell whether a short line between numbered entries can be a heading: a place or a few words."""
    if is_sure_heading(text) or names_area(text):
        return True
    return bool(
        len(text) <= LONGEST_HEADING
        and text[:1].isupper()
        and not text.endswith((",", ";", "."))
        and len(text.split(" ")) <= 8
        and not re.search(r"[«»“”\"„]", text)
    )


def heading_text(text: str) -> str:
    """Return a heading without its mark and without the colon at its end."""
    if is_decorated(text):
        text = DECORATED.sub(r"\2", text)
    return re.sub(r"^#{1,6}\s+", "", text).rstrip(" :")


OF_DEMANDS = re.compile(r"(?i)\b(?:требовани[ея]|demands?)\b")
"""Words for a statement that head its demands as well."""
LABEL = re.compile(
    r"(?:from|to|subject|date|sent|cc|re|fwd?|от|от кого|кому|тема|дата|отправлено|кімнен|кімге|тақырыбы|"
    r"күні)\s*:",
    re.IGNORECASE,
)
"""How the lines of a mail's head begin."""
FEW_BEFORE = 2
"""Words that stand before the word for a statement: Совместное открытое обращение."""
FEWEST_COLOURS = 2
LEGEND = re.compile(
    r"\b(?:жасыл|сары|қызыл|көк|сұр|ақ|зел[её]н|ж[её]лт|красн|син|сер|бел|green|yellow|red|blue|gr[ea]y|"
    r"white|orange)\w{0,3} ?[—–=:-] ?",
    re.IGNORECASE,
)
"""What a colour means, said above a table."""


def is_title(text: str) -> bool:
    """Tell whether a block at the top of a text can be its title."""
    return bool(
        0 < len(text) <= 300
        and not ("@" in text or "://" in text)
        and not text.endswith((",", ";", ":"))
        and not (text.endswith(".") and len(text) > 80)
        and not is_list_heading(text)
        and len(LEGEND.findall(text)) < FEWEST_COLOURS
    )


def says_it_is_title(text: str) -> bool:
    """Tell whether a line of its own is a title by its words: it says what kind of text it heads.

    Such a word stands among its first ones or is its last; Kazakh titles end with it.
    """
    if not is_title(text) or text.endswith((".", "!", "?")) or LABEL.match(text):
        return False
    if (match := TITLE_WORDS.search(OF_DEMANDS.sub("", text))) is None:
        return False
    if text.isupper():
        return True
    words_before = len(match.string[: match.start()].split())
    last = text.rsplit(maxsplit=1)[-1].rstrip('»”")')
    return text[:1].isupper() and (
        words_before <= FEW_BEFORE or TITLE_WORDS.fullmatch(last) is not None
    )


def is_sentence(text: str) -> bool:
    """Tell whether words above a title are of a text: no letterhead, addressee, date or motto."""
    return len(text) > LONGEST_HEADING or text.endswith((".", "!", "?"))


def begins_as_title(text: str) -> bool:
    """Tell whether a line begins with the word for a statement, an appeal or a letter."""
    return TITLE_WORDS.match(text) is not None


def has_title_word(text: str) -> bool:
    """Tell whether a line says what kind of text it heads: statement, appeal, open letter."""
    return TITLE_WORDS.search(text) is not None
