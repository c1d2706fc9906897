"""The project being edited: its value, its history and one notification."""

from __future__ import annotations

from collections.abc import Callable

from deepstudio.core.problems import Edit
from deepstudio.core.project import Project
from deepstudio.core.text import Text

Changed = Callable[[Project, Project], None]


class Document:
    """Holds the current value. Undo needs nothing but the values that were."""

    def __init__(self, project: Project) -> None:
        self._values = [project]
        self._labels: list[Text] = []
        self._merges: list[str] = []
        self._at = 0
        self._listeners: list[Changed] = []

    @property
    def project(self) -> Project:
        return self._values[self._at]

    def listen(self, listener: Changed) -> Callable[[], None]:
        """Calls `listener(old, new)` after each change; returns a function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, edit: Edit) -> bool:
        """Applies an edit; says whether it changed anything. Merges with the last step of the same `merge`."""
        old, new = self.project, edit.apply(self.project)
        if new is old or new == old:
            return False
        if edit.merge and self._at and self._at == len(self._labels) and self._merges[-1] == edit.merge:
            self._values[self._at] = new
        else:
            self._push(new, edit)
        self._notify(old)
        return True

    def _push(self, value: Project, edit: Edit) -> None:
        del self._values[self._at + 1 :], self._labels[self._at :], self._merges[self._at :]
        self._values.append(value)
        self._labels.append(edit.label)
        self._merges.append(edit.merge)
        self._at += 1

    def end_merge(self) -> None:
        """The next edit starts a step of its own, as after the end of a drag."""
        if self._merges:
            self._merges[-1] = ""

    @property
    def undo_label(self) -> Text | None:
        return self._labels[self._at - 1] if self._at else None

    @property
    def redo_label(self) -> Text | None:
        return self._labels[self._at] if self._at < len(self._labels) else None

    def undo(self) -> bool:
        return self._step(-1)

    def redo(self) -> bool:
        return self._step(+1)

    def _step(self, by: int) -> bool:
        if not 0 <= self._at + by < len(self._values):
            return False
        old = self.project
        self._at += by
        self.end_merge()
        self._notify(old)
        return True

    def replace_value(self, project: Project) -> None:
        """Takes what a scan found into the present value without a step of its own in the history."""
        old = self.project
        if project != old:
            self._values[self._at] = project
            self._notify(old)

    def _notify(self, old: Project) -> None:
        for listener in tuple(self._listeners):
            listener(old, self.project)
        for graph in old.models.values():
            if not any(graph is shown for shown in self.project.models.values()):
                graph.forget_derived()
