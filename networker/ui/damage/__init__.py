"""What is shown where the book cannot be used, at the start and while the program runs."""
