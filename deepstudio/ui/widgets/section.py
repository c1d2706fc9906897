"""A part of a form that opens and closes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.ui.widgets.buttons import LinkButton
from deepstudio.ui.widgets.layouts import column_of


class FoldedSection(QWidget):
    """A link that shows and hides what belongs under it; closed it takes one line."""

    toggled = Signal(bool)

    def __init__(self, title: str = "", expanded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = LinkButton(parent=self, run=self._clicked)
        self.header.setCheckable(True)
        self.content = QWidget(self)
        self.body = column_of(gap=10, margins=(0, 4, 0, 0), on=self.content)
        column_of(self.header, self.content, gap=0, on=self)
        self.set_expanded(expanded)
        self.set_title(title)

    def add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def set_title(self, title: str) -> None:
        self.header.setText(title or self.tr("More settings"))

    def is_expanded(self) -> bool:
        return self.header.isChecked()

    def set_expanded(self, expanded: bool) -> None:
        self.header.setChecked(expanded)
        self.content.setVisible(expanded)
        self.header.set_icon("chevron-down" if expanded else "chevron-right")

    def _clicked(self, expanded: bool) -> None:
        self.set_expanded(expanded)
        self.toggled.emit(expanded)
