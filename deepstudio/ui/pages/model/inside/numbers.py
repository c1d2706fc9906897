"""Vectors as bars, and texts as their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from deepstudio.core.results import written
from deepstudio.ui.pages.model.inside.pictures import MapPictures, Told
from deepstudio.ui.widgets import Bar, BarColumns, BarList, Label
from deepstudio.ui.widgets.layouts import column_of

Names = Callable[[], Mapping[str, Mapping[str, str]]]
"""What classes are called that a person gave a name, by column and class."""


class NumberBars(QWidget):
    """The numbers of a vector, the largest first; those of an answer with the names of its classes."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.channels: list[int] = []
        self.bars: list[Bar] = []
        self._plain = BarList(self)
        self._signed = BarList(self, BarColumns(signed=True))
        for one in (self._plain, self._signed):
            one.setAccessibleName(self.tr("Numbers, the largest first"))
        column_of(self._plain, self._signed, on=self)

    def show_told(self, told: Told, pictures: MapPictures | None = None, more: bool = False) -> None:
        """Shows the numbers of an answer, below those that are there where they are `more` of the same."""
        if not more:
            self.channels, self.bars = [], []
        called = self._names().get(told.get("target", ""), {})
        named = told.get("names") or [str(channel) for channel in told["channels"]]
        for channel, name, value in zip(told["channels"], named, told["values"], strict=True):
            bar = Bar(
                called.get(name, name), ((value, ""),), written(value), strong=not self.bars, key=channel
            )
            self.bars.append(bar)
        self.channels += told["channels"]
        front, back = (self._signed, self._plain) if told["signed"] else (self._plain, self._signed)
        front.set_bars(self.bars, float(told["scale"]) or 1.0)
        back.set_bars(())
        front.show()
        back.hide()

    def note(self, told: Told) -> str:
        """What all of it is, in a few words."""
        if told.get("names"):
            return self.tr("What the network answers")
        return self.tr("{n} numbers, the largest first").format(n=told["total"])


class TokenWords(Label):
    """The tokens of a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "body", wrap=True, parent=parent)
        self.channels: list[int] = []

    def show_told(self, told: Told, pictures: MapPictures | None = None, more: bool = False) -> None:
        """Shows the words that the tokens stand for, or the tokens themselves."""
        words = told.get("words") or [str(number) for number in told["tokens"]]
        self.setText(" · ".join(words) + (" …" if told["total"] > len(told["tokens"]) else ""))

    def note(self, told: Told) -> str:
        """What all of it is, in a few words."""
        return self.tr("{n} tokens").format(n=told["total"])
