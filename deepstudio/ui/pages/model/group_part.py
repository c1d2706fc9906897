"""What a selected group is: its title, its sums, what goes in and what comes out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core import group_edits
from deepstudio.core.summary import ModelSummary, memory_of
from deepstudio.ui.canvas.faces import CheckedNetwork, giving_of, group_title, shapes_entering
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.sums import Sums
from deepstudio.ui.widgets import Label, Labelled, TextField
from deepstudio.ui.widgets.layouts import column_of


class GroupPart(QWidget):
    """Edits the title of one group. `edited(Edit, merge)`: with `merge` the edit continues the one before it."""

    edited = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._id = "", ""
        self.title = TextField(name="model.selection.title", parent=self)
        self.title.setMaxLength(200)
        self.title.edited.connect(lambda value, merge: self._retitle(str(value), merge))
        self.sums = Sums(self)
        self.entering = Label("", "secondary", "text", wrap=True, parent=self)
        self.leaving = Label("", "secondary", "text", wrap=True, parent=self)
        column_of(
            Labelled(self.tr("Title"), self.title, parent=self),
            self.sums,
            Labelled(self.tr("What goes in"), self.entering, parent=self),
            Labelled(self.tr("What comes out"), self.leaving, parent=self),
            gap=12,
            on=self,
        )

    def show_group(self, network: CheckedNetwork, id: str, summary: ModelSummary) -> None:
        """A group of the network that was summed up."""
        group = network.graph.groups[id]
        self._role, self._id = network.role, id
        self.title.set_value(group.title)
        self.title.setPlaceholderText(group_title(group.replace(title="")))
        self._show_sums(set(group.members), summary)
        unknown = self.tr("not known yet")
        for label, shapes in (
            (self.entering, shapes_entering(network, group)),
            (self.leaving, giving_of(network, group)),
        ):
            words = (tr_text(shape.describe()) if shape else unknown for shape in shapes)
            label.setText("\n".join(words) or self.tr("nothing"))

    def _show_sums(self, members: set[str], summary: ModelSummary) -> None:
        rows = [row for row in summary.rows if row.node in members]
        self.sums.show_sums(
            sum(row.parameters for row in rows),
            sum(row.multiply_adds for row in rows),
            memory_of(rows),
            summary.tokens,
        )
        if len(rows) < len(members):
            self.sums.show_unknown()

    def _retitle(self, title: str, merge: bool) -> None:
        edit = group_edits.set_group_title(self._role, self._id, title)
        self.edited.emit(replace(edit, merge=f"group:{self._role}:{self._id}"), merge)
