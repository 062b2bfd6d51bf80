"""From a damaged register to a new one: what can be read, what the journal proves of it, what is missing."""
