"""How dateline's trained weights are made. Not shipped."""
