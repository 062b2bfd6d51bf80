"""The verdict on what was typed: a code, a digest, the JSON of a content, or six words."""

import hashlib
import json
from typing import Any

from coalition_app.documents.content import codes
from coalition_app.documents.seal.envelope import content_in
from coalition_app.documents.verify import typed_input
from coalition_app.documents.verify.alone import fingerprint_would_tell
from coalition_app.documents.verify.attached import is_draft, number_in
from coalition_app.documents.verify.changes import judge_typed_changes
from coalition_app.documents.verify.differences import differences
from coalition_app.documents.verify.typed_input import Typed
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    DRAFT,
    GENUINE,
    NOT_ISSUED,
    SUPERSEDED,
    Verdict,
)
from coalition_app.i18n import _
from coalition_app.records.editions import corrigenda, editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.journal import paper_anchor
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading


def judge_typed(database: Database | None, given: Typed) -> Verdict:
    """Say what the register says of what was typed, or what can be said without one."""
    from coalition_app.documents.verify import proved

    by_seal = proved.judge(database, given, None)
    if by_seal is not None:
        return by_seal
    return verify_typed_alone(given) if database is None else verify_typed(database, given)


def verify_typed_alone(given: Typed) -> Verdict:
    """Say what can be said without a register of what was typed: no more than whether it is whole.

    Only a content without an attestation is known not to be issued: it is a draft.
    """
    if given.form == typed_input.ANCHOR:
        sentence = _(
            "The control words are looked for in a register: open it, or name it with --register."
        )
        return Verdict(CANNOT_TELL, sentence, compared=given.form)
    code, digest, edition = given.value, "", None
    if given.form == typed_input.DIGEST:
        code, digest = "", given.value
    if given.form == typed_input.CONTENT:
        values = content_in(typed_input.read_json(given.value))
        content = _canonical(values)
        if content is None or not isinstance(values, dict):
            return Verdict(NOT_ISSUED, _no_content(), compared=given.form)
        if is_draft(values):
            sentence = _("This is a draft; a draft was never issued.")
            return Verdict(DRAFT, sentence, compared=given.form)
        digest = hashlib.sha256(content).hexdigest()
        code, edition = codes.verification_code(bytes.fromhex(digest)), number_in(values)
    sentences = {
        typed_input.CODE: _(
            "The code is written right, but only its register can tell who issued it."
        ),
        typed_input.DIGEST: _("Only its register can tell whether this digest was ever issued."),
        typed_input.CONTENT: _("Only its register can tell whether this content was ever issued."),
    }
    more = _("This cannot be determined without the register. Open it, or name it with --register.")
    said = [sentences[given.form], more]
    if given.form == typed_input.CONTENT:
        said.append(fingerprint_would_tell())
    return Verdict(
        CANNOT_TELL,
        " ".join(said),
        code=code,
        edition=edition,
        compared=given.form,
        digest=digest,
    )


def verify_typed(database: Database, given: Typed) -> Verdict:
    """Compare what was typed with what the register issued, or with its journal."""
    judge = {
        typed_input.CODE: _verify_code,
        typed_input.DIGEST: _verify_digest,
        typed_input.CONTENT: _verify_content,
        typed_input.ANCHOR: _verify_anchor,
    }[given.form]
    with database.reading() as tx:
        return judge(tx, given)


def _verify_code(tx: Reading, given: Typed) -> Verdict:
    for edition in editions.list_editions(tx):
        if edition.code == given.value and given.named and edition.number not in given.named:
            sentence = _(
                "This is not what was issued: the code is that of edition %(edition)d, and edition "
                "%(named)s stands beside it."
            )
            named = ", ".join(map(str, sorted(given.named)))
            told = sentence % {"edition": edition.number, "named": named}
            return Verdict(NOT_ISSUED, told, code=given.value, compared=given.form)
        if edition.code == given.value:
            sentence = _("This code was issued: edition %(edition)d of statement %(statement)d.")
            return _issued(tx, edition, given, sentence, _bears())
    for row in corrigenda.list_corrigenda(tx):
        if row.code == given.value:
            return judge_typed_changes(tx, row, given.form, _bears())
    sentence = _(
        "This is not what was issued: this register issued neither an edition nor a corrigendum with this "
        "code."
    )
    return Verdict(NOT_ISSUED, sentence, code=given.value, compared=given.form)


