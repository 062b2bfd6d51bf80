"""The walls of the house: who may import whom, what starts cheaply, what no file may say."""

import ast
import re
import socket
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from tests.registers import make_register

pytestmark = pytest.mark.any_python
ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "coalition_app"
REAL_CASE = ROOT / "tests" / "data" / "real_case"
HEAVY = {"PySide6", "reportlab", "pyhanko", "alembic", "sqlalchemy"}
MADE = {"__pycache__", "build", "dist"}
"""Folders that are made, never written; so are those that begin with a dot, save .ci."""


@cache
def imported(path: Path) -> frozenset[str]:
    """Give the full names of the modules that a file imports, wherever in it."""
    names = set()
    for node in statements_of(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def statements_of(node: ast.AST) -> Iterator[ast.AST]:
    """Give the statements inside a node at any depth, and what holds them: no expression holds one."""
    for _name, held in ast.iter_fields(node):
        for each in held if isinstance(held, list) else ():
            if isinstance(each, ast.stmt | ast.excepthandler | ast.match_case):
                yield each
                yield from statements_of(each)


def importing(folder: Path, name: str) -> set[str]:
    """Give the files of a folder that import a module or something in it."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*.py")
        if any(f"{found}.".startswith(f"{name}.") for found in imported(path))
    }


def written_files() -> Iterator[Path]:
    """Give the files that people wrote, in place of a list from git, which need not be there."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        made = hidden or MADE.intersection(parts) or parts[0] == "sample"
        # A work tree of git has a file of this name, with the place of its repository.
        made = made or path.name == ".git"
        if path.is_file() and not made and path.suffix not in (".mo", ".pyc"):
            yield path


def asking_the_laptop(path: Path) -> list[int]:
    """Give the lines of a file that take a day or a clock's hour from the zone of this computer."""
    zoneless = {"astimezone": 0, "now": 0, "fromtimestamp": 1}
    local = ("today", "localtime", "utcnow", "mktime", "currentDate", "currentDateTime")
    found: list[int] = []
    source = path.read_text(encoding="utf-8")
    if not re.search(rf"\b(?:{'|'.join((*zoneless, *local))})\b", source):
        return found  # as in most files, whose every node need not be looked at
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, given = node.func.attr, len(node.args) + len(node.keywords)
        if name in local or given == zoneless.get(name):
            found.append(node.lineno)
    return found


PARTS_WITHOUT_LAPTOP_ZONES = ("records", "documents", "operations", "commands", "desktop")


@pytest.mark.parametrize("part", PARTS_WITHOUT_LAPTOP_ZONES)
def test_no_day_comes_from_the_zone_of_this_computer(part: str) -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in (PACKAGE / part).rglob("*.py")
        if (lines := asking_the_laptop(path))
    }
    assert found == {}


