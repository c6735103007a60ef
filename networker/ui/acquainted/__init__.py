"""The page that says in words who of a gathering or a group know each other, and whom to introduce."""
