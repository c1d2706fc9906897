"""Work away from the window's thread, and the signals it brings back."""
