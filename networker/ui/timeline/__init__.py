"""The middle pane: one person's header, the quick line, and what passed between you, newest first."""
