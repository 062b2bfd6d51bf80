"""The evidence inbox: whose file it is, by address, names and numbers; nothing is attached unasked."""

import datetime as dt
import hashlib
import os
import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coalition_app.drafts import Paper, Quote
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.records import checked
from coalition_app.records.evidence import evidence, list_evidence, papers
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.lists import follow_up
from coalition_app.records.signatories.matching.name_forms import (
    Name,
    concepts,
    read_name,
    read_person,
    same_person,
    stem,
)
from coalition_app.records.signatures.signatures import find_signature, list_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.name_keys import name_key
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.work import Tell

ENOUGH = 0.5
"""Score from which a signatory is proposed for a paper."""
MOST_PROPOSED = 5
"""Signatories that are proposed for one paper."""
LAST_LINES = 8
"""Lines at the end of a paper among which the signature is looked for; telephone and site follow it."""
SHORT_LINE = 6
"""Most words of a line on which a person signs, with an office."""
SIGNED, SIGNED_BY_BOTH, SIGNER = 0.65, 0.75, 0.5
"""Where a paper ends with a name, with that and its representative's, and with the representative's alone."""
BESIDE_NAME = 4
"""Most words on a line of signature beside the name: a legal form, an office, a town."""
TOO_COMMON = 0.05
"""Share of all names above which a word says nothing about whose file it is."""
FREE_MAIL = frozenset(
    (
        *("gmail.com", "mail.ru", "yandex.ru", "yandex.kz", "bk.ru", "inbox.ru", "list.ru"),
        *("hotmail.com", "outlook.com", "yahoo.com", "rambler.ru", "icloud.com", "proton.me"),
    )
)
"""Mail hosts that say nothing about an organisation."""
REASONS = {
    "address": N_("the sender’s address is known"),
    "said-number": N_("the letter says this number of a signatory"),
    "domain": N_("the sender writes from the body’s own domain"),
    "signed": N_("the document ends with this name"),
    "signer": N_("the document ends with the representative’s name"),
    "name": N_("the name is in the letter"),
    "file-name": N_("the name is in the file name"),
    "person": N_("the sender is the representative"),
    "told-sender": N_("you named this sender"),
    "number": N_("the number is in the file name"),
}
SURE = 0.9
"""Score from which a paper may be attached in bulk, where the user asks for it."""
GRAVEST = ("withdraws", "objects", "consents")
"""Kinds of quotes; the first one that a paper has decides how it is looked at."""
ReadPaper = Callable[[bytes, str], Paper]
"""Reads a file of this name as a paper; raises UserError for one that cannot be read."""
_NUMBER = re.compile(r"(?:^|[^\d])(?:№|no\.?|nr\.?)?\s*0*(\d{1,6})(?:[^\d]|$)", re.IGNORECASE)
_NUMBER_SIGN = r"(?:№|#|\b(?:no|nr|number|номер\w{0,3}|нөмір\w{0,3})\b\.?)"
_SIGNS = r"(?:подписант|подписавш|подпис[ьи]|signator|signature|қол\s+қоюшы|қолтаңба)\w*"
_SAID_NUMBER = re.compile(
    rf"{_SIGNS}\s{{0,3}}(?:под\s+)?{_NUMBER_SIGN}\s{{0,3}}0*(\d{{1,6}})\b|"
    rf"{_NUMBER_SIGN}\s{{0,3}}0*(\d{{1,6}})\b[-\s]{{0,3}}(?:ші|шы)?\s{{0,3}}{_SIGNS}",
    re.IGNORECASE,
)
"""«подписант № 18», «№ 18 қол қоюшы», "signatory No. 18"."""
_TOLD = re.compile(
    r"\A[^\n:]+: (?P<sender>[^\n]*)\. [^\n:]+: (?:\d\d\.\d\d\.\d{4}|\d{4}-\d\d-\d\d)\.\n\n"
)
"""What `receive_pasted` writes above the words: the coordinator's word is no proof of who sent them."""
_OF_SOMEBODY = frozenset(("address", "person", "told-sender", "signed", "signer", "name"))
"""Reasons that speak of somebody, against whom a number that a letter says may stand."""
OF_WORDS = frozenset(("signed", "signer", "said-number"))
"""Reasons for which the words of a letter themselves say whose it is."""
_QUOTES = ("«", "“", "„", '"', "‹", "‘")
_SENTENCE = (".", "!", "?", ":", "…")
_WORD = re.compile(r"(?P<mark>[^\w\s]?)(?P<word>\w[\w-]*)")


