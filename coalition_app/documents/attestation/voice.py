"""How an attestation speaks: its language, one person or two, an attestation or a note; numbers and days."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from coalition_app.documents.content.attestation_basis import Pair, ranges
from coalition_app.i18n import Texts

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Voice:
    """The language of the sentences, and what they call themselves and who speaks."""

    words: Texts
    two: bool = False
    """Whether two people attest together."""
    note: bool = False
    """Whether it only is a note to the list, which certifies nothing."""

    def numbers(self, numbers: Iterable[int]) -> str:
        """Write numbers with their sign: "№ 1–23, 25", "Nos. 1–23, 25"; the sign keeps its first number."""
        listed = sorted(numbers)
        sign = self.words.ngettext("No. %(numbers)s", "Nos. %(numbers)s", len(listed))
        return (sign % {"numbers": "\0"}).replace(" ", NO_BREAK_SPACE).replace("\0", ranges(listed))

    def pairs(self, pairs: Iterable[Pair]) -> str:
        """Write pairs of numbers: "№ 18 и 67; № 25 и 66"."""
        pair = self.words.gettext("Nos. %(a)d and %(b)d")
        return "; ".join(
            (pair % {"a": a, "b": b}).replace(" ", NO_BREAK_SPACE) for a, b in sorted(pairs)
        )

    def day(self, iso: str, case: str = "") -> str:
        """Write an ISO day in words, with the ending that Kazakh wants: see `Texts.day`."""
        return self.words.day(dt.date.fromisoformat(iso), case)

    def name(self, name: str) -> str:
        """Write a name or place of which no initial and no «г.» stands alone at a line's end."""
        return _SHORT.sub(rf"\1{NO_BREAK_SPACE}", name)


_SHORT = re.compile(r"(\b\w{1,2}\.) (?=\w)")
