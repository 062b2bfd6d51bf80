"""The annex: its pages, attesting, editions, verifying."""
