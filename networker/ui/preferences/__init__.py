"""The page of preferences: one section a topic."""
