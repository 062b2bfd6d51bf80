"""What can be wrong with a window to the eye, found by geometry: cut, overlapping, outside, elided.

Each check takes a shown window, dialog or page and gives a sentence for each fault that it finds.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSizeGrip,
    QSplitterHandle,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTabBar,
    QTableView,
    QTabWidget,
    QToolButton,
    QWidget,
)

from coalition_app.desktop.controls.segments import Segment
from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.widgets.elision_tooltips import TOLD
from coalition_app.desktop.widgets.wrapped_rows import WORD, RowDelegate
from coalition_app.i18n import _

SCREEN = QSize(1280, 720)
"""The smallest screen that the program is for, in pixels."""
FRAME = 30
"""Pixels of the title that the system puts above a window."""
SLACK = 1
"""Pixels by which a hint may differ from what is drawn."""
HEAD_SLACK = 8
"""Pixels that the hint of a table's head has beyond its words and the sheet's room around them."""
ELLIPSES = ("…", "...")
PAINTED = (Tag, Segment)
"""Buttons that paint themselves, whatever the style sheet says."""
COMPOSED = (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabWidget,
    QDialogButtonBox,
)
"""Widgets that Qt makes of several parts, and lays out itself."""
WRAP = int(Qt.TextFlag.TextWordWrap)
ROWS_LOOKED_AT = 60
"""Rows of each list, from the first that is seen."""


def faults(root: QWidget, screen: QSize = SCREEN) -> list[str]:
    """Give everything that is wrong with a window and what it shows, on a screen of so many pixels."""
    return [
        *cut(root),
        *overlapping(root),
        *outside(root),
        *elided(root),
        *scrolling_sideways(root),
        *too_large(root, screen),
        *filled_closes(root),
    ]


def filled_closes(root: QWidget) -> list[str]:
    """Find buttons that only close and are filled as if something were done by them."""
    return [
        f"{named(each)} is filled"
        for each in shown(root)
        if isinstance(each, QPushButton)
        and str(each.property("role") or "").startswith("first")
        and each.text() == _("Close")
    ]


def without_tabs(found: list[str]) -> list[str]:
    """Leave out tabs that have no room: where text is large, they are reached by the arrows beside them."""
    return [each for each in found if "QTabBar" not in each and not each.startswith("Tabs ")]


def cut(root: QWidget) -> list[str]:
    """Find words that have less room than they need."""
    found = []
    for widget in shown(root):
        needed = needed_size(widget)
        width, height = needed.width() - widget.width(), needed.height() - widget.height()
        if width > SLACK and not widget.toolTip():
            found.append(f"{named(widget)} is cut: {width} pixels too narrow")
        if height > SLACK:
            found.append(f"{named(widget)} is cut: {height} pixels too low")
    return found


def needed_size(widget: QWidget) -> QSize:
    """Give what a widget's words need in pixels, its height at the width that it has."""
    if isinstance(widget, QLabel):
        return _label_needs(widget)
    if isinstance(widget, PAINTED):
        return widget.sizeHint()  # it is drawn without the room that the style puts around a button
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        return _button_needs(widget)
    if isinstance(widget, QToolButton):
        return widget.sizeHint() if widget.text() or not widget.icon().isNull() else QSize()
    if isinstance(widget, QComboBox):
        return _combo_needs(widget)
    if isinstance(widget, QLineEdit):
        return _line_needs(widget)
    if isinstance(widget, QTabBar):
        tabs = [widget.tabRect(at) for at in range(widget.count()) if widget.isTabVisible(at)]
        return QSize(max((each.right() + 1 for each in tabs), default=0), 0)
    if isinstance(widget, QMenuBar):
        ends = [widget.actionGeometry(each).right() + 1 for each in widget.actions()]
        return QSize(max(ends, default=0), 0)
    return QSize()


def overlapping(root: QWidget) -> list[str]:
    """Find widgets of the same parent that lie over each other."""
    found = []
    for parent in [root, *shown(root)]:
        if isinstance(parent, COMPOSED):
            continue
        children = [each for each in _children(parent) if not isinstance(each, QSplitterHandle)]
        for one, other in combinations(children, 2):
            common = one.geometry().intersected(other.geometry())
            floats = _floats_over(one, other) or _floats_over(other, one)
            if common.width() > SLACK and common.height() > SLACK and not floats:
                found.append(f"{named(one)} lies over {named(other)}")
    return found


def outside(root: QWidget) -> list[str]:
    """Find widgets that reach out of their parent; down a page that scrolls they may."""
    found = []
    for widget in shown(root):
        parent = widget.parentWidget()
        # The handle of a splitter reaches over its neighbours so that it can be grasped.
        if parent is None or isinstance(widget, QSplitterHandle) or isinstance(parent, COMPOSED):
            continue
        place, room = widget.geometry(), parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            if place.left() < room.left() or place.right() > room.right():
                found.append(f"{named(widget)} is wider than what it scrolls in")
        elif not room.contains(place):
            found.append(f"{named(widget)} reaches out of {named(parent)}")
    return found


