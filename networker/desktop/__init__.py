"""What the operating system offers, each behind a small port: jobs, tray, single instance, open_with."""
