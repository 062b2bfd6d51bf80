"""Planned pages become files."""
