"""One signatory in two entries: decided, merged, separated."""
