"""What shows a claim, and the papers that came in."""
