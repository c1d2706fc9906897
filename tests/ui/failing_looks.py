"""As a plugin's module that fails when it is imported."""

raise RuntimeError("no display for chess")
