"""Notes: shown formatted, written as plain text, with mentions that lead to people."""
