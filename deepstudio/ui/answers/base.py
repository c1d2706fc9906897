"""What shows an answer, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.results import Answer, ResultValue
from deepstudio.core.rooms import part
from deepstudio.core.text import T, Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Label, SecondaryLabel
from deepstudio.ui.widgets.layouts import column_of


@dataclass(frozen=True, slots=True)
class Difference:
    """Both answers in few words, how far apart they are, and all of it in a sentence."""

    caption: str
    note: str
    sentence: str


class AnswerView(QWidget):
    """Shows answers of one kind. A kind of answer names its own as `Answer.shown`; derive it from this class.

    It is made as `View(parent)`, fills its width, takes what height is left, and is shown another answer at any time.
    Where the right answer is known, `true` is that, an answer of the same kind, and the view says whether they agree.
    A small view stands beside other things: it says the same in few lines.
    """

    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(parent)
        self.small = small
        self.column = column_of(gap=6, on=self)
        if small:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_answer(self, answer: Answer, true: Answer | None = None) -> None:
        """Shows `answer` instead of what was shown before."""
        raise NotImplementedError

    @classmethod
    def difference(cls, answer: Answer, true: Answer) -> Difference:
        """How an answer differs from the right one, in few words, for lists."""
        said, right = tr_text(answer.told()), tr_text(true.told())
        words = T("{answer} instead of {true}", answer=said, true=right)
        return Difference(f"{right} → {said}", "", tr_text(words))


class ToldAnswerView(AnswerView):
    """An answer in words, for kinds without a view; the complaint tells why theirs could not be loaded."""

    def __init__(
        self, parent: QWidget | None = None, small: bool = False, complaint: Text | None = None
    ) -> None:
        super().__init__(parent, small)
        self.words = Label("", "strong" if small else "title", wrap=True, parent=self)
        self.truth = SecondaryLabel(parent=self)
        self.complaint = SecondaryLabel(tr_text(complaint) if complaint is not None else "", self)
        self.complaint.setVisible(complaint is not None)
        for label in (self.words, self.truth, self.complaint):
            self.column.addWidget(label)
        self.column.addStretch(1)

    def show_answer(self, answer: Answer, true: Answer | None = None) -> None:
        self.words.setText(tr_text(answer.told()))
        self.truth.setVisible(true is not None)
        if true is not None:
            self.truth.setText(self.tr("True: {answer}").format(answer=tr_text(true.told())))


class AnyAnswerView(QWidget):
    """Shows answers of any kind, each in the view that its kind names; what that cannot do is told, and in words."""

    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(parent)
        self._small = small
        self._kind: type[Answer] | None = None
        self.view: AnswerView | None = None
        self._column = column_of(on=self)
        if small:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_answer(self, answer: Answer | None, true: Answer | None = None) -> None:
        """Shows `answer` instead of what was shown before, or nothing."""
        if type(answer) is not self._kind:
            self._kind = type(answer) if answer is not None else None
            self._replace(answer_view(answer, self, self._small) if answer is not None else None)
        if answer is not None and self.view is not None:
            try:
                self.view.show_answer(answer, true)
            except Exception as error:  # what a plugin's view does is its own
                self._replace(ToldAnswerView(self, self._small, failed_view(type(answer), error)))
                self.view.show_answer(answer, true)

    def _replace(self, view: AnswerView | None) -> None:
        if self.view is not None:
            self._column.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        self.view = view
        if view is not None:
            self._column.addWidget(view)


def answer_view(answer: Answer, parent: QWidget | None = None, small: bool = False) -> AnswerView:
    """A new view for answers of this kind: its own, or words and a complaint that names its package."""
    try:
        return view_class(type(answer))(parent, small)
    except Exception as error:  # what a plugin's view does is its own
        return ToldAnswerView(parent, small, failed_view(type(answer), error))


def failed_view(kind: type[ResultValue], error: Exception) -> Text:
    """Why what shows a kind of answer or section cannot be had, or that it failed, by the name of its package."""
    if isinstance(error, Explained):
        return error.text
    words = {"id": kind.id, "package": kind.__module__.partition(".")[0], "reason": str(error)}
    return T("The view of “{id}” of {package} failed: {reason}.", **words)


def view_class(kind: type[Answer]) -> type[AnswerView]:
    """What shows answers of a kind. Raises `Explained` where that cannot be loaded."""
    found: type[AnswerView] = part(kind, "shown", AnswerView) if kind.shown else ToldAnswerView
    return found


def difference(answer: Answer, true: Answer) -> Difference:
    """How an answer differs from the right one, as its kind says it."""
    try:
        return view_class(type(answer)).difference(answer, true)
    except Exception:  # the view tells what is wrong with it
        return AnswerView.difference(answer, true)
