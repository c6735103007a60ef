"""The page of gatherings: events with place, day and who was there."""
