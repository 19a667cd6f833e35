"""SQLite: what must survive a reboot, and what must not."""
