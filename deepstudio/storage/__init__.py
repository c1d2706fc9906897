"""Project folder, run folder, settings and migrations; every write is atomic."""