def elided(root: QWidget) -> list[str]:
    """Find words that are shortened in lists, tables and labels and stand whole in no tooltip."""
    found = []
    for widget in shown(root):
        if isinstance(widget, QLabel) and widget.text().endswith(ELLIPSES) and not widget.toolTip():
            found.append(f"{named(widget)} is elided without a tooltip")
        if isinstance(widget, QTableView):
            found += _elided_heads(widget)
        if isinstance(widget, QListView):
            found += [
                f"{named(widget)}: '{index.data()}' has a word that is cut"
                for index in seen(widget)
                if _has_cut_word(widget, index)
            ]
        if isinstance(widget, QTableView | QListView):
            found += [
                f"{named(widget)}: '{index.data()}' is elided without a tooltip"
                for index in seen(widget)
                if is_shortened(widget, index)
                and not index.data(Qt.ItemDataRole.ToolTipRole)
                and not widget.property(TOLD)
            ]
    return found


def scrolling_sideways(root: QWidget) -> list[str]:
    """Find what can only be read by scrolling sideways.

    A grid whose first columns stay where they are is made for it, and says so by its property.
    """
    found = []
    for bar in root.findChildren(QScrollBar):
        if any(each.property("scrolls sideways") for each in above(bar)):
            continue
        across = bar.orientation() == Qt.Orientation.Horizontal
        if bar.isVisible() and across and bar.maximum() > bar.minimum():
            owner = next((each for each in above(bar) if each.accessibleName()), bar)
            found.append(f"{named(owner)} scrolls sideways")
    return found


def too_large(root: QWidget, screen: QSize = SCREEN) -> list[str]:
    """Tell where a window does not fit a screen, with the title above it."""
    if not root.isWindow():
        return []
    least = root.minimumSizeHint().expandedTo(root.minimumSize()).expandedTo(root.size())
    room = screen if root.windowType() != Qt.WindowType.Dialog else screen - QSize(0, FRAME)
    if least.width() <= room.width() and least.height() <= room.height():
        return []
    return [f"{named(root)} is too large: {least.width()}x{least.height()}"]


def shown(root: QWidget) -> Iterator[QWidget]:
    """Give the widgets inside a window that can be seen, save windows of their own."""
    for each in root.findChildren(QWidget):
        if each.isVisible() and each.window() is root.window() and each.size() != QSize():
            yield each


def top_in(widget: QWidget, around: QWidget) -> int:
    """Return how far below the upper edge of what is around a widget begins, in pixels."""
    return widget.mapTo(around, QPoint()).y()


def in_sight(part: QWidget, page: QWidget) -> bool:
    """Tell whether the whole of a part is seen."""
    return part.visibleRegion().boundingRect() == part.rect() and page.isAncestorOf(part)


def scrolled(page: QWidget) -> list[QAbstractScrollArea]:
    """Give what scrolls in the window of a page."""
    return [
        each
        for each in page.window().findChildren(QAbstractScrollArea)
        if each.isVisible() and each.verticalScrollBar().maximum() > 0
    ]


def whole_rows(view: QListWidget) -> list[int]:
    """Give the rows that are wholly in sight."""
    room, rows = view.viewport().rect(), range(view.count())
    return [row for row in rows if room.contains(view.visualItemRect(view.item(row)))]


def named(widget: QWidget) -> str:
    """Name a widget for a person who looks for it."""
    words = ""
    if isinstance(widget, QLabel | QAbstractButton):
        words = widget.text()
    elif isinstance(widget, QComboBox):
        words = widget.currentText()
    words = words or widget.accessibleName() or widget.objectName() or widget.windowTitle()
    return f"{type(widget).__name__} '{words[:60]}'"


def above(widget: QWidget) -> Iterator[QWidget]:
    """Give what a widget stands in, the nearest first."""
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def _floats_over(one: QWidget, other: QWidget) -> bool:
    """Tell whether one is laid over the other on purpose, where what it hides can be scrolled away."""
    parent = one.parentWidget()
    layout = parent.layout() if parent is not None else None
    if layout is None or layout.indexOf(one) >= 0 or layout.indexOf(other) < 0:
        return False
    return other.geometry().contains(one.geometry()) and any(
        each.isVisible() for each in other.findChildren(QAbstractScrollArea)
    )


def _children(parent: QWidget) -> list[QWidget]:
    return [
        each
        for each in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if each.isVisible()
        and not each.isWindow()
        and not isinstance(each, QSizeGrip)
        and not each.objectName().startswith("qt_toolbar_ext")
        and not each.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]


def _label_needs(label: QLabel) -> QSize:
    if not label.text():
        return QSize()
    if not label.wordWrap():
        return label.sizeHint()
    lost = label.width() - label.contentsRect().width() + 2 * label.margin()
    height = label.heightForWidth(label.width())
    if label.textFormat() == Qt.TextFormat.RichText or "</" in label.text():
        return QSize(0, height)
    # The longest word, which no line break shortens.
    words = label.text().replace("\u200b", " ").split()
    return QSize(max(map(label.fontMetrics().horizontalAdvance, words), default=0) + lost, height)


