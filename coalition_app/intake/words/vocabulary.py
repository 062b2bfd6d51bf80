"""The words by which an entry's parts are distinguished: offices, kinds of bodies, small words."""

import re
from functools import lru_cache

from coalition_app.intake.words.vocabulary_more import BODIES_BESIDE, OFFICES_BESIDE, word_set
from coalition_app.intake.words.vocabulary_romance import BODIES_OF_ROMANCE, OFFICES_OF_ROMANCE

OFFICES = (
    word_set(
        """
    председатель председательница сопредседатель президент вице-президент экс-президент директор
    лидер руководитель руководительница заместитель заместительница зам координатор менеджер
    эксперт экспертка юрист юристка адвокат адвокатесса нотариус журналист журналистка
    корреспондент корреспондентка репортёр редактор редакторка главред веб-редактор собкор
    тележурналист фотожурналист член членкиня секретарь консультант инженер учитель учительница
    преподаватель преподавательница врач доктор профессор академик доцент кандидат магистр студент
    студентка аспирант аспирантка пенсионер пенсионерка правозащитник правозащитница активист
    активистка деятель политик политолог социолог психолог экономист историк философ филолог
    писатель писательница поэт поэтесса режиссёр режиссер художник художница блогер
    предприниматель предпринимательница основатель основательница сооснователь сооснователька
    учредитель соучредитель представитель представительница аналитик программист депутат советник
    советница помощник помощница ассистент ассистентка специалист специалистка бухгалтер учёный
    ученый исследователь исследовательница тренер тренерка волонтёр волонтер гражданин гражданка
    житель жительница музыкант актёр актер актриса переводчик переводчица фотограф оператор
    продюсер продюсерка издатель обозреватель публицист заведующий заведующая начальник глава
    сотрудник сотрудница ректор декан наблюдатель эколог экологиня библиотекарь домохозяйка
    безработный управляющий управляющая уполномоченный уполномоченная комиссар посол участник
    участница организатор куратор кураторка модератор администратор дизайнер архитектор строитель
    судья композитор композиторка критик кинокритик сценарист сценаристка дирижёр дирижер певец певица
    скульптор скульпторка галерист галеристка театровед искусствовед музыковед литературовед лингвист
    математик физик биолог химик геолог географ астроном священник диакон раввин имам меценат краевед
    реставратор хореограф балерина кинооператор документалист документалистка драматург прозаик
    эссеист эссеистка телеведущий телеведущая востоковед антрополог антропологиня этнограф археолог
    культуролог кинорежиссёр кинорежиссер чтец издательница прокурор следователь дипломат сенатор мэр
    министр аким суретші сазгер әнші тарихшы экономисті судьясы депутаты аналитигі
    доц преп акад канд докт корр сотр н.с с.н.с в.н.с м.н.с г.н.с завкафедрой завлаб член-корреспондент
    настоятель протоиерей иерей инокиня монах почвовед агроном технолог бригадир маркетолог
    логист бариста кинолог ветеринар акушер сторож сантехник электрик слесарь токарь механик
    лётчик летчик военный офицер майор полковник генерал космонавт чемпион чемпионка спортсмен
    спортсменка мать отец бабушка дедушка мама папа самозанятый самозанятая фрилансер
    музейщик музейщица сотрудница госслужащий госслужащая муниципальный
    рабочий рабочая водитель медсестра фельдшер педагог воспитатель методист лауреат автор ведущий
    ведущая хирург шахтёр шахтер фермер ветеран общественник төраға төрағасы төрайым төрайымы
    президенті директоры басшысы жетекші жетекшісі редакторы мүше мүшесі хатшы хатшысы заңгер
    заңгері журналисі тілші тілшісі сарапшы сарапшысы үйлестіруші үйлестірушісі белсенді
    белсендісі қорғаушы қорғаушысы өкіл өкілі құрылтайшы құрылтайшысы орынбасары мұғалім мұғалімі
    дәрігер дәрігері ғалым ғалымы профессоры жазушы ақын студенті зейнеткер кеңесші кеңесшісі
    маман маманы координаторы менеджері қайраткер қайраткері director co-director chair co-chair
    chairman chairwoman chairperson president vice-president head leader coordinator co-ordinator
    manager editor editor-in-chief journalist reporter correspondent columnist lawyer attorney
    barrister solicitor advocate counsel expert consultant secretary secretary-general member
    founder co-founder representative executive analyst researcher professor lecturer teacher
    doctor physician surgeon engineer student activist defender writer poet artist deputy adviser
    advisor officer economist historian blogger ambassador fellow spokesperson spokeswoman
    spokesman treasurer trustee dean rector scholar scientist psychologist sociologist nurse
    pensioner citizen volunteer photographer translator publisher author filmmaker musician ceo
    lead principal postdoc judge prosecutor mayor senator minister diplomat priest pastor bishop
    physicist mathematician biologist chemist linguist critic curator composer actor actress artist
    archivist librarian ecologist anthropologist archaeologist geographer auditor accountant
    cryptographer hacker maintainer contributor
    cto cfo cio ciso coo mp mep candidate freelancer designer architect consultant specialist
    farmer entrepreneur programmer developer technologist instructor supervisor evangelist partner
    graduate emeritus emerita postdoctoral planner epidemiologist philosopher theologian imam rabbi
    podcaster cartoonist broadcaster presenter strategist campaigner organiser organizer intern
    """
    )
    | OFFICES_BESIDE
    | OFFICES_OF_ROMANCE
)
"""What somebody is, in Russian, Kazakh and English, at the head of an office or a
description. Nominative only: an oblique case belongs to the words before it."""

