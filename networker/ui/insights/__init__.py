"""The page of insights: pictures of a network, each with its finding, its sample, and the people behind it."""
