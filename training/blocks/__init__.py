"""Which blocks of an HTML page are its article's: from marked pages to weights."""
