"""What is done by the clock rather than on an update."""
