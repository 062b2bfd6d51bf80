"""Places and countries, where an entry prints them as an item of their own."""

import re
from functools import cache, lru_cache

from coalition_app import paths
from coalition_app.intake.words.regions import is_region
from coalition_app.intake.words.vocabulary_more import word_set
from coalition_app.languages import DOCUMENT_LANGUAGES

CITIES = (
    word_set(
        """
    алматы алма-ата астана нур-султан нұр-сұлтан шымкент караганда қарағанды актобе ақтөбе тараз
    павлодар усть-каменогорск өскемен семей атырау костанай қостанай кызылорда қызылорда уральск
    орал петропавловск петропавл актау ақтау темиртау теміртау туркестан түркістан кокшетау
    көкшетау талдыкорган талдықорған экибастуз екібастұз рудный жезказган жезқазған балхаш балқаш
    жанаозен жаңаөзен сатпаев сәтбаев степногорск риддер кентау лисаковск капчагай қапшағай конаев
    қонаев аксай ақсай аркалык арқалық байконур шахтинск щучинск каскелен қаскелең талгар
    зыряновск алтай аягоз аральск арал сарань абай кульсары форт-шевченко москва санкт-петербург
    новосибирск екатеринбург казань омск тюмень уфа воронеж самара бишкек ош ташкент самарканд
    душанбе худжанд ашхабад киев київ харьков одесса львов минск кишинев тбилиси ереван баку
    варшава вильнюс рига таллин прага берлин париж лондон женева вена брюссель стамбул анкара осло
    стокгольм хельсинки вашингтон нью-йорк almaty astana shymkent karaganda karagandy aktobe taraz
    pavlodar semey atyrau kostanay kyzylorda uralsk oral petropavlovsk aktau temirtau turkestan
    turkistan kokshetau taldykorgan ust-kamenogorsk oskemen zhezkazgan balkhash zhanaozen moscow
    bishkek osh tashkent dushanbe kyiv kiev minsk chisinau tbilisi yerevan baku warsaw vilnius
    riga tallinn prague berlin paris london geneva vienna brussels istanbul ankara oslo stockholm
    барнаул брянск владивосток владимир волгоград вологда грозный иваново ижевск иркутск
    йошкар-ола калининград калуга кемерово киров кострома краснодар красноярск курган курск липецк
    магадан махачкала мурманск назрань нальчик новокузнецк новороссийск оренбург орёл орел пенза
    пермь петрозаводск псков рязань саранск саратов симферополь смоленск сочи ставрополь сургут
    сыктывкар тамбов тверь тольятти томск тула улан-удэ ульяновск хабаровск чебоксары челябинск
    черкесск чита элиста якутск ярославль бердск обнинск дубна пущино троицк королёв королев химки
    гомель гродно витебск могилёв могилев брест днепр запорожье николаев херсон чернигов полтава
    черновцы ужгород луцк ровно житомир винница бухара фергана наманган андижан нукус каракол
    джалал-абад талас нарын токмок хорог куляб батуми кутаиси гюмри гянджа сумгаит тель-авив
    иерусалим хайфа рим мадрид барселона мюнхен гамбург кёльн кельн дюссельдорф франкфурт цюрих
    копенгаген лиссабон афины будапешт бухарест белград загреб любляна братислава краков вроцлав
    гданьск лодзь торонто монреаль бостон чикаго сиэтл пекин токио сеул дели мельбурн сидней
    munich hamburg cologne frankfurt zurich basel bern copenhagen bergen trondheim gothenburg malmö
    lisbon porto athens bucharest belgrade zagreb ljubljana bratislava krakow kraków gdansk sofia
    sarajevo skopje tirana pristina podgorica valletta luxembourg strasbourg lyon marseille toulouse
    lille milan turin naples florence bologna barcelona valencia seville bilbao edinburgh glasgow
    manchester birmingham bristol leeds oxford cambridge cardiff belfast toronto montreal ottawa
    vancouver boston chicago seattle baltimore philadelphia sydney melbourne canberra auckland
    wellington nairobi lagos accra johannesburg kampala cairo tunis beirut amman jerusalem tel-aviv
    delhi mumbai dhaka kathmandu bangkok manila jakarta tokyo seoul beijing taipei lima bogotá
    bogota santiago quito kharkiv lviv odesa odessa batumi helsinki washington rome
    madrid amsterdam dublin budapest
    wien münchen köln hamburg leipzig dresden bremen hannover stuttgart düsseldorf nürnberg bochum
    essen bonn freiburg heidelberg göttingen tübingen münster kassel halle jena erfurt potsdam mainz
    graz salzburg innsbruck linz zürich bern genf lausanne genève luzern bruxelles antwerpen gent
    leuven liège rotterdam utrecht groningen leiden eindhoven nijmegen rennes nantes bordeaux
    montpellier nice grenoble dijon reims tours angers brest caen rouen amiens metz nancy
    clermont-ferrand saint-étienne sevilla zaragoza málaga granada bilbao salamanca valladolid alicante
    lisboa coimbra roma milano torino napoli firenze bologna venezia genova palermo padova trieste
    pisa bari verona warszawa gdańsk poznań wrocław łódź lublin katowice toruń szczecin białystok
    praha brno ostrava olomouc plzeň bratislava košice budapest szeged debrecen pécs bucurești
    cluj-napoca iași timișoara chișinău софия пловдив beograd zagreb split rijeka ljubljana maribor
    sarajevo mostar skopje priština prishtina tiranë athína thessaloniki istanbul ankara izmir
    diyarbakır bursa adana kopenhagen københavn aarhus odense göteborg malmö uppsala lund umeå oslo
    tromsø stavanger turku tampere oulu espoo vilnius kaunas klaipėda rīga tallinn tartu
    київ львів харків одеса дніпро запоріжжя вінниця житомир полтава чернігів черкаси суми рівне
    луцьк тернопіль івано-франківськ ужгород чернівці херсон миколаїв хмельницький кропивницький
    минск мінск гродна брэст віцебск гомель магілёў
    houston dallas philadelphia phoenix denver portland detroit minneapolis pittsburgh cleveland
    miami atlanta austin sacramento oakland berkeley tucson milwaukee cincinnati albuquerque
    winnipeg calgary edmonton halifax perth brisbane adelaide hobart dunedin christchurch hamilton
    caracas montevideo asunción guatemala managua tegucigalpa guadalajara monterrey medellín cali
    córdoba rosario valparaíso concepción brasília recife salvador curitiba fortaleza maputo luanda
    dakar abidjan bamako kinshasa harare lusaka dar-es-salaam addis-ababa khartoum rabat casablanca
    algiers tripoli ramallah gaza haifa baghdad tehran kabul karachi lahore islamabad colombo
    gyumri vanadzor kapan rustavi zugdidi kutaisi batumi gori telavi ganja sumgait sumqayit karakol naryn
    talas jalal-abad khujand khorog bokhtar kulob samarkand bukhara fergana namangan andijan nukus
    urgench turkmenabat ekibastuz rudny ridder kentau zhezkazgan stepnogorsk konaev zharkent
    ванадзор капан рустави зугдиди гори телави пенджикент бохтар ургенч дашогуз мары туркменабад
    жаркент ушарал шахтинск аксу хромтау кандыагаш есиль атбасар макинск акколь жітіқара житикара
    тобыл арқалық қандыағаш хромтау жаркент үшарал әулиекөл қаскелең
    bangalore chennai kolkata hyderabad pune yangon hanoi phnom-penh vientiane singapore taipei
    """
    )
    | {"нижний новгород", "ростов-на-дону", "the hague", "new york", "new-york", "san francisco"}
    | {
        "великий новгород",
        "набережные челны",
        "старый оскол",
        "los angeles",
        "mexico city",
        "buenos aires",
        "cape town",
        "são paulo",
        "washington dc",
        "washington, dc",
        "тель авив",
    }
)

