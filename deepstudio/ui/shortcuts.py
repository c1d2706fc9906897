"""The keyboard shortcuts, made from the actions themselves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.widgets import Label, MonoLabel, Scroll, TitleLabel
from deepstudio.ui.widgets.dialog import EDGE, ClosableDialog
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

FRAME = QSize(64, 110)  # pixels around the list: margins, the button, a scroll bar
BETWEEN = "   "  # two keys that do the same


class ShortcutsDialog(ClosableDialog):
    """All actions with keys, by group, in two columns; as large as they need while the screen has room."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("shortcuts", self.tr("Keyboard shortcuts"), QSize(), parent)
        self._holder = QWidget(self)
        halves = [
            column_of(*(_group(name, found, self._holder) for name, found in groups), STRETCH, gap=14)
            for groups in _halves(by_group(actions))
        ]
        row_of(*((half, 1) for half in halves), gap=32, on=self._holder)
        self._lay_out((Scroll(self._holder, self), 1))
        self.resize((self._holder.sizeHint() + FRAME).boundedTo(self.screen().availableSize() - EDGE))

    def texts(self) -> list[str]:
        """Everything that is listed, in order."""
        return [label.text() for label in self._holder.findChildren(Label)]


def by_group(actions: Actions) -> list[tuple[str, list[Action]]]:
    """Actions that have keys under the names of their groups."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        if action.shortcut:
            found.setdefault(action.group, []).append(action)
    return list(found.items())


def _halves(groups: list[tuple[str, list[Action]]]) -> tuple[list[tuple[str, list[Action]]], ...]:
    """Two columns of about the same height."""
    left: list[tuple[str, list[Action]]] = []
    height, whole = 0, sum(len(actions) + 2 for _name, actions in groups)
    for group in groups:
        if left and height + len(group[1]) > whole / 2:
            break
        left.append(group)
        height += len(group[1]) + 2
    return left, groups[len(left) :]


def _group(name: str, actions: list[Action], parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.addWidget(TitleLabel(name, parent), 0, 0, 1, 2)
    for row, action in enumerate(actions, 1):
        grid.addWidget(Label(action.text, "body", "text2", parent=parent), row, 0)
        grid.addWidget(
            MonoLabel(BETWEEN.join(action.all_keys()), parent), row, 1, Qt.AlignmentFlag.AlignRight
        )
    grid.setColumnStretch(0, 1)
    return grid
