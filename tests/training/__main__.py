"""Trains both tables of the second reader, or the one that is named: entries, lines."""

import sys

from tests.training.train import train_entries, train_lines

TABLES = {"entries": train_entries, "lines": train_lines}

if __name__ == "__main__":
    for name in sys.argv[1:] or TABLES:
        TABLES[name]()
