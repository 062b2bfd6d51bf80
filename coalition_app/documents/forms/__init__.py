"""An annex in forms other than its PDF, to be read, worked with or put on a site."""
