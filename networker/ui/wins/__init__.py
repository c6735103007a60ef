"""What came of ties: the list of all of it, and the cards on which it is noted."""
