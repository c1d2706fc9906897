"""The room in which pages stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.ui.widgets import Scroll


class PageRoom(Scroll):
    """Gives a page all its room. One that needs more, as with large texts in a small window, is scrolled."""

    def __init__(self, pages: QStackedWidget, parent: QWidget | None = None) -> None:
        super().__init__(_Filled(pages), parent)


class _Filled(QWidget):
    """Is filled by its content without a layout, whose height for a width would count more than its least height."""

    def __init__(self, content: QStackedWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        content.currentChanged.connect(self.updateGeometry)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the content may have another least size
            self.updateGeometry()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return self._content.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content.resize(event.size())
