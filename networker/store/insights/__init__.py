"""Reading what insights are told from: sums made by SQLite, out of what is derived at the end of a step."""
