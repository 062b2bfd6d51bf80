"""The dialog that saves a draft or an edition in another form: which form, for whom, in which language."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.desktop.annex.file_names import annex_name, draft_name
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.documents.content.profiles import PROFILES, Profile
from coalition_app.documents.forms.endings import FORMS, READ_FORMS
from coalition_app.documents.issue import issue
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.atomic_file import place, with_ending
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.languages import (
    ALONE,
    DOCUMENT_LANGUAGES,
    LANGUAGE_NAMES,
    TWO,
    document_languages,
)

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.editions.editions import EditionRow
    from coalition_app.records.store.database import Database
    from coalition_app.work import Tell

KINDS = {"annex": N_("The annex"), "whole": N_("The whole statement")}
KIND_TOLD = {
    "annex": N_("The list of signatories with the attestation; its PDF is saved separately."),
    "whole": N_("For the press or a site: its text, its demands, and who signed; no attestation."),
}
"""What is saved, and in a sentence what that is."""
DRAFT_TOLD = {
    **KIND_TOLD,
    "annex": N_(
        "The list of signatories as a draft, without an attestation; its PDF is saved separately."
    ),
}
OTHERS = {ending: words for ending, words in FORMS.items() if ending != "pdf"}
"""The forms beside the PDF, which is printed and saved by its own actions."""
READERS: Mapping[Profile, str] = {
    "authority": N_("An authority"),
    "press": N_("The press"),
    "public": N_("Everyone, as on a website"),
    "archive": N_("The archive"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Where and how a copy is saved."""

    path: Path
    ending: str
    language: str
    readers: Profile
    whole: bool
    """Whether it is the whole statement, rather than its annex."""
    replaces: bool
    """Whether an existing file may be replaced."""


Save = Callable[[Asked], None]
Left = Mapping[Profile, tuple[str, ...]]
"""Sentences on what is left out, by the readers."""


class CopyDialog(FormDialog):
    """Says what is left out for the chosen readers before anything is saved."""

    def __init__(
        self,
        desk: "Desk",
        *,
        name: str,
        language: str,
        look: Callable[[], Left],
        save: Save,
        kind_told: Mapping[str, str] = KIND_TOLD,
    ) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Save in another format"),
            agree=lambda: _("Save…"),
            work=self._hand_over,
        )
        self._desk, self._name, self._save, self._kind_told = desk, name, save, kind_told
        self._chosen: Path | None = None
        self._left: Left | None = None
        self.kind = Segments(lambda: _("What is saved"), KINDS)
        self.kind.choose("annex")
        self.ending = WordBox(OTHERS)
        self.readers = WordBox({each: READERS[each] for each in PROFILES})
        self.language = WordBox({each: LANGUAGE_NAMES[each] for each in DOCUMENT_LANGUAGES})
        first, *others = document_languages(language)
        self.language.choose(first)
        self.second = WordBox(
            {ALONE: N_("None")} | {each: LANGUAGE_NAMES[each] for each in DOCUMENT_LANGUAGES}
        )
        self.second.choose(others[0] if others else ALONE)
        self.add_field(lambda: _("What is saved"), self.kind)
        self.told = self.add_note(lambda: _(self._kind_told[self.kind.key()]), beside=True)
        self.add_field(lambda: _("Format"), self.ending)
        self.add_field(lambda: _("For whom"), self.readers)
        self.add_field(lambda: _("Document language"), self.language)
        self.add_field(lambda: _("Second language"), self.second)
        self.left = self.add_note(self._told, beside=True)
        self.kind.picked.connect(self._choose_kind)
        for box in (self.ending, self.readers, self.language, self.second):
            box.currentIndexChanged.connect(self._show_left)
        desk.operations.start("", lambda _progress: look(), self._take)

    @property
    def whole(self) -> bool:
        """Tell whether the whole statement is saved."""
        return self.kind.key() == "whole"

    def _choose_kind(self, _key: str) -> None:
        """Offer the forms that there are; the whole statement is proposed for the press."""
        forms = {each: FORMS[each] for each in READ_FORMS} if self.whole else OTHERS
        self.ending.offer([(key, _(words)) for key, words in forms.items()])
        if self.ending.currentIndex() < 0:
            self.ending.setCurrentIndex(0)
        self.readers.choose("press" if self.whole else "authority")
        self.told.setText(_(self._kind_told[self.kind.key()]))
        self._show_left()

    def _take(self, left: Left) -> None:
        self._left = left
        self._show_left()

    def _show_left(self) -> None:
        self.left.setText(self._told())
        self.grow()

    def _profile(self) -> Profile:
        return next(each for each in PROFILES if each == self.readers.key())

    def _languages(self) -> str:
        """Return the language, or both: "ru", or "ru+kk"."""
        first, second = self.language.key(), self.second.key()
        return first if second in (ALONE, first) else f"{first}{TWO}{second}"

    def _refuse(self) -> None:
        """Raise UserError where there is no such form for these readers, or in these languages."""
        issue.refuse_form(self.ending.key(), self._profile(), whole=self.whole)
        issue.refuse_two(self.ending.key(), self._languages())

    def _told(self) -> str:
        """Say what these readers do not get, or why there is no such form for them."""
        try:
            self._refuse()
        except UserError as error:
            return str(error)
        if self._left is None:
            return _("Checking what is left out…")
        return " ".join(self._left[self._profile()]) or _("Nothing is left out for these readers.")

    def accept(self) -> None:
        """Ask where the file goes; the dialog stays open where nothing is chosen."""
        try:
            self._refuse()
        except UserError as error:
            self.refuse(str(error))
            return
        # Translators: the name of a file; %(name)s is that of the annex or its draft
        whole = _("statement-%(name)s") % {"name": self._name}
        name = whole if self.whole else self._name
        proposed = f"{name}-{self._languages()}.{self.ending.key()}"
        title = _("Save in another format")
        self._chosen = self._desk.choosers.target(self, title, proposed)
        if self._chosen is not None:
            super().accept()

    def _hand_over(self) -> None:
        assert self._chosen is not None
        path = with_ending(self._chosen, self.ending.key())
        self._save(
            Asked(
                path,
                self.ending.key(),
                self._languages(),
                self._profile(),
                self.whole,
                path == self._chosen,
            )
        )


