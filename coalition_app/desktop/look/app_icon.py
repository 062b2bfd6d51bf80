"""The program's own icon, in the sizes in which systems ask for it."""

from PySide6.QtGui import QIcon

from coalition_app import paths

ID = "org.coalitionapp.CoalitionApp"
"""The name by which desktops know the program."""


def app_icon() -> QIcon:
    """Return the icon of the window and of the program's entry."""
    made = QIcon()
    for file in sorted((paths.resources() / "desktop" / "icons").glob(f"{ID} *.png")):
        made.addFile(str(file))
    return made
