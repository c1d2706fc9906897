"""Wrong samples as a list of what they say; those that are no texts are called by their ids."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.kinds.evaluation import Wrong
from deepstudio.ui.kinds.fixes import is_excluded, new_label
from deepstudio.ui.kinds.wrong_list import WrongList, WrongText
from deepstudio.ui.kinds.wrong_samples import WrongSamples
from deepstudio.ui.widgets import percent

LEAST = 160


class WrongTextsCard(WrongSamples):
    """The mistakes of a network that takes texts, or what has no view of its own."""

    def _made_view(self) -> QWidget:
        self.list = WrongList(self)
        self.list.setMinimumHeight(LEAST)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.chosen.connect(self._choose)
        return self.list

    def selected(self) -> list[str]:
        return self.list.selected()

    def reveal(self, id: str) -> None:
        self.list.reveal(id)

    def clear_selection(self) -> None:
        self.list.clearSelection()

    def _fill(self, shown: Sequence[Wrong]) -> None:
        self.list.set_texts([self._row(one) for one in shown])

    def _row(self, one: Wrong) -> WrongText:
        from deepstudio.data.sources.rows import shown

        gone = is_excluded(self._now, one.id)
        label = new_label(self._now, one.id, one.true)
        said = self.tr("“{true}” taken for “{predicted}” with {confidence}").format(
            true=one.true, predicted=one.predicted, confidence=percent(one.confidence)
        )
        return WrongText(
            key=one.id,
            text=one.text or shown(one.id),
            true=one.true,
            predicted=one.predicted,
            confidence=one.confidence,
            tip=said + self._changed(gone, label != one.true, label),
            faded=gone,
            corrected=label != one.true,
        )
