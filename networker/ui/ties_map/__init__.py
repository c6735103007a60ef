"""The map of ties: who knows whom around somebody, a group, a gathering or the user."""