OFFICE_SHORT = word_set(
    """
    гл зам и.о врио главный главная исп исполнительный генеральный вице dr prof phd зав ст мл вед нач
    чл асс assoc asst
    """
)
"""Short words before an office that are not offices alone."""

BODY_STEMS = tuple(
    word_set(
        """
        фонд центр объединени обьединени ассоциаци союз организаци комитет комисси совет
        институт академи университет агентств бюро движени инициатив профсоюз конфедераци
        федераци лиг общество клуб групп сеть альянс коалици форум парти газет редакци
        издательств телеканал телекомпани радио портал школ музе театр библиотек харти
        товариществ учреждени предприяти компани корпораци кооператив министерств департамент
        управлени филиал представительств правлени проект программ платформ студи лаборатори
        общин церк землячеств мисси служб палат гильди братств международн национальн
        республиканск региональн общественн гражданск правов молодежн молодёжн независим
        хельсинкск қор бірлест одағ одақ орталы қозғалы қауымдаст ұйым мекеме комитет кеңес
        агентті кәсіпода бастама тоб топ желіс серікт қоғам лига федерац редакция
        """
    )
)
"""Beginnings of words that name a body and no person."""

BODY_WORDS = (
    word_set(
        """
    журнал журнала журналы сайт сайта тв foundation fund centre center institute institution
    network union association committee council international alliance coalition initiative
    initiatives group forum project movement bureau agency organization organisation federation
    confederation club league academy university press media news newspaper radio tv television
    journal magazine trust action global world national europe european asia asian rights watch
    house society defenders observatory campaign party church school college museum library
    theatre company corporation limited ltd llc llp inc ngo office branch department ministry
    commission partnership reporters journalists lawyers women youth students workers citizens
    consortium monitor programme program platform studio laboratory service services solidarity
    lawyer's defenders'
    frontiers borders freedom democracy justice law legal peace human civil research studies
    policy public open africa america latin countries watchdog advocates alumni archive archives
    bank board chamber chapter club clinic communities community conference congress cooperative
    department digital education educational environment environmental equality ethics faculty
    fédération federación fundación fundacja fondazione associazione asociación associação verein
    stiftung réseau ligue comité instituto universität université universidad università uniwersytet
    stowarzyszenie sdružení greenpeace amnesty helsinki voice voices hub lab collective front line
    ventures venture vc capital partners holdings holding investments investors equity technologies
    technology tech systems solutions software analytics consulting studios enterprises industries
    bootcamp meetup meetups usergroup unconference labs relief aid charity charitable charities friends
    children amis amigos amici asociacion associacao asociatia fundacion fundacao organizacion organizacao
    federacion confederacion comite coalicion ministries
    """
    )
    | BODIES_BESIDE
    | BODIES_OF_ROMANCE
)
"""Whole words that name a body and no person."""

SURNAMES_TOO = word_set(
    "law house church bank young press day west branch trust justice peace line front board "
    "ngo bond hub lab club kammer haus rat bund red"
)
"""Words for bodies that are families' names as well."""

COMPANY_FORMS = word_set(
    """
    GmbH gGmbH AG UG KG e.V eV Ltd LLC LLP Inc PLC plc CIC CIO SA SARL SAS SRL SpA SL BV B.V NV N.V
    AB AS ApS Oy ry AISBL ASBL asbl VZW vzw z.s o.p.s z.ú s.r.o a.s d.o.o Kft MTÜ VšĮ ONG OSC NGO NPO
    NPC Pty SCE S.A S.L S.r.l S.p.A A.C A.S.B.L I.A.P ODV APS ETS Onlus ONLUS e.K e.G eG r.y
    """
)
"""Forms of companies and associations that neighbours put after a name, without a last full stop."""

