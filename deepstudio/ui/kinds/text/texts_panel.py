"""All texts with their tokens, filtered by class, part and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from deepstudio.ui.kinds.list_panel import ListPanel
from deepstudio.ui.kinds.text.cut import cut_of

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics


class TextsPanel(ListPanel):
    """One row a text."""

    prefix: ClassVar[str] = "data.texts"

    def show_statistics(self, found: TextStatistics | None) -> None:
        self.list.set_cut(cut_of(found))
