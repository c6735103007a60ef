"""Asking one's network: what a question asks for, and how well a line that is known of somebody answers it. Pure."""
