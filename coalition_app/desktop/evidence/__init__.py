"""Evidence: new letters that wait, and what is recorded."""
