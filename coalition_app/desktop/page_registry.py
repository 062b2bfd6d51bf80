"""The pages of a register, each made when it is first wanted: what is not seen costs no time."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from coalition_app.desktop.annex.page import AnnexPage
    from coalition_app.desktop.desk.page import Page
    from coalition_app.desktop.directory.duplicates_page import TwinsPage
    from coalition_app.desktop.directory.page import DirectoryPage
    from coalition_app.desktop.evidence.inbox_page import InboxPage
    from coalition_app.desktop.evidence.page import EvidencePage
    from coalition_app.desktop.follow_up.page import ChasePage
    from coalition_app.desktop.follow_up.progress_page import ProgressPage
    from coalition_app.desktop.positions.page import PositionsPage
    from coalition_app.desktop.register.backups_page import BackupsPage
    from coalition_app.desktop.register.journal_page import JournalPage
    from coalition_app.desktop.signatories.page import SignatoriesPage
    from coalition_app.desktop.text.page import TextPage

Made = TypeVar("Made", bound="Page")


class RegisterPages:
    """Mixed into the window. The name of each property is the key of its page."""

    register_pages: "dict[str, Page]"
    """Those that were made."""

    def page(self, name: str) -> "Page":
        """Give a page by its key, and make it where it was not made yet."""
        made: Page = getattr(self, name)
        return made

    def keep_page(self, name: str, page: Made) -> Made:
        """Take a page that was just made into the window."""
        raise NotImplementedError

    @cached_property
    def signatories(self) -> "SignatoriesPage":
        """Give the list of signatories."""
        from coalition_app.desktop.signatories.page import SignatoriesPage

        return self.keep_page("signatories", SignatoriesPage(_window(self)))

    @cached_property
    def positions(self) -> "PositionsPage":
        """Give the grid of positions."""
        from coalition_app.desktop.positions.page import PositionsPage

        return self.keep_page("positions", PositionsPage(_window(self)))

    @cached_property
    def text(self) -> "TextPage":
        """Give the statement's text."""
        from coalition_app.desktop.text.page import TextPage

        return self.keep_page("text", TextPage(_window(self)))

    @cached_property
    def annex(self) -> "AnnexPage":
        """Give the annex."""
        from coalition_app.desktop.annex.page import AnnexPage

        return self.keep_page("annex", AnnexPage(_window(self)))

    @cached_property
    def progress(self) -> "ProgressPage":
        """Give the progress of signing."""
        from coalition_app.desktop.follow_up.progress_page import ProgressPage

        return self.keep_page("progress", ProgressPage(_window(self)))

    @cached_property
    def backups(self) -> "BackupsPage":
        """Give the copies of the register."""
        from coalition_app.desktop.register.backups_page import BackupsPage

        return self.keep_page("backups", BackupsPage(_window(self)))

    @cached_property
    def evidence(self) -> "EvidencePage":
        """Give the pieces of evidence."""
        from coalition_app.desktop.evidence.page import EvidencePage

        return self.keep_page("evidence", EvidencePage(_window(self)))

    @cached_property
    def inbox(self) -> "InboxPage":
        """Give the inbox of evidence."""
        from coalition_app.desktop.evidence.inbox_page import InboxPage

        return self.keep_page("inbox", InboxPage(_window(self)))

    @cached_property
    def chase(self) -> "ChasePage":
        """Give the chase list."""
        from coalition_app.desktop.follow_up.page import ChasePage

        return self.keep_page("chase", ChasePage(_window(self)))

    @cached_property
    def twins(self) -> "TwinsPage":
        """Give the page of twins."""
        from coalition_app.desktop.directory.duplicates_page import TwinsPage

        return self.keep_page("twins", TwinsPage(_window(self)))

    @cached_property
    def directory(self) -> "DirectoryPage":
        """Give the directory."""
        from coalition_app.desktop.directory.page import DirectoryPage

        return self.keep_page("directory", DirectoryPage(_window(self)))

    @cached_property
    def journal(self) -> "JournalPage":
        """Give the journal."""
        from coalition_app.desktop.register.journal_page import JournalPage

        return self.keep_page("journal", JournalPage(_window(self)))


def _window(pages: RegisterPages) -> Any:
    """Give the window that the pages are mixed into."""
    return pages
