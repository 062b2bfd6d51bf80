"""The dialog that signs a print with a certificate: the key is opened and shown, and only then used."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from coalition_app.desktop.annex.bar import SHORT_NAMES
from coalition_app.desktop.annex.editions import Issued
from coalition_app.desktop.annex.file_row import file_row
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WholeBox, WordBox
from coalition_app.desktop.widgets.labels import let_wrap
from coalition_app.desktop.widgets.passphrase_field import SecretField, add_show_box
from coalition_app.desktop.widgets.progress_bar import WorkBar
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.documents.sign.certificates import Key, shown_fingerprint
from coalition_app.documents.sign.tokens import OpenToken, TokenRow
from coalition_app.documents.write.atomic_file import with_ending
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.languages import named_languages
from coalition_app.operations import signing
from coalition_app.records.editions.issued import worded
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.signing import Signed
    from coalition_app.work import Tell

PLACES = {"file": N_("In a file"), "token": N_("On a token")}
"""Where the key is."""
KEY_FILES = "*.p12 *.pfx *.P12 *.PFX"


class SignDialog(FormDialog):
    """First opens the key and shows whose it is; then asks where the signed file goes, and signs."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        issued: Issued,
        *,
        propose: Callable[[], Path],
        signed: Callable[["Signed", Path], None],
    ) -> None:
        """`propose` names the signed file; `signed` is told what was made, and where it lies."""
        self._keys: tuple[Key, ...] = ()
        self._working = False
        super().__init__(
            desk.window,
            title=lambda: worded(
                issued.row,
                N_("Sign edition %(edition)d"),
                N_("Sign corrigendum %(corrigendum)d"),
            ),
            agree=self._agree_words,
        )
        self._desk, self._database, self._issued = desk, database, issued
        self._propose, self._signed = propose, signed
        self._close_token: Callable[[], None] = lambda: None
        self._asked, self._gone = 0, False
        self._add_key()
        self._add_certificate()
        self._add_print()
        self.another = QPushButton(autoDefault=False)
        self.put_words(self.another.setText, lambda: _("Another key…"))
        self.another.clicked.connect(self._forget)
        self.buttons.insertWidget(0, self.another)
        self.bar = WorkBar()
        self.bar.stand_above_buttons(self)
        desk.operations.faulted.connect(self.unlock)
        self._show_place("file")

    # Building

    def _add_key(self) -> None:
        """Add what opens the key."""
        self.place = Segments(lambda: _("Key"), PLACES)
        self.place.choose("file")
        self.place.picked.connect(self._show_place)
        self.file, self.library = QLineEdit(), QLineEdit()
        self.token = WholeBox()
        self.secret = SecretField()
        self.add_field(lambda: _("Key"), self.place)
        self.file_row = file_row(self, self.file, lambda: _("Certificate file"), self._choose_file)
        self.library_row = file_row(
            self, self.library, lambda: _("Token’s library"), self._choose_library
        )
        self.add_field(lambda: _("Certificate file"), self.file_row)
        self.add_field(lambda: _("Token’s library"), self.library_row)
        self.add_field(lambda: _("Token"), self.token)
        self.add_field(self._secret_words, self.secret)
        self.shown, self.capitals = add_show_box(self, self.secret)
        self.told = self.add_note(self._told_words, beside=True)
        self.library.editingFinished.connect(self._list_tokens)
        self._first = self.file

    def _add_certificate(self) -> None:
        """Add what is shown of the certificate before anything is signed."""
        self.which = WholeBox()
        self.which.currentIndexChanged.connect(self._show_certificate)
        self.add_field(lambda: _("Certificate"), self.which)
        self.facts: list[QWidget] = []
        self._add_fact(lambda: _("Holder"), lambda key: key.certificate.subject)
        self._add_fact(lambda: _("Issuer"), lambda key: key.certificate.issuer)
        self._add_fact(lambda: _("Valid"), _validity)
        self._add_fact(
            lambda: _("Fingerprint (SHA-256)"),
            lambda key: shown_fingerprint(key.certificate.fingerprint),
        )
        self.warning = self.add_note(
            lambda: self.key.unfit if self.key else "", "warning", beside=True
        )

    def _add_fact(self, caption: Words, fact: Callable[[Key], str]) -> None:
        label = QLabel()
        let_wrap(label)
        self.put_words(label.setText, lambda: fact(self.key) if self.key else "")
        self.add_field(caption, label)
        self.facts.append(label)

    def _add_print(self) -> None:
        self.language = WordBox(
            {each: named_languages(each, SHORT_NAMES) for each in self._issued.languages}
        )
        self.add_field(lambda: _("Print to be signed"), self.language)
        self.signs = self.add_note(
            lambda: _(
                "A copy of the print is signed; the print itself stays as it is. After that nothing in the "
                "copy may change. Signing is recorded and cannot be undone."
            ),
            beside=True,
        )

    # What is shown

    @property
    def key(self) -> Key | None:
        """The key that would sign; None until one is opened."""
        return self._keys[max(0, self.which.currentIndex())] if self._keys else None

    def _agree_words(self) -> str:
        return _("Sign and save…") if self._keys else _("Show the certificate")

    def _secret_words(self) -> str:
        return _("PIN") if self.place.key() == "token" else _("Passphrase")

    def _told_words(self) -> str:
        if self.place.key() == "token":
            return _(
                "Choose only the library that came with your token: it runs inside this program. The "
                "PIN is used once and kept nowhere; a token locks itself after a few wrong tries."
            )
        return _(
            "A file with an RSA key (.p12 or .pfx). The passphrase is used once and kept nowhere. GOST keys "
            "cannot sign here: sign with NCALayer, and keep that signature with the print."
        )

    @Slot(str)
    def _show_place(self, _place: str) -> None:
        """Show the fields of where the key is, or those of the opened key."""
        opened, token = bool(self._keys), self.place.key() == "token"
        rows = {
            self.place: not opened,
            self.file_row: not opened and not token,
            self.library_row: not opened and token,
            self.token: not opened and token and self.token.count() > 0,
            self.secret: not opened,
            self.shown: not opened and not token,
            self.told: not opened,
            self.which: len(self._keys) > 1,
            self.warning: bool(self.key and self.key.unfit),
            self.language: opened and self.language.count() > 1,
            self.signs: opened,
            **dict.fromkeys(self.facts, opened),
        }
        for widget, seen in rows.items():
            self.form.setRowVisible(widget, seen)
        self.another.setVisible(opened)
        if opened:
            self.form.setRowVisible(self.capitals, False)
        self._let_agree()
        self.setAttribute(Qt.WidgetAttribute.WA_Resized, False)  # it may be lower now
        self.retranslate()

    @Slot()
    def _show_certificate(self) -> None:
        self._show_place("")

    def _let_agree(self) -> None:
        unfit = bool(self.key and self.key.unfit)
        self.agree.setEnabled(not self._working and not unfit)

    # Choosing

    def _choose_file(self) -> None:
        path = self._desk.choosers.file(self, _("File with certificate and key"), KEY_FILES)
        if path is not None:
            self.file.setText(str(path))
            self.secret.setFocus()

    def _choose_library(self) -> None:
        path = self._desk.choosers.file(self, _("Library of the token (PKCS#11)"), "*")
        if path is not None:
            self.library.setText(str(path))
            self._list_tokens()

    @Slot()
    def _list_tokens(self) -> None:
        """Look off the window's thread which tokens are plugged in."""
        given = self.library.text().strip()
        if not given or given == self.token.property("of"):
            return

        def work(_progress: "Tell") -> Sequence[TokenRow]:
            from coalition_app.documents.sign import tokens

            return tokens.list_tokens(Path(given))

        self._start(_("Looking for tokens"), work, lambda rows: self._show_tokens(given, rows))

    def _show_tokens(self, library: str, rows: Sequence[TokenRow]) -> None:
        self.token.clear()
        self.token.setProperty("of", library)
        for each in rows:
            self.token.addItem(f"{each.label} ({each.serial})", each)
        self._show_place("")
        self.secret.setFocus()

    # Working

    def accept(self) -> None:
        """Open the key, or sign with the one that is shown; the dialog stays for a refusal."""
        if self._working:
            return
        try:
            self._sign() if self._keys else self._open()
        except UserError as error:
            self.refuse(str(error))

    def reject(self) -> None:
        """Close with nothing signed; not while it is being signed."""
        if not self._working:
            super().reject()

    def done(self, result: int) -> None:
        """Close; what was typed and the key are forgotten."""
        self._gone = True
        self._forget()
        super().done(result)

    def _open(self) -> None:
        secret, database = self.secret.text(), self._database
        if self.place.key() == "token":
            token = self.token.currentData()
            library = self.library.text().strip()
            if not library:
                raise UserError(_("Choose the library of the token first."))
            if token is None or self.token.property("of") != library:
                self._list_tokens()
                return
            path = Path(library)

            def work(_progress: "Tell") -> OpenToken:
                return signing.open_token(database, path, secret, slot=token.slot)

        else:
            given = self.file.text().strip()
            if not given:
                raise UserError(_("Choose the file of your certificate first."))

            def work(_progress: "Tell") -> OpenToken:
                key = signing.look_at_key(database, Path(given), secret)
                return OpenToken((key,), lambda: None)

        self._start(_("Opening the key"), work, self._show_key)

    def _show_key(self, opened: OpenToken) -> None:
        self.secret.setText("")  # unlike clear(), it leaves nothing to be undone
        self._close_token, keys = opened.close, opened.keys
        self.which.blockSignals(True)
        self.which.clear()
        for each in keys:
            until = each.certificate.valid_until.strftime("%d.%m.%Y")
            self.which.addItem(f"{each.certificate.subject} – {until}")
        self.which.blockSignals(False)
        self._keys = keys
        self.weigh()  # Enter opens a key, and signs nothing
        self._show_place("")
        (self.agree if self.agree.isEnabled() else self.another).setFocus()

    @Slot()
    def _forget(self) -> None:
        """Forget the key and what opened it."""
        self.secret.setText("")
        self._keys = ()
        close, self._close_token = self._close_token, lambda: None
        close()
        if not self._gone:
            self._show_place("")
            self.secret.setFocus()

    def _sign(self) -> None:
        key = self.key
        assert key is not None
        asked = self._desk.choosers.target(self, _("Save the signed file"), str(self._propose()))
        if asked is None:
            return
        path = with_ending(asked, "pdf")
        database, row, language = self._database, self._issued.row, self.language.key()

        def work(_progress: "Tell") -> "Signed":
            return signing.sign_issued(
                database, row, key, target=path, language=language, replace=path == asked
            )

        def told(made: "Signed") -> None:
            self.done(1)
            self._signed(made, path)

        self._start(_("Signing"), work, told)

    def _start(
        self,
        label: str,
        work: "Callable[[Tell], object]",
        then: Callable[..., object],
    ) -> None:
        """Work off the window's thread with the dialog locked; a refusal is told in it."""
        self._let_work(True)
        self.bar.begin(lambda: label)

        def done(answer: object) -> None:
            self._let_work(False)
            if not self._gone:
                then(answer)
            elif isinstance(answer, OpenToken):
                answer.close()  # nobody is left to sign with it

        def refused(sentence: str) -> None:
            self._let_work(False)
            if not self._gone:
                self.secret.selectAll()
                self.secret.setFocus()
                self.refuse(sentence)

        self._desk.operations.start(label, work, done, refused)

    @Slot()
    def unlock(self) -> None:
        """Enable the dialog again after a fault of the program, which is shown elsewhere."""
        if self._working:
            self._let_work(False)

    def _let_work(self, working: bool) -> None:
        self._working = working
        if self._gone:
            return
        self.refusal.setVisible(False)
        self.bar.setVisible(working)
        for each in (self.room, self.give_up, self.another):
            each.setEnabled(not working)
        self._let_agree()
        self.grow()


def _validity(key: Key) -> str:
    def day(moment: dt.datetime) -> str:
        return moment.strftime("%d.%m.%Y")

    named = {"since": day(key.certificate.valid_from), "until": day(key.certificate.valid_until)}
    return _("from %(since)s until %(until)s") % named
