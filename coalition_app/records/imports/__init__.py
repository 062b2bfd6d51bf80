"""A draft goes into the register, and can be taken back."""
