"""Vocabulary: data files in `vocab/data`, and the thin loaders that give them types."""
