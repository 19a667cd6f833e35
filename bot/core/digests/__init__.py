"""Digests: what an issue holds, and who gets it when."""
