"""Text whose markup is gone: which of its lines are the article."""
