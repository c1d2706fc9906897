"""One picture before and after it is fitted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deepstudio.core.project import DataPlan
from deepstudio.ui.kinds.details import SampleDetails
from deepstudio.ui.kinds.picture.preview import PreviewCard


class PictureDetails(SampleDetails):
    """What belongs to pictures."""

    def show_sample(self, plan: DataPlan | None, id: str, text: str) -> None:
        self.preview.show_sample(plan, id)

    def _made_cards(self) -> Sequence[QWidget]:
        self.preview = PreviewCard(self)
        return (self.preview,)
