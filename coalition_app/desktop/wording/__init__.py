"""What the window says of the records."""
