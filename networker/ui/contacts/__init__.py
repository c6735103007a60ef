"""The left pane: everybody, in an order, narrowed by words and filters."""
