"""Bringing files in: what they would change, the change, and what it did."""
