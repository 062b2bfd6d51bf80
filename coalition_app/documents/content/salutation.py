"""How a letter or a slip addresses a signatory."""

import re

from coalition_app.i18n import Texts

_WORD_OF_A_NAME = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SMALL = frozenset(
    (
        *("оглы", "оғлы", "углы", "кызы", "қызы", "улы", "ұлы", "де", "ди", "фон", "ван", "дер"),
        *("bin", "ibn", "al", "de", "di", "da", "von", "van", "der", "den", "la"),
    )
)
"""Words of a name that begin small."""
MOST_WORDS = 5


def salutation(spoken: Texts, *, kind: str, name: str, representative: str) -> str:
    """Address the person who signed; an organisation of which nobody is named has colleagues.

    So has one beside whose representative an office or a place stands, as in many lists. Empty for a person
    whose name is not known.
    """
    named = representative if is_bare_name(representative) else ""
    addressed = named or (name if kind == "individual" else "")
    if addressed:
        return spoken.gettext("Dear %(name)s,") % {"name": addressed}
    return "" if kind == "individual" else spoken.gettext("Dear colleagues,")


def is_bare_name(text: str) -> bool:
    """Tell whether a text reads as the name of one person and as nothing else: Ж. Балгабаева."""
    words = text.split()
    return 0 < len(words) <= MOST_WORDS and all(
        _WORD_OF_A_NAME.fullmatch(each) and (each[0].isupper() or (at and each in _SMALL))
        for at, each in enumerate(words)
    )
