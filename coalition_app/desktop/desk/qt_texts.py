"""Qt's own sentences, as on the buttons of its dialogs, in the program's language."""

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QTranslator

from coalition_app import i18n
from coalition_app.i18n import N_, _

FILE_KINDS = (
    N_("Drive"),
    N_("Folder"),
    N_("File"),
    N_("File Folder"),
    N_("Unknown"),
    N_("Alias"),
    N_("Shortcut"),
)
GAPS = {
    **{("QFileDialog", each): each for each in FILE_KINDS},
    **{("QAbstractFileIconProvider", each): each for each in FILE_KINDS},
    ("QFileDialog", "Look in:"): N_("Look in:"),
    ("QFileDialog", "&Look in:"): N_("Look in:"),
    ("QFileDialog", "Files of type:"): N_("Files of type:"),
    ("QFileDialog", "Files of &type:"): N_("Files of type:"),
    ("QFileDialog", "Parent Directory"): N_("Folder above"),
    ("QFileDialog", "Go to the parent directory"): N_("Go to the folder above"),
    ("QDateTimeParser", "AM"): N_("AM"),
    ("QDateTimeParser", "PM"): N_("PM"),
    ("QDateTimeParser", "am"): N_("am"),
    ("QDateTimeParser", "pm"): N_("pm"),
}
"""By Qt's context and text: Kazakh lacks the kinds of files in one context, Russian in another.

What lies above a folder is a father and mother in Qt's Kazakh.
"""
FOLDER = {"бума": "қалта", "Бума": "Қалта"}
"""Qt's Kazakh stem for a folder and ours; they take the same endings. Russian paper begins so too."""
_spoken: list[QTranslator] = []


class _Theirs(QTranslator):
    """Says what Qt's own catalogue has, a folder by our word; None where it has nothing to say."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, number: int = -1
    ) -> str | None:
        said = super().translate(context, text, disambiguation or "", number)
        if not said:
            return None  # an empty text would blank what others say
        for theirs, ours in FOLDER.items() if self.language().startswith("kk") else ():
            said = said.replace(theirs, ours)
        return said


class _Gaps(QTranslator):
    """Says what Qt's own catalogues leave out or say badly; None where it has nothing to say."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, number: int = -1
    ) -> str | None:
        ours = GAPS.get((context, text))
        # An empty text would blank every button that is not ours.
        return None if ours is None else _(ours)

    def isEmpty(self) -> bool:
        return False


def speak() -> None:
    """Let Qt speak the program's language from now on, and every window that is there."""
    while _spoken:
        QCoreApplication.removeTranslator(_spoken.pop())
    if i18n.current().language != "en":
        _install(i18n.current().language)
    # Qt would tell the windows only later.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def _install(language: str) -> None:
    application = QCoreApplication.instance()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    theirs = _Theirs(application)
    # The one installed last is asked first.
    for translator, found in (
        (theirs, theirs.load(f"qtbase_{language}", folder)),
        (_Gaps(application), True),
    ):
        if found:
            QCoreApplication.installTranslator(translator)
            _spoken.append(translator)
