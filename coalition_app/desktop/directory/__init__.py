"""Signatories across statements, and possible duplicates."""
