"""What shows a claim."""
