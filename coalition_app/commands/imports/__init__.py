"""Reading a foreign list into the register."""
