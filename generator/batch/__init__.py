"""Many units at a time: which files, what has changed since, several processes or machines, and an
overview."""
