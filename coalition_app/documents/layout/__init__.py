"""Content becomes planned pages."""
