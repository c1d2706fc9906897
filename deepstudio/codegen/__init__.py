"""A project written out as a small readable Python project: text only, nothing is run and torch is not imported."""
