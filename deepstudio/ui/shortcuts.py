"""The keyboard shortcuts, made from the actions themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.widgets import Label, MonoLabel, PrimaryButton, Scroll, TitleLabel, Translated


class ShortcutsDialog(Translated, QDialog):
    """All actions with keys, by group, in two columns."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("shortcuts")
        self.resize(680, 430)
        self._holder = QWidget(self)
        self._columns = QHBoxLayout(self._holder)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(32)
        self._content: QWidget | None = None
        self.close_button = PrimaryButton(parent=self)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Scroll(self._holder, self), 1)
        column.addLayout(row)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.close_button.setText(self.tr("Close"))
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = self._made()
        self._columns.addWidget(self._content)

    def texts(self) -> list[str]:
        """Everything that is listed, in order."""
        return [label.text() for label in self._holder.findChildren(Label)]

    def _made(self) -> QWidget:
        content = QWidget(self._holder)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        for groups in _halves(by_group(self._actions)):
            column = QVBoxLayout()
            column.setSpacing(14)
            for name, actions in groups:
                column.addLayout(_group(name, actions, content))
            column.addStretch(1)
            row.addLayout(column, 1)
        return content


def by_group(actions: Actions) -> list[tuple[str, list[Action]]]:
    """Actions that have keys under the names of their groups."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        if action.shortcut:
            found.setdefault(action.group(), []).append(action)
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
        grid.addWidget(Label(action.text(), "body", "text2", parent=parent), row, 0)
        grid.addWidget(MonoLabel(action.keys(), parent), row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid
