"""What can be done to a register: one typed function an operation, one module a subject, one door."""
