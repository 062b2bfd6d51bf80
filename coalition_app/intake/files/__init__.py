"""Bytes become text and rows: which format a file has, and one reader a format."""
