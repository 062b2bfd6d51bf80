"""The lock: what hides a register from who passes by, and what brings it back."""
