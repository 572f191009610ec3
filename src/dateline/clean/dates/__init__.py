"""The dates that pages give, read and weighed."""
