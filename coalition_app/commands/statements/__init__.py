"""The joint text, its demands and its wordings."""
