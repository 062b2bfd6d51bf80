"""A folder for a court: an edition as it was issued, the evidence behind it, sums of all files, an index."""

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.write import atomic_file
from coalition_app.documents.write.court_index import CourtIndex, Listed, index_pdf
from coalition_app.errors import UserError
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import N_, Texts, _, texts
from coalition_app.labels import CLAIMS, DIRECTNESS, EVIDENCE_KINDS, ORIGINALITY, held_words
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading

SUMS = "SHA256SUMS.txt"
"""As `sha256sum -c` reads it."""
# Translators: the names of files and of a folder in a folder for a court, without spaces
INDEX, ANNEX, EVIDENCE = N_("index"), N_("annex-%(edition)d"), N_("evidence")
UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
"""What no name of a file holds on every system."""
LONGEST = 80
"""Characters that are kept of a file's own name."""


def write_court_folder(
    tx: Reading,
    statement: StatementRow,
    edition: EditionRow,
    target: Path,
    *,
    language: str,
    numbers: Collection[int] = (),
) -> int:
    """Write the folder, all of it or nothing, and return how many files of evidence are in it.

    `numbers` keeps the evidence of these alone; without any it is of all. Refuses a target that is there,
    and numbers that the edition does not hold. Nobody else's account on the computer may read the folder.
    """
    content = read_content(editions.kept_bytes(tx, edition.sha256))
    listed = {entry.number for part in content.sections for entry in part.entries}
    if unknown := sorted(set(numbers) - listed):
        raise UserError(
            _("Edition %(edition)d does not hold these numbers: %(numbers)s.")
            % {"edition": edition.number, "numbers": ranges(unknown)}
        )
    wanted = set(numbers) or listed
    pieces = _pieces(tx, statement, wanted)
    words = texts(language)
    print_bytes = _print(tx, edition, language)
    annex = f"{words.gettext(ANNEX) % {'edition': edition.number}}.pdf"
    named = _names(pieces, f"{words.gettext(EVIDENCE)}/")
    index = CourtIndex(
        content,
        edition.sha256,
        Listed(annex, (), hashlib.sha256(print_bytes).hexdigest()),
        [_listed(each, named, wanted, edition, words) for each in pieces if each[0].id in named],
        [
            _listed(each, named, wanted, edition, words)
            for each in pieces
            if each[0].id not in named
        ],
        SUMS,
        _numbered(words, sorted(set(numbers))) if numbers else "",
        tx.today,
        language,
    )
    drawn = index_pdf(index)
    index_name = f"{words.gettext(INDEX)}.pdf"

    def files() -> Iterator[tuple[str, bytes]]:
        yield annex, print_bytes
        written = {annex: index.annex.sha256, index_name: hashlib.sha256(drawn).hexdigest()}
        for first, *_others in pieces:
            name = named.get(first.id, "")
            if name and name not in written:
                kept = list_evidence.piece_bytes(tx, first.id)
                written[name] = hashlib.sha256(kept).hexdigest()
                yield name, kept
        yield index_name, drawn
        sums = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(written.items()))
        yield SUMS, sums.encode()

    atomic_file.place_folder(target, files())
    return len(set(named.values()))


def _pieces(
    tx: Reading, statement: StatementRow, wanted: Collection[int]
) -> list[tuple[PieceRow, ...]]:
    """Read the evidence of numbers, the oldest first, each piece with all that it shows."""
    rows = list_evidence.list_pieces(tx, statement)[::-1]
    behind = [each for each in rows if _of(each, wanted)]
    return [tuple(claims) for _id, claims in groupby(behind, key=lambda each: each.id)]


def _of(piece: PieceRow, wanted: Collection[int]) -> list[int]:
    every = (number for first, last in piece.numbers for number in range(first, last + 1))
    return [number for number in every if number in wanted]


def _numbered(words: Texts, numbers: Sequence[int]) -> str:
    sign = words.ngettext("No. %(numbers)s", "Nos. %(numbers)s", len(numbers))
    return sign % {"numbers": ranges(numbers)}


def _print(tx: Reading, edition: EditionRow, language: str) -> bytes:
    """Return the kept print in the language, else the first one that was made."""
    prints = editions.list_prints(tx, edition.id)
    fitting = [each for each in prints if each.language == language and each.form == "pdf"]
    return editions.kept_bytes(tx, (fitting or prints)[0].sha256)


def _names(pieces: Sequence[tuple[PieceRow, ...]], folder: str) -> dict[object, str]:
    """Name the file of each piece that has one, by its key; the same file has one name."""
    by_digest: dict[bytes, str] = {}
    named: dict[object, str] = {}
    for first, *_others in pieces:
        if first.sha256 is None or first.file_gone:
            continue
        own = UNFIT.sub("_", show_hidden(first.file_name)).strip(" .")
        stem, ending = Path(own).stem[:LONGEST], Path(own).suffix[:10]
        name = f"{folder}{len(by_digest) + 1:03d} {stem}{ending}".rstrip(" .")
        named[first.id] = by_digest.setdefault(first.sha256, name)
    return named


def _listed(
    piece: tuple[PieceRow, ...],
    named: dict[object, str],
    wanted: Collection[int],
    edition: EditionRow,
    words: Texts,
) -> Listed:
    """Say of a piece what it is, what it shows of which numbers, and when it came."""
    first, gettext = piece[0], words.gettext
    kind = gettext(EVIDENCE_KINDS[first.kind])
    said = [kind] if first.id in named else []
    for each in piece:
        claim = "withdrawal of the signature" if each.withdrawal else CLAIMS[each.claim]
        said.append(f"{gettext(claim)}: {_numbered(words, _of(each, wanted))}")
    for label, value in ((DIRECTNESS, first.directness), (ORIGINALITY, first.originality)):
        said += [gettext(label[value])] if value else []
    held = held_words(first.held_where, first.holder, gettext)
    said += [each for each in (held, first.note) if each]
    for sentence, day in (
        ("made on %(day)s", first.made_on),
        ("received on %(day)s", first.received_on),
    ):
        said += [gettext(sentence) % {"day": day.strftime("%d.%m.%Y")}] if day else []
    if first.receiver:
        said.append(gettext("received by %(name)s") % {"name": first.receiver})
    if first.recorded_at > edition.attested_at:
        # Translators: PRINTED on the index of a folder for a court, of evidence
        said.append(gettext("recorded after the edition was attested"))
    if first.superseded:
        said.append(gettext("superseded"))
    if first.file_gone or first.erased:
        # Translators: PRINTED on the index of a folder for a court, of evidence
        said.append(gettext("erased for good"))
    if first.id not in named:
        return Listed(kind, said)
    size = words.ngettext("%(count)d byte", "%(count)d bytes", first.size)
    sha256 = first.sha256.hex() if first.sha256 else ""
    return Listed(named[first.id], [*said, size % {"count": first.size}], sha256)
