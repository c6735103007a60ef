"""The right pane: today's few, why, where and with which words; then it ends."""
