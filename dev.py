#!/usr/bin/env python3
"""Sets the project up on a bare machine and does the daily work; needs nothing but Python itself.

python3 dev.py run [--] [arguments]   the program (with arguments: its command line)
python3 dev.py test [arguments]       every check, then all tests; arguments go to pytest
python3 dev.py test --long            the same with many new random examples, by a seed that is printed
python3 dev.py test --one-case        every check, and one case of each test: for a further Python
python3 dev.py setup                  only the set-up
python3 dev.py texts                  bring the catalogues up to date, say what is untranslated
python3 dev.py update [arguments]     lock the newest versions, test with them, say what moved
python3 dev.py bench                  the benchmarks: a table of ratios
python3 dev.py install                tell this user's desktop about the program: entry, icons, manual
python3 dev.py uninstall              take all of that away again
python3 dev.py sbom                   list what the program is made of, in dist/: CycloneDX and REUSE
python3 dev.py build                  the program for machines without Python, in dist/, and its self-test
python3 dev.py package                the same as a package for Debian and its kin, in dist/
python3 dev.py appdir [runtime]       the same as a folder, in dist/; with AppImage's runtime as one file
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
# The variable keeps the environment of a second Python apart, see .ci/run.
VENV = ROOT / os.environ.get("DEV_VENV", ".venv")
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
LOCALE = ROOT / "resources" / "locale"
SETTINGS = ROOT / "pyproject.toml"
SERIES = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons that the program runs on; each has its own lock."""

QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads and a bare Debian lacks: shared library and its package."""
TEST_PROGRAMS = {
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "Xvfb": "xvfb",
    "softhsm2-util": "softhsm2",
    "xdotool": "xdotool",
}
"""What the tests call: program and its package."""
BUILD_PROGRAMS = {
    "objdump": "binutils",
    "strip": "binutils",
    "/usr/sbin/icupkg": "icu-devtools",
}
"""What PyInstaller and build.spec call: program and its package."""
PACKING_PROGRAMS = {"dpkg-shlibdeps": "dpkg-dev"}
"""What makes a package for Debian: program and its package."""
ROOM = 2000
"""Megabytes that memory must have free to hold the tests' files; they take a quarter of it."""
INSTALLER = "coalition_app.commands.system.install"
PACKER = "coalition_app.commands.system.debian"
FOLDER_MAKER = "coalition_app.commands.system.appimage"
LARGEST = 200
"""Megabytes that the frozen program may take."""
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports", "--no-logo", "pyproject.toml"),
)


def say(sentence: str) -> None:
    """Tell what is going on, on stderr: stdout belongs to the program that is run."""
    print(sentence, file=sys.stderr, flush=True)


def stop(sentence: str) -> SystemExit:
    """Make the exception that ends the work with a sentence and exit code 2."""
    say(sentence)
    return SystemExit(2)


def loads(library: str) -> bool:
    """Tell whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(programs: dict[str, str]) -> list[str]:
    """List the Debian packages that the set-up and these programs still need."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    packages += [package for program, package in programs.items() if not shutil.which(program)]
    # Debian ships venv without the pip that goes into it.
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    return sorted(set(packages))


