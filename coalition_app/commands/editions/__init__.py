"""Drafts, attestation, editions, and what is made of them."""
