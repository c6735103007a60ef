"""Forgetting people: what goes is shown first, and what becomes of backups is asked."""
