"""HTML pages: which of their blocks are the article, and what the markup says of it."""
