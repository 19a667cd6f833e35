"""Check-ins in the private chat: writing one, and what its receipt can do."""
