"""Digests: when an issue is due, to whom it goes, what it holds."""
