"""The register's own signature over an edition, and the proof that a line is in it."""