@dataclass(frozen=True, slots=True)
class Addressee:
    """What is known of one signature for finding its papers."""

    number: int
    name: str
    representative: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A signatory to whom a paper may belong."""

    number: int
    score: float
    """From 0 to 1."""
    reasons: tuple[str, ...]
    """Keys of REASONS."""

    def sentence(self) -> str:
        """Say why this one is proposed."""
        return "; ".join(_(REASONS[each]) for each in self.reasons)


@dataclass(frozen=True, slots=True)
class Received:
    """A file that may be evidence, as it was read; it is that of nobody until it is attached."""

    path: Path
    """Where the file lies; its bytes are read again when it is shown or attached."""
    sha256: bytes = b""
    paper: Paper | None = None
    """None for a file that cannot be read."""
    proposals: tuple[Proposal, ...] = ()
    """The likeliest first."""
    refusal: str = ""
    """Why it cannot be read, or is not taken a second time."""
    size: int = 0
    """Bytes of the file; 0 where it was not read."""
    kept: uuid.UUID | None = None
    """The paper of the register whose bytes these are; None for a file outside it."""
    arrived_on: dt.date | None = None
    """The day on which the register took it in."""
    pasted: bytes = b""
    """Bytes of words that were pasted and lie in no file."""

    @property
    def name(self) -> str:
        """Return the file's name, without any folder."""
        return self.path.name

    @property
    def deciding(self) -> Quote | None:
        """Return the quote that decides how the paper is looked at; None where none was found."""
        quotes = self.paper.quotes if self.paper else ()
        return min(quotes, key=lambda each: GRAVEST.index(each.kind), default=None)

    @property
    def seems(self) -> str:
        """Return the kind of its deciding quote; empty where it has none."""
        return self.deciding.kind if self.deciding else ""

    @property
    def sure(self) -> bool:
        """Tell whether exactly one signatory is very likely, and the file consents and objects to nothing."""
        kinds = {each.kind for each in self.paper.quotes} if self.paper else set()
        sure = [each for each in self.proposals if each.score >= SURE]
        return kinds == {"consents"} and len(sure) == 1

    @property
    def claim(self) -> str:
        """Return the claim that the file likely shows: the wording where somebody objects or withdraws."""
        against = self.deciding is not None and self.deciding.kind != "consents"
        return "wording" if against else "consent"


def likeliest(proposals: Sequence[Proposal]) -> tuple[int, ...]:
    """Return the numbers to whom a paper most likely belongs: several where they are equally likely."""
    return tuple(each.number for each in proposals if each.score == proposals[0].score)


def list_addressees(tx: Reading, statement: StatementRow) -> list[Addressee]:
    """List what is known of a statement's signatures for finding their papers."""
    addresses = follow_up.mail_addresses(tx, statement.id)
    return [
        Addressee(
            row.number,
            row.full_name,
            row.representative,
            tuple(each for each in (addresses.get(row.number),) if each),
        )
        for row in list_signatures(tx, statement.id)
    ]


def statement_matcher(tx: Reading, statement: StatementRow) -> "Matcher":
    """Return what finds whose a paper is among the signatures of a statement."""
    return Matcher(list_addressees(tx, statement), statement.titles.values())


