"""Making and opening a register, its journal and its copies."""
