"""Values become screens here, and nowhere else."""
