"""What stands beside the samples: one of them closely, and what was counted in all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import DataPlan
from deepstudio.ui.widgets import Card, ElidedLabel, Label
from deepstudio.ui.widgets.layouts import column_of

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics

SEEN = 600  # characters


class SampleDetails(QWidget):
    """Cards below each other. A kind of column shows its samples in cards of its own."""

    word_wanted = Signal(str)
    """The samples with this word are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column_of(*self._made_cards(), gap=10, on=self)

    def _made_cards(self) -> Sequence[QWidget]:
        raise NotImplementedError

    def show_sample(self, plan: DataPlan | None, id: str, text: str) -> None:
        """Shows a sample of `plan` closely; an empty id shows none. `text` is what it says, where it was read."""

    def show_statistics(self, found: TextStatistics | None, kind: ColumnKind | None) -> None:
        """What was counted in all samples, which enter as `kind` says; None where nothing is known."""

    def show_class(self, name: str) -> None:
        """One class is looked at; an empty word means all."""


class PlainDetails(SampleDetails):
    """What a sample says, as plain text."""

    def show_sample(self, plan: DataPlan | None, id: str, text: str) -> None:
        self.preview.show_text(id, text)

    def _made_cards(self) -> Sequence[QWidget]:
        self.preview = PlainPreview(self)
        return (self.preview,)


class PlainPreview(Card):
    """The beginning of the selected sample."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The sample"), parent=parent)
        self.name = ElidedLabel(
            parent=self, mode=Qt.TextElideMode.ElideMiddle, role="secondary", tone="text2"
        )
        self.words = Label("", "body", wrap=True, parent=self)
        self.words.setObjectName("data.sample-text")
        self.hint = Label(self.tr("Select a sample to see it here."), "secondary", "text3", True, self)
        for widget in (self.name, self.words, self.hint):
            self.add(widget)
        self.show_text("", "")

    def show_text(self, id: str, text: str) -> None:
        """Shows a sample; an empty id shows none."""
        from deepstudio.data.sources.rows import shown

        self.name.setText(shown(id))
        self.words.setText(text[:SEEN] + ("…" if len(text) > SEEN else ""))
        for widget in (self.name, self.words):
            widget.setVisible(bool(id))
        self.hint.setVisible(not id)
