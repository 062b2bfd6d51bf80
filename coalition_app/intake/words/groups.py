"""Words for many who sign: people or bodies."""

import re
from collections.abc import Sequence

OF_PEOPLE = re.compile(
    r"\b(?:физические лица|граждане|частные лица|индивидуальн\w+|отдельные лица|эксперты|журналисты|"
    r"активисты|правозащитники|персонально|личные подписи|деятели|учёные|ученые|писатели|"
    r"individuals?|persons?|people|experts|citizens|academics|scholars|personal|scientists|artists|"
    r"writers|lawyers|students|professors|teachers|faculty|staff|activists|politicians|"
    r"жеке тұлғалар|азаматтар|сарапшылар|журналистер|personalidades|indivíduos|cidadãos|parlamentares|"
    r"pessoas|individuais|individuos|personas|ciudadanos|individuales|persones|personnalités|personnes|"
    r"citoyens|individuelles|particuliers|einzelpersonen|privatpersonen|persone|cittadini|osoby|особи|"
    r"громадяни)\b",
    re.IGNORECASE,
)
OF_BODIES = re.compile(
    r"\b(?:организаци[ияй]|нпо|нко|объединения|юридические лица|коллективн\w+|"
    r"organi[sz]ations?|ngos?|institutions?|networks|ұйымдар\w*|бірлестіктер|entidades|organizações|"
    r"associações|coletivos|organizaciones|asociaciones|colectivos|entitats|organitzacions|associations|"
    r"collectifs|organisationen|verbände|vereine|organizzazioni|associazioni|organizacje|"
    r"stowarzyszenia|організації)\b",
    re.IGNORECASE,
)
LANGUAGE = re.compile(
    r"(?:in |на |по-)?(?:english|russian|kazakh|kyrgyz|қазақ(?:ша| тілінде)|орыс(?:ша| тілінде)|"
    r"ағылшын(?:ша| тілінде)|русский|казахский|английский|русском|казахском|английском|русски|казахски|"
    r"қазақ тілі|орыс тілі|кыргызча|українською)(?: (?:языке?|version))?",
    re.IGNORECASE,
)
SINGULAR = re.compile(r"individual|person|organi[sz]ation|ngo|institution|network", re.IGNORECASE)
LONGEST_GROUP = 20
"""Letters."""


def names_group(text: str) -> bool:
    """Tell whether a text is a word for many who sign, which names none of them: Organisations."""
    if len(text) > LONGEST_GROUP:
        return False
    return bool(OF_PEOPLE.fullmatch(text) or OF_BODIES.fullmatch(text))


def head_lists(cells: Sequence[str]) -> bool:
    """Tell whether cells head lists side by side, of people and of bodies: Organisations, Individuals."""
    groups = [cell for cell in cells if names_group(cell) and not SINGULAR.fullmatch(cell)]
    return (
        len(groups) == len(cells)
        and any(map(OF_PEOPLE.fullmatch, groups))
        and any(map(OF_BODIES.fullmatch, groups))
    )


def head_languages(cells: Sequence[str]) -> bool:
    """Tell whether cells head columns that say the same in several languages: Қазақша, На русском."""
    named = [cell.strip() for cell in cells if cell.strip()]
    return len(named) > 1 and all(map(LANGUAGE.fullmatch, named))
