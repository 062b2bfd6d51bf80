"""Operations that erase private data for good: of one signatory, or of a statement whose term has passed."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_app import i18n
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations import door
from coalition_app.operations.door import Answer, on_register
from coalition_app.work import Tell, tell_nobody

if TYPE_CHECKING:
    from coalition_app.records.erasing.copies import HoldingCopy
    from coalition_app.records.erasing.erase import Preview, Terms
    from coalition_app.records.erasing.find import Scope
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading, Transaction

KIND_WORDS: Mapping[str, str] = {
    "contacts": N_("Contacts"),
    "notes": N_("Notes, letters sent and reasons"),
    "files": N_("Documents kept as evidence"),
    "withheld-lines": N_("Names withheld in editions"),
    "lists": N_("Imported lists"),
    "begun": N_("Imports under way and half-typed words"),
}
DISKS = N_(
    "What no program can promise: a disk, especially an SSD, may keep older blocks of a file after "
    "they were overwritten; copies and files saved elsewhere, printed pages and sent letters stay too. "
    "What a disk keeps of an encrypted register cannot be read without its passphrase."
)


@dataclass(frozen=True, slots=True)
class Planned:
    """What an erasure would do: whose data, which kinds, what goes and stays, which copies hold it."""

    statement: "StatementRow"
    number: int | None
    """Of the signature; None where it is a statement whose term has passed."""
    scope: "Scope"
    kinds: tuple[str, ...]
    shared: bool
    preview: "Preview"
    terms: "Terms | None" = None
    copies: "tuple[HoldingCopy, ...]" = ()


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did."""

    planned: Planned
    entry: bytes
    """The hash of the journal's entry."""
    at: dt.datetime
    compacted: str
    """Why the file could not be compacted; empty where it was."""
    removed: tuple[Path, ...] = ()
    """The program's own copies that were removed."""
    holding: "tuple[HoldingCopy, ...]" = ()
    """Copies that still hold what was erased, or of which that cannot be told."""
    copies_failed: str = ""
    """Why the program's own copies were not removed; empty where they were."""


def plan_signatory(
    tx: "Reading",
    meant: "StatementRow | str | None",
    number: int,
    *,
    lists: bool,
    shared: bool,
    begun: bool = False,
) -> Planned:
    """Tell what erasing the private data of one signatory would do; nothing is changed."""
    from coalition_app.records.erasing import erase, find
    from coalition_app.records.signatures.signatures import find_signature

    of = _statement(tx, meant)
    signed = find_signature(tx, of, number)
    left = {find.LISTS: not lists, find.BEGUN: not begun}
    kinds = tuple(each for each in find.KINDS if not left.get(each))
    scope = erase.scope_of(tx, signed.signatory_id)
    preview, _found = erase.read_preview(tx, scope, kinds, shared=shared)
    return Planned(of, number, scope, kinds, shared, preview)


def plan_after_term(
    tx: "Reading", meant: "StatementRow | str | None", *, lists: bool, begun: bool = False
) -> Planned:
    """Tell what erasing the private data of a statement would do, of the kinds whose term has passed.

    Raises UserError where none has.
    """
    from coalition_app.records.erasing import erase, find

    of = _statement(tx, meant)
    terms = erase.terms_of(tx, of.id)
    passed = terms.passed(tx.today)
    if not passed:
        raise UserError(not_yet(terms))
    asked = {find.LISTS: lists, find.BEGUN: begun}
    more = [kind for kind in find.ASKED_FOR if asked[kind] and find.CONTACTS in passed]
    kinds = (*passed, *more)
    scope, elsewhere = erase.scope_after_term(tx, of)
    preview, _found = erase.read_preview(tx, scope, kinds, elsewhere=elsewhere)
    return Planned(of, None, scope, kinds, False, preview, terms)


def not_yet(terms: "Terms") -> str:
    """Say when the term of a statement passes."""
    days = [each for each in (terms.contacts_on, terms.files_on) if each is not None]
    if not days:
        return _("No term runs yet: it begins with an attestation and a delivery.")
    return _("No term has passed yet; the first one does on %(day)s.") % {
        "day": i18n.current().day(min(days))
    }


