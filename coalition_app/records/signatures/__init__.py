"""One act of signing."""
