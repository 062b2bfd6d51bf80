"""The legend of the grid of positions: each key with its position, also to be clicked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording.position_words import KEYS, SIGNS, stance_word
from coalition_app.i18n import _
from coalition_app.labels import position_label


class Legend(Spoken, QWidget):
    """One button a position; clicking it records the position in the chosen cells."""

    wanted = Signal(str)
    """The position that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        flow = FlowLayout(self)
        for stance in KEYS.values():
            button = QPushButton()
            button.setProperty("role", "small")
            button.clicked.connect(lambda _on=False, s=stance: self.wanted.emit(s))
            self.buttons[stance] = button
            flow.addWidget(button)
        self.note = QLabel()
        self.note.setProperty("role", "quiet")
        flow.addWidget(self.note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the program's language."""
        for key, stance in KEYS.items():
            button = self.buttons[stance]
            button.setText(f"{key}   {SIGNS[stance]} {stance_word(stance)}")
            whole = _("%(position)s: key %(key)s") % {
                "position": position_label(stance),
                "key": key,
            }
            button.setToolTip(whole)
            button.setAccessibleName(whole)
        self.note.setText(_("Enter: words"))
        self.note.setToolTip(
            _(
                "Enter or F2 opens the words of the chosen signatory. Grey without a frame: nothing was "
                "stated, which counts as support."
            )
        )
