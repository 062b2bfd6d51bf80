"""A depositary's desk for the coordinator of a coalition."""

__version__ = "0.4.0"
