"""Commands made from operations: their options, how they are read, their answers."""

import argparse
from pathlib import Path
from typing import Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _
from coalition_app.operations import fields
from coalition_app.operations.door import Declared, StatementOperation

OPTIONS: dict[type[fields.Field], dict[str, Any]] = {
    fields.Number: {"type": int},
    fields.Words: {},
    fields.File: {"type": Path},
    fields.Choice: {},
    fields.Day: {},
}
"""What argparse is told about each kind of field."""


def add_operation(
    add: AddCommand, name: str, operation: Declared, **fixed: Any
) -> argparse.ArgumentParser:
    """Add an operation's command; `fixed` are values that the command's name says already."""
    made = add(name, _(operation.help), lambda given: _run(operation, fixed, given))
    console.add_register(made)
    if isinstance(operation, StatementOperation):
        console.add_statement(made)
    for each in operation.fields:
        if each.name not in fixed:
            _add_option(made, each)
    console.add_json(made)
    return made


def _add_option(made: argparse.ArgumentParser, field: fields.Field) -> None:
    told = dict(OPTIONS[type(field)])
    if field.metavar:
        told["metavar"] = _(field.metavar)
    told |= {"required": True} if field.needed else {"default": field.usual}
    option = field.option or f"--{field.name.replace('_', '-')}"
    made.add_argument(option, dest=field.name, help=_(field.help), **told)


def _run(operation: Declared, fixed: dict[str, Any], given: argparse.Namespace) -> int:
    asked = (each for each in operation.fields if each.name not in fixed)
    values = {**fixed, **{each.name: each.read(getattr(given, each.name)) for each in asked}}
    if isinstance(operation, StatementOperation):
        return console.write(given, operation(given.statement, **values))
    return console.write(given, operation(**values))
