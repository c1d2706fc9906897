"""How each kind of column is shown: `looks` finds the one object that says it; each kind has a module or folder."""
