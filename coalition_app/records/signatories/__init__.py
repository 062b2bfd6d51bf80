"""The directory: signatories across statements."""
