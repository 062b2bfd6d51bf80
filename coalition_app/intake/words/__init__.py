"""Vocabularies, and the smallest readers of one phrase."""
