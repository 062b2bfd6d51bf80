"""PDFs and scans: words with their places become lines in the order in which people read them."""
