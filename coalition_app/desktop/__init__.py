"""What is seen: the window (only here is Qt)."""
