"""Making, opening, checking and copying a register."""