def _button_needs(button: QPushButton | QCheckBox | QRadioButton) -> QSize:
    """Give the size of words and icon, and of what the style puts around them."""
    option = QStyleOptionButton()
    option.initFrom(button)
    part = QStyle.SubElement.SE_PushButtonContents
    if isinstance(button, QCheckBox):
        part = QStyle.SubElement.SE_CheckBoxContents
    elif isinstance(button, QRadioButton):
        part = QStyle.SubElement.SE_RadioButtonContents
    around = button.size() - button.style().subElementRect(part, option, button).size()
    words = button.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), button.text())
    if not button.text():
        words = QSize()
    if not button.icon().isNull():
        side = button.iconSize()
        gap = 4 if button.text() else 0
        words = QSize(words.width() + side.width() + gap, max(words.height(), side.height()))
    return words + around


def _combo_needs(box: QComboBox) -> QSize:
    option = QStyleOptionComboBox()
    option.initFrom(box)
    style = box.style()
    field = style.subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    words = box.fontMetrics().size(0, box.currentText())
    # The words are drawn up to the very edges of the field that the style tells.
    around = box.size() - field.size() - QSize(4, 4)
    return words + around if box.currentText() else QSize()


def _line_needs(field: QLineEdit) -> QSize:
    """Words that are typed scroll; words that nobody can move in, and proposals, must be seen whole."""
    metrics, margins = field.fontMetrics(), field.textMargins()
    around = field.width() - field.contentsRect().width() + margins.left() + margins.right() + 4
    fixed = not field.isEnabled() or field.isReadOnly()
    inside_spin = isinstance(field.parentWidget(), QAbstractSpinBox)
    words = field.text() if fixed or inside_spin else ""
    words = words or ("" if field.text() else field.placeholderText())
    width = metrics.horizontalAdvance(words) + around if words else 0
    return QSize(width, metrics.height())


def _elided_heads(table: QTableView) -> list[str]:
    header, model = table.horizontalHeader(), table.model()
    found = []
    for column in range(header.count() if header.isVisible() and model is not None else 0):
        across = Qt.Orientation.Horizontal
        words = str(model.headerData(column, across) or "")
        tooltip = model.headerData(column, across, Qt.ItemDataRole.ToolTipRole)
        told = tooltip or table.property(TOLD)
        if words and not table.isColumnHidden(column) and not told:
            lost = header.sectionSizeHint(column) - HEAD_SLACK - header.sectionSize(column)
            if lost > SLACK:
                found.append(f"{named(table)}: head '{words}' is {lost} pixels too narrow")
    return found


def seen(view: QTableView | QListView) -> list[QModelIndex]:
    """Give the cells that are seen now, of the first rows."""
    model, inside = view.model(), view.viewport().rect()
    if model is None:
        return []
    top = max(view.indexAt(inside.topLeft()).row(), 0)
    rows = range(top, min(model.rowCount(), top + ROWS_LOOKED_AT))
    columns = range(model.columnCount()) if isinstance(view, QTableView) else range(1)
    cells = [model.index(row, column) for row in rows for column in columns]
    return [each for each in cells if view.visualRect(each).intersects(inside)]


def is_shortened(view: QAbstractItemView, index: QModelIndex) -> bool:
    place: QRect = view.visualRect(index)
    if place.width() <= 0 or not index.data():
        return False
    delegate = view.itemDelegateForIndex(index)
    if isinstance(delegate, RowDelegate):
        return _is_row_shortened(delegate, place, index)
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.rect = place
    wanted = delegate.sizeHint(option, index)
    if isinstance(view, QTableView) and view.wordWrap():
        metrics, text = view.fontMetrics(), str(index.data())
        box = metrics.boundingRect(QRect(0, 0, place.width() - 8, 10_000), WRAP, text)
        return box.height() > place.height() + SLACK or box.width() > place.width()
    return wanted.width() > place.width() + SLACK


def _is_row_shortened(delegate: RowDelegate, place: QRect, index: QModelIndex) -> bool:
    return delegate._shown(index, delegate._width(index, place.width())) != str(index.data())


def _has_cut_word(view: QListView, index: QModelIndex) -> bool:
    """Tell whether a word is wider than its row, which no line break and no dots help."""
    delegate = view.itemDelegateForIndex(index)
    if not isinstance(delegate, RowDelegate) or not index.data():
        return False
    width = delegate._width(index, view.visualRect(index).width())
    metrics = QFontMetrics(delegate._font(index))
    word = str(index.data(WORD) or "")
    # Names that share a line each keep their beginning, and stand whole in the tooltip.
    told = "\n" in word and index.data(Qt.ItemDataRole.ToolTipRole)
    words = [*str(index.data()).split(), "" if told else word]
    return max(map(metrics.horizontalAdvance, words)) > width + SLACK
