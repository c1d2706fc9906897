"""The canvas: a view of one network. It draws the graph, never owns it, and asks for edits."""
