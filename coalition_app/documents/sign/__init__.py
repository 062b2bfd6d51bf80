"""Electronic signatures: her certificate, a print signed with it, and what signatures in a file say."""
