"""Which lines of a flattened page are its article's: from marked pages to weights."""
