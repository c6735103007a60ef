"""The deck that sorts people into circles: one card, one key."""
