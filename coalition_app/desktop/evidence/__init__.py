"""Evidence and its inbox."""
