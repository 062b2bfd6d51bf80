"""The window's look: Fusion with our own light and dark palettes, one accent, and a small style sheet."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from coalition_app import paths, settings
from coalition_app.desktop.look.typeface import POINTS, use_typeface, weigh_again, weigh_heads


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, as #rrggbb; text on its ground has a contrast of at least 4.5:1."""

    ground: str
    """The window, bars and the feet of tables."""
    raised: str
    """Cards, tables, fields, dialogs, details."""
    sunken: str
    """The list of places, rows of groups."""
    hover: str
    chosen: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    pressed: str
    """The first button under the pointer."""
    warning: str
    warning_ground: str
    refusal: str
    refusal_ground: str
    good_ground: str
    grey_ground: str
    """What is not stated or cannot be done now."""
    mark: str
    """Words that were found or differ; only `text` stands on it."""
    edge: str
    """Of fields, ticks and drop targets: at least 3:1 against what is around."""
    button_line: str
    line: str
    """Cards and separators only."""


LIGHT = Colours(
    ground="#f5f7f9",
    raised="#ffffff",
    sunken="#eaeef2",
    hover="#f0f3f6",
    chosen="#dbeff1",
    text="#17202b",
    quiet="#566273",
    accent="#1d6a72",
    on_accent="#ffffff",
    pressed="#17565d",
    warning="#8a5200",
    warning_ground="#fdf1dd",
    refusal="#a3201d",
    refusal_ground="#fdecec",
    good_ground="#e4f3f0",
    grey_ground="#eceff3",
    mark="#ffe9a8",
    edge="#768392",
    button_line="#b8c2cd",
    line="#d9dfe6",
)
DARK = Colours(
    ground="#1b1f25",
    raised="#232830",
    sunken="#16191e",
    hover="#2a3039",
    chosen="#1f434a",
    text="#e7eaef",
    quiet="#a4adba",
    accent="#5cc0c9",
    on_accent="#0e2326",
    pressed="#7cd0d8",
    warning="#f0b45c",
    warning_ground="#3a2d17",
    refusal="#ff8f86",
    refusal_ground="#3f2323",
    good_ground="#1d3738",
    grey_ground="#2d343e",
    mark="#5a4a14",
    edge="#8692a6",
    button_line="#4a5361",
    line="#353c47",
)
BAR_SIZE = 1.3
"""How many times larger the title of a bar is: 17 pixels at 100 %."""
WELCOME_SIZE = 2.0
"""The same for the title of the first page: 26 pixels at 100 %."""
DIALOG_SIZE = 1.23
"""The same for the title inside a dialog: 16 pixels at 100 %."""
TITLE_SIZE = 1.6
"""How many times larger a page's title is than the text that the person chose."""
NAME_SIZE = 1.46
"""The same for the name of whom the details show: 19 pixels at 100 %."""
SIGN_SIZES = {
    "tick_size": 16,
    "choice": 14,
    "choice_dot": 6,
    "arrow": 12,
    "drop": 22,
    "handle": 16,
    "groove": 4,
}
"""Pixels at 100 % of signs that grow with the text."""
DRAWN = ("chevron", "folded", "unfolded", "tick")
"""Drawings of the style sheet, each for both themes."""
TEXT_SIZES = (100, 125, 150, 200)
"""Percents of the usual size of text that can be chosen."""
THEMES = {"light": LIGHT, "dark": DARK}


def apply_theme(application: QApplication, name: str) -> None:
    """Apply a theme to the whole program."""
    colours = THEMES[name]
    application.setProperty("theme", name)
    use_typeface(application)
    application.setPalette(_palette(colours))
    icons = paths.resources() / "icons"
    drawn = {each: (icons / f"{each}_{name}.svg").as_posix() for each in DRAWN}
    sheet = Template((paths.resources() / "window.qss").read_text(encoding="utf-8"))
    usual, given = application.font().pointSizeF(), {**asdict(colours), **drawn}
    sizes = {
        "title_points": TITLE_SIZE,
        "name_points": NAME_SIZE,
        "bar_points": BAR_SIZE,
        "welcome_points": WELCOME_SIZE,
    }
    sizes["dialog_points"] = DIALOG_SIZE
    points = {each: round(usual * size, 1) for each, size in sizes.items()}
    times = usual / POINTS
    pixels = {each: round(times * size) for each, size in SIGN_SIZES.items()}
    # The dot of a choice and its ring are as wide as the empty choice with its edge.
    pixels["choice_ring"] = (pixels["choice"] + 2 - pixels["choice_dot"]) // 2
    pixels["choice_dot"] = pixels["choice"] + 2 - 2 * pixels["choice_ring"]
    pixels["choice_half"] = (pixels["choice"] + 2) // 2
    # Half the height of a line with what is around it.
    pixels["chip_half"], pixels["kind_half"] = int(9 * times + 4), int(7.5 * times + 2)
    pixels["handle_out"] = (pixels["handle"] - pixels["groove"]) // 2
    pixels["handle_half"] = pixels["handle"] // 2
    application.setStyleSheet(sheet.substitute(given, **points, **pixels))
    weigh_heads(application)  # setting the style sheet forgot it
    weigh_again(application)


def set_text_size(application: QApplication, percent: int) -> None:
    """Set the text size of the whole program, in percent of the usual; the theme follows it."""
    use_typeface(application)
    usual = application.property("usual_points")
    if usual is None:
        usual = application.font().pointSizeF()
        application.setProperty("usual_points", usual)
    font = application.font()
    font.setPointSizeF(usual * percent / 100)
    application.setFont(font)
    weigh_heads(application)
    application.setProperty("text_size", percent)


def text_size(application: QApplication) -> int:
    """Return the size of text that was chosen, in percent of the usual."""
    return int(application.property("text_size") or TEXT_SIZES[0])


def applied() -> Colours:
    """Return the colours of the theme in use."""
    application = QApplication.instance()
    name = application.property("theme") if application is not None else ""
    return THEMES.get(str(name), LIGHT)


def follows_system() -> bool:
    """Say whether the program is light or dark as the system is: neither was chosen here."""
    return settings.load().get("theme") not in THEMES


def system_theme(application: QApplication) -> str:
    """Follow the system where it tells; light where it does not."""
    from PySide6.QtCore import Qt

    dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, colours.ground),
        (role.WindowText, colours.text),
        (role.Base, colours.raised),
        (role.AlternateBase, colours.ground),
        (role.Text, colours.text),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.quiet),
        (role.Highlight, colours.chosen),
        (role.HighlightedText, colours.text),
        (role.Link, colours.accent),
        (role.Mid, colours.line),
        (role.Dark, colours.line),
        (role.Accent, colours.accent),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.quiet))
    return palette
