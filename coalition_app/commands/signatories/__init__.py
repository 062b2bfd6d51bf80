"""Signatures, their status, the directory and possible duplicates."""
