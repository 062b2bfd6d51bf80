"""What is true: the register, its journal and one module a subject."""
