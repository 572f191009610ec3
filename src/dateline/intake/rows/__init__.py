"""JSON and JSON Lines: dateline's own rows, and those of other tools."""