def apt_get(*arguments: str) -> bool:
    """Call apt-get as root, waiting for another one to end; tell whether it succeeded."""
    rights = [] if os.geteuid() == 0 else ["sudo"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    command = [*rights, *quiet, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *arguments]
    say("+ " + " ".join(command))
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages, or say which ones a person with the rights must install."""
    if not shutil.which("apt-get") or (os.geteuid() != 0 and not shutil.which("sudo")):
        raise stop("Install these packages first, then try again: " + " ".join(packages))
    install = ("install", "-y", "--no-install-recommends", *packages)
    listed = any(Path("/var/lib/apt/lists").glob("*_Packages*"))
    if listed and apt_get(*install):
        return
    # A list that is missing or out of date names packages that are no longer there.
    if not (apt_get("update") and apt_get(*install)):
        raise stop("The packages could not be installed: " + " ".join(packages))


def lock_file(series: str) -> Path:
    """Return the file that locks a Python series to exact versions, with the hashes of their wheels."""
    return ROOT / ".ci" / f"locked-{series}.txt"


def own_lock() -> Path:
    """Return the lock of the Python that runs this."""
    return lock_file(f"{sys.version_info.major}.{sys.version_info.minor}")


def environment_stamp() -> str:
    """Say what the environment is made of: when this changes, it is made anew."""
    digests = (digest(SETTINGS), digest(own_lock()))
    return "\n".join((sys.version, sys.base_prefix, str(ROOT), *digests))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def catalogues_stamp() -> str:
    """Say what the compiled catalogues are made of."""
    catalogues = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
    compiled = [str(catalogue.with_suffix(".mo").exists()) for catalogue in catalogues]
    return "\n".join([*map(digest, catalogues), *compiled])


def once(stamp: Path, content: Callable[[], str], work: Callable[[], None]) -> None:
    """Do the work unless the stamp says that it was done for the same content."""
    if stamp.exists() and stamp.read_text(encoding="utf-8") == content():
        return
    work()
    stamp.write_text(content(), encoding="utf-8")


def make_environment() -> None:
    """Make the environment from nothing, with the project and all that is locked for it."""
    say("Setting up: a minute the first time.")
    # Never upgraded in place: removing one PySide6 wheel takes files of the others away.
    base = getattr(sys, "_base_executable", sys.executable)
    empty_place(VENV)
    do([base, "-m", "venv", "--clear", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    do([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(own_lock())])
    do([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])


def empty_place(environment: Path) -> None:
    """Make room for an environment; what a link leads to belongs to another folder, and stays."""
    if environment.is_symlink():
        environment.unlink()


def do(command: list[str], folder: str | Path = ROOT) -> None:
    """Run a command of the set-up in a folder; a failure ends the work."""
    say("+ " + " ".join(command))
    if subprocess.run(command, cwd=folder, stdout=sys.stderr, check=False).returncode:
        raise stop("The set-up failed; the reason stands above.")


def compile_catalogues() -> None:
    """Compile the translations into the form that the program reads."""
    if call(PROGRAMS / "pybabel", "-q", "compile", "-D", "coalition_app", "-d", LOCALE):
        raise stop("The translations could not be compiled; the reason stands above.")


def set_up(programs: dict[str, str] | None = None) -> None:
    """Bring the machine, the environment and the catalogues to where the work can start."""
    packages = missing_packages(programs or {})
    if packages:
        install_packages(packages)
    once(VENV / "stamp", environment_stamp, make_environment)
    once(VENV / "stamp-catalogues", catalogues_stamp, compile_catalogues)


def call(*command: str | Path) -> int:
    """Run a command at the project's root, offscreen; give its exit code."""
    words = [str(word) for word in command]
    offscreen = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.run(words, cwd=ROOT, env=offscreen, check=False).returncode


def in_memory() -> dict[str, str]:
    """Name where the tests' files lie: in memory where it has room; a disk keeps each commit waiting."""
    memory = Path("/dev/shm")
    if "TMPDIR" in os.environ or not (memory.is_dir() and os.access(memory, os.W_OK)):
        return {}
    return {"TMPDIR": str(memory)} if shutil.disk_usage(memory).free > ROOM * 1e6 else {}


def run(arguments: list[str]) -> int:
    """Start the program in place of this process, so that signals and exit codes are its own."""
    set_up()
    words = arguments[1:] if arguments[:1] == ["--"] else arguments
    command = [str(PYTHON), "-m", "coalition_app", *words]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def test(arguments: list[str]) -> int:
    """Run every check and then the tests; the first failure ends it."""
    set_up(TEST_PROGRAMS)
    os.environ.update(in_memory())
    for name, *words in (*CHECKS, ("pytest", "-n", "auto", *arguments)):
        say("+ " + " ".join((name, *words)))
        failed = call(PROGRAMS / name, *words)
        if failed:
            say(f"{name} failed.")
            return failed
    return 0


def setup(arguments: list[str]) -> int:
    """Do the set-up alone."""
    set_up()
    return 0


def texts(arguments: list[str]) -> int:
    """Extract the sentences, bring the catalogues up to date and say what is untranslated."""
    set_up()
    left = call(PYTHON, "-m", "tests.catalogues")
    once(VENV / "stamp-catalogues", catalogues_stamp, compile_catalogues)
    return left


def read_toml(path: Path) -> dict[str, Any]:
    """Read a file of settings."""
    # Python 3.10 has no such module, and is told by `main` that it is too old.
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))


