"""What is known of somebody: shown beside a wide timeline or over its list, noted and set right where it stands."""
