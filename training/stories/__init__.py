"""Which articles tell of one happening: from marked stories to weights."""