def list_files(paths: Iterable[Path]) -> list[Path]:
    """List the files among these and in the folders among these, by name; hidden ones are left out.

    Links to folders are not followed.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(each for each in folders if not each.startswith("."))
                shown = sorted(each for each in names if not each.startswith("."))
                found.update(dict.fromkeys(Path(folder) / each for each in shown))
        else:
            found[path] = None
    return list(found)


def receive(
    paths: Sequence[Path],
    read: ReadPaper,
    matcher: "Matcher",
    *,
    known: Iterable[Received] = (),
    progress: Tell = lambda _done, _of: None,
) -> Iterator[Received]:
    """Read and match files one after the other; one that cannot be read is given with the reason.

    `known` are those that wait already: a file with the same bytes is not taken a second time.
    """
    names = {each.sha256: each.name for each in known if each.sha256}
    for at, path in enumerate(paths):
        progress(at, len(paths))
        try:
            content = checked.read_file(path)
            digest = hashlib.sha256(content).digest()
            if digest in names and content:
                same = _("The same file as %(name)s; it is taken once.") % {"name": names[digest]}
                yield Received(path, digest, refusal=same)
                continue
            paper = read(content, path.name)
        except UserError as error:
            yield Received(path, refusal=str(error))
            continue
        names[digest] = path.name
        proposals = tuple(matcher.propose(paper))
        yield Received(path, digest, paper, proposals, size=len(content))
    progress(len(paths), len(paths))


def receive_pasted(
    words: str, name: str, sender: str, day: dt.date, read: ReadPaper, matcher: "Matcher"
) -> Received:
    """Read words that somebody pasted as a letter, with the sender and the day that they named.

    `name` is that of the document. Both stand above the words, which stay as they are; no sender where none
    was named, because the words tell it.
    """
    told = _("Pasted text. Sent by: %(sender)s. Received: %(day)s.")
    head = told if sender else _("Pasted text. Received: %(day)s.")
    written = head % {"sender": sender, "day": day.strftime("%d.%m.%Y")}
    content = f"{written}\n\n{words}\n".encode()
    paper = replace(read(content, name), sender=sender)
    proposals = tuple(matcher.propose(paper))
    return Received(
        Path(name),
        hashlib.sha256(content).digest(),
        paper,
        proposals,
        size=len(content),
        arrived_on=day,
        pasted=content,
    )


def attached_to(
    tx: Reading, statement: StatementRow, received: Iterable[Received]
) -> dict[bytes, tuple[int, ...]]:
    """Return by digest the numbers to which files of the inbox are attached in the register."""
    digests = [each.sha256 for each in received if each.sha256]
    return list_evidence.attached_by_digest(tx, statement, digests)


def attach_many(
    tx: Transaction,
    statement: StatementRow,
    chosen: Sequence[tuple[Received, int]],
    claim: str = "",
    *,
    receiver: str = "",
) -> int:
    """Attach each paper to its signature as evidence, all as one action; return how many were attached.

    The claim is each paper's own unless told. Refuses a file that could not be read, that is gone or has
    changed meanwhile, and one that shows this claim of the signature already.
    """
    for received, number in chosen:
        signed = find_signature(tx, statement, number)
        new = as_evidence(tx, received)._replace(claim=claim or received.claim, receiver=receiver)
        already = list_evidence.claims_of_digest(tx, statement, number, received.sha256)
        if new.claim in already:
            raise UserError(attached_sentence(received, number))
        evidence.record_evidence(tx, statement, [signed], new)
    tx.name_action(statement=statement.number, count=len(chosen))
    return len(chosen)


def attached_sentence(received: Received, number: int) -> str:
    """Say that a file is attached to a number already."""
    return _("%(name)s is attached to number %(number)d already.") % {
        "name": received.name,
        "number": number,
    }


def read_again(received: Received) -> bytes:
    """Read the bytes of a file that was read before; raises UserError where they are others now."""
    content = received.pasted or checked.read_file(received.path)
    if hashlib.sha256(content).digest() != received.sha256:
        raise UserError(
            _("%(name)s has changed since it was read. Take it in again.") % {"name": received.name}
        )
    return content


def read_kept(
    row: papers.PaperRow, content: bytes, read: ReadPaper, matcher: "Matcher"
) -> Received:
    """Read and match a paper that the register keeps; one that cannot be read is given with the reason."""
    kept = Received(
        Path(row.name), row.sha256, size=row.size, kept=row.id, arrived_on=row.arrived_on
    )
    try:
        paper = read(content, row.name)
    except UserError as error:
        return replace(kept, refusal=str(error))
    return replace(kept, paper=paper, proposals=tuple(matcher.propose(paper)))


def as_evidence(tx: Transaction, received: Received) -> NewEvidence:
    """Turn a paper into evidence; a mail came on the day that it bears, unless that date is in the future."""
    paper = received.paper
    if paper is None:
        raise UserError(
            _("%(name)s could not be read and cannot be attached from here.")
            % {"name": received.name}
        )
    made = paper.made_on if paper.made_on and paper.made_on <= tx.today else None
    return NewEvidence(
        kind=paper.kind,
        file_name=paper.name,
        content=papers.paper_bytes(tx, received.kept) if received.kept else read_again(received),
        made_on=made,
        received_on=made if paper.kind == "mail" else None,
        directness="direct" if paper.kind == "mail" else "",
    )


class Matcher:
    """Finds the signatories of a paper; made once for a list, so that each paper costs little."""

    def __init__(self, addressees: Sequence[Addressee], titles: Iterable[str] = ()) -> None:
        """`titles`: those of the statement, which name nobody where a paper cites them."""
        self._titles = [name_key(each).split() for each in titles]
        self._known = {each.number: each for each in addressees}
        self._by_address: dict[str, list[int]] = defaultdict(list)
        self._by_domain: dict[str, set[int]] = defaultdict(set)
        self._names = {each.number: read_name(each.name) for each in addressees}
        self._people = {
            each.number: read_person(each.representative or each.name) for each in addressees
        }
        for each in addressees:
            for address in each.addresses:
                self._by_address[address.lower()].append(each.number)
                domain = address.lower().rpartition("@")[2]
                if domain and domain not in FREE_MAIL:
                    self._by_domain[domain].add(each.number)
        often = Counter(word for name in self._names.values() for word in set(name.stems))
        most = max(3, int(TOO_COMMON * len(self._names)))
        self._by_rarest: dict[str, list[int]] = defaultdict(list)
        for number, name in self._names.items():
            rarest = min(set(name.stems), key=lambda word: (often[word], word), default="")
            if rarest and often[rarest] <= most:
                self._by_rarest[rarest].append(number)
        self._by_surname: dict[str, list[int]] = defaultdict(list)
        for number, person in self._people.items():
            for word in person.every_word:
                self._by_surname[word].append(number)

    def propose(self, paper: Paper) -> list[Proposal]:
        """Return the signatories to whom a paper may belong, the likeliest first; empty for a stranger's."""
        scores: dict[int, dict[str, float]] = defaultdict(dict)
        for number in self._by_address.get(paper.address, ()):
            scores[number]["address"] = 0.9
        for number in self._by_domain.get(paper.address.rpartition("@")[2], ()):
            scores[number]["domain"] = 0.5
        told = _TOLD.match(paper.text) if paper.kind == "file" else None
        text = paper.text[told.end() :] if told else paper.text
        self._by_words(scores, text, "name", 0.6)
        lines = [line for line in text.splitlines() if line.strip()]
        # A mail's text begins with its subject, which nobody signs.
        ends = lines[1 if paper.kind == "mail" else 0 :][-LAST_LINES:]
        for line in ends:
            self._by_words(scores, line, "signed", SIGNED)
        for number in {each for line in ends for each in self._signers(line)}:
            if "signed" in scores[number]:
                # The same lines say both, so that it is no second proof; but it tells two of one name apart.
                scores[number]["signed"] = SIGNED_BY_BOTH
            elif self._known[number].representative:
                scores[number]["signer"] = SIGNER
        for reasons in scores.values():
            if "signed" in reasons:
                reasons.pop("name", None)
        if told:
            self._by_words(scores, told["sender"], "told-sender", 0.5)
            self._by_person(scores, told["sender"], "told-sender")
        else:
            self._by_words(scores, paper.name.rpartition(".")[0], "file-name", 0.7)
            self._by_person(scores, paper.sender, "person")
        said = {int(one or other) for one, other in _SAID_NUMBER.findall(text)}
        for number in said & self._known.keys():
            scores[number]["said-number"] = 0.9 if len(said) == 1 else 0.6
        if paper.kind != "mail" and not told:
            self._by_number(scores, paper.name)
        return _contradicted(_best(scores))

    def name_at_end(self, paper: Paper) -> str:
        """Return the likeliest signatory with whose name a paper ends, or whose number it says."""
        found = self.propose(paper)
        said = bool(found) and not OF_WORDS.isdisjoint(found[0].reasons)
        return self._known[found[0].number].name if said else ""

    def _by_words(
        self, scores: dict[int, dict[str, float]], text: str, reason: str, score: float
    ) -> None:
        spoken = name_key(text).split()
        for title in self._titles:
            spoken = _without_title(spoken, title)
        stems = [read_concept(word) for word in spoken]
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(stems):
            places[word].append(at)
        for word in places.keys() & self._by_rarest.keys():
            for number in self._by_rarest[word]:
                name = self._names[number]
                if reason == "signed" and not _is_signature(name, spoken):
                    continue
                sentence = reason == "name" or text.rstrip().endswith(_SENTENCE)
                if reason != "file-name" and sentence and not _is_written_as_name(name, text):
                    continue
                if _stands_together(name, places) and _is_no_chance(name, spoken):
                    scores[number][reason] = score

    def _by_person(self, scores: dict[int, dict[str, float]], sender: str, reason: str) -> None:
        for number in self._of_person(sender):
            scores[number][reason] = 0.5

    def _of_person(self, name: str) -> Iterator[int]:
        person = read_person(name)
        for word in person.every_word:
            for number in self._by_surname.get(word, ())[:50]:
                if same_person(person, self._people[number]):
                    yield number

    def _signers(self, line: str) -> Iterator[int]:
        """Find whose representative a line names: "Anna Kim, director"."""
        if len(line.split()) <= SHORT_LINE and not line.rstrip().endswith(_SENTENCE):
            yield from self._of_person(line.partition(",")[0])

    def _by_number(self, scores: dict[int, dict[str, float]], name: str) -> None:
        """A scan that is called "044.jpg" or "№ 44" is likely that of number 44."""
        numbers = [int(found) for found in _NUMBER.findall(name.rpartition(".")[0])]
        if len(numbers) == 1 and numbers[0] in self._known:
            scores[numbers[0]]["number"] = 0.5


