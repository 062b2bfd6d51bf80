"""The window's walls: subjects that do not know each other, and names that are really there."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from coalition_app.desktop.desk.actions import ACTIONS, BY_KEY, REQUESTS
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.pages import OF_REGISTER, PAGES
from tests.test_house import arrows_between_modules

DESKTOP = Path(__file__).resolve().parents[2] / "coalition_app" / "desktop"
HOME = "coalition_app.desktop"
SHARED = ("parts", "desk", "controls", "wording", "widgets", "look")
"""Folders below the subjects, the highest first."""
ALLOWED = {("signatories", "positions"), ("help", "pages")}
"""The list shows the grid of positions as its other view; what is found names pages by their table."""
SUBJECTS = sorted(
    each.name
    for each in DESKTOP.iterdir()
    if each.is_dir() and each.name not in (*SHARED, "__pycache__")
)


def arrows() -> Iterator[tuple[str, str]]:
    """Tell which module of the window imports which of the program, also late and for types only."""
    for module, others in arrows_between_modules().items():
        if module.startswith("desktop."):
            yield from ((module, other) for other in others)


def folder(module: str) -> str:
    """Give the folder of the window that a module lies in; empty for those of its frame."""
    inside = module.split(".")
    return inside[1] if len(inside) > 2 else ""


def sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in DESKTOP.rglob("*.py"))


def test_subjects_do_not_know_each_other_nor_the_frame() -> None:
    met = [
        (module, other)
        for module, other in arrows()
        if folder(module) in SUBJECTS
        and other.startswith("desktop.")
        and folder(other) not in (folder(module), *SHARED)
        and (folder(module), other.split(".")[1]) not in ALLOWED
    ]
    assert met == []


def test_each_shared_folder_knows_only_those_below() -> None:
    met = [
        (module, other)
        for module, other in arrows()
        if folder(module) in SHARED
        and other.startswith("desktop.")
        and folder(other) not in SHARED[SHARED.index(folder(module)) :]
    ]
    assert met == []


def test_widgets_know_no_records() -> None:
    above = ("records.", "documents.", "intake.", "drafts")
    assert [
        (module, other)
        for module, other in arrows()
        if folder(module) in ("widgets", "look") and other.startswith(above)
    ] == []


def test_every_action_and_request_names_a_method_of_its_owner(window: MainWindow) -> None:
    named = {each.does for each in ACTIONS if "." in each.does} | set(REQUESTS)
    operations = {each for each in named if each.startswith("operations.")}
    for each in operations:
        module, _dot, name = each.rpartition(".")
        assert getattr(import_module(f"coalition_app.{module}"), name).form is not None, each
    named -= operations
    lacking = set()
    for each in named:
        owner, _dot, method = each.partition(".")
        if not callable(getattr(getattr(window.owners, owner, None), method, None)):
            lacking.add(each)
    assert lacking == set()


def test_every_request_and_key_in_the_code_stands_in_its_table() -> None:
    code = sources()
    asked = set(re.findall(r'\bask(?:\(|, )\s*"([a-z_.]+)"', code))
    assert asked == set(REQUESTS)
    assert set(re.findall(r'desk\.do\(\s*"([a-z-]+)"', code)) <= set(BY_KEY)


def test_every_page_is_made_by_the_class_that_its_line_names() -> None:
    for line in (*PAGES.values(), *OF_REGISTER.values()):
        module, _colon, kind = line.made_by.partition(":")
        assert issubclass(getattr(import_module(f"{HOME}.{module}"), kind), Page), line
