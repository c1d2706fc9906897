"""Plots of training: what is drawn (plain numpy) and the widgets that draw it (pyqtgraph, imported late)."""
