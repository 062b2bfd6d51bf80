"""What goes out: the annex gathered, laid out, written, attested and verified."""
