"""How well and how fast dateline reads, held against floors: `python -m benchmarks`."""
