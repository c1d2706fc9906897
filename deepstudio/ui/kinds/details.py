"""What stands beside the samples: one of them closely, and what was counted in all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import DataPlan
from deepstudio.ui.widgets import Card, ElidedLabel, Label, Translated

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics

SEEN = 600  # characters


class SampleDetails(QWidget):
    """Cards below each other. A kind of column shows its samples in cards of its own."""

    word_wanted = Signal(str)
    """The samples with this word are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for card in self._made_cards():
            column.addWidget(card)

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


class PlainPreview(Translated, Card):
    """The beginning of the selected sample."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._id, self._text = "", ""
        self.name = ElidedLabel(
            parent=self, mode=Qt.TextElideMode.ElideMiddle, role="secondary", tone="text2"
        )
        self.words = Label("", "body", wrap=True, parent=self)
        self.words.setObjectName("data.sample-text")
        self.hint = Label("", "secondary", "text3", wrap=True, parent=self)
        for widget in (self.name, self.words, self.hint):
            self.add(widget)
        self.retranslate()

    def show_text(self, id: str, text: str) -> None:
        """Shows a sample; an empty id shows none."""
        self._id, self._text = id, text
        self.retranslate()

    def retranslate(self) -> None:
        from deepstudio.data.sources.rows import shown

        self.set_title(self.tr("The sample"))
        self.hint.setText(self.tr("Select a sample to see it here."))
        self.name.setText(shown(self._id))
        self.words.setText(self._text[:SEEN] + ("…" if len(self._text) > SEEN else ""))
        for widget in (self.name, self.words):
            widget.setVisible(bool(self._id))
        self.hint.setVisible(not self._id)
