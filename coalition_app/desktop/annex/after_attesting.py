"""What comes after attesting: where the annex lies, with its folder and the printer at hand."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from coalition_app import i18n, settings
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.attesting import Issued

LONGEST_TITLE = 60
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|«»“”\x00-\x1f]+')


def proposed_path(title: str, edition: int, language: str = "") -> Path:
    """Propose a file named after the statement and the edition, where editions were saved last.

    In the program's language, or in another.
    """
    gettext = (i18n.texts(language) if language else i18n.current()).gettext
    named = {"title": shortened(title), "edition": edition}
    # Translators: the name of a file; no quotation marks
    name = NOT_IN_NAMES.sub(" ", gettext("%(title)s - edition %(edition)d") % named)
    return proposed_folder() / f"{' '.join(name.split()).strip('. ')}.pdf"


def proposed_folder() -> Path:
    """Return the folder in which an edition was saved last, or that of the person's documents.

    What was opened last, such as letters, lies elsewhere; nor is it the folder from which the program runs.
    """
    last = settings.load().get("editions")
    if isinstance(last, str) and last and Path(last).is_dir():
        return Path(last)
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    return documents if documents.is_dir() else Path.home()


def shortened(title: str) -> str:
    """Cut a long title at a word."""
    words = " ".join(title.split())
    if len(words) <= LONGEST_TITLE:
        return words
    return words[: LONGEST_TITLE + 1].rpartition(" ")[0] or words[:LONGEST_TITLE]


def tell_issued(
    desk: "Desk",
    issued: "Issued",
    path: Path,
    print_it: Callable[[], None],
    print_receipt: Callable[[], None],
) -> None:
    """Say which edition was made and where its file lies; offer its folder, the printer and the receipt."""
    settings.remember(editions=str(path.parent))
    named = {"edition": issued.edition, "code": issued.code, "path": path}
    if issued.further:
        said = _(
            "Nothing has changed since edition %(edition)d. A further print was saved: %(path)s"
        )
    elif issued.form == "note":
        said = _(
            "Edition %(edition)d is issued as a note and certifies no signature (code %(code)s). "
            "Saved: %(path)s"
        )
    else:
        said = _("Edition %(edition)d is attested (code %(code)s). Saved: %(path)s")
    desk.offer(
        said % named,
        [
            (lambda: _("Open the folder"), lambda: desk.ask("evidence.open_outside", path.parent)),
            (lambda: _("Print…"), print_it),
            (lambda: _("Print a receipt…"), print_receipt),
        ],
    )
