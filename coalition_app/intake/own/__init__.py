"""Lists that this program wrote: known by their marks, and read as they are."""
