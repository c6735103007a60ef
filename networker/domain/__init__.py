"""The nouns and the pure rules. Standard library only: no files, no database, no clock, no Qt."""
