"""A sample of one's own: drawn, typed, dropped or chosen as on the page Predict, and looked at as it changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from deepstudio.core.project import Project
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.giver import GivenCells, GivenValue, Giver
from deepstudio.ui.kinds.looks import entering_looks
from deepstudio.ui.pages.model.inside.view import Sample
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import OutlineButton, Scroll
from deepstudio.ui.widgets.dialog import EDGE
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

SIZE = QSize(460, 600)
Made = list[tuple[Giver, GivenCells]]


class GiveDialog(QDialog):
    """`given(Sample)` whenever something whole stands there. Closing only hides it, so that its files stay."""

    given = Signal(object)

    def __init__(self, studio: Studio, givers: Sequence[Giver], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("model.inside.giving")
        self.setWindowTitle(self.tr("A sample of your own"))
        self.resize(SIZE.boundedTo(self.screen().availableSize() - EDGE))
        self._studio = studio
        self.givers = tuple(givers)
        self._made: Made = []
        """What was made for the sample that is looked at, such as the file of a drawing."""
        self._soon = QTimer(self, singleShot=True, interval=max(giver.pause for giver in self.givers))
        self._soon.timeout.connect(self._gather_all)
        inner = QWidget(self)
        column_of(*self.givers, gap=14, on=inner)
        buttons = tuple(button for giver in self.givers for button in giver.buttons)
        close = OutlineButton(self.tr("Close"), name="model.inside.giving.close", parent=self, run=self.close)
        foot = row_of(*buttons, STRETCH, close, gap=8)
        column_of((Scroll(inner, self), 1), foot, gap=12, margins=(20, 18, 20, 18), on=self)
        for giver in self.givers:
            if giver.seen is not None:
                giver.seen.hide()  # the panel shows it
            giver.changed.connect(self._soon.start)
            giver.brought.connect(partial(self._bring, giver))

    def set_run(self, run: RunFolder, project: Project) -> None:
        """It is given to this run's network."""
        for giver in self.givers:
            giver.set_run(run, project)

    # Inside

    def _bring(self, giver: Giver, values: list[GivenValue]) -> None:
        if values:
            giver.put(values[0])

    def _gather_all(self) -> None:
        now = [(giver, giver.given()) for giver in self.givers]
        if all(value is not None for _, value in now):
            self._gather(now, {}, [])

    def _gather(self, rest: list[tuple[Giver, Any]], cells: GivenCells, made: Made) -> None:
        """The cells of one giver after the other; some take time to make."""
        if not rest:
            self._tell(cells, made)
            return
        (giver, value), *others = rest
        if isinstance(value, dict):
            self._gather(others, cells | value, made)
        else:
            giver.make(
                value, lambda more: self._gather(others, cells | more, [*made, (giver, more)]), self._refuse
            )

    def _tell(self, cells: GivenCells, made: Made) -> None:
        for giver, old in self._made:
            giver.release(old)
        self._made = made
        titles = (giver.title({name: cells[name] for name in giver.columns}) for giver in self.givers)
        title = self.tr("your own") if made else " · ".join(filter(None, titles))
        self.given.emit(Sample("", title, tuple(cells.items())))

    def _refuse(self, reason: Text) -> None:
        self._studio.tell("warn", reason)


def give_dialog(studio: Studio, run: RunFolder, project: Project, parent: QWidget) -> GiveDialog | None:
    """Where a sample for a run's network is given; None where its kind cannot be given here."""
    found = entering_looks(project.data, studio.registry)
    makers = [looks.giver(studio, columns, parent) for looks, columns in found]
    givers = [giver for giver in makers if giver is not None]
    if not givers or len(givers) < len(makers):
        return None
    dialog = GiveDialog(studio, givers, parent)
    dialog.set_run(run, project)
    return dialog
