"""Invented entries of lists, in pieces with labels; nobody in them exists."""

from collections.abc import Callable, Sequence

from tests.training.phrases import Chance, countries, listed

Part = tuple[str, str]
"""A text and its label; empty for a separator."""
TONGUES = ("ru", "kk", "en")
SHARES = (4, 2, 4)
NAMED = {
    "POSITION": "stances",
    "WITHDRAWAL": "gone",
    "CORRECTION": "fixed",
    "WISH": "wishes",
    "JOINT": "joints",
    "UNKNOWN": "remarks",
}
"""Under which name the phrases of a label are."""
KINDS = {
    "POSITION": 6,
    "WITHDRAWAL": 4,
    "CORRECTION": 1,
    "WISH": 1,
    "JOINT": 1,
    "CONTACT": 2,
    "DATE": 1,
    "UNKNOWN": 10,
}
"""How often each is drawn."""


class Entries(Chance):
    """Invents entries from a seed."""

    def tongue(self) -> str:
        """Draw a language."""
        return self.by.choices(TONGUES, SHARES)[0]

    def layout(self) -> tuple[str, str]:
        """Draw what a list is like: who signs it, and what stands behind the name."""
        signs = self.by.choice(["people", "bodies", "mixed"])
        if signs == "bodies":
            behind = ["", "", "PERSON", "PLACE", "COUNTRY"] if self.happens(0.6) else ["PLACE"]
        else:
            behind = ["", "", "OFFICE", "AFFIL", "PLACE"]
        return signs, self.by.choice(behind)

    def person(self, tongue: str) -> str:
        """Invent a person."""
        pick = self.by.choice
        own = "en" if tongue == "en" else "ru"
        given = pick(listed("given_names", own)).title()
        family = self.phrase(own, "families") + self.phrase(own, "endings")
        if own == "en":
            if self.happens(0.3):
                family = self.some("en").title() if self.happens(0.5) else self.foreign(1, 1, 1)
            second = pick(listed("given_names", own)).title()
            ways = [f"{family} {given}", f"Dr. {given} {family}", f"Prof. {given} {family}"]
            ways += [f"{given} {given[0]}. {family}", f"{given[0]}. {family}", f"{family}, {given}"]
            ways += [f"{given} {second} {family}", f"{given} {family}-{second}"]
            ways += [f"{given} {self.phrase('any', 'small_of_others')} {family}"]
            ways += [f"{given} {family} {self.foreign(1, 1, 1)}"]
            return pick([f"{given} {family}"] * 7 + ways)
        father = self.phrase("ru", "fathers")
        if self.happens(0.15):
            given = self.some("kk").title()
        ways = [f"{family} {given}", f"{family} {given} {father}", f"{given[0]}. {family}"]
        ways += [f"{family} {given[0]}. {father[0]}.", f"{family} {given[0]}.{father[0]}."]
        ways += [f"{given} {family[0]}.", f"{given} {father} {family}", f"{given} {father}"]
        return pick([f"{given} {family}"] * 5 + ways)

    def body(self, tongue: str) -> list[Part]:
        """Invent a body: its legal form and its name."""
        if tongue == "en" and self.happens(0.25):
            return [(self._foreign_body(), "NAME")]
        if tongue == "en" or self.happens(0.4):
            text = self.fill(self.phrase(tongue, "bodies"), tongue).strip()
            short = self.some("en").upper()[: self.by.randint(2, 5)]
            return [(text + (f" ({short})" if self.happens(0.12) else ""), "NAME")]
        left, right = self.by.choice([*[("«", "»")] * 5, ('"', '"'), ("“", "”"), ("", "")])
        name = left + self.title(self.by.choice(["ru", tongue])) + right
        form = self.phrase(tongue, "forms")
        if tongue == "kk" and self.happens(0.8):
            return [(name, "NAME"), (" ", ""), (form, "FORM")]
        if self.happens(0.15):
            name = self.fill(self.phrase(tongue, "topics"), tongue) + " " + name
        return [(form, "FORM"), ("" if left and self.happens(0.2) else " ", ""), (name, "NAME")]

    def _foreign_body(self) -> str:
        pick = self.by.choice
        heads = [pick(listed("bodies", "en")).title() + " ", "", self.foreign(1, 1, 1) + " "]
        short = self.some("en").upper()[:5]
        tails = ["", "", "", "", f" ({short})", f" - {short}", f", {self.foreign(1, 2, 1)}"]
        tails.append(" / " + self.foreign(1, 3, 1))
        return pick(heads) + self.foreign(1, 5, pick([0.1, 0.5, 1])) + pick(tails)

    def place(self, tongue: str) -> Part:
        """Invent a place or a country."""
        if tongue == "en" or self.happens(0.1):
            if self.happens(0.6):
                return self.by.choice(countries()).title(), "COUNTRY"
            return self.by.choice(listed("cities", "en")).title(), "PLACE"
        way = self.phrase(tongue, "places")
        names = [
            self.by.choice(listed("cities", "ru")) if self.happens(0.8) else self.some(tongue)
            for _ in "xy"
        ]
        return way.format(x=names[0].title(), y=names[1].title()), "PLACE"

    def office(self, tongue: str) -> Part:
        """Invent an office."""
        if self.happens(0.6):
            text = self.phrase(tongue, "offices")
        elif tongue == "en":
            text = self.by.choice(listed("offices", "en")).capitalize()
            text += " " + self.foreign(1, 2, 0.3)
        else:
            text = self.by.choice(listed("offices", "ru"))
            text += " " + self.fill(self.phrase("ru", "topics"), "ru") if self.happens(0.3) else ""
        return text.strip(), "OFFICE"

    def fill(self, phrase: str, tongue: str) -> str:
        """Put words into the places of a phrase."""
        n, m = self.by.sample(range(1, 10), 2)
        makers: dict[str, Callable[[], str]] = {
            "t": lambda: self.clause(tongue),
            "d": lambda: self.fill(self.phrase(tongue, "demands"), tongue),
            "e": lambda: self.fill(self.phrase(tongue, "demands"), tongue),
            "x": lambda: self.title(tongue),
            "y": lambda: self.title(tongue),
            "b": lambda: printed(self.body(tongue)),
            "day": self.day,
            "topic": lambda: self.phrase(tongue, "topics"),
        }
        made = {name: make() for name, make in makers.items() if f"{{{name}}}" in phrase}
        return phrase.format(n=n, m=m, **made)

    def stranger(self, tongue: str) -> Part:
        """Invent what must open an entry: a position, a withdrawal, a contact, words of no known use."""
        kind = self.by.choices([*KINDS], [*KINDS.values()])[0]
        if kind == "CONTACT":
            return self._contact(), kind
        if kind == "DATE":
            return self.day(), kind
        if kind == "UNKNOWN" and self.happens(0.7):
            return self.clause(tongue), kind
        return self.fill(self.phrase(tongue, NAMED[kind]), tongue), kind

    def _contact(self) -> str:
        digits = "".join(self.by.choice("0123456789") for _ in range(12))
        word, other = self.some("en"), self.some("en")
        ways = [
            f"+7 7{digits[:2]} {digits[2:5]} {digits[5:7]} {digits[7:9]}",
            f"тел. 8{digits[:10]}",
        ]
        ways += [f"{word}@{other}.kz", f"@{word}", f"https://{word}.org", f"ИИН {digits}"]
        ways += [f"ул. {self.some('ru').title()}, {digits[:2]}", f"t.me/{word}", f"{word}.kz"]
        return self.by.choice([*ways, f"tel. {digits[:9]}"])

    def described(self, tongue: str) -> Part:
        """Invent a sentence about somebody, in a list that describes its signatories."""
        own = "en" if tongue == "en" else "ru"
        text = self.phrase("any", "described") + " "
        text += " ".join(self.clause(own) for _ in range(self.by.randint(2, 5)))
        return text[0].upper() + text[1:] + ".", "DESCRIPTION"

    def entry(
        self, tongue: str, layout: tuple[str, str] = ("mixed", ""), strange: float = 0.35
    ) -> list[Part]:
        """Invent an entry of a list of this layout, a share of them with something strange."""
        pick = self.by.choice
        separator = pick([", ", ", ", ", ", " – ", " - ", "; ", ",", "\t"])
        signs, behind = layout
        if self.happens({"people": 0.03, "bodies": 0.97, "mixed": 0.55}[signs]):
            parts, later = self.body(tongue), self._behind_body(tongue, separator)
        else:
            foreign = signs == "people" and self.happens(0.2)
            parts = [(self.foreign(2, 3, 1) if foreign else self.person(tongue), "PERSON")]
            later = self._behind_person(tongue)
        head = len(parts)
        usual = self._usual(tongue, behind)
        if usual and self.happens(0.85):
            later = [usual, *(later[:1] if self.happens(0.2) else [])]
        for piece in later:
            bracket = self.happens(0.2)
            parts += [(" (", ""), *piece, (")", "")] if bracket else [(separator, ""), *piece]
        if self.happens(0.04):
            of = [*self._affiliation(tongue), (" ", "")] if self.happens(0.5) else []
            parts = [self.office(tongue), (" ", ""), *of, (self.person(tongue), "PERSON")]
            head = len(parts)
        if self.happens(0.04):
            parts += [(pick([" ", ": ", " – ", "\t", ". "]), ""), self.described(tongue)]
        if self.happens(strange):
            parts = self._with_stranger(parts, tongue, head)
        if self.happens(0.06):
            parts = [(text.upper(), label) for text, label in parts]
        if self.happens(0.1):
            parts.append((pick([".", ";", ",", " *", "¹"]), ""))
        return parts

    def _with_stranger(self, parts: Sequence[Part], tongue: str, head: int) -> list[Part]:
        text, label = self.stranger(tongue)
        text = text[:1].upper() + text[1:] if self.happens(0.4) else text
        around = [(" (", ")"), (" (", ")"), (" – ", ""), (", ", ""), (" [", "]"), ("; ", "")]
        around += [(". ", "."), *[(" ", "")] * 6, (": ", "")]
        left, right = self.by.choice(around)
        at = self.by.choice([len(parts), len(parts), head])
        return [*parts[:at], (left, ""), (text, label), (right, ""), *parts[at:]]

    def _affiliation(self, tongue: str) -> list[Part]:
        return [(text, "AFFILIATION" if label else "") for text, label in self.body(tongue)]

    def _behind_body(self, tongue: str, separator: str) -> list[list[Part]]:
        person, office = (self.person(tongue), "PERSON"), self.office(tongue)
        with_office = [person, (separator, ""), office] if self.happens(0.6) else [person]
        before = [office, (" ", ""), person]
        pieces = [[self.place(tongue)], with_office, before]
        return self.by.sample(pieces, self.by.choices([0, 1, 2], [4, 4, 2])[0])

    def _behind_person(self, tongue: str) -> list[list[Part]]:
        office, of = self.office(tongue), self.by.choice([" ", " of ", ", ", " в "])
        pieces = [[office], self._affiliation(tongue), [self.place(tongue)]]
        pieces.append([office, (of, "OFFICE"), *self._affiliation(tongue)])
        return self.by.sample(pieces, self.by.choices([0, 1, 2], [2, 5, 3])[0])

    def _usual(self, tongue: str, behind: str) -> list[Part]:
        if behind == "AFFIL":
            return self._affiliation(tongue)
        if behind == "PERSON":
            return [(self.person(tongue), "PERSON")]
        if behind == "COUNTRY":
            return [(self.by.choice(countries()).title(), "COUNTRY")]
        return {"OFFICE": [self.office(tongue)], "PLACE": [self.place(tongue)]}.get(behind, [])


def printed(parts: Sequence[Part]) -> str:
    """Return the text of an entry."""
    return "".join(text for text, _label in parts)
