"""The answer to a challenge: everything behind one signature on one page, with the digest of each file."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coalition_app import i18n
from coalition_app.documents.issue.explain import explain_lines
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.foot import FOOT_LINE, FOOT_TOP
from coalition_app.documents.layout.marks import (
    BODY,
    GREY,
    HEADING,
    LABEL,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    Block,
    Group,
    Rule,
    Style,
    Text,
    line_blocks,
)
from coalition_app.documents.layout.measure import width, wrap
from coalition_app.documents.layout.paging import Page, flow
from coalition_app.documents.write.pdf_canvas import paint_plan
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import CLAIMS, DIRECTNESS, EVIDENCE_KINDS, ORIGINALITY, VERIFICATIONS
from coalition_app.records.editions import corrigenda, editions, signed_pages
from coalition_app.records.editions.editions import delivery_sentence
from coalition_app.records.editions.signed_pages import signed_page_sentence
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.lists import signature_details
from coalition_app.records.lists.signature_details import SignatureDetails
from coalition_app.records.signatures import status, verifications
from coalition_app.records.signatures.status import StepRow
from coalition_app.records.signatures.verifications import CheckRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading

INDENT = 3
"""Spaces of one step of indentation in plain text."""
STEP = 14.0
"""Points for the same step on paper."""
HEAD = Style(fonts.SERIF_BOLD, 13, 17)
FOOT = Style(fonts.SANS, 7.8, 10, GREY)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything behind one signature at one moment."""

    statement: StatementRow
    details: SignatureDetails
    steps: tuple[StepRow, ...]
    checks: tuple[CheckRow, ...]
    pieces: tuple[PieceRow, ...]
    editions: tuple[str, ...]
    """What the editions that were attested since it was recorded did, one sentence each."""
    at: dt.datetime


def gather_dossier(tx: Reading, statement: StatementRow, number: int) -> Dossier:
    """Read everything behind a signature, now; raises UserError where it is gone."""
    details = signature_details.read_details(tx, statement, number)
    if details is None:
        raise UserError(
            _("Statement %(statement)d has no signature number %(number)d.")
            % {"statement": statement.number, "number": number}
        )
    signed = details.signed
    return Dossier(
        statement=statement,
        details=details,
        steps=tuple(status.list_steps(tx, signed.id)),
        checks=tuple(verifications.list_checks(tx, signed.id)),
        pieces=tuple(list_evidence.list_pieces(tx, statement, number=number)),
        editions=tuple(_editions_since(tx, statement, details)),
        at=tx.now,
    )


def _editions_since(
    tx: Reading, statement: StatementRow, details: SignatureDetails
) -> Iterator[str]:
    """Name the editions since a signature was recorded: date, code, deliveries, page signed by hand."""
    recorded = min((each.at for each in details.history), default=None)
    for row in editions.list_editions(tx, statement.id):
        if recorded is not None and row.attested_at < recorded:
            continue
        day = row.dated.strftime("%d.%m.%Y")
        named = {"edition": row.number, "day": day, "place": row.place, "code": row.code}
        yield _("Edition %(edition)d of %(day)s, %(place)s, code %(code)s") % named
        for delivered in editions.list_deliveries(tx, row.id):
            yield "   " + delivery_sentence(delivered)
        for page in signed_pages.list_signed_pages(tx, row.id):
            yield "   " + signed_page_sentence(page)
        for issued in corrigenda.list_corrigenda(tx, statement.id):
            if issued.later_id == row.id:
                yield "   " + corrigenda.corrigendum_sentence(tx, issued)
                for delivered in editions.list_deliveries(tx, issued.id):
                    yield "      " + delivery_sentence(delivered)


def dossier_lines(dossier: Dossier) -> Iterator[str]:
    """Yield the page as lines in the program's language, without contacts and notes on the signatory."""
    when = dossier.at.strftime("%d.%m.%Y %H:%M")
    yield _("What stands behind signature No. %(number)d, as of %(when)s") % {
        "number": dossier.details.signed.number,
        "when": when,
    }
    yield ""
    whole = list(explain_lines(dossier.statement, dossier.details, list(dossier.steps)))
    history = len(whole) - 1 - whole[::-1].index(_("History")) if _("History") in whole else -1
    yield from whole[: history - 1] if history > 0 else whole
    yield from _kept(dossier)
    yield from _checks(dossier)
    yield from ("", _("Editions attested since it was recorded"))
    yield from (f"   {each}" for each in dossier.editions or (_("None."),))
    yield from whole[history - 1 :] if history > 0 else ()


def dossier_text(dossier: Dossier) -> str:
    """Return the page as plain text."""
    return "\n".join(dossier_lines(dossier)) + "\n"


def dossier_body(dossier: Dossier) -> str:
    """Return the page without its first line, for where its title stands above it."""
    return "\n".join([*dossier_lines(dossier)][2:]) + "\n"


