"""Processes whose whole cost is measured, their children's included."""

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: CPU seconds of user and system, megabytes of memory at the peak."""

    seconds: float
    megabytes: float


class Processes:
    """Runs Python processes in a folder of their own, each with the same environment."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        # Compiled modules are kept, as on an ordinary machine, and away from the project.
        kept = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "pyc")}
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        self._environment = kept

    def python(self, *words: str | Path) -> Cost:
        """Run Python; raises CalledProcessError with what it said where it fails."""
        command = [sys.executable, *map(str, words)]
        log = self.folder / "log"
        with log.open("wb") as said:
            process = subprocess.Popen(
                command, cwd=self.folder, env=self._environment, stdout=said, stderr=said
            )
            # Unlike `resource`, this tells one process from those before it.
            _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output = log.read_text(encoding="utf-8", errors="replace")
            raise subprocess.CalledProcessError(process.returncode, command, output)
        unit = 1 if sys.platform == "darwin" else 1024
        return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)

    def module(self, name: str, *words: str | Path) -> Cost:
        """Run a module."""
        return self.python("-m", name, *words)

    def program(self, *words: str | Path) -> Cost:
        """Run a command of ours."""
        return self.module("coalition_app", *words)

    def copy(self, file: Path, name: str) -> Path:
        """Put a fresh copy of a database in place; give its name."""
        for left in self.folder.glob(f"{name}*"):
            left.unlink()
        shutil.copyfile(self.folder / file, self.folder / name)
        return Path(name)

    def in_turns(self, *works: Callable[[], Cost]) -> list[Cost]:
        """Do each work once to warm up and then in turns; give the median costs."""
        for work in works:
            work()
        measured = [[work() for work in works] for _round in range(self.rounds)]
        return [_median(list(costs)) for costs in zip(*measured, strict=True)]


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(each.seconds for each in costs), max(each.megabytes for each in costs)
    )
