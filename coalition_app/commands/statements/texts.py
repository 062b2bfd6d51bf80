"""Commands for the texts of a statement: text show, text seal, text compare, policy, silence."""

import argparse
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import SILENCE_WORDS, difference_label
from coalition_app.languages import LANGUAGE_NAMES, LANGUAGES
from coalition_app.operations import statements

SILENCES = ("supports", "not-stated")

if TYPE_CHECKING:
    from coalition_app.records.statements.diff import Difference
    from coalition_app.records.statements.statements import StatementRow


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    made = add("text", _("show, seal or compare the texts of a statement"), do_text)
    console.add_register_and_what(
        made, ("show", "seal", "compare"), _("show, seal or compare texts")
    )
    console.add_statement(made)
    made.add_argument(
        "--text",
        metavar="N",
        type=int,
        help=_("number of the text to show, the newest unless told"),
    )
    made.add_argument(
        "--from",
        dest="older",
        metavar="N",
        type=int,
        help=_("number of the older text to compare, the one before unless told"),
    )
    made.add_argument(
        "--until",
        dest="newer",
        metavar="N",
        type=int,
        help=_("number of the newer text to compare, the newest unless told"),
    )
    console.add_json(made)
    policy = add("policy", _("say whether a demand takes reservations"), set_policy)
    console.add_register_and_statement(policy)
    policy.add_argument("--demand", metavar="N", type=int, required=True, help=_("its number"))
    chosen = policy.add_mutually_exclusive_group(required=True)
    chosen.add_argument(
        "--core",
        dest="policy",
        action="store_const",
        const="core",
        help=_("a core demand, which takes no reservations"),
    )
    chosen.add_argument(
        "--open",
        dest="policy",
        action="store_const",
        const="open",
        help=_("an open demand, which takes reservations"),
    )
    console.add_json(policy)
    silence = add("silence", _("say how a signature without a word is counted"), set_silence)
    console.add_register_and_what(
        silence,
        SILENCES,
        _("support of every demand, or no stated position"),
    )
    console.add_statement(silence)
    silence.add_argument("--by-text", action="store_true", help=_("the signed text itself says so"))
    console.add_json(silence)


def do_text(options: argparse.Namespace) -> int:
    """Show, seal or compare texts."""
    foreign = {"show": ("older", "newer"), "compare": ("text",)}
    for name in foreign.get(options.what, ("text", "older", "newer")):
        if getattr(options, name) is not None:
            option = {"older": "--from", "newer": "--until"}.get(name, f"--{name}")
            raise UserError(
                _("%(option)s does not go with “text %(what)s”.")
                % {"option": option, "what": options.what}
            )
    return {"show": show_text, "seal": seal_text, "compare": compare_texts}[options.what](options)


def show_text(options: argparse.Namespace) -> int:
    """Show a text in every language, whether it is sealed, and which signatories must reconfirm it."""
    from coalition_app.records.signatures import older_texts
    from coalition_app.records.statements import diff, wordings
    from coalition_app.records.statements.statements import find_statement

    with console.opened(options) as database, database.reading() as tx:
        newest = find_statement(tx, options.statement)
        number = newest.text_number if options.text is None else options.text
        shown = diff.get_known_text(tx, newest.id, number)
        row = next(each for each in wordings.list_texts(tx, newest.id) if each.number == number)
        asked = list(older_texts.numbers_to_reconfirm(tx, newest.id))
    if options.json:
        console.print_json({**statements.text_json(shown, row), "to_reconfirm": asked})
        return 0
    print(statements.text_line(row))
    for language in LANGUAGES:
        _print_language(shown, language)
    if wordings.languages_differ(shown):
        print(_("The number of demands differs between languages."))
    print(_(SILENCE_WORDS[shown.silence, shown.silence_source]))
    if asked:
        print(
            ngettext(
                "%(count)d signatory is to reconfirm: number %(numbers)s.",
                "%(count)d signatories are to reconfirm: numbers %(numbers)s.",
                len(asked),
            )
            % {"count": len(asked), "numbers": wordings.name_numbers(asked)}
        )
    return 0


def seal_text(options: argparse.Namespace) -> int:
    """Seal the newest text."""
    return console.write(options, statements.seal_text(options.statement))


def compare_texts(options: argparse.Namespace) -> int:
    """Print what differs between two texts, word by word."""
    from coalition_app.records.statements import diff
    from coalition_app.records.statements.statements import find_statement

    with console.opened(options) as database, database.reading() as tx:
        shown = find_statement(tx, options.statement)
        newer = shown.text_number if options.newer is None else options.newer
        older = newer - 1 if options.older is None else options.older
        if options.older is None and newer == 1:
            raise UserError(_("Text 1 is the first one: there is none before it to compare."))
        found = diff.compare_texts(tx, shown.id, older, newer)
    if options.json:
        listed = [_difference_as_json(each) for each in found]
        console.print_json({"from": older, "until": newer, "differences": listed})
        return 0
    if not found:
        print(
            _("Text %(older)d and text %(newer)d are the same.") % {"older": older, "newer": newer}
        )
    for each in found:
        print(
            f"{LANGUAGE_NAMES[each.language]}. {difference_label(each.part, each.before, each.after)}"
        )
        print(f"   {_marked(each)}")
    return 0


def set_policy(options: argparse.Namespace) -> int:
    """Make a demand open or core."""
    change = statements.set_policy(options.statement, number=options.demand, policy=options.policy)
    return console.write(options, change)


def set_silence(options: argparse.Namespace) -> int:
    """Set how a signature without a word is counted."""
    change = statements.set_silence(
        options.statement, silence=options.what, by_text=options.by_text
    )
    return console.write(options, change)


def _print_language(shown: "StatementRow", language: str) -> None:
    demands = [each for each in shown.demands if each.wordings.get(language)]
    if not (shown.titles.get(language) or shown.bodies.get(language) or demands):
        return
    authentic = language == shown.authentic_language
    name = LANGUAGE_NAMES[language]
    print(_("%(language)s, authentic") % {"language": name} if authentic else name)
    for words in (shown.titles.get(language), shown.bodies.get(language)):
        if words:
            print(f"   {words}")
    for each in demands:
        core = " " + _("(core: takes no reservations)") if each.policy == "core" else ""
        called = each.short_names.get(language)
        named = f"{called}. " if called else ""
        print(f"   {each.number}) {named}{each.wordings[language]}{core}")


def _marked(each: "Difference") -> str:
    """Mark words in plain characters: [-removed-] and {+added+}."""
    marks = {"same": "%s", "removed": "[-%s-]", "added": "{+%s+}"}
    return "".join(marks[kind] % words for kind, words in each.runs)


def _difference_as_json(each: "Difference") -> dict[str, Any]:
    return {
        "language": each.language,
        "part": each.part,
        "before": each.before or None,
        "after": each.after or None,
        "words": [{"kind": kind, "text": words} for kind, words in each.runs],
    }
