"""Copies, passphrases, and whether the register is sound."""
