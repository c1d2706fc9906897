"""Runs that wait for others: a button that adds one, and the offer to begin where nothing is going."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Banner, Label, OutlineButton, Panel
from deepstudio.ui.widgets.layouts import column_of


class AfterBar(Panel):
    """Below the settings, while a run is going: they can be kept for a run that begins after it."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="top")
        tip = self.tr(
            "Keeps the network and the settings as they are now for a run that begins when this one has ended."
        )
        text = self.tr("Start after this one")
        self.button = OutlineButton(text, icon="play", tip=tip, name="train.after", parent=self)
        self.button.clicked.connect(self.wanted)
        self.words = Label("", "secondary", "text3", parent=self)
        column_of(self.button, self.words, gap=6, margins=(14, 12, 14, 12), on=self)
        self.hide()

    def show_waiting(self, count: int, blocked: Text | None) -> None:
        """How many wait, and why no other may."""
        self.button.set_blocked(tr_text(blocked) if blocked is not None else "")
        one = self.tr("1 run waits.")
        self.words.setText(one if count == 1 else self.tr("{count} runs wait.").format(count=count))
        self.words.setVisible(count > 0)


class WaitingBanner(Banner):
    """Offers to begin with runs that wait while nothing is going, as after the program was closed."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("train.waiting")
        self.go = self.add_button(self.tr("Train them now"), name="train.waiting-go")
        self.go.clicked.connect(self.wanted)
        self.hide()

    def show_waiting(self, names: Sequence[str]) -> None:
        """`names` of the runs in their order; none hides it."""
        self.setVisible(bool(names))
        if len(names) == 1:
            self.set_message(self.tr("{run} waits to be trained.").format(run=names[0]))
            self.go.setText(self.tr("Train it now"))
        elif names:
            words = self.tr("{count} runs wait to be trained: {runs}.")
            self.set_message(words.format(count=len(names), runs=self.tr(", ").join(names)))
            self.go.setText(self.tr("Train them now"))
