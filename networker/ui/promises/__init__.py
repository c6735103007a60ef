"""Promises wherever they stand: the card that notes and changes one, the menu of what becomes of it, its verbs."""
