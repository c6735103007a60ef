"""The Ask page: a question, who of the user's own people can answer it, and what was asked before."""
