"""Reading foreign files into drafts; nothing here knows the register."""

import csv

csv.field_size_limit(2**31 - 1)
"""A cell may be as long as a whole text, which has its own limit: it is told by its number, not refused."""
