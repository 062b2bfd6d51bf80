"""What is printed, as frozen values, and where it comes from."""