def _statement(tx: "Reading", meant: "StatementRow | str | None") -> "StatementRow":
    from coalition_app.records.statements.statements import find_statement

    return find_statement(tx, meant) if meant is None or isinstance(meant, str) else meant


def look_into_copies(
    database: "Database", planned: Planned, tell: Tell = tell_nobody
) -> "tuple[HoldingCopy, ...]":
    """Find the copies that hold what would go."""
    from coalition_app.records.erasing import copies

    return copies.holding_copies(
        database, planned.scope, planned.kinds, shared=planned.shared, tell=tell
    )


@on_register("erase", rows=lambda planned: 10 * len(planned.scope.signatures))
def erase_planned(tx: "Transaction", *, planned: Planned) -> Answer[None]:
    """Erase what was shown for good; refuses where the register holds something else by now."""
    from coalition_app.records.erasing import erase

    before = planned.preview
    preview, found = erase.read_preview(
        tx, planned.scope, planned.kinds, shared=planned.shared, elsewhere=before.elsewhere
    )
    if preview != before:
        raise UserError(_("The register changed meanwhile; look at what goes once more."))
    named: dict[str, Any] = {"statement": planned.statement.number}
    if planned.number is not None:
        named["number"] = planned.number
    erase.erase(tx, found, preview, **named)
    return Answer(None)


def erase_for_good(
    database: "Database",
    planned: Planned,
    *,
    remove_copies: bool,
    tell: Tell = tell_nobody,
) -> Erased:
    """Erase what was shown, compact the file, and remove the program's own copies where that was chosen.

    `tell` cancels until the act is recorded; from then on all is finished. Raises UserError where nothing was
    erased.
    """
    from coalition_app.records.erasing import compact, copies
    from coalition_app.records.journal import journal

    door.write(database, erase_planned(planned=planned), tell)
    with database.reading() as tx:
        entry = next(journal.newest_first(tx))
        digest = journal.entry_digest(tx, entry.key)
    compacted = compact.compact(database)
    removed: list[Path] = []
    failed = ""
    if remove_copies:
        try:
            removed = list(copies.replace_own(database, planned.copies))
        except (UserError, OSError) as error:
            failed = str(error)
    left = tuple(each for each in planned.copies if each.path not in removed)
    return Erased(planned, digest, entry.at, compacted, tuple(removed), left, failed)


def sentences(planned: Planned) -> Iterator[str]:
    """Say what would go, what stays and why, and which copies hold it."""
    preview = planned.preview
    yield headline(planned)
    yield _("What goes:") if not preview.nothing else _("There is nothing of this kind to erase.")
    yield from (f"  {each}" for each in going(planned))
    yield _("What stays:")
    yield from (f"  {each}" for each in staying(planned))
    if planned.copies:
        yield _("Copies that hold it:")
        yield from (f"  {each}" for each in copy_lines(planned.copies))
    yield _(DISKS)


def headline(planned: Planned) -> str:
    """Say whose data are meant."""
    named = {"statement": planned.statement.number, "number": planned.number}
    if planned.number is None:
        return _("Private data of statement\u00a0%(statement)s whose term has passed") % named
    return _("Private data of signatory No.\u00a0%(number)s, statement\u00a0%(statement)s") % named


def going(planned: Planned) -> Iterator[str]:
    """Say what would go, a line for each kind, and who loses evidence with it."""
    preview = planned.preview
    for kind in preview.kinds:
        told = f"{_(KIND_WORDS[kind])}: {preview.now[kind]}"
        if preview.before[kind]:
            more = ngettext(
                "and %(count)d earlier value that only the journal keeps",
                "and %(count)d earlier values that only the journal keeps",
                preview.before[kind],
            )
            told = f"{told} ({more % {'count': preview.before[kind]}})"
        yield told
    if preview.bytes:
        yield _("Kept files: %(size)s") % {"size": i18n.current().size(preview.bytes)}
    if preview.others:
        yield _others(planned)


