"""The four steps of a new register: coalition and languages, attestor, passphrase, place of the file."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app import i18n, settings
from coalition_app.desktop.desk.file_choosers import Choose, choose_target
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.register.passphrase_step import PassphraseStep
from coalition_app.desktop.register.weak_question import ask_about_weak
from coalition_app.desktop.register.zone_box import ZoneBox
from coalition_app.desktop.widgets.fields import language_box, words_field
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.question import Message
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.errors import UserError
from coalition_app.hidden_characters import refuse_hidden
from coalition_app.i18n import N_, _
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.operations import door
from coalition_app.operations.attestors import set_attestor
from coalition_app.records.opening.beside import SUFFIX
from coalition_app.records.opening.lock import refuse_folder
from coalition_app.records.opening.new import create_register
from coalition_app.records.store.database import Database

STEPS = (
    N_("The coalition"),
    N_("Attestor"),
    N_("The passphrase"),
    N_("File location"),
)
COALITION, ATTESTOR, PASSPHRASE, FILE = range(4)
SHARED_FOLDERS = re.compile(
    r"onedrive|dropbox|google ?drive|icloud|mobile documents|yandex\.?disk|nextcloud|яндекс", re.I
)
"""Folders that a program copies to the network by itself."""
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
EDGE = 80
"""Pixels of the screen that a dialog leaves free."""


class NewRegisterDialog(FormDialog):
    """Leads through the steps; back and next keep what was typed, and nothing is made before the last."""

    step = COALITION
    """The step that is shown."""

    def __init__(
        self,
        parent: QWidget | None,
        made: Callable[[Database], None],
        choose: Choose = choose_target,
        speak: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(parent, title=lambda: _("New register"), agree=self._onward, work=self._go)
        self._made, self._choose, self._speak_language = made, choose, speak
        self._typed_where = False
        self.steps = QStackedWidget()
        self._firsts: list[QWidget] = []
        self.heading = self.add_note(self._name_step, "heading")
        self.form.addRow(self.steps)
        for build in (
            self._build_coalition,
            self._build_attestor,
            self._build_passphrase,
            self._build_file,
        ):
            self._begin_step()
            build()
        # Made after the fields, so that Tab comes to it after them.
        self.back = QPushButton()
        self.put_words(self.back.setText, lambda: _("Back"))
        self.back.clicked.connect(lambda: self.show_step(self.step - 1))
        self.buttons.insertWidget(0, self.back)
        self.show_step(COALITION)

    def show_step(self, step: int) -> None:
        """Show a step with what was typed in it."""
        self.refusal.setVisible(False)
        if step == FILE and not self._typed_where:
            self.where.setText(str(self._proposed()))
            self.where.setCursorPosition(0)
        self.step = step
        self.steps.setCurrentIndex(step)
        self.back.setEnabled(step > COALITION)
        self.retranslate()
        self._firsts[step].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Speak the program's language; the box shows which it is."""
        super().retranslate()
        box = self.spoken
        box.blockSignals(True)
        box.setCurrentIndex(box.findData(i18n.current().language))
        box.blockSignals(False)

    def accept(self) -> None:
        """Go to the next step; make the register from the last one."""
        if self.step == FILE:
            super().accept()
            return
        try:
            self._check(self.step)
        except UserError as error:
            self.refuse(str(error))
            return
        if self.step == PASSPHRASE and self.secret.weak():
            ask_about_weak(
                self, self.secret.guessed, suggest=self.secret.suggest_words, keep=self._keep_weak
            )
            return
        self.show_step(self.step + 1)

    def _keep_weak(self) -> None:
        self.secret.keep_weak()
        self.show_step(FILE)

    # The steps

    def _begin_step(self) -> None:
        """Let fields and notes be added to a new step from now on."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = QFormLayout()
        column.addLayout(self.form)
        column.addStretch()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setSpacing(10)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps.addWidget(scroll)

    def _add_first(self, label: Words, field: QWidget) -> None:
        self._firsts.append(field)
        self.add_field(label, field)

    def _build_coalition(self) -> None:
        self.coalition = QLineEdit()
        self.language = language_box(i18n.current().language)
        self.spoken = WholeBox()
        for code, name in LANGUAGE_NAMES.items():
            self.spoken.addItem(name, code)
        self.spoken.currentIndexChanged.connect(self._speak)
        self.add_note(
            lambda: _(
                "A register is one file. It keeps the signatories and statements of one coalition."
            )
        )
        self.time_zone = ZoneBox()
        self._add_first(lambda: _("Coalition"), self.coalition)
        self.add_field(lambda: _("Language of documents"), self.language)
        self.add_field(lambda: _("Language of the window"), self.spoken)
        self.add_field(lambda: _("Time zone"), self.time_zone)
        self.add_note(
            lambda: _(
                "The register counts days in this zone, on whatever computer it is opened. The zone cannot "
                "be changed later."
            ),
            beside=True,
        )

    def _build_attestor(self) -> None:
        self.attestor = QLineEdit()
        self.offices = words_field(96)
        self.add_note(
            lambda: _(
                "The attestation is printed with this name and these offices, in this order. You can leave "
                "both empty and record them later, in the Annex menu."
            )
        )
        self._add_first(lambda: _("Attestor"), self.attestor)
        self.add_field(lambda: _("Offices, one per line"), self.offices)
        self.my_name = QLineEdit(settings.proposed_name())
        self.my_name.setMaxLength(settings.LONGEST_NAME)
        self.add_field(lambda: _("Your name in the journal"), self.my_name)
        self.add_note(
            lambda: _("The journal says who made each change; it is not printed in the annex."),
            beside=True,
        )

    def _build_passphrase(self) -> None:
        self.secret = PassphraseStep(self, self.coalition.text)
        self.passphrase, self.again = self.secret.passphrase, self.secret.again
        self.unencrypted = self.secret.unencrypted
        self._firsts.append(self.passphrase)

    def _build_file(self) -> None:
        self.where = QLineEdit()
        self.where.textEdited.connect(self._note_typed)
        self.where.textChanged.connect(self._tell_shared)
        self.choose = QPushButton()
        self.put_words(self.choose.setText, lambda: _("Choose…"))
        self.choose.clicked.connect(self._choose_where)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.where)
        row.addWidget(self.choose)
        beside.setFocusProxy(self.where)
        self._add_first(lambda: _("File"), beside)
        self.put_words(self.where.setAccessibleName, lambda: _("File"))
        self.shared = self.add_note(
            lambda: _(
                "This folder seems to be copied to other computers by itself. A register in it can be "
                "damaged while it is open. Better keep it in a folder of this computer and put backup "
                "copies there."
            ),
            "warning",
        )
        self.shared.setVisible(False)
        self.summary = self.add_note(self._sum_up)

    # Words

    def _onward(self) -> str:
        return _("Create register") if self.step == FILE else _("Next")

    def _name_step(self) -> str:
        named = {"step": self.step + 1, "steps": len(STEPS), "name": _(STEPS[self.step])}
        return _("Step %(step)d of %(steps)d: %(name)s") % named

    def _sum_up(self) -> str:
        if self.step != FILE:
            return ""
        attests = self.attestor.text().strip()
        folder = str(Path(self.where.text().strip() or ".").parent)
        lines = (
            # The field shows the end of a long path only.
            _("Folder: %(folder)s") % {"folder": folder},
            _("Coalition: %(name)s") % {"name": self.coalition.text().strip()},
            _("Documents in: %(language)s") % {"language": self.language.currentText()},
            _("Time zone: %(zone)s") % {"zone": self.time_zone.currentText()},
            _("Attestor: %(name)s") % {"name": attests}
            if attests
            else _("The attestor can be recorded later."),
            _("In the journal: %(name)s")
            % {"name": self.my_name.text().strip() or settings.my_name()},
            _("Without a passphrase: whoever has the file can read it.")
            if self.unencrypted.isChecked()
            else _("Encrypted with your passphrase, which is stored nowhere."),
        )
        return "\n".join(lines)

    # Doing

    def _speak(self, _at: int) -> None:
        if self._speak_language is not None:
            self._speak_language(self.spoken.currentData())

    def _check(self, step: int) -> None:
        if step == COALITION and not self.coalition.text().strip():
            self.coalition.setFocus()
            raise UserError(_("A register needs the name of its coalition."))
        if step == ATTESTOR and self.offices.toPlainText().strip() and not self._attestor_named():
            self.attestor.setFocus()
            raise UserError(
                _("Offices are entered without a name. Enter the name, or clear the offices.")
            )
        if step == ATTESTOR:
            refuse_hidden(self.my_name.text())
        if step == PASSPHRASE:
            self.secret.check()

    def _attestor_named(self) -> bool:
        return bool(self.attestor.text().strip())

    def _proposed(self) -> Path:
        """Propose a file named after the coalition, among the person's documents."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        folder = documents if documents.is_dir() else Path.home()
        return folder / (_file_name(self.coalition.text()) + SUFFIX)

    def _note_typed(self, _text: str) -> None:
        self._typed_where = True

    def _choose_where(self) -> None:
        path = self._choose(self, _("Save register as"), self.where.text())
        if path is not None:
            self._typed_where = True
            self.where.setText(str(path))

    def _tell_shared(self, path: str) -> None:
        self.where.setToolTip(path)
        self.summary.setText(self._sum_up())
        self.shared.setVisible(bool(SHARED_FOLDERS.search(path)) or path.startswith("\\\\"))
        self.grow()

    def _go(self) -> None:
        for step in (COALITION, ATTESTOR, PASSPHRASE):
            self._check(step)
        self._make(self._target())

    def _target(self) -> Path:
        typed = self.where.text().strip()
        if not typed:
            raise UserError(_("Choose where to save the register."))
        try:
            path = Path(typed).expanduser()
        except RuntimeError:  # the home of somebody whom this computer does not know
            path = Path(typed)
        if not path.is_absolute():
            raise UserError(_("Enter the full path of the file, or choose it."))
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        refuse_folder(path)
        if path.exists():
            raise UserError(
                _(
                    "%(name)s already exists in this folder. Give another name, or open that "
                    "register."
                )
                % {"name": path.name}
            )
        return path

    def _make(self, path: Path) -> None:
        if self.my_name.text().strip():
            settings.remember_my_name(self.my_name.text())
        database = create_register(
            path,
            coalition=self.coalition.text(),
            passphrase=None if self.unencrypted.isChecked() else self.passphrase.text(),
            document_language=self.language.currentData(),
            time_zone=self.time_zone.key(),
        )
        refused = ""
        if self._attestor_named():
            offices = self.offices.toPlainText().splitlines()
            try:
                door.write(database, set_attestor(name=self.attestor.text(), offices=offices))
            except UserError as error:
                refused = str(error)
        self._made(database)
        if refused:
            Message(
                self.parentWidget(),
                title=lambda: _("The register was created, but no attestor was recorded."),
                text=lambda: refused,
            ).open()

    # Size

    def grow(self) -> None:
        """Make every step as large as the largest, as far as the screen allows; more is scrolled."""
        layout = self.layout()
        if layout is None or self.steps.count() < len(STEPS):
            return
        self.ensurePolished()
        self.line_up_captions()
        margins = layout.contentsMargins().left() + layout.contentsMargins().right()
        screen = self.screen().availableGeometry()
        width = max(self.minimumWidth(), 62 * letter_width(self.fontMetrics()) + margins)
        width = min(max(width, layout.minimumSize().width()), screen.width())
        needed = max(_height(self.steps.widget(at), width - margins) for at in range(len(STEPS)))
        self.steps.setFixedHeight(needed)
        layout.activate()
        others = layout.totalHeightForWidth(width) - needed
        room = max(120, min(needed, screen.height() - EDGE - others))
        self.steps.setFixedHeight(room)
        layout.activate()
        self.take_size(QSize(width, others + room))


def _height(step: QWidget | None, width: int) -> int:
    """Return the height that a step needs at a width, in pixels."""
    inner = step.widget() if isinstance(step, QScrollArea) else None
    layout = inner.layout() if inner is not None else None
    if layout is None:
        return 0
    if isinstance(step, QScrollArea):
        width -= step.verticalScrollBar().sizeHint().width()
    layout.invalidate()
    return max(layout.totalHeightForWidth(width), layout.totalSizeHint().height() // 2)


def _file_name(coalition: str) -> str:
    """Make a name for a file that every system takes, of a coalition's."""
    cleaned = " ".join(NOT_IN_NAMES.sub(" ", coalition.replace("/", "-")).split()).strip(". ")
    return cleaned[:80] or "coalition"
