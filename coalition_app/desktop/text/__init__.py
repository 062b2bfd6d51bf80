"""The statement's text and demands."""
