"""What was attested."""
