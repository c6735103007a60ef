"""Encrypting a book: its windows, its section of the preferences, and the program while it is locked."""
