"""Answers as they are shown: by the view that their kind names, or in words."""

from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Answer, Cell, ClassAnswer, NumberAnswer
from deepstudio.core.text import Text, verbatim
from deepstudio.ui.answers import AnswerView, AnyAnswerView
from deepstudio.ui.answers.base import ToldAnswerView
from deepstudio.ui.answers.classes import ClassAnswerView
from deepstudio.ui.answers.number import NumberAnswerView

NAMES = ["ant", "bee", "cat", "dog", "elk", "fox", "gnu"]
PET = ClassAnswer(
    label="cat", confidence=0.6, probabilities={n: 0.6 if n == "cat" else 0.4 / 6 for n in NAMES}
)
PRICE = NumberAnswer(value=412.0, unit="€", low=100, high=500)


class MoveAnswer(Answer):
    """A kind of answer that a plugin brings."""

    shown: ClassVar[str] = ""
    move: str = "e4"

    def told(self) -> Text:
        return verbatim(self.move)

    def row(self) -> dict[str, Cell]:
        return {"move": self.move}

    @property
    def plain(self) -> str:
        return self.move


class LostAnswer(MoveAnswer):
    shown: ClassVar[str] = "chess_views_that_are_not_there:MoveView"


class ForeignAnswer(MoveAnswer):
    shown: ClassVar[str] = f"{__name__}:NoView"


class BrokenAnswer(MoveAnswer):
    shown: ClassVar[str] = f"{__name__}:BrokenView"


class NoView(QWidget):
    """Not an `AnswerView`."""


class BrokenView(AnswerView):
    def show_answer(self, answer: Answer, true: Answer | None = None) -> None:
        raise RuntimeError("no {board}")


class UnmadeAnswer(MoveAnswer):
    shown: ClassVar[str] = f"{__name__}:UnmadeView"


class UnmadeView(AnswerView):
    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        raise RuntimeError("no {board}")


@pytest.fixture
def any_view(qtbot) -> AnyAnswerView:
    made = AnyAnswerView()
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def test_a_class_has_its_name_and_the_first_bars_and_all_when_asked(any_view, qtbot):
    any_view.show_answer(PET)
    view = any_view.view
    assert isinstance(view, ClassAnswerView)
    assert view.label.text() == "cat"
    assert "60.0 %" in view.sure.text()
    assert view.bars.rows.rows[0].name == "cat"
    assert len(view.bars.rows.rows) == 5
    qtbot.mouseClick(view.more, Qt.MouseButton.LeftButton)
    assert len(view.bars.rows.rows) == len(NAMES)
    qtbot.mouseClick(view.more, Qt.MouseButton.LeftButton)
    assert len(view.bars.rows.rows) == 5


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.517, "with a probability of 51.7 %, hardly more than “dog” (48.3 %): not sure"),
        (0.6, "with a probability of 60.0 %"),
    ],
)
def test_what_is_nearly_as_probable_is_told(any_view, share, words):
    shares = {"cat": share, "dog": 1 - share}
    any_view.show_answer(ClassAnswer(label="cat", confidence=share, probabilities=shares))
    assert any_view.view.sure.text() == words
    any_view.show_answer(ClassAnswer(label="cat", confidence=share))
    assert any_view.view.sure.text() == f"with a probability of {share:.1%}".replace("%", " %")


def test_a_class_says_whether_it_is_right(any_view):
    any_view.show_answer(PET, ClassAnswer(label="dog"))
    assert any_view.view.truth.text() == "Wrong: it is “dog”."
    any_view.show_answer(PET, ClassAnswer(label="cat"))
    assert any_view.view.truth.text() == "Right: it is “cat”."
    any_view.show_answer(PET)
    assert any_view.view.truth.isHidden()


def test_a_number_has_its_unit_and_a_place_in_the_range(any_view):
    any_view.show_answer(PRICE, NumberAnswer(value=400))
    view = any_view.view
    assert isinstance(view, NumberAnswerView)
    assert view.value.text() == "412 €"
    assert view.truth.text() == "It is 400 €; off by 12 €."
    assert view.outside.isHidden()
    assert view.range.place(100) < view.range.place(400) < view.range.place(412) < view.range.place(500)
    assert "100 €" in view.range.accessibleName()


@pytest.mark.parametrize("value", [20.0, 9000.0])
def test_a_number_beyond_the_training_part_is_told(any_view, value):
    any_view.show_answer(PRICE.model_copy(update={"value": value}))
    view = any_view.view
    assert not view.outside.isHidden()
    assert "500 €" in view.outside.text()
    assert 0 <= view.range.place(value) <= view.range.width()


@pytest.mark.parametrize("limits", [{"low": None, "high": None}, {"low": 3.0, "high": 3.0}])
def test_without_a_range_there_is_no_bar(any_view, limits):
    any_view.show_answer(PRICE.model_copy(update=limits))
    assert any_view.view.value.text() == "412 €"
    assert any_view.view.range.isHidden()
    assert any_view.view.outside.isHidden()


def test_another_kind_takes_the_place_of_the_one_before(any_view):
    any_view.show_answer(PET)
    any_view.show_answer(PRICE)
    assert isinstance(any_view.view, NumberAnswerView)
    same = any_view.view
    any_view.show_answer(PRICE.model_copy(update={"value": 3.0}))
    assert any_view.view is same
    any_view.show_answer(None)
    assert any_view.view is None


def test_a_kind_without_a_view_is_told_in_words(any_view):
    any_view.show_answer(MoveAnswer(), MoveAnswer(move="d4"))
    view = any_view.view
    assert isinstance(view, ToldAnswerView)
    assert view.words.text() == "e4"
    assert "d4" in view.truth.text()
    assert view.complaint.isHidden()


@pytest.mark.parametrize("kind", [LostAnswer, ForeignAnswer])
def test_a_view_that_cannot_be_had_is_named_with_its_package(any_view, kind):
    any_view.show_answer(kind())
    view = any_view.view
    assert isinstance(view, ToldAnswerView)
    assert view.words.text() == "e4"
    assert not view.complaint.isHidden()
    assert kind.__module__.partition(".")[0] in view.complaint.text()


@pytest.mark.parametrize("kind", [BrokenAnswer, UnmadeAnswer])
def test_a_view_that_fails_leaves_the_words_and_is_named(any_view, kind):
    any_view.show_answer(kind())
    assert isinstance(any_view.view, ToldAnswerView)
    assert any_view.view.words.text() == "e4"
    assert "of tests failed: no {board}." in any_view.view.complaint.text()


def test_beside_a_sample_a_class_is_a_few_bars(qtbot):
    view = ClassAnswerView(small=True)
    qtbot.addWidget(view)
    view.show()
    view.show_answer(PET)
    assert len(view.bars.rows.rows) == 4
    assert view.label.isHidden()
    assert view.more.isHidden()
