"""What a person can do, declared once: for the shortcuts, the command search and the help on shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass
class Action:
    """One thing to do. Another language makes all actions anew.

    `group` is the heading in the help; `shortcut` is a portable key sequence such as
    `Ctrl+Z`, or several as in `Ctrl+Shift+Z; Ctrl+Y`. With `context`, the shortcut works only while that widget
    or a child of it has the focus; without it, anywhere in the window. `search` tells whether the command search
    offers it, `words` are more words to find it by.
    """

    id: str
    text: str
    run: Callable[[], object]
    icon: str = ""
    shortcut: str = ""
    enabled: Callable[[], bool] = lambda: True
    group: str = ""
    context: QWidget | None = None
    search: bool = True
    words: str = ""

    def keys(self) -> str:
        """The first shortcut as this system writes it."""
        return next(iter(self.all_keys()), "")

    def all_keys(self) -> list[str]:
        """Every shortcut as this system writes it."""
        written = QKeySequence.SequenceFormat.NativeText
        return [key.toString(written) for key in QKeySequence.listFromString(self.shortcut)]


class Actions(QObject):
    """All actions by id. `install` makes their shortcuts work in a window; later ones follow."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, Action] = {}
        self._keys: dict[str, QAction] = {}
        self._window: QWidget | None = None

    def add(self, action: Action) -> Action:
        """Declares an action; one with the same id is replaced."""
        self.remove(action.id)
        self._actions[action.id] = action
        self._bind(action)
        self.changed.emit()
        return action

    def remove(self, id: str) -> None:
        if self._actions.pop(id, None) is None:
            return
        key = self._keys.pop(id, None)
        if key is not None:
            key.setEnabled(False)
            key.deleteLater()
        self.changed.emit()

    def clear(self) -> None:
        """Takes them all away."""
        for action in self:
            self.remove(action.id)

    def get(self, id: str) -> Action:
        """Raises KeyError for an unknown id."""
        return self._actions[id]

    def trigger(self, id: str) -> bool:
        """Runs an action if it is enabled; says whether it ran."""
        action = self._actions[id]
        if not action.enabled():
            return False
        action.run()
        return True

    def __iter__(self) -> Iterator[Action]:
        return iter(tuple(self._actions.values()))

    def __contains__(self, id: object) -> bool:
        return id in self._actions

    def install(self, window: QWidget) -> None:
        """Makes the shortcuts work in `window`."""
        self._window = window
        for action in self:
            self._bind(action)

    def _bind(self, action: Action) -> None:
        owner = action.context or self._window
        if owner is None or not action.shortcut or action.id in self._keys:
            return
        key = QAction(owner)
        key.setShortcuts(QKeySequence.listFromString(action.shortcut))
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        key.setShortcutContext(inside if action.context else Qt.ShortcutContext.WindowShortcut)
        key.triggered.connect(lambda: self.trigger(action.id))
        owner.addAction(key)
        self._keys[action.id] = key
