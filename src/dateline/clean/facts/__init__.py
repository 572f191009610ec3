"""Who wrote a page, who printed it, what it is called, and in which language it is."""
