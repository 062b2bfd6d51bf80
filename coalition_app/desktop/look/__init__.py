"""Theme, icons and drawing."""
