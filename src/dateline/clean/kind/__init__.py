"""What sort of article it is, and what speaks for that."""