MARKED_PLACE = re.compile(
    # Small letters only: «С. Иванов» is a person.
    r"(?:г|гор|с|пос|п|дер|ст|қ|а|м|смт|сел)\.\s?[^\W\d_][\w' -]*|"
    r"(?i:(?:город|село|поселок|посёлок|аул|станица|район) [^\W\d_][\w -]*|"
    r"[\w' -]+ (?:область|обл\.|район|край|р-н|қаласы|облысы|ауданы|ауылы|кенті|қ\.|"
    r"region|oblast|city|district|province)|(?:city|region) of [\w' -]+)"
)
"""A place that says what it is: г. Семей, Алматы қаласы, Osh region."""

ABBREVIATED = word_set(
    "РК РФ КР РБ США СКО ЮКО ВКО ЗКО ҚР USA US UK EU U.S.A U.S U.K U.S.A. U.S. U.K."
)
REGIONS = word_set("СКО ЮКО ВКО ЗКО")

COUNTRY_SHAPE = re.compile(
    r"(?:[\w-]+ская(?: \w+ая)?|[\w-]+ские \w+ые) (?:республика|федерация|штаты)|"
    r"(?:республика|королевство|княжество) [^\W\d_][\w-]+|[\w-]+ республикасы|"
    r"(?:the )?(?:republic|kingdom|state) of [\w -]+|[\w-]+ (?:republic|federation)",
    re.IGNORECASE,
)

MORE_COUNTRIES = word_set(
    """
    кыргызстан беларусь белоруссия молдова молдавия чехия туркмения туркменистан великобритания
    англия шотландия голландия нидерланды holland england scotland wales turkey
    """
) | {
    "южная корея",
    "соединенные штаты америки",
    "соединённые штаты америки",
    "the netherlands",
    "czech republic",
    "great britain",
    "united states of america",
    *("northern ireland", "hong kong", "macau", "palestine", "ivory coast", "burma", "macedonia"),
    *(
        "north macedonia",
        "korea",
        "cape verde",
        "dr congo",
        "палестина",
        "корея",
        "гонконг",
        "македония",
    ),
    *("uk", "usa", "u.k.", "u.s.a.", "uae"),
}
"""Names in use that the tables of territories leave out."""


@cache
def _country_names() -> frozenset[str]:
    from babel import Locale

    names = set(MORE_COUNTRIES)
    # What the neighbours call them; the built program carries Babel's tables of three languages only.
    names |= set((paths.resources() / "countries.txt").read_text("utf-8").splitlines())
    for language in DOCUMENT_LANGUAGES:
        territories = Locale(language).territories
        names |= {name.lower() for code, name in territories.items() if len(code) == 2}
    return frozenset(names)


@lru_cache(maxsize=20_000)
def is_country(text: str) -> bool:
    """Tell whether a text is a country's name and nothing else."""
    if len(text) > 60:
        return False
    if text in ABBREVIATED:
        return text not in REGIONS
    if text.lower() in _country_names():
        return True
    return " " in text and COUNTRY_SHAPE.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def is_place(text: str) -> bool:
    """Tell whether a text is a city or a region and nothing else."""
    if len(text) > 60:
        return False
    if text in REGIONS or text.lower() in CITIES or is_region(text):
        return True
    return (" " in text or "." in text) and MARKED_PLACE.fullmatch(text) is not None
