"""Controls that several pages and dialogs share."""
