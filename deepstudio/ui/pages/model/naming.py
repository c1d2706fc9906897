"""Title and name of a node."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.graph import NODE_NAME, Graph, Node
from deepstudio.core.reserved import RESERVED_NAMES
from deepstudio.ui.widgets import FoldedSection, Labelled, TextField
from deepstudio.ui.widgets.layouts import column_of


class Naming(QWidget):
    """The title is free; the name is an identifier, used in checkpoints and code, and taken over when it is good.

    Signals: `titled(title, merge)` while typing, `named(name)` when the field is left or Enter is pressed.
    """

    titled = Signal(str, bool)
    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node: Node | None = None
        self._graph = Graph()
        self.section = FoldedSection(self.tr("Name"), parent=self)
        self.title = TextField(name="model.inspector.title", parent=self)
        self.title.setMaxLength(200)
        self.name = TextField(name="model.inspector.name", parent=self)
        self.name.setMaxLength(64)
        about = self.tr("What the layer is called on the canvas. Empty shows the kind of layer.")
        self._title_row = Labelled(self.tr("Title"), self.title, about, parent=self)
        about = self.tr(
            "Letters, digits and _. Trained weights belong to this name: renaming starts the layer anew."
        )
        self._name_row = Labelled(self.tr("Name in code and weights"), self.name, about, parent=self)
        self.section.add(self._title_row)
        self.section.add(self._name_row)
        column_of(self.section, on=self)
        self.title.edited.connect(lambda value, merge: self.titled.emit(str(value), merge))
        self.name.edited.connect(lambda _value, _merge: self._judge())
        self.name.editingFinished.connect(self._take_name)
        self.name.installEventFilter(self)

    def show_node(self, graph: Graph, node: Node, kind_title: str) -> None:
        other = self._node is None or self._node.name != node.name
        self._graph, self._node = graph, node
        self.title.set_value(node.title)
        self.title.setPlaceholderText(kind_title)
        if other or not self.name.hasFocus():
            self.name.set_value(node.name)
            self._judge()

    def refusal(self, wanted: str) -> str:
        """Why a name cannot be used; empty when it can."""
        if self._node is None or wanted == self._node.name:
            return ""
        if not NODE_NAME.fullmatch(wanted):
            return self.tr("Use letters, digits and _, and begin with a letter.")
        if wanted in self._graph.by_name:
            return self.tr("Another layer has this name.")
        if wanted in RESERVED_NAMES:
            return self.tr("This word has a meaning of its own in code. Choose another.")
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._node is not None and self.refusal(self.name.text()):
            self.name.set_value(self._node.name)
            self._judge()
        return super().eventFilter(watched, event)

    def _judge(self) -> None:
        words = self.refusal(self.name.text())
        self._name_row.set_error(words)
        self.name.set_error(words)

    def _take_name(self) -> None:
        wanted = self.name.text()
        if self._node is not None and wanted != self._node.name and not self.refusal(wanted):
            self.named.emit(wanted)