def needs() -> list[str]:
    """List all that pyproject.toml asks for: to build, to run, and each extra."""
    settings = read_toml(SETTINGS)
    project = settings["project"]
    extras = [need for extra in project["optional-dependencies"].values() for need in extra]
    return [*settings["build-system"]["requires"], *project["dependencies"], *extras]


def resolve(series: str) -> list[dict[str, Any]]:
    """Find the newest packages that satisfy pyproject.toml on a Python series, on every system."""
    # uv confines itself to one series only where a project says so.
    project = (
        f'[project]\nname = "locked"\nversion = "0"\nrequires-python = "=={series}.*"\n'
        f"dependencies = {json.dumps(needs())}\n"
        f"[tool.uv]\nenvironments = [\"python_version == '{series}'\"]\n"
    )
    uv = [str(PROGRAMS / "uv"), "pip", "compile", "-q", "--universal", "--python-version", series]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(project, encoding="utf-8")
        do([*uv, "--only-binary", ":all:", "-o", "pylock.toml", "pyproject.toml"], folder)
        packages: list[dict[str, Any]] = read_toml(Path(folder, "pylock.toml"))["packages"]
    return packages


def fits(wheel: str, series: str) -> bool:
    """Tell by a wheel's name, which ends in -PYTHON-ABI-PLATFORM.whl, whether it is for a series."""
    python, abi = wheel.split("-")[-3:-1]
    minor = int(series.partition(".")[2])
    if abi == "abi3":
        return int(python.partition(".")[0].removeprefix("cp3")) <= minor
    return abi == f"cp3{minor}" or (abi == "none" and "py3" in python.split("."))


def locking(package: dict[str, Any], series: str) -> str:
    """Write a package as pip wants it: version, systems that need it, hashes; no address."""
    everywhere = f"python_full_version == '{series}.*'"
    marker = package.get("marker", "").removeprefix(everywhere).removeprefix(" and ")
    where = f" ; {marker}" if marker else ""
    wheels = [each for each in package["wheels"] if fits(each["url"], series)]
    hashes = sorted({f"--hash=sha256:{each['hashes']['sha256']}" for each in wheels})
    return " \\\n    ".join((f"{package['name']}=={package['version']}{where}", *hashes)) + "\n"


def locked(series: str) -> dict[str, str]:
    """Read which version of each package is locked for a series."""
    lines = lock_file(series).read_text(encoding="utf-8").splitlines()
    return dict(line.split()[0].split("==", 1) for line in lines if not line.startswith(" "))


