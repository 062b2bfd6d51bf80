"""One printed entry becomes fields."""