def _verify_digest(tx: Reading, given: Typed) -> Verdict:
    """Look for a digest among the contents of the editions, and among the prints."""
    for edition in editions.list_editions(tx):
        if edition.sha256 == given.digest:
            sentence = _("This digest was issued: edition %(edition)d of statement %(statement)d.")
            return _issued(tx, edition, given, sentence, _bears())
    found = editions.print_by_digest(tx, given.digest)
    if found is not None:
        sentence = _(
            "This digest was issued: a print of edition %(edition)d of statement %(statement)d."
        )
        return _issued(tx, found[0], given, sentence)
    for row in corrigenda.list_corrigenda(tx):
        if row.sha256 == given.digest:
            return judge_typed_changes(tx, row, given.form, _bears())
    printed = corrigenda.corrigendum_by_print(tx, given.digest)
    if printed is not None:
        return judge_typed_changes(tx, printed, given.form)
    sentence = _(
        "This is not what was issued: neither an edition nor a print of this register has this digest."
    )
    return Verdict(NOT_ISSUED, sentence, compared=given.form, digest=given.value)


def _verify_content(tx: Reading, given: Typed) -> Verdict:
    """Compare the JSON of a content, however it is set, with what the editions froze."""
    values = content_in(typed_input.read_json(given.value))
    content = _canonical(values)
    if content is None or not isinstance(values, dict):
        return Verdict(NOT_ISSUED, _no_content(), compared=given.form)
    digest = hashlib.sha256(content)
    known = editions.list_editions(tx)
    for edition in known:
        if edition.sha256 == digest.digest():
            sentence = _(
                "Genuine: the content of edition %(edition)d of statement %(statement)d, exactly as it was "
                "issued."
            )
            return _issued(tx, edition, given, sentence)
    if is_draft(values):
        sentence = _("This is a draft; a draft was never issued.")
        return Verdict(DRAFT, sentence, compared=given.form)
    claimed = (values.get("statement"), values.get("edition"))
    problems: tuple[str, ...] = ()
    sentence = _(
        "This is not what was issued: it names no edition of this register, and equals none of them."
    )
    for edition in known:
        if (statements.get_statement(tx, edition.statement_id).number, edition.number) == claimed:
            problems = tuple(
                differences(json.loads(editions.kept_bytes(tx, edition.sha256)), values)
            )
            sentence = _(
                "This is not what was issued: it names edition %(edition)d of statement %(statement)d and "
                "differs from it."
            ) % {"edition": claimed[1], "statement": claimed[0]}
    return Verdict(
        NOT_ISSUED,
        sentence,
        code=codes.verification_code(digest.digest()),
        problems=problems,
        compared=given.form,
        digest=digest.hexdigest(),
    )


def _verify_anchor(tx: Reading, given: Typed) -> Verdict:
    """Say whether the journal still contains what six words stand for, and what was recorded since."""
    found = paper_anchor.find_anchor(tx, given.value)
    first, *since = paper_anchor.anchor_lines(found)
    verdict = NOT_ISSUED if found is None else GENUINE
    lines = tuple(line.strip() for line in since)
    return Verdict(verdict, first, compared=given.form, since=lines)


def _issued(
    tx: Reading, edition: EditionRow, given: Typed, sentence: str, remark: str = ""
) -> Verdict:
    """Say which edition it belongs to, and which later edition superseded that one."""
    statement = statements.get_statement(tx, edition.statement_id).number
    newest = editions.list_editions(tx, edition.statement_id)[-1].number
    said = [sentence % {"edition": edition.number, "statement": statement}]
    if newest != edition.number:
        said.append(_("It is superseded by edition %(newest)d.") % {"newest": newest})
    if remark:
        said.append(remark)
    return Verdict(
        GENUINE if newest == edition.number else SUPERSEDED,
        " ".join(said),
        edition.code,
        edition.number,
        None if newest == edition.number else newest,
        compared=given.form,
        statement=statement,
        digest=given.value if given.form == typed_input.DIGEST else edition.sha256.hex(),
    )


def _bears() -> str:
    return _(
        "It does not show that the paper or the file that bears it is unchanged: compare the entries, or "
        "verify the file."
    )


def _no_content() -> str:
    return _("This is not what was issued: it is no content of an annex.")


def _canonical(values: Any) -> bytes | None:
    """Return the canonical bytes of any JSON, or None for characters that no text can hold."""
    try:
        return codes.canonical_json(values)
    except (UnicodeEncodeError, RecursionError, ValueError):
        return None
