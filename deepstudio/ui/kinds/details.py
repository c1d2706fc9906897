"""One sample closely: among the data, and among those of an examination."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import Card, ElidedLabel, Label, OutlineButton
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.workers.background import Aside

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics


SEEN = 600  # characters


class SamplePreview(Card):
    """The selected sample closely, under its name; a hint while there is none."""

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.name = ElidedLabel(
            parent=self, mode=Qt.TextElideMode.ElideMiddle, role="secondary", tone="text2"
        )
        self.hint = Label(hint, "secondary", "text3", True, self)
        self.add(self.name)
        self.add(self.hint)

    def show_sample(self, plan: DataPlan | None, id: str, text: str = "") -> None:
        """As `SampleDetails.show_sample`."""
        raise NotImplementedError

    def _show_name(self, id: str, *parts: QWidget) -> None:
        """Names the sample; the parts are there only where there is one."""
        from deepstudio.data.sources.rows import shown

        self.name.setText(shown(id))
        for widget in (self.name, *parts):
            widget.setVisible(bool(id))
        self.hint.setVisible(not id)


class PlainPreview(SamplePreview):
    """The beginning of what it says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The sample"), self.tr("Select a sample to see it here."), parent)
        self.words = Label("", "body", wrap=True, parent=self)
        self.words.setObjectName("data.sample-text")
        self.add(self.words)
        self.show_sample(None, "")

    def show_sample(self, plan: DataPlan | None, id: str, text: str = "") -> None:
        self.words.setText(text[:SEEN] + ("…" if len(text) > SEEN else ""))
        self._show_name(id, self.words)


class SampleDetails(QWidget):
    """Cards below each other. A kind of column shows its samples in cards of its own."""

    word_wanted = Signal(str)
    """The samples with this word are to be shown."""
    preview: SamplePreview

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column_of(*self._made_cards(), gap=10, on=self)

    def _made_cards(self) -> Sequence[QWidget]:
        self.preview = PlainPreview(self)
        return (self.preview,)

    def show_sample(self, plan: DataPlan | None, id: str, text: str) -> None:
        """Shows a sample of `plan` closely; an empty id shows none. `text` is what it says, where it was read."""
        self.preview.show_sample(plan, id, text)

    def show_statistics(self, found: TextStatistics | None, kind: ColumnKind | None) -> None:
        """What was counted in all samples, which enter as `kind` says; None where nothing is known."""

    def show_class(self, name: str) -> None:
        """One class is looked at; an empty word means all."""


MOST = 20_000  # characters; nobody reads more, and laying it out would take long


class CloseView(QWidget):
    """Shows a sample as plain text. A kind whose samples are no texts derives from this class.

    `given(id, values)` comes with what the engine can be asked with: the value of each column that enters, as the
    request `predict` takes it. `refused(id, reason)` comes where the sample cannot be read.
    """

    given = Signal(str, object)
    refused = Signal(str, object)
    tried = Signal(object)
    """What is to be tried, and changed, on another page, as `QMimeData`."""
    why_asked = Signal(str, object, object)
    """`(id, values, asked)`: why the network answers so is to be explained, as the request `explain` takes it."""

    def __init__(self, column: str, parent: QWidget | None = None) -> None:
        """`column` is the one that enters the network."""
        super().__init__(parent)
        self.column = column
        self.id = ""
        self.tries = True
        """Whether a sample can be taken to another page."""
        self._aside = Aside(self)
        self.layout_ = column_of(gap=8, on=self)
        self._build()

    def show_sample(self, id: str, text: str, plan: DataPlan | None) -> None:
        """`text` is what the sample says, perhaps without its end; `plan` tells where it lies."""
        self.id = id
        self._aside.forget()
        self._take_text(id, text, ask=plan is None)
        if plan is not None:
            whole = partial(self._load, plan, id, text)
            self._aside.ask(whole, partial(self._take_text, id), lambda _: self._give(id, text))

    def show_explanation(self, why: Mapping[str, Any], names: Mapping[str, str]) -> None:
        """What the engine explained; `names` are what classes are called that a person gave a name."""

    def show_no_explanation(self, reason: Text) -> None:
        """It could not explain the answer."""

    def leave_out_trying(self) -> None:
        """It stands where there may be no network to try the sample with."""
        self.tries = False
        button = getattr(self, "try_button", None)
        if button is not None:
            button.hide()

    def text(self) -> str:
        """What is shown."""
        return self.box.toPlainText()

    # What a kind decides

    def _build(self) -> None:
        self.box = QPlainTextEdit(self)
        self.box.setObjectName("evaluate.text")
        self.box.setAccessibleName(self.tr("The sample"))
        self.box.setReadOnly(True)
        self.box.setTabChangesFocus(True)
        self.box.setFont(fonts.body())
        self.box.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.box.setMinimumSize(136, 120)
        self.layout_.addWidget(self.box, 1)

    def values_of(self, text: str) -> Mapping[str, Any] | None:
        """What the engine is asked with for a text; nothing where it cannot be given one."""
        return None

    # Inside

    def _add_try(self, name: str, tip: str, data: Callable[[], QMimeData]) -> None:
        """A button that takes the sample to the page Predict, as `data`."""
        text = self.tr("Try it yourself")
        self.try_button = OutlineButton(text, "predict", small=True, parent=self, tip=tip, name=name)
        self.try_button.clicked.connect(lambda: self.tried.emit(data()))
        self.layout_.addWidget(self.try_button)

    def _load(self, plan: DataPlan, id: str, examined: str) -> str:
        """The whole text; what was examined, where the file holds something else now. In another thread."""
        text = data_process().call(served.texts_of, plan.source, (id,))[0]
        return text if text.startswith(examined[:-1]) else examined

    def _take_text(self, id: str, text: str, ask: bool = True) -> None:
        if id == self.id:
            self.box.setPlainText(text[:MOST])
            if ask:
                self._give(id, text)

    def _give(self, id: str, text: str) -> None:
        values = self.values_of(text)
        if values is not None:
            self.given.emit(id, values)
