"""The sheets of a workbook in an import's preview: one alone is shown, and left out whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.desktop.imports.tables import PartModel
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.drafts import Lines
from coalition_app.i18n import _
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.sheets import counts_of_sheets


class SheetBox(WholeBox):
    """Chooses the sheet whose items a part shows, each with the number of its entries that go in.

    It is hidden where there is one sheet only.
    """

    chosen = Signal()

    def __init__(self, preview: Preview, model: PartModel, put_words: PutWords) -> None:
        super().__init__()
        self._preview, self._model = preview, model
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.addItem("")
        for name, _lines in preview.draft.sheets:
            self.addItem(name)
        put_words(self.setAccessibleName, lambda: _("Sheet that is shown"))
        put_words(lambda _word: self.count_anew(), lambda: _("All sheets"))
        self.activated.connect(self.choose)
        preview.told.append(lambda _items: self.count_anew())
        self.setVisible(self.several)

    @property
    def several(self) -> bool:
        """Whether there are sheets to choose from."""
        return bool(self._preview.draft.sheets)

    @property
    def between(self) -> Lines:
        """Return the lines of the sheet that is shown; (0, 0) for all sheets."""
        at = self.currentIndex()
        return self._preview.draft.sheets[at - 1][1] if at > 0 else (0, 0)

    def choose(self, at: int) -> None:
        """Show one sheet, or all of them for 0."""
        self.setCurrentIndex(at)
        self._model.show_between(self.between)
        self.setToolTip(self.currentText())
        self.chosen.emit()

    def count_anew(self) -> None:
        """Say the counts as they are now."""
        self.setItemText(0, _("All sheets"))
        sheets = self._preview.draft.sheets
        counts = counts_of_sheets(self._preview) if sheets else []
        for at, count in enumerate(counts, start=1):
            named = {"sheet": sheets[at - 1][0], "count": count}
            self.setItemText(at, _("%(sheet)s: %(count)d") % named)
        self.setToolTip(self.currentText())
