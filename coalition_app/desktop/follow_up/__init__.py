"""Signatories that have not answered, letters, progress."""
