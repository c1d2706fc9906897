"""How good a trained network is, and where it is wrong."""

from deepstudio.ui.pages.evaluate.page import EvaluatePage as EvaluatePage
