"""`/digest`: who gets a digest, of what and when, and the texts of its issues."""
