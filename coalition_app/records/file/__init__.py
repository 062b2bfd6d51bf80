"""The register's one file: opened, copied, put in place, and refused; nothing of its tables."""
