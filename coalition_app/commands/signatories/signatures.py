"""Commands for signatures and their words: signatories, reserve, and what follows on words."""

import argparse
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from coalition_app import own_list
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.positions import shown_by
from coalition_app.draft_pieces import PRIVATE
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import position_label, status_label
from coalition_app.languages import LANGUAGES
from coalition_app.operations import positions as operations
from coalition_app.operations.positions import act_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coalition_app.records.positions.held import Held
    from coalition_app.records.positions.positions import ActRow
    from coalition_app.records.positions.whole_rows import WholeRow
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.statements.statements import SectionRow, StatementRow

KINDS_OF_WORDS = ("reservation", "interpretive-declaration", "explanation")


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    listed = add("signatories", _("list the signatories of a statement"), list_signatories)
    console.add_register_and_statement(listed)
    listed.add_argument("--find", metavar=_("TEXT"), help=_("only names like this, in any script"))
    console.add_json(listed)
    reserved = add("reserve", _("record positions and the words behind them"), reserve)
    console.add_register_and_statement(reserved)
    reserved.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    reserved.add_argument(
        "--demand",
        metavar="N=POSITION",
        action="append",
        default=[],
        help=_(
            "supports, supports-with-reservation, does-not-support, abstains, no-consensus or "
            "not-stated"
        ),
    )
    reserved.add_argument("--wording", metavar=_("TEXT"), help=_("the words, verbatim"))
    reserved.add_argument(
        "--wording-language", choices=LANGUAGES, default="", help=_("language of the words")
    )
    reserved.add_argument("--received", metavar="D", help=_("date of receipt, today unless told"))
    reserved.add_argument("--made", metavar="D", help=_("the date that the words bear"))
    reserved.add_argument(
        "--kind",
        choices=KINDS_OF_WORDS,
        default="",
        help=_("what the words are; without it, what the positions make of them"),
    )
    reserved.add_argument(
        "--touching",
        metavar="N",
        type=int,
        nargs="+",
        help=_("demands that the words touch; without it, those whose position is not support"),
    )
    reserved.add_argument(
        "--whole", action="store_true", help=_("the words bear on the whole statement")
    )
    shown_by.add_shown_by(reserved)
    console.add_json(reserved)
    _add_later(add)


def _add_later(add: AddCommand) -> None:
    """Add the commands for what follows on words."""
    left = _add_words(
        add, "withdraw-words", _("record that a signatory takes words back"), withdraw_words
    )
    _add_positions(left)
    left.add_argument("--received", metavar="D", required=True, help=_("date of receipt"))
    narrowed = _add_words(
        add, "narrow-words", _("record that a reservation takes less away"), narrow_words
    )
    narrowed.add_argument(
        "--touching",
        metavar="N",
        type=int,
        nargs="+",
        required=True,
        help=_("demands that it still touches"),
    )
    _add_positions(narrowed)
    _add_new_words(narrowed)
    corrected = _add_words(
        add, "correct-words", _("record words in the place of wrongly recorded ones"), correct_words
    )
    _add_new_words(corrected, dated=False)
    corrected.add_argument("--reason", metavar=_("TEXT"), required=True, help=_("why"))
    translated = _add_words(
        add, "translate", _("record a translation, or how far it was checked"), translate
    )
    translated.add_argument(
        "--into", choices=LANGUAGES, required=True, help=_("language of the translation")
    )
    translated.add_argument(
        "--text", metavar=_("TEXT"), help=_("the translation; without it only its state changes")
    )
    translated.add_argument("--translator", metavar="N", default="", help=_("who translated"))
    translated.add_argument(
        "--state", default="draft", metavar="S", help=_("draft, checked or confirmed")
    )