def copy_draft(
    desk: "Desk", database: "Database", statement_id: uuid.UUID, language: str, form: PageForm
) -> None:
    """Ask in which form the draft is saved, and for whom."""

    def look() -> Left:
        return issue.left_out_of_draft(database, statement_id)

    def save(asked: Asked) -> None:
        def work(progress: "Tell") -> None:
            issue.refuse_issued(database, asked.path)
            document = issue.draft_document(
                database,
                statement_id,
                ending=asked.ending,
                language=asked.language,
                form=form,
                profile=asked.readers,
                whole=asked.whole,
                tell=progress,
            )
            place(asked.path, document, replace=asked.replaces)

        told = _("Draft saved: %(path)s") % {"path": asked.path}
        desk.operations.start(_("Save a draft"), work, lambda _none: desk.say(told))

    CopyDialog(
        desk, name=draft_name(), language=language, look=look, save=save, kind_told=DRAFT_TOLD
    ).open()


def copy_edition(
    desk: "Desk", database: "Database", edition: "EditionRow", language: str, form: PageForm
) -> None:
    """Ask in which form an edition is saved, and for whom."""

    def look() -> Left:
        with database.reading() as tx:
            return issue.left_out_of_edition(tx, edition)

    def save(asked: Asked) -> None:
        def work(_progress: "Tell") -> None:
            issue.refuse_issued(database, asked.path)
            with database.reading() as tx:
                document = issue.edition_document(
                    tx,
                    edition,
                    ending=asked.ending,
                    language=asked.language,
                    form=form,
                    profile=asked.readers,
                    whole=asked.whole,
                )
            place(asked.path, document, replace=asked.replaces)

        told = _("Edition %(edition)d: %(path)s") % {"edition": edition.number, "path": asked.path}
        desk.operations.start(_("Save a copy"), work, lambda _none: desk.say(told))

    name = annex_name(edition.number)
    CopyDialog(desk, name=name, language=language, look=look, save=save).open()
