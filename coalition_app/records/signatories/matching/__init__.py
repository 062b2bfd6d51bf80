"""One name index for imports, possible duplicates and the inbox."""
