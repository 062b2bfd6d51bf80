"""The evidence inbox by command line: whose papers are these, keeping them, and attaching them."""

import argparse
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.file_names import typed_path
from coalition_app.i18n import N_, _
from coalition_app.operations import door, evidence
from coalition_app.operations import papers as paper_operations

if TYPE_CHECKING:
    from coalition_app.records.lists.evidence_inbox import Received
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading

QUOTES = {
    "withdraws": N_("seems to withdraw: “%(sentence)s”"),
    "objects": N_("seems to object: “%(sentence)s”"),
    "consents": N_("seems to consent: “%(sentence)s”"),
}


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "inbox",
        _("suggest whose documents these are; nothing is attached without your confirmation"),
        show_inbox,
    )
    console.add_register(made)
    made.add_argument(
        "papers",
        metavar=_("FOLDER-OR-FILES"),
        type=typed_path,
        nargs="*",
        help=_(
            "emails, letters, scans, or folders with them; without any, those that wait in the register"
        ),
    )
    console.add_statement(made)
    made.add_argument(
        "--claim", help=_("identity, authority, consent or wording; the paper’s own unless told")
    )
    made.add_argument("--receiver", metavar=_("NAME"), default="", help=_("who received them"))
    how = made.add_mutually_exclusive_group()
    how.add_argument(
        "--attach",
        nargs=2,
        action="append",
        metavar=(_("PAPER"), _("NUMBER")),
        help=_("attach a paper, by its file’s name, to a signature"),
    )
    how.add_argument(
        "--attach-sure",
        action="store_true",
        help=_(
            "attach the papers of one very likely signatory who consents and objects to nothing"
        ),
    )
    how.add_argument(
        "--take",
        action="store_true",
        help=_("keep the files in the register until they are handled"),
    )
    how.add_argument(
        "--remove",
        nargs="+",
        metavar=_("PAPER"),
        help=_("remove papers that wait, by the file’s name or the beginning of its SHA-256"),
    )
    console.add_json(made)


def show_inbox(options: argparse.Namespace) -> int:
    """Propose signatories for each paper; keep, remove and attach only what was asked for, as one action."""
    from coalition_app.records.lists import evidence_inbox
    from coalition_app.records.statements import statements

    missing = [each for each in options.papers if not each.exists()]
    if missing:
        raise UserError(_("There is no file or folder %(path)s.") % {"path": missing[0]})
    if options.take and not options.papers:
        raise UserError(_("Name the files that are to be kept."))
    with console.opened(options) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
        if options.remove:
            return _remove(options, database, statement)
        received = _received(options, database, statement)
        if options.take:
            change = paper_operations.take_papers(statement, received=received)
            return console.print_answer(options, door.write(database, change))
        with database.reading() as tx:
            before = evidence_inbox.attached_to(tx, statement, received)
        chosen = _chosen(options, received, before)
        lines: tuple[str, ...] = (_("Nothing was attached."),)
        if chosen:
            attach = evidence.attach_papers(
                statement, papers=chosen, claim=options.claim or "", receiver=options.receiver
            )
            lines = door.write(database, attach).lines
        with database.reading() as tx:
            papers = [_as_json(each, *_words(tx, statement, each)) for each in received]
    if options.json:
        console.print_json({"attached": len(chosen), "papers": papers})
    else:
        _print(papers)
        print(*lines)
    return 0


def _received(
    options: argparse.Namespace, database: "Database", statement: "StatementRow"
) -> "list[Received]":
    """Read the files that were named, else the papers that wait in the register."""
    from coalition_app.intake.read_paper import read_paper
    from coalition_app.records.evidence import papers
    from coalition_app.records.lists import evidence_inbox

    progress = console.Progress(_("Reading"))
    with database.reading() as tx:
        matcher = evidence_inbox.statement_matcher(tx, statement)
        if options.papers:
            paths = evidence_inbox.list_files(options.papers)
            return list(evidence_inbox.receive(paths, read_paper, matcher, progress=progress))
        return [
            evidence_inbox.read_kept(each, papers.paper_bytes(tx, each.id), read_paper, matcher)
            for each in papers.list_papers(tx, statement)
        ]


