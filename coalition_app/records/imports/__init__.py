"""A draft is imported into the register, and the import can be undone."""
