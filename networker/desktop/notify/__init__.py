"""A card on the desktop that tells of a promise, behind a port with several ways to show one (decision 0020)."""
