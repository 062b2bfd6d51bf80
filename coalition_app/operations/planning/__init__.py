"""What an import would do: what becomes of each entry, what is open, and what was decided about it."""
