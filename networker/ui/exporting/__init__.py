"""People, their talks and days written out for other programs: the card that asks what and whom, and the writing of it."""
