"""States, provinces, republics and parts of the world, where an entry prints them beside its town."""

import re

from coalition_app.intake.words.word_lists import word_list, word_set

STATES = word_list("states")
"""In small letters; no country's name is among them."""

WORLD = word_list("regions_of_the_world")
"""Parts of the world, in small letters."""

BRAZIL = word_set(
    "AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO"
)
"""How Brazil's states are shortened: hardly anybody there prints a town without."""

CODES = BRAZIL | word_set(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
    NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AB BC MB NB NL NS ON PE QC SK NSW VIC
    QLD TAS
    """
)
"""How states and provinces are shortened; they tell a place after a town only."""

ITALY = word_set(
    """
    AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CL CN CO CR CS CT CZ EN FC FE
    FG FI FM FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OR PA PC PD PE PG
    PI PN PO PR PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD
    VA VB VC VE VI VR VT VV
    """
)
"""How Italy's provinces are shortened; they stand in brackets behind a town."""

WITH_CODE = re.compile(
    r"([A-ZÀ-Þ][\w'’-]+(?: [a-zà-ÿ]{1,3}| [A-ZÀ-Þ][\w'’-]+){0,3})(?: ?/ ?| - | )([A-Z]{2,3})"
)


def town_with_code(text: str) -> str:
    """Return the town of a text that is one and its state's letters: Canoas RS, Porto Alegre/RS."""
    match = WITH_CODE.fullmatch(text) if text[-2:].isupper() else None
    return match[1] if match and match[2] in CODES and not match[1].isupper() else ""


IN_PROVINCE = re.compile(r"([^()]+) \(([^()]+)\)")


def town_in_province(text: str) -> tuple[str, str]:
    """Return the town and what follows it in brackets: Assago (MI); both empty where nothing does."""
    match = IN_PROVINCE.fullmatch(text)
    return (match[1], match[2]) if match else ("", "")


def is_region(text: str) -> bool:
    """Tell whether a text is a state's, a province's or a part of the world's name and nothing else."""
    low = text.lower()
    return text[:1].isupper() and (low in STATES or low in WORLD)


def names_state(text: str) -> bool:
    """Tell whether a body is a state's: after a comma comes its campus (Indiana University, Gary)."""
    words = [word.strip(",.").lower() for word in text.split(" ")]
    pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    return any(word in STATES for word in (*words, *pairs))
