"""The pane on the right: one signature in full."""
