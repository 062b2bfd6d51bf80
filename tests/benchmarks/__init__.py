"""Benchmarks: what the program costs beside plain programs that make the same, as ratios of CPU time."""
