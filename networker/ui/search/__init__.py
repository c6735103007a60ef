"""How to search: the card that tells of the language, and keeps searches under names."""
