"""The stance on each demand and the words behind it."""
