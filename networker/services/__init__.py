"""What the program does: one function a verb, one transaction a verb, each returns Changes. No Qt."""
