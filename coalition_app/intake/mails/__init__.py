"""Mails and mailboxes as parts, then what a letter says."""
