"""Who has not answered yet, and letters to them."""
