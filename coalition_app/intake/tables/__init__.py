"""Rows become entries: find the header, give each column its role, read the rows."""