def read_concept(word: str) -> str:
    """Read the stem of a word as names have it, translated words of civil society included."""
    return concepts().get(word, "") or stem(word)


def _without_title(spoken: list[str], title: list[str]) -> list[str]:
    """Return the words of a paper without a title, wherever it is cited."""
    if not title or title[0] not in spoken:
        return spoken
    rest, at = [], 0
    while at < len(spoken):
        if spoken[at : at + len(title)] == title:
            # What is before a title and what is behind it do not make a name together.
            rest.append("")
            at += len(title)
        else:
            rest.append(spoken[at])
            at += 1
    return rest


def _is_no_chance(name: Name, spoken: Sequence[str]) -> bool:
    """Tell whether a name of a single word stands as it is: «предгорий» is a word, «Предгорья» a name."""
    return len(name.words) > 1 or name.stems[0].startswith("@") or name.words[0] in spoken


def _is_written_as_name(name: Name, text: str) -> bool:
    """Tell whether a name of one word is set as a name: in quotation marks, or with a capital in a sentence.

    «Позиция по заявлению» is no letter of a body that is called «Позиция».
    """
    if len(name.words) > 1 or name.stems[0].startswith("@"):
        return True
    for found in _WORD.finditer(text):
        mark, word = found["mark"], found["word"]
        if name_key(word) == name.words[0] and (mark in _QUOTES or not word[0].islower()):
            before = text[: found.start("mark")].rpartition("\n")[2].rstrip()
            if mark in _QUOTES or (before and not before.endswith(_SENTENCE)):
                return True
    return False


