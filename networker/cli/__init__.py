"""The same verbs as the window's, without a window and without importing Qt.

Answers go to standard output, as text for people or as one JSON object; what could not be done is one
line on standard error. Exit status: 0 done, 1 could not be done, 2 wrong usage, 3 needs an answer.
"""
