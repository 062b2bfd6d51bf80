"""What every page and dialog may know of the window."""