def moves(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """List the packages whose version is another one now, as `name: old -> new`."""
    both = sorted(before.keys() | after.keys())
    old, new = ({name: versions.get(name, "none") for name in both} for versions in (before, after))
    return [f"{name}: {old[name]} -> {new[name]}" for name in both if old[name] != new[name]]


def update(arguments: list[str]) -> int:
    """Lock the newest versions for each Python, set up and test with them, and say what moved."""
    set_up()
    before = {series: locked(series) for series in SERIES}
    found = {series: resolve(series) for series in SERIES}
    for series, packages in found.items():
        lines = "".join(locking(package, series) for package in packages)
        lock_file(series).write_text(lines, encoding="utf-8", newline="\n")
    failed = test(arguments)
    for series in SERIES:
        moved = moves(before[series], locked(series)) or ["nothing moved"]
        say("\n    ".join((f"Python {series}:", *moved)))
    return failed


def bench(arguments: list[str]) -> int:
    """Run the benchmarks."""
    set_up(TEST_PROGRAMS)
    return call(PYTHON, "-m", "tests.benchmarks", *arguments)


def build(arguments: list[str]) -> int:
    """Make the frozen program in `dist/`, let it test itself, and say how large it is."""
    set_up({**BUILD_PROGRAMS, **shared_python()})
    spec = ("--noconfirm", "--clean", "--log-level", "ERROR", "build.spec")
    if call(PYTHON, "-m", "PyInstaller", *spec, *arguments):
        raise stop("The program could not be built; the reason stands above.")
    folder = ROOT / "dist" / "coalition-app"
    failed = call(
        folder / ("coalition-app.exe" if os.name == "nt" else "coalition-app"), "--self-test"
    )
    taken = sum(each.lstat().st_size for each in folder.rglob("*")) / 1e6
    say(f"{folder}: {taken:.0f} MB.")
    if taken > LARGEST:
        say(f"More than {LARGEST} MB: something new entered; see build.spec.")
    return int(failed or taken > LARGEST)


def package(arguments: list[str]) -> int:
    """Make the frozen program and pack it for Debian."""
    set_up(PACKING_PROGRAMS)
    folder = ROOT / "dist"
    return build(arguments) or call(PYTHON, "-m", PACKER, folder / "coalition-app", folder)


def appdir(arguments: list[str]) -> int:
    """Make the frozen program and lay it out for an AppImage, which a given runtime makes one file."""
    set_up({"mksquashfs": "squashfs-tools"} if arguments else {})
    folder, runtimes = ROOT / "dist", [Path(each).absolute() for each in arguments]
    made_of = (folder / "coalition-app", folder, *runtimes)
    return build([]) or call(PYTHON, "-m", FOLDER_MAKER, *made_of)


def install(arguments: list[str]) -> int:
    """Tell this user's desktop about the program."""
    set_up()
    return call(PYTHON, "-m", INSTALLER, "install", PROGRAMS / "coalition-app")


def uninstall(arguments: list[str]) -> int:
    """Take away what `install` put in place."""
    set_up()
    return call(PYTHON, "-m", INSTALLER, "uninstall", PROGRAMS / "coalition-app")


def sbom(arguments: list[str]) -> int:
    """List what the program is made of, in dist/."""
    set_up()
    (ROOT / "dist").mkdir(exist_ok=True)
    return call(PYTHON, "-m", "coalition_app.commands.system.parts", ROOT / "dist")


def shared_python() -> dict[str, str]:
    """Name the package of Python's shared library, which Debian leaves out and PyInstaller takes in."""
    name = sysconfig.get_config_var("INSTSONAME") or ""
    folder = sysconfig.get_config_var("LIBDIR") or ""
    if not name.endswith(".so.1.0") or loads(name) or (Path(folder) / name).exists():
        return {}
    return {name: f"libpython{sys.version_info.major}.{sys.version_info.minor}"}


COMMANDS = {
    "run": run,
    "test": test,
    "setup": setup,
    "texts": texts,
    "update": update,
    "bench": bench,
    "install": install,
    "uninstall": uninstall,
    "sbom": sbom,
    "build": build,
    "package": package,
    "appdir": appdir,
}


def main() -> int:
    """Do what the command line asks for."""
    if not own_lock().exists():
        raise stop(f"coalition_app needs one of these Pythons: {', '.join(SERIES)}.")
    name, *arguments = sys.argv[1:] or ["help"]
    if name not in COMMANDS:
        print(__doc__)
        return 0 if name in ("help", "-h", "--help") else 2
    return COMMANDS[name](arguments)


if __name__ == "__main__":
    sys.exit(main())
