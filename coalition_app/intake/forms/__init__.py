"""What a web form asked and what its rows answered."""
