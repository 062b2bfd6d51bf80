"""Copies, passphrases, and whether all is whole."""
