"""The command line: one file per command, a thin skin over the rooms below."""