def _remove(options: argparse.Namespace, database: "Database", statement: "StatementRow") -> int:
    from coalition_app.records.evidence import papers

    with database.reading() as tx:
        found = {papers.find_paper(tx, statement, word).id: None for word in options.remove}
    change = paper_operations.remove_papers(statement, papers=list(found))
    return console.print_answer(options, door.write(database, change))


def _chosen(
    options: argparse.Namespace,
    received: "list[Received]",
    before: dict[bytes, tuple[int, ...]],
) -> "list[tuple[Received, int]]":
    """List the papers to attach, each with its number."""
    if options.attach_sure:
        return [
            (each, each.proposals[0].number)
            for each in received
            if each.sure and not before.get(each.sha256)
        ]
    return [(_paper(received, name), _number(word)) for name, word in options.attach or ()]


def _paper(received: "list[Received]", name: str) -> "Received":
    named = [each for each in received if name in (each.name, str(each.path))]
    if len(named) != 1:
        sentence = (
            _("Two documents are called %(name)s; give the full path.")
            if named
            else _("No document is called %(name)s.")
        )
        raise UserError(sentence % {"name": name})
    return named[0]


def _number(word: str) -> int:
    if not (word.isdecimal() and len(word) < 12):
        raise UserError(_("“%(given)s” is not a signature number.") % {"given": word})
    return int(word)


def _words(
    tx: "Reading", statement: "StatementRow", each: "Received"
) -> tuple[dict[int, str], tuple[int, ...]]:
    """Return the names of the proposed, and the numbers to which the paper is attached now."""
    from coalition_app.records.lists import evidence_inbox
    from coalition_app.records.signatures import signatures

    numbers = [proposal.number for proposal in each.proposals]
    rows = signatures.list_signatures(tx, statement.id, numbers=numbers) if numbers else []
    attached = evidence_inbox.attached_to(tx, statement, [each])
    return {row.number: row.full_name for row in rows}, attached.get(each.sha256, ())


def _as_json(
    received: "Received", names: dict[int, str], attached: tuple[int, ...]
) -> dict[str, Any]:
    paper = received.paper
    return {
        "file": received.name,
        "path": "" if received.kept else str(received.path),
        "arrived": received.arrived_on.isoformat() if received.arrived_on else "",
        "sha256": received.sha256.hex(),
        "kind": paper.kind if paper else "",
        "sender": paper.sender if paper else "",
        "address": paper.address if paper else "",
        "made": paper.made_on.isoformat() if paper and paper.made_on else "",
        "refusal": received.refusal,
        "attached_to": list(attached),
        "claim": received.claim,
        "sure": received.sure,
        "quotes": [
            {"kind": each.kind, "sentence": each.sentence}
            for each in (paper.quotes if paper else ())
        ],
        "proposals": [
            {
                "number": each.number,
                "name": names.get(each.number, ""),
                "score": each.score,
                "reason": each.sentence(),
            }
            for each in received.proposals
        ],
    }


def _print(papers: list[dict[str, Any]]) -> None:
    for paper in papers:
        print(paper["file"])
        if paper["refusal"]:
            print(f"   {paper['refusal']}")
        if paper["attached_to"]:
            numbers = ", ".join(map(str, paper["attached_to"]))
            print("   " + _("In the register, attached to: %(numbers)s.") % {"numbers": numbers})
        for each in paper["proposals"]:
            print("   " + _("No. %(number)d %(name)s (%(score).0f %%): %(reason)s") % _shown(each))
        if not (paper["proposals"] or paper["refusal"]):
            print("   " + _("No signatory was found for it."))
        for quote in paper["quotes"]:
            print("   " + _(QUOTES[quote["kind"]]) % {"sentence": quote["sentence"]})


def _shown(proposal: dict[str, Any]) -> dict[str, Any]:
    return {**proposal, "score": 100 * proposal["score"]}