def _add_words(
    add: AddCommand, name: str, text: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """Add a command about words of one signature."""
    made = add(name, text, run)
    console.add_register_and_statement(made)
    made.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    made.add_argument(
        "--act", type=int, metavar="K", help=_("which of its words, where several stand")
    )
    shown_by.add_shown_by(made)
    console.add_json(made)
    return made


def _add_positions(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--position",
        metavar="N=POSITION",
        action="append",
        default=[],
        help=_("what a demand’s position becomes; without it, supports"),
    )


def _add_new_words(made: argparse.ArgumentParser, *, dated: bool = True) -> None:
    made.add_argument("--wording", metavar=_("TEXT"), help=_("the words, verbatim"))
    made.add_argument(
        "--wording-language", choices=LANGUAGES, default="", help=_("language of the words")
    )
    made.add_argument("--made", metavar="D", help=_("the date that the words bear"))
    made.add_argument("--received", metavar="D", required=dated, help=_("date of receipt"))


def reserve(options: argparse.Namespace) -> int:
    """Record positions and the words behind them."""
    from coalition_app.records.positions.positions import NewPosition

    shown = shown_by.read_shown_by(options)
    new = NewPosition(
        stances=_read_stances(options.demand),
        wording=options.wording,
        language=options.wording_language,
        received_on=console.read_day(options.received),
        made_on=console.read_day(options.made),
        kind=options.kind,
        touching=options.touching,
        whole=options.whole,
    )
    change = operations.record_position(
        options.statement, number=options.number, new=new, shown_by=shown
    )
    return console.write(options, change)


def withdraw_words(options: argparse.Namespace) -> int:
    """Record that a signatory takes words back."""
    change = operations.withdraw_words(
        options.statement,
        number=options.number,
        ordinal=options.act,
        received=_day(options.received),
        stances=_read_stances(options.position),
        shown_by=shown_by.read_shown_by(options),
    )
    return console.write(options, change)


def narrow_words(options: argparse.Namespace) -> int:
    """Record that a reservation takes less away."""
    change = operations.narrow_words(
        options.statement,
        number=options.number,
        ordinal=options.act,
        received=_day(options.received),
        touching=options.touching,
        wording=options.wording,
        language=options.wording_language,
        made_on=console.read_day(options.made),
        stances=_read_stances(options.position),
        shown_by=shown_by.read_shown_by(options),
    )
    return console.write(options, change)


def correct_words(options: argparse.Namespace) -> int:
    """Record words in the place of wrongly recorded ones."""
    change = operations.correct_words(
        options.statement,
        number=options.number,
        ordinal=options.act,
        received=console.read_day(options.received),
        reason=options.reason,
        wording=options.wording,
        language=options.wording_language,
        made_on=console.read_day(options.made),
        shown_by=shown_by.read_shown_by(options),
    )
    return console.write(options, change)


def translate(options: argparse.Namespace) -> int:
    """Record a translation of words, or how far one was checked."""
    shown = shown_by.read_shown_by(options)
    if options.text is None:
        checked = operations.set_translation_state(
            options.statement,
            number=options.number,
            ordinal=options.act,
            language=options.into,
            state=options.state,
            shown_by=shown,
        )
        return console.write(options, checked)
    translated = operations.translate(
        options.statement,
        number=options.number,
        ordinal=options.act,
        language=options.into,
        wording=options.text,
        translator=options.translator,
        state=options.state,
        shown_by=shown,
    )
    return console.write(options, translated)


def list_signatories(options: argparse.Namespace) -> int:
    """List signatories with positions and words, each as it is read: the list may be long."""
    from coalition_app.records.merging import decisions
    from coalition_app.records.positions import whole_rows
    from coalition_app.records.positions.held import read_held
    from coalition_app.records.signatories import merge_history
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        merged = merge_history.merged_numbers(tx, statement.number)
        if options.json:
            beside = decisions.decided_by_number(tx, statement)
            sections = statements.list_sections(tx, statement.id)
            rows = whole_rows.each_whole(tx, statement, find=options.find)
            count = console.print_json_list(
                "signatories",
                (_as_json(each, merged, beside) for each in rows),
                before=_head(statement, sections),
            )
        else:
            named = signatures.each_signature(tx, statement.id, find=options.find)
            count = _print_lines(named, read_held(tx, statement), merged)
    return 0 if count or not options.find else 1


def _head(statement: "StatementRow", sections: "Iterable[SectionRow]") -> dict[str, Any]:
    """Return what stands above the list: the mark by which `import` knows it, and the statement."""
    return {
        "format": own_list.SIGNATORIES_FORMAT,
        "statement": {
            "number": statement.number,
            "titles": statement.titles,
            "language": statement.authentic_language,
            "demands": [
                {"number": demand.number, "wordings": demand.wordings, "policy": demand.policy}
                for demand in statement.demands
            ],
        },
        "sections": [{"ordinal": each.ordinal, "heading": each.heading} for each in sections],
    }


def _print_lines(rows: "Iterable[SignatureRow]", held: "Held", merged: "Mapping[int, int]") -> int:
    """Print a line for each signatory, with the positions that are not simple support of all."""
    count = 0
    for row in rows:
        count += 1
        stances = held.of(row.id)
        labels = [position_label(each) for each in stances] if {*stances} != {"supports"} else []
        marks = f"   [{', '.join(labels)}]" if labels else ""
        label = status_label(row.status, merged.get(row.number, 0))
        status = "" if row.status == "signed" else f"   ({label})"
        print(f"{row.number:>5}. {row.shown if row.as_printed else _as_typed(row)}{status}{marks}")
    if not count:
        print(_("No signatory was found."))
    return count


def _as_typed(row: "SignatureRow") -> str:
    """Return an entry that no list printed as one would print it."""
    people = (part for person in row.people for part in person)
    parts = (row.full_name, *people, row.place, row.country)
    return ", ".join(part for part in parts if part)


def _as_json(
    whole: "WholeRow", merged: "Mapping[int, int]", beside: "Mapping[int, list[tuple[int, str]]]"
) -> dict[str, Any]:
    row = whole.signature
    return {
        "number": row.number,
        "printed_number": row.printed_number,
        "as_printed": row.shown,
        "fields_print": not row.as_printed,
        "kind": row.kind,
        "section": row.section or 1,
        "in_section": row.section,
        "legal_form": row.legal_form,
        "name": row.name,
        "joint": [{"legal_form": form, "name": name} for form, name in row.joint],
        "representative": row.representative,
        "office": row.office,
        "more_representatives": [
            {"name": name, "office": office} for name, office in row.more_representatives
        ],
        "place": row.place,
        "country": row.country,
        "standing": row.status,
        "standing_on": _iso(row.status_on),
        "signed_on": _iso(whole.signed_on),
        "received_on": _iso(whole.received_on),
        "publish": row.publish,
        "printed_form": row.printed_form,
        "capacity": row.capacity,
        "merged_into": merged.get(row.number),
        "decided": [
            {"number": other, "as": verdict} for other, verdict in beside.get(row.number, ())
        ],
        "positions": {str(number): stance for number, stance in whole.positions.items()},
        "acts": [_act_as_json(act) for act in whole.acts],
        "pieces": [asdict(piece) for piece in row.pieces if piece.role not in PRIVATE],
    }


def _act_as_json(act: "ActRow") -> dict[str, Any]:
    translations = [
        {"language": language, "wording": wording, "translator": translator, "state": state}
        for language, wording, translator, state in act.translations
    ]
    return {**act_json(act), "made": _iso(act.made_on), "translations": translations}


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _day(given: str) -> dt.date:
    day = console.read_day(given)
    assert day is not None
    return day


def _read_stances(given: list[str]) -> dict[int, str]:
    stances: dict[int, str] = {}
    for each in given:
        number, sign_, stance = each.partition("=")
        if not sign_ or not re.fullmatch(r"\d{1,99}", number.strip()):
            raise UserError(
                _("“%(given)s” is no position; write it as 1=does-not-support.")
                % {"given": each[:60]}
            )
        if int(number) in stances:
            raise UserError(_("Demand %(number)d is named twice.") % {"number": int(number)})
        stances[int(number)] = stance.strip()
    return stances
