"""Erasing private data for good: whose it is, what goes and what stays, the file afterwards, its copies."""
