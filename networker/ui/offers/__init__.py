"""Parts that offer people beside today's list: on a trip, and for a link to share."""