def _is_signature(name: Name, spoken: Sequence[str]) -> bool:
    """Tell whether a line is a name as it is, with few words beside it."""
    return len(spoken) <= len(name.words) + BESIDE_NAME and set(name.words) <= set(spoken)


def _stands_together(name: Name, places: dict[str, list[int]]) -> bool:
    """Tell whether all words of a name are near each other, in any order."""
    if any(word not in places for word in name.stems):
        return False
    room = 2 * len(name.stems) + 2
    anchor = min(name.stems, key=lambda word: len(places[word]))
    return any(
        all(any(abs(other - at) <= room for other in places[word]) for word in name.stems)
        for at in places[anchor]
    )


def _best(scores: dict[int, dict[str, float]]) -> list[Proposal]:
    """Combine the reasons of each signatory: each further one halves the remaining doubt."""
    found = []
    for number, reasons in scores.items():
        doubt = 1.0
        for score in reasons.values():
            doubt *= 1 - score
        if 1 - doubt >= ENOUGH:
            found.append(Proposal(number, round(1 - doubt, 2), tuple(sorted(reasons))))
    found.sort(key=lambda each: (-each.score, each.number))
    return found[:MOST_PROPOSED]


def _contradicted(found: list[Proposal]) -> list[Proposal]:
    """Leave it open whose a paper is that says one number, and names somebody else: both are as likely."""
    others = [each for each in found if _OF_SOMEBODY.intersection(each.reasons)]
    alone = [each for each in found if each.reasons == ("said-number",)]
    if not (others and alone):
        return found
    score = max(each.score for each in others)
    equal = [replace(each, score=score) if each in alone else each for each in found]
    return sorted(equal, key=lambda each: (-each.score, each.number))
