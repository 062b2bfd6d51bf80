"""States, provinces, republics and parts of the world, where an entry prints them beside its town."""

from coalition_app.intake.words.vocabulary_more import word_set

STATES = frozenset(
    """alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|
    illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|
    mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|
    north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|
    south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|
    puerto rico|washington state|new york state|
    alberta|british columbia|manitoba|new brunswick|newfoundland and labrador|nova scotia|ontario|
    prince edward island|quebec|québec|saskatchewan|new south wales|queensland|south australia|tasmania|
    western australia|northern territory|
    bavaria|bayern|hessen|hesse|saxony|sachsen|brandenburg|thuringia|thüringen|lower saxony|niedersachsen|
    north rhine-westphalia|nordrhein-westfalen|baden-württemberg|rheinland-pfalz|schleswig-holstein|
    catalonia|catalunya|cataluña|andalusia|andalucía|galicia|basque country|euskadi|brittany|bretagne|
    provence|normandy|lombardy|lombardia|tuscany|toscana|sicily|sicilia|sardinia|sardegna|flanders|
    wallonia|transylvania|crimea|kerala|punjab|gujarat|maharashtra|karnataka|tamil nadu|west bengal|
    uttar pradesh|bihar|assam|manipur|sindh|balochistan|kashmir|
    татарстан|башкортостан|дагестан|чечня|ингушетия|кабардино-балкария|калмыкия|карелия|коми|крым|
    северная осетия|адыгея|бурятия|тыва|тува|хакасия|чувашия|удмуртия|мордовия|марий эл|якутия|
    саха (якутия)|каракалпакстан|жетісу|жетысу|улытау|ұлытау""".replace("\n    ", "").split("|")
)
"""In small letters; no country's name is among them."""

WORLD = frozenset(
    """europe|asia|africa|central asia|south asia|southeast asia|south-east asia|east asia|
    latin america|north america|south america|central america|middle east|mena|caribbean|oceania|
    the caucasus|south caucasus|caucasus|balkans|western balkans|eu|
    европа|азия|африка|центральная азия|средняя азия|латинская америка|кавказ|южный кавказ|
    ближний восток|орталық азия|еуропа""".replace("\n    ", "").split("|")
)
"""Parts of the world, in small letters."""

CODES = word_set(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
    NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AB BC MB NB NL NS ON PE QC SK NSW VIC
    QLD TAS
    """
)
"""How states and provinces are shortened; they tell a place after a town only."""


def is_region(text: str) -> bool:
    """Tell whether a text is a state's, a province's or a part of the world's name and nothing else."""
    low = text.lower()
    return text[:1].isupper() and (low in STATES or low in WORLD)


def names_state(text: str) -> bool:
    """Tell whether a body is a state's: after a comma comes its campus (Indiana University, Gary)."""
    words = [word.strip(",.").lower() for word in text.split(" ")]
    pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    return any(word in STATES for word in (*words, *pairs))
