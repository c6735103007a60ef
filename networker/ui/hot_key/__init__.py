"""The key that opens the small Log window from any program: the card that chooses it, and what keeps it taken."""
