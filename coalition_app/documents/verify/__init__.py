"""Verifying: is a file, or what was typed of it, what was issued?"""
