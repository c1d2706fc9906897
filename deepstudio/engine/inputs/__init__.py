"""From samples to the numbers a network takes: one way for each kind of column, the same in training and in use."""
