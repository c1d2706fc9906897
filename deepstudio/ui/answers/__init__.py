"""How answers are shown: one view for each kind of answer, found through `Answer.shown`."""

from deepstudio.ui.answers.base import AnswerView, AnyAnswerView, Difference, difference

__all__ = ["AnswerView", "AnyAnswerView", "Difference", "difference"]
