"""The list of signatures and its dialogs."""