MEDIA_HEAD = re.compile(
    r"(?:независим\w+ |областн\w+ |городск\w+ |республиканск\w+ |общественно-политическ\w+ )*"
    r"(?:редакция|газета|журнал|еженедельник|телеканал|телекомпания|радио|радиостанция|"
    r"интернет-(?:газета|журнал|издание|портал)|информационн\w+ (?:агентство|портал)|"
    r"новостн\w+ (?:агентство|портал|сайт)|сми|newspaper|magazine|news agency|tv channel|"
    r"editorial (?:office|board|team))(?![\w-])",
    re.IGNORECASE,
)
"""What the name of a newspaper, a station or their offices begins with."""

MEDIA_TAIL = re.compile(
    r"\b(?:газеті|журналы|редакциясы|телеарнасы|радиосы|newspaper|magazine|news agency)$",
    re.IGNORECASE,
)
PUBLISHER = re.compile(
    r"\b(?:издател[ья]\w* (?:газет|журнал)|publisher of|басп[аa]гер)", re.IGNORECASE
)
MOVEMENT = re.compile(
    r"^(?:[\w-]+(?:ое|ая) ){0,2}движение(?!\w)|\bқозғалысы?$|^movement\b|\bmovement$|"
    r"^(?:громадський )?рух\b|^movimiento\b|^mouvement\b|^ruch\b",
    re.IGNORECASE,
)
UNION = re.compile(
    r"^(?:[\w-]+(?:ый|ий) ){0,2}профсоюз(?!ов|ам|ах)|^(?:[\w-]+ ){0,3}профессиональн\w+ союз|"
    r"(?:конфедераци|федераци|объединени|цк|совет)\w* (?:[\w-]+ ){0,3}профсоюз|"
    r"кәсіпода[қғ]\w*|кәсіптік ода[қғ]|\btrade union",
    re.IGNORECASE,
)
INITIATIVE = re.compile(
    r"^гражданск(?:ая|ие) инициатив|азаматтық бастама|\b(?:civil|civic|citizens['’]?) initiative",
    re.IGNORECASE,
)

SMALL_WORDS = word_set(
    """
    в во и по на о об от до из за с со у к для при над под между или а но имени им of the and for
    in on at to by with or from үшін және мен пен бен та з для від für und des du et por para los las
    y dla przez pro
    """
)
"""Words after which a phrase cannot end."""

NAME_PARTICLES = word_set(
    """
    оглы оглу кызы кизи улы уулу заде ұлы қызы де ла фон ван дер бен ибн uly ogly qyzy kyzy van
    von der den de la del di da dos bin ibn al el las los do das du des le ter ten zu af av bint abu
        """
)
"""Small words inside a person's name."""

PERSON_TITLES = word_set(
    """
    д-р др проф г-н г-жа пан пані dr prof mr mrs ms mx rev sir dame lord lady hon em dipl dipl.-ing ing mag
    habil h.c pd priv.-doz doc mudr judr phdr mgr bc me mtro mtra lic dra sr sra ph.d hab inż frau herr
    """
)


BODY_ENDINGS = tuple(
    word_set(
        """
        verein vereine verband verbände gesellschaft stiftung initiative gewerkschaft genossenschaft
        gemeinschaft bündnis netzwerk zentrum institut hochschule werkstatt museum verlag zeitung archiv
        bibliothek akademie förening förbund forening forbund vereniging stichting egyesület alapítvány
        szövetség yhdistys liitto seura säätiö samfund
        """
    )
)
"""What compounds of German, the North and Hungary end with that name a body: Samariterverein."""
LONG_COMPOUND = 8
"""Letters; a compound has more."""


def _is_body(word: str) -> bool:
    if word in BODY_WORDS or (len(word) > LONG_COMPOUND and word.endswith(BODY_ENDINGS)):
        return True
    # One look at all stems first: few words begin with any of them.
    return word.startswith(BODY_STEMS) and any(
        word.startswith(stem) and len(word) - len(stem) <= 3 for stem in BODY_STEMS
    )


@lru_cache(maxsize=50_000)
def names_body(word: str) -> bool:
    """Tell whether a word is part of a body's name and not of a person's."""
    low = word.strip("«»“”„\"'().,:;!?").lower()
    return _is_body(low) or any(_is_body(part) for part in low.split("-")[1:])
