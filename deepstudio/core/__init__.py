"""The project as a value, and its rules: shapes, settings, graph, edits, problems, events."""
