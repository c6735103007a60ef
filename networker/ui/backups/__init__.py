"""The backups of the book: the page on which one is put back, and the keeping of them beside the window."""
