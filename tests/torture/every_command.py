"""A line for each command of the program, those of the contracts among them, to be tried on failing disks."""

import shutil
from pathlib import Path

from tests.commands.command_line import Answer
from tests.contracts.lines import Line, make_places, read_lines

MORE = Path(__file__).parent / "commands.txt"
LINES = [
    each for each in (*read_lines(), *read_lines(MORE)) if each.code == 0 and each.state != "sample"
]
"""Lines that succeed where the disk takes what they write."""
NO_SAMPLE = Path("none")
"""No line that is tried here begins from the sample."""
KEPT = ("Recorded before it, and kept:", "is recorded, but")
"""What is said where something was recorded although the command failed."""
SECRET = "жеті қат көк астында"
DOUBTS = """Заявление о воде

Мы, нижеподписавшиеся, требуем:

1. Открыть данные о качестве воды.
2. Провести общественные слушания.

Подписи:

1. ОО «Бастау», Алматы
2. ОО «Правовая среда», без требования 2
"""


def tells_kept(answer: Answer) -> bool:
    """Tell whether a command that failed says that something was recorded all the same."""
    return any(each in answer.err for each in KEPT)


def lay_out(line: Line, built_case: Path, sample: Path, folder: Path) -> dict[str, Path]:
    """Make in a folder what the words of a line name."""
    places = make_places(line, built_case, sample, folder)
    papers = folder / "papers"
    papers.mkdir()
    (papers / "paper.txt").write_text("Мы поддерживаем заявление.", encoding="utf-8")
    (folder / "doubts.txt").write_text(DOUBTS, encoding="utf-8")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    if line.state != "-":
        shutil.copy(places["REGISTER"], folder / "copy.coalition")
    more = {
        "COPY": "copy.coalition",
        "PAPERS": "papers",
        "SECRET": "secret.txt",
        "DOUBTS.txt": "doubts.txt",
    }
    return places | {word: folder / name for word, name in more.items()}