def dossier_pdf(dossier: Dossier) -> bytes:
    """Draw the page; what does not fit on one goes on to the next, each with its number and count.

    The same bytes for the same dossier.
    """
    title, *lines = dossier_lines(dossier)
    pages = paged(title, lines, _quoted(dossier))
    for at, page in enumerate(pages, 1):
        page.append((FOOT_TOP, _foot(at, len(pages))))
    text = "\n".join([title, *lines])
    return paint_plan(
        Plan(pages, title, i18n.current().language, hashlib.sha256(text.encode()).digest()),
        author="",
        date=dossier.at.date(),
        attachment=None,
        with_qr=False,
    )


def paged(title: str, lines: Sequence[str], quoted: Mapping[str, str]) -> list[Page]:
    """Set lines on pages; `quoted` holds the language of those that are not in the page's own."""
    return flow(_groups(title, lines, quoted))


def _quoted(dossier: Dossier) -> dict[str, str]:
    """Return the language of each line of the signatory's words, and of their translations."""
    told = [
        (wording, language)
        for act in dossier.details.acts
        for wording, language in (
            (act.wording, act.language),
            *((wording, language) for language, wording, *_rest in act.translations),
        )
    ]
    own = i18n.current().language
    return {
        line: language
        for wording, language in told
        for line in wording.splitlines()
        if language != own
    }


def _kept(dossier: Dossier) -> Iterator[str]:
    """Name each file that the register keeps, with its SHA-256, by which a copy can be compared."""
    kept = [each for each in dossier.pieces if each.sha256 is not None]
    yield from ("", _("Files kept in the register"))
    if not kept:
        yield "   " + _("None.")
    for each in kept:
        sha256 = each.sha256 or b""
        facts = [_(CLAIMS[each.claim]), _(EVIDENCE_KINDS[each.kind])]
        facts += [_(DIRECTNESS[each.directness])] if each.directness else []
        facts += [_(ORIGINALITY[each.originality])] if each.originality else []
        if each.receiver:
            facts.append(_("received by %(name)s") % {"name": each.receiver})
        size = ngettext("%(count)d byte", "%(count)d bytes", each.size) % {"count": each.size}
        yield f"   {each.file_name or '—'} ({', '.join([*facts, size])})"
        yield f"      SHA-256: {sha256.hex()}"
        if each.before_text:
            yield "      " + list_evidence.before_text_sentence(each.before_text)


def _checks(dossier: Dossier) -> Iterator[str]:
    yield from ("", _("Checks"))
    if not dossier.checks:
        yield "   " + _("Nobody has checked this signature.")
    for check in dossier.checks:
        yield f"   {check_sentence(check)}"


def check_sentence(check: CheckRow) -> str:
    """Say what a check found, who made it, when and on what ground."""
    named = {
        "found": _(VERIFICATIONS[check.verification]),
        "day": check.at.strftime("%d.%m.%Y"),
        "name": check.by,
        "ground": check.ground,
    }
    if check.verification == "unverified":
        return _("%(day)s: undone") % named
    return _("%(day)s: %(found)s by %(name)s: %(ground)s") % named


def _groups(title: str, lines: Sequence[str], quoted: Mapping[str, str]) -> Iterator[Group]:
    drawn = wrap(HEAD.face, HEAD.size, fonts.drawable(title), TEXT_WIDTH)
    yield Group(line_blocks("H1", LEFT, HEAD, drawn), whole=True)
    headed: list[Block] = []
    for line in lines:
        blocks = _blocks(line, quoted.get(line.removeprefix(" " * INDENT), ""))
        if not line.startswith(
            " "
        ):  # a heading, and the room before it: never alone at a page's foot
            headed += blocks
            continue
        yield Group([*headed, *blocks], lead=len(headed) + 1)
        headed = []
    if headed:
        yield Group(headed, lead=len(headed))


def _blocks(line: str, language: str) -> list[Block]:
    """Set one line of text, wrapped, further in by its leading spaces; a line at the edge is a heading.

    `language` is that of the line where it is not the page's own.
    """
    told = line.lstrip(" ")
    if not told:
        return [Block(6)]
    steps = (len(line) - len(told)) // INDENT
    style = (HEADING, BODY, LABEL)[min(steps, 2)]
    x = LEFT + STEP * max(0, steps - 1)
    drawn = wrap(style.face, style.size, fonts.drawable(told), RIGHT - x)
    return line_blocks("P" if steps else "H2", x, style, drawn, language)


def _foot(number: int, total: int) -> Block:
    told = _("page %(number)d of %(total)d") % {"number": number, "total": total}
    count = fonts.drawable(told)
    foot = Block()
    x = RIGHT - width(FOOT.face, FOOT.size, count)
    private = fonts.drawable(_("Private: not for publication."))
    texts = Text(LEFT, FOOT_LINE, FOOT, private), Text(x, FOOT_LINE, FOOT, count)
    foot.artifact(Rule(LEFT, 0, RIGHT), *texts, role="Footer")
    return foot
