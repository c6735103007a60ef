"""Reminders: what is due becomes a card of the desktop, and what is pressed there a verb of the book."""
