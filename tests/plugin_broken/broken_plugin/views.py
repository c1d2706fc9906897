"""What fails in the window: one when it is made, the other when it is to show something."""

from typing import Any

from broken_plugin import fail
from deepstudio.core.results import Answer
from deepstudio.ui.answers import AnswerView
from deepstudio.ui.answers.target import TargetLooks
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.results.base import SectionView


class LooksFails(Looks):
    def __init__(self, *_: Any) -> None:
        fail()


class TargetLooksFails(TargetLooks):
    def __init__(self, *_: Any) -> None:
        fail()


class AnswerFails(AnswerView):
    def show_answer(self, answer: Answer, true: Answer | None = None) -> None:
        fail()


class SectionFails(SectionView):
    def __init__(self, *_: Any) -> None:
        fail()
