"""How many numbers the network learns, and where they sit."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from deepstudio.core.amounts import amount
from deepstudio.core.summary import ModelSummary
from deepstudio.ui.canvas.background import Floating
from deepstudio.ui.canvas.faces import CheckedNetwork
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import Label, MiniBar
from deepstudio.ui.widgets.layouts import STRETCH, row_of

WIDE, SMALL = 250, 158


class ParametersCard(Floating):
    """The sum, the share of each family as a bar, and a remark where one layer holds most."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("model.parameters")
        self._parts: list[tuple[float, str]] = []
        self._narrow = False
        self.setFixedWidth(WIDE)
        self._title = Label(self.tr("Parameters"), "secondary", "text2", parent=self)
        self.total = Label("", "strong", "text", parent=self)
        self._bar = MiniBar(self)
        self.remark = Label("", "secondary", "warn", wrap=True, parent=self)
        self.column.setSpacing(7)
        self.column.addLayout(row_of(self._title, STRETCH, self.total))
        self.column.addWidget(self._bar)
        self.column.addWidget(self.remark)
        theme.notifier().changed.connect(self._color)
        self.setToolTip(self.tr("Numbers that the network learns in training."))

    def show_summary(self, network: CheckedNetwork, summary: ModelSummary) -> None:
        self.total.setText(amount(summary.parameters, 4))
        by_family: dict[str, int] = defaultdict(int)
        for row in summary.rows:
            if row.parameters:
                by_family[network.analysis.layers[row.node].category.value] += row.parameters
        total = summary.parameters or 1
        self._parts = [(count / total, family) for family, count in by_family.items()]
        self._color()
        self.remark.setText(tr_text(summary.remark) if summary.remark else "")
        self.remark.setVisible(summary.remark is not None)
        self.setAccessibleName(f"{self._title.text()} {self.total.text()}. {self.remark.text()}")
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Takes less room on a small window."""
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        """Narrow or wide, but never narrower than its words."""
        self.setFixedWidth(max(SMALL if self._narrow else WIDE, self.column.totalMinimumSize().width()))
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        layout = self.column
        layout.activate()
        return max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())

    def event(self, event: QEvent) -> bool:
        """Texts of another language may have lines of another height, which Qt finds out later."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.setFixedHeight(self._height())
        return handled

    def _color(self) -> None:
        tokens = theme.current()
        self._bar.set_parts([(share, tokens.family(family)) for share, family in self._parts])
