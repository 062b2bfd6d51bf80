"""How many kinds of dialog there are: what has fields or a shape of its own is a kind of its own.

A kind is a class below the dialog's frame, a function that puts fields into one, or an operation's declared
form. All sentences with answers are one kind (`Question`), and so are all texts that are only read
(`ReadingDialog` without a field). Popovers, Find anything and the system's choosers are none.
"""

import ast
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from coalition_app import desktop, operations
from coalition_app.desktop.desk.operation_form import OperationForm
from coalition_app.desktop.register.working_form import WorkingForm
from coalition_app.desktop.settings.frame import SettingsFrame
from coalition_app.desktop.widgets.dialog_frame import DialogFrame
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.one_by_one import OneByOneDialog
from coalition_app.desktop.widgets.question import Question
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.operations.door import Operation

MOST = 45
FRAMES = {
    DialogFrame,
    FormDialog,
    OneByOneDialog,
    SettingsFrame,
    OperationForm,
    ReadingDialog,
    WorkingForm,
}
ONE_SENTENCE, ONLY_READ = "a sentence with answers", "a text that is read"


def test_there_are_few_kinds_of_dialog() -> None:
    kinds = {*classes(), *functions(), *declared()}
    assert len(kinds) <= MOST, sorted(kinds)


def classes() -> Iterator[str]:
    """Give the kinds that have a class."""
    for module in pkgutil.walk_packages(desktop.__path__, f"{desktop.__name__}."):
        import_module(module.name)
    found = {DialogFrame}
    while more := {under for each in found for under in each.__subclasses__()} - found:
        found |= more
    for each in found - FRAMES:
        if each.__module__.startswith(desktop.__name__):
            yield kind_of(each)


def kind_of(dialog: type[DialogFrame]) -> str:
    """Give the kind of a class: its own name, or what it has in common with others."""
    if issubclass(dialog, Question) or dialog.__name__ == "Leaving":
        return ONE_SENTENCE
    if issubclass(dialog, ReadingDialog) and "add_field" not in names(dialog.__init__.__code__):
        return ONLY_READ
    return dialog.__name__


def names(code: object) -> tuple[str, ...]:
    return getattr(code, "co_names", ())


def functions() -> Iterator[str]:
    """Give the functions which build a form with fields of their own."""
    for path in Path(desktop.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                called = set(calls(node))
                if "FormDialog" in called or called >= {"ReadingDialog", "add_field"}:
                    yield node.name


def calls(node: ast.AST) -> Iterator[str]:
    """Give the last names of what is called inside."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            if isinstance(each.func, ast.Name):
                yield each.func.id
            elif isinstance(each.func, ast.Attribute):
                yield each.func.attr


def declared() -> Iterator[str]:
    """Give the operations that declare a form."""
    for found in pkgutil.iter_modules(operations.__path__):
        module = import_module(f"{operations.__name__}.{found.name}")
        for name, each in vars(module).items():
            if isinstance(each, Operation) and each.form is not None:
                yield f"{found.name}.{name}"
