"""Lines become entries: find the list in the text, cut it into entries."""
