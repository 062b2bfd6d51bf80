"""A second reader that learned from examples: it may open what the first has read, and settles nothing."""
