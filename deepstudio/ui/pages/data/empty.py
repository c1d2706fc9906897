"""What the page says while there is no data."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import EmptyState


class EmptyData(EmptyState):
    """Ways to bring data; the sample is one of the kind that the project has in mind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("data", parent=parent)
        self._looks = Looks()
        if (layout := self.layout()) is not None:
            layout.setContentsMargins(4, 14, 4, 14)  # three buttons in the smallest window
        self.choose = self.add_button(self.tr("Choose a folder…"), primary=True, icon="folder")
        self.choose.setObjectName("data.empty-choose")
        self.choose_table = self.add_button(self.tr("Choose a table…"), icon="list")
        self.choose_table.setObjectName("data.empty-choose-table")
        self.sample = self.add_button("", name="data.empty-sample")
        self.set_text(self.tr("Drop your data here"))
        self.set_detail(
            self.tr(
                "A folder with one sub-folder of pictures or texts for each class, or a table with a sample in "
                "each row. Your files stay where they are and as they are."
            )
        )
        self.set_looks(Looks())

    @property
    def sample_id(self) -> str:
        """The built-in source that is offered."""
        return self._looks.sample

    def set_looks(self, looks: Looks) -> None:
        """What the project's network takes, as it is shown."""
        self._looks = looks
        self.sample.setText(tr_text(looks.use_sample))
        self.sample.setVisible(bool(looks.sample))
