"""Small parts that are used in several places."""
