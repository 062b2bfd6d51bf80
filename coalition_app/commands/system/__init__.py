"""What the computer is told of the program: its entry, its kind of file, its manual."""
