"""The file, its tables and its transactions: nothing about statements or signatories."""
