"""A look inside a trained network: what its nodes give for a sample, at the start, now, and what changed."""
