"""Help, shortcuts, find anything, faults."""
