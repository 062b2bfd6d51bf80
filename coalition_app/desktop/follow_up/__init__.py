"""Who has not answered, letters, progress."""
