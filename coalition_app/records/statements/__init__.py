"""A joint text, its demands and its wordings."""
