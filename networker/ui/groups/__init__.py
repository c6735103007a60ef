"""The Groups page: people who belong together, and how the user and they keep in touch."""
