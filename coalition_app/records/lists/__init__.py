"""What screens and exports read: lists, progress, details."""
