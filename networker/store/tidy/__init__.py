"""What Tidy's lists ask the book: whom and what each holds, how many, and what was kept by a word of the user's."""
