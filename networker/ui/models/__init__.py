"""Models that hold ids in their order and fetch the rows that are painted. Nothing is filtered in Python."""
