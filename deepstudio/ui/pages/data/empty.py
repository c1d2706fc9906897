"""What the page says while there is no data."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deepstudio.ui.new_project import TEXTS
from deepstudio.ui.widgets import EmptyState, Translated

DIGITS, TOY = "digits", "toy-sentiment"


class EmptyData(Translated, EmptyState):
    """Ways to bring data; the sample is one of the kind that the project has in mind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("data", parent=parent)
        self.sample_id = DIGITS
        if (layout := self.layout()) is not None:
            layout.setContentsMargins(4, 24, 4, 24)  # three buttons in the smallest window
        self.choose = self.add_button("", primary=True, icon="folder")
        self.choose.setObjectName("data.empty-choose")
        self.choose_table = self.add_button("", icon="list")
        self.choose_table.setObjectName("data.empty-choose-table")
        self.sample = self.add_button("")
        self.sample.setObjectName("data.empty-sample")
        self.retranslate()

    def set_kind(self, kind: str) -> None:
        """What the project's network takes."""
        self.sample_id = TOY if kind == TEXTS else DIGITS
        self.retranslate()

    def retranslate(self) -> None:
        self.set_text(self.tr("Drop your data here"))
        self.set_detail(
            self.tr(
                "A folder with one sub-folder of pictures or texts for each class, or a table with a column of "
                "texts and one of labels. Your files stay where they are and as they are."
            )
        )
        self.choose.setText(self.tr("Choose a folder…"))
        self.choose_table.setText(self.tr("Choose a table…"))
        digits, toy = self.tr("Use handwritten digits"), self.tr("Use toy sentences")
        self.sample.setText(toy if self.sample_id == TOY else digits)
