"""Signatories that have not answered yet, and letters to them."""
