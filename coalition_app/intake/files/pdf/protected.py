"""What is raised for a PDF that only a password opens; known without loading PDFium."""

from coalition_app.errors import UserError


class Protected(UserError):
    """A PDF that only a password opens."""