def _others(planned: Planned) -> str:
    """Say whose evidence goes too: how many, and the first few by number and name."""
    preview, shown = planned.preview, list[str]()
    for statement, number, name in preview.others_first:
        named = {"number": number, "name": name, "statement": statement}
        if statement == planned.statement.number:
            shown.append(_("No. %(number)d %(name)s") % named)
        else:
            shown.append(_("No. %(number)d of statement %(statement)d %(name)s") % named)
    more = "" if len(shown) == preview.others else " …"
    return ngettext(
        "The evidence of %(count)d other signatory goes too: %(named)s",
        "The evidence of %(count)d other signatories goes too: %(named)s",
        preview.others,
    ) % {"count": preview.others, "named": f"{'; '.join(shown)}{more}"}


def staying(planned: Planned) -> Iterator[str]:
    """Say what stays, and why."""
    preview = planned.preview
    yield _(
        "Name with its printed form, office, place, status, positions and words on demands: they are the "
        "list itself, and what was printed can be checked only against them."
    )
    if preview.editions:
        named = "; ".join(
            _("statement %(statement)d, edition %(edition)d")
            % {"statement": statement, "edition": edition}
            for statement, edition in preview.editions
        )
        yield _(
            "Attested editions with their prints and codes (%(editions)s): what was handed over is not "
            "changed, and stays provable."
        ) % {"editions": named}
    yield _(
        "The journal: who did what and when, with the digests of what goes, without its content."
    )
    if preview.undecided:
        yield ngettext(
            "%(count)d piece of an entry that nobody has decided: say first that it is private, if it is.",
            "%(count)d pieces of entries that nobody has decided: say first that they are private, if they "
            "are.",
            preview.undecided,
        ) % {"count": preview.undecided}
    for each in preview.lists:
        yield _list_stays(each.name, each.others)
    for each in preview.shared:
        yield ngettext(
            "The document %(name)s: it is evidence of %(count)d other signature too. It goes only if you "
            "say so.",
            "The document %(name)s: it is evidence of %(count)d other signatures too. It goes only if you "
            "say so.",
            each.others,
        ) % {"name": each.name or "—", "count": each.others}
    if preview.begun:
        yield _(
            "Imports under way with their answers, and half-typed words: nobody can tell whose data they "
            "hold. They go only if you say so."
        )
    if preview.elsewhere:
        yield ngettext(
            "Contacts and notes of %(count)d signatory of another statement that is still under way.",
            "Contacts and notes of %(count)d signatories of other statements that are still under way.",
            preview.elsewhere,
        ) % {"count": preview.elsewhere}


def _list_stays(name: str, others: int) -> str:
    if not others:
        return _("The list “%(name)s” as it came. It goes only if you say so.") % {"name": name}
    return ngettext(
        "The list “%(name)s”: it holds %(count)d other signatory too. It goes only if you say so.",
        "The list “%(name)s”: it holds %(count)d other signatories too. It goes only if you say so.",
        others,
    ) % {"name": name, "count": others}


def copy_lines(copies: "tuple[HoldingCopy, ...]") -> Iterator[str]:
    """Name copies, and say of each what can be done about it."""
    for each in copies:
        if not each.known:
            why = _(
                "cannot be looked into: another passphrase or an older format; remove it yourself"
            )
        elif each.own:
            why = _("made by the program, which can remove it")
        else:
            why = _("made by you; remove it yourself")
        yield f"{each.path}: {why}"


def preview_values(planned: Planned) -> dict[str, Any]:
    """Return a preview as plain values for JSON."""
    preview = planned.preview
    return {
        "statement": planned.statement.number,
        "number": planned.number,
        "goes": [
            {"kind": kind, "values": preview.now[kind], "earlier": preview.before[kind]}
            for kind in preview.kinds
        ],
        "bytes": preview.bytes,
        "others": {
            "count": preview.others,
            "first": [
                {"statement": statement, "number": number, "name": name}
                for statement, number, name in preview.others_first
            ],
        },
        "stays": {
            "editions": [
                {"statement": statement, "edition": edition}
                for statement, edition in preview.editions
            ],
            "lists": [
                {"name": e.name, "sha256": e.sha256.hex(), "others": e.others}
                for e in preview.lists
            ],
            "shared": [
                {"name": e.name, "sha256": e.sha256.hex(), "others": e.others}
                for e in preview.shared
            ],
            "elsewhere": preview.elsewhere,
            "undecided": preview.undecided,
            "begun": preview.begun,
        },
        "copies": [copy_values(each) for each in planned.copies],
    }


