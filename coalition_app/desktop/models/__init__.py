"""Qt models: ids of the whole list in one vector, rows by pages in a small cache."""
