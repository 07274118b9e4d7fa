"""Many papers at once: which files they are, what was found in each, one overview of all."""