def copy_values(copy: "HoldingCopy") -> dict[str, Any]:
    """Return a copy as plain values for JSON."""
    return {"path": str(copy.path), "own": copy.own, "known": copy.known}


def erased_sentences(done: Erased) -> Iterator[str]:
    """Say what was erased, what became of the file and its copies."""
    yield _("Erased for good. %(what)s.") % {"what": headline(done.planned)}
    yield from (f"  {each}" for each in going(done.planned))
    if done.compacted:
        yield _("The file could not be compacted: %(why)s") % {"why": done.compacted}
    else:
        yield _("The file was compacted.")
    if done.removed:
        yield ngettext(
            "%(count)d older copy of the program was removed; a new one was made before.",
            "%(count)d older copies of the program were removed; a new one was made before.",
            len(done.removed),
        ) % {"count": len(done.removed)}
    if done.copies_failed:
        yield _("No copy was removed: %(why)s") % {"why": done.copies_failed}
    if done.holding:
        yield _("These copies still hold it:")
        yield from (f"  {each}" for each in copy_lines(done.holding))
    yield _(DISKS)


def erased_values(done: Erased) -> dict[str, Any]:
    """Return what an erasure did as plain values for JSON; the moment is UTC."""
    return {
        "erased": True,
        **preview_values(done.planned),
        "at": done.at.astimezone(dt.UTC).isoformat(),
        "entry": done.entry.hex(),
        "compacted": not done.compacted,
        "removed": [str(each) for each in done.removed],
        "copies": [copy_values(each) for each in done.holding],
    }


def certificate_name(database: "Database") -> str:
    """Name the file of a certificate, in the language of the register's documents as the certificate is."""
    from coalition_app.records.editions import attestors

    with database.reading() as tx:
        language = attestors.get_register(tx).document_language
    return i18n.texts(language).gettext("%(name)s erasure.pdf") % {"name": database.path.stem}


def newest_certificate(
    database: "Database",
    language: str | None,
    meant: "StatementRow | str | None" = None,
    number: int | None = None,
) -> bytes:
    """Draw the certificate of the newest erasure, of a number where one is given.

    `language` None is that of the register's documents. Raises NotSo where there was none.
    """
    from coalition_app.documents.write.erasure_certificate import Certificate, erasure_certificate
    from coalition_app.records.editions import attestors
    from coalition_app.records.erasing import copies, erase
    from coalition_app.records.journal import journal
    from coalition_app.records.signatures.signatures import find_signature
    from coalition_app.records.statements.statements import find_statement

    with database.reading() as tx:
        wanted = None if number is None else (_statement(tx, meant).number, number)
        entry, named = erase.newest_erasure(tx, wanted)
        of = find_statement(tx, str(named["statement"]))
        digest, register = journal.entry_digest(tx, entry.key), attestors.get_register(tx)
        signed = find_signature(tx, of, named["number"]) if "number" in named else None
        scope = (
            erase.scope_of(tx, signed.signatory_id)
            if signed is not None
            else erase.scope_after_term(tx, of)[0]
        )
        today = tx.today
    holding = copies.holding_copies(database, scope, tuple(named["counts"]))
    told = Certificate(
        coalition=register.coalition,
        register=database.path.stem,
        statement=of.number,
        title=of.title,
        number=named.get("number"),
        name=signed.full_name if signed is not None else "",
        moment=entry.at,
        actor=entry.actor,
        entry=digest,
        counts=named["counts"],
        bytes=named["bytes"],
        copies=[each.path.name for each in holding],
        today=today,
    )
    return erasure_certificate(told, language or register.document_language)
