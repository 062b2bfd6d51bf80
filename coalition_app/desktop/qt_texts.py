"""Qt's own sentences, as on the buttons of its dialogs, in the program's language."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from coalition_app import i18n

_spoken: list[QTranslator] = []


def speak() -> None:
    """Let Qt speak the program's language from now on."""
    while _spoken:
        QCoreApplication.removeTranslator(_spoken.pop())
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{i18n.current().language}", folder):
        QCoreApplication.installTranslator(translator)
        _spoken.append(translator)
