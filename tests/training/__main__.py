"""Trains both tables of the second reader, or the one that is named: entries, lines."""

import sys

from tests.training.train import train_entries

if __name__ == "__main__":
    train_entries()
    sys.exit(0)
