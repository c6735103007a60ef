"""The path to somebody whom the user wants to know: the lines of the header and the card, and asking."""