def packages_loaded_by(code: str) -> set[str]:
    """Run code in a new interpreter and give the packages that it has loaded when it ends."""
    # What only waits for its first use has no specification yet.
    loaded = "(name for name, each in sys.modules.items() if getattr(each, '__spec__', None))"
    tell = f"import atexit, sys; atexit.register(lambda: print(*{loaded}, file=sys.stderr));"
    ran = subprocess.run(
        [sys.executable, "-c", tell + code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return {name.partition(".")[0] for name in ran.stderr.splitlines()[-1].split()}


def calling(*arguments: str) -> str:
    """Write the code that calls the command line with these arguments."""
    return f"sys.argv = {['coalition-app', *arguments]}; from coalition_app.app import main; main()"


def test_imports_go_downward_only() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run(
        [command, "--no-cache", "--no-logo", "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout


FREE_OF_CIRCLES = ("intake", "records", "documents", "commands", "desktop")
"""Parts whose modules have no circle."""
FOLDERS_FREE_OF_CIRCLES = ("intake", "records", "documents", "commands", "desktop")
"""Parts whose folders have none either."""


@cache
def arrows_between_modules() -> dict[str, set[str]]:
    """Read which module imports which, late and for types only too, by their names without the package."""
    files = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
        for path in PACKAGE.rglob("*.py")
    }
    return {
        name: {found.removeprefix("coalition_app.") for found in imported(path)} & files.keys()
        for name, path in files.items()
    }


@cache
def circles_of_modules() -> list[list[str]]:
    return circles(arrows_between_modules())


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Find the largest groups in which each reaches each other along the arrows."""
    reached: dict[str, set[str]] = {}
    for start in arrows:
        seen, waiting = reached.setdefault(start, set()), [start]
        while waiting:
            new = arrows.get(waiting.pop(), set()) - seen
            seen |= new
            waiting += new
    found = {
        tuple(sorted(other for other in reached[name] if name in reached[other]))
        for name in arrows
        if name in reached[name]
    }
    return sorted(map(list, found))


def folders_of(arrows: dict[str, set[str]], part: str) -> dict[str, set[str]]:
    """Fold the arrows of a part into those of its folders; modules beside these stay by themselves."""
    folded: dict[str, set[str]] = {}
    for name, others in arrows.items():
        if name.startswith(f"{part}."):
            own = folded.setdefault(".".join(name.split(".")[:2]), set())
            own |= {".".join(each.split(".")[:2]) for each in others if each.startswith(f"{part}.")}
    return {name: others - {name} for name, others in folded.items()}


def test_circles_are_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"d"}}) == [["b", "c"], ["d"]]
    assert folders_of({"p.x.one": {"p.y.two", "q.z"}, "p.y.two": {"p.y.one"}}, "p") == {
        "p.x": {"p.y"},
        "p.y": set(),
    }


@pytest.mark.parametrize("part", FREE_OF_CIRCLES)
def test_no_circle_of_modules(part: str) -> None:
    found = circles_of_modules()
    assert [each for each in found if any(name.startswith(f"{part}.") for name in each)] == []


@pytest.mark.parametrize("part", FOLDERS_FREE_OF_CIRCLES)
def test_no_circle_of_folders(part: str) -> None:
    assert circles(folders_of(arrows_between_modules(), part)) == []


def test_reportlab_and_pyhanko_stay_in_documents() -> None:
    found = importing(PACKAGE, "reportlab") | importing(PACKAGE, "pyhanko")
    assert {name for name in found if not name.startswith("coalition_app/documents/")} == set()


def test_nothing_imports_the_migrations_and_they_import_nothing_of_ours() -> None:
    assert importing(PACKAGE, "coalition_app.migrations") == set()
    assert importing(PACKAGE / "migrations" / "versions", "coalition_app") == set()


def test_no_test_mocks_our_own_code() -> None:
    assert importing(ROOT / "tests", "unittest.mock") == set()


def test_every_package_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = project["dependencies"] + project["optional-dependencies"]["dev"]
    declared = {re.split(r"[<>=~;\s]", need)[0].lower().replace("_", "-") for need in needs}
    distributions = packages_distributions()
    undeclared = set()
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        for name in {found.partition(".")[0] for found in imported(path)}:
            owners = {owner.lower().replace("_", "-") for owner in distributions.get(name, ())}
            if owners and not owners & (declared | {"coalition-app"}):
                undeclared.add(name)
    assert undeclared == set()


LIBRARY = """
import warnings
def old(): warnings.warn("use new instead", DeprecationWarning, stacklevel=2)
def new(): old()
"""


def test_a_deprecated_call_is_an_error_where_it_is_ours() -> None:
    library: dict[str, Any] = {"__name__": "library"}
    exec(LIBRARY, library)
    with pytest.raises(DeprecationWarning, match="use new instead"):
        library["old"]()
    with warnings.catch_warnings(record=True) as told:
        library["new"]()
    assert [str(each.message) for each in told] == ["use new instead"]


@pytest.mark.parametrize(
    "code",
    [
        "import coalition_app",
        calling("--help"),
        calling("verify", "--help"),
        calling("import", "--dry-run", str(REAL_CASE / "statement.txt")),
    ],
    ids=["import", "help", "help of verify", "dry run"],
)
def test_start_up_loads_nothing_heavy(code: str) -> None:
    assert packages_loaded_by(code) & HEAVY == set()


def test_short_commands_load_only_what_they_use(tmp_path: Path) -> None:
    register = tmp_path / "a.coalition"
    make_register(register).close()
    drawn = packages_loaded_by(calling("annex", str(register), "--to", str(tmp_path / "a.pdf")))
    # Nothing of the internet is loaded to write a file; `xml.sax` would load all of it.
    assert "http" not in drawn
    assert "reportlab" in drawn
    assert "rapidfuzz" not in drawn
    looked = packages_loaded_by(calling("ready", str(register)))
    assert "rapidfuzz" in looked
    assert "reportlab" not in looked


# Namespaces of XML and names kept for examples are no places to go to.
NAMESPACES = (
    "http://www.w3.org/",
    "http://ns.adobe.com/",
    "http://purl.org/",
    "http://www.aiim.org/",
    "http://example.org",
    "http://schemas.openxmlformats.org/",
    "http://www.freedesktop.org/",
)


def test_no_file_names_a_host_or_an_absolute_home_path() -> None:
    homes = r"/(?:home|root|work|Users)/\w|[A-Z]:\\+Users"
    hosts = rf"\b{re.escape(socket.gethostname())}\b" if len(socket.gethostname()) > 8 else "(?!)"
    forbidden = re.compile(rf"https?://[\w.-]+\.\w+/?|{homes}|{hosts}")
    found = []
    for path in written_files():
        if path == Path(__file__) or REAL_CASE in path.parents or b"\0" in path.read_bytes():
            continue
        for match in forbidden.finditer(path.read_text(encoding="utf-8")):
            if not match.group().startswith(NAMESPACES):
                found.append(f"{path.relative_to(ROOT)}: {match.group()}")
    assert found == []


def test_everything_is_written_through_the_door() -> None:
    """An operation is the only way in; making the file itself is the one exception."""
    opened = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\.writing\(", path.read_text(encoding="utf-8"))
    }
    assert opened == {"operations/door.py", "records/opening/new.py"}
