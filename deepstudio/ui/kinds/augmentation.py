"""One sample as training with augmentation may see it, many times: drawn by the code that training uses."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from deepstudio.core.project import DataPlan, Project
from deepstudio.core.text import Text
from deepstudio.ui.kinds.files import SeenPicture
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Label, LinkButton
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.sample_files import SampleFiles

SHOWN, ACROSS, SIDE = 8, 4, 50  # samples, and pixels a side
STEP = 7919  # samples from one that is shown to the next, so that they are of many classes


class AugmentationStrip(QWidget):
    """Hidden while augmentation is off. The first question is asked when somebody sees it."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("train.augmented")
        self._studio = studio
        self._plan: DataPlan | None = None
        self._column = ""
        self._asked: object = None
        self.number = 0
        """Which sample it is; it also draws other changes."""
        self._aside = Aside(self)
        self._files: SampleFiles | None = None
        words = self.tr("One sample as training may see it")
        self.words = Label(words, "secondary", "text2", wrap=True, parent=self)
        self.pictures = [SeenPicture(self) for _ in range(SHOWN)]
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, picture in enumerate(self.pictures):
            picture.setMinimumSize(SIDE, SIDE)
            picture.setFixedSize(SIDE, SIDE)
            grid.addWidget(picture, place // ACROSS, place % ACROSS)
        grid.setColumnStretch(ACROSS, 1)
        self.another = LinkButton(self.tr("Another sample"), "refresh", self, name="train.another-sample")
        self.another.clicked.connect(self._next)
        column_of(self.words, grid, self.another, gap=6, on=self)
        studio.scanned.connect(self._ask)  # bound, so that Qt takes it away with the strip
        self.hide()

    def show_project(self, project: Project) -> None:
        """Follows the data and whether training is to change it."""
        looks, plan = looks_of(project.data, self._studio.registry), project.data
        on = plan is not None and looks.augments and project.training.augmentation
        self._plan, self._column = plan, looks.column
        appears = on and self.isHidden()
        self.setVisible(on)
        if appears and self.isVisible():
            QTimer.singleShot(0, self, self._come_into_view)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _come_into_view(self) -> None:
        """It may stand below what is in view when augmentation is switched on."""
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(self)

    def _next(self) -> None:
        self.number += 1
        self._ask()

    def _ask(self) -> None:
        plan, scan = self._plan, self._studio.scan
        if not self.isVisible() or plan is None or scan is None or not scan.ids:
            return
        # Spread over all, so that the next one is of another class.
        id = scan.ids[self.number * STEP % len(scan.ids)]
        asked = (
            plan.source.key,
            tuple((name, one.key) for name, one in plan.columns.items()),
            id,
            self.number,
        )
        if asked == self._asked:
            return
        self._asked = asked
        if self._files is None:
            self._files = SampleFiles()
            self.destroyed.connect(self._files.close)
        self._aside.forget()
        self._aside.ask(partial(self._files.of_sample, plan, id), partial(self._found, asked), self._refuse)

    def _found(self, asked: object, path: Path) -> None:
        if asked != self._asked or self._plan is None:
            return
        data = self._plan.replace(excluded=(), corrected={}).model_dump(mode="json")
        self._studio.ask(
            "augmented",
            data=data,
            given=[{self._column: {"path": str(path)}}] * SHOWN,
            seed=self.number,
            done=partial(self._take, asked, path),
            failed=self._refuse,
        )

    def _take(self, asked: object, path: Path, reply: dict[str, Any]) -> None:
        if self._files is not None:
            self._files.forget(path)
        if asked != self._asked:
            return
        self._say(self.tr("One sample as training may see it"), "text2")
        name = self.tr("The sample, changed at random")
        for picture, seen in zip(self.pictures, reply.get("augmented", ()), strict=False):
            picture.show_seen(seen, name)

    def _refuse(self, reason: Text) -> None:
        self._asked = None
        self._say(tr_text(reason), "warn")

    def _say(self, words: str, tone: Any) -> None:
        self.words.setText(words)
        self.words.set_tone(tone)
