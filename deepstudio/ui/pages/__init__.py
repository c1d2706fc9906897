"""The pages of the window. They know the studio and the actions, and nothing of each other."""
