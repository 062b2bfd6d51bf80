"""Attest, reprint, verify, compare."""
