"""The recent projects, newest first: a line of cards, and all of them on demand. What trains is followed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from deepstudio.core.registry import Registry
from deepstudio.data.sketch import Sketch
from deepstudio.storage.glimpse import ProjectGlimpse, look_at
from deepstudio.storage.recent import recent_projects
from deepstudio.ui.pages.start.recent_card import RecentCard
from deepstudio.ui.widgets import LinkButton, TitleLabel
from deepstudio.ui.widgets.card_grid import CardGrid
from deepstudio.ui.widgets.layouts import STRETCH, column_of, discard, row_of
from deepstudio.ui.widgets.sketch_view import DrawnSketch
from deepstudio.ui.workers.background import Aside

LEAST, MOST = 250, 4  # pixels a card, cards in a line
FOLLOWED = 1500  # milliseconds from one look at what trains to the next


class RecentList(QWidget):
    """`wanted(what, path)` says what a person wants of a project: see `RecentCard.menu`."""

    wanted = Signal(str, object)

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._aside = Aside(self)
        self._is_whole = False
        self.rows: list[RecentCard] = []
        self.title = TitleLabel(self.tr("Recent projects"), self)
        self.all = LinkButton(name="start.all-recent", parent=self, run=self._turn)
        self.grid = CardGrid(LEAST, MOST, self)
        self.grid.refitted.connect(self._show)
        self._again = QTimer(self, interval=FOLLOWED)
        self._again.timeout.connect(self._follow)
        column_of(row_of(self.title, STRETCH, self.all), self.grid, gap=8, on=self)

    def refresh(self, here: Path | None) -> None:
        """Reads the list again; `here` is the project that is open."""
        self._aside.forget()
        before = {row.project.path: row for row in self.rows}
        discard(*self.rows)
        self.rows = [RecentCard(project, project.path == here, self.grid) for project in recent_projects()]
        for number, row in enumerate(self.rows):
            row.setObjectName(f"start.recent.{number}")
            row.wanted.connect(lambda what, path=row.project.path: self.wanted.emit(what, path))
            known = before.get(row.project.path)
            row.sketch = known.sketch if known is not None else None
        self.setVisible(bool(self.rows))
        self._show()
        self._look_at(iter(self.rows))

    def hideEvent(self, event: QHideEvent) -> None:
        self._aside.forget()
        self._again.stop()
        super().hideEvent(event)

    def _turn(self) -> None:
        self._is_whole = not self._is_whole
        self._show()

    def _show(self) -> None:
        """One line, or all of them."""
        shown = self.rows if self._is_whole else self.rows[: self.grid.across]
        self.grid.set_cards(shown)
        for row in self.rows[len(shown) :]:
            row.hide()
        self.all.setVisible(len(self.rows) > self.grid.across)
        words = self.tr("Fewer") if self._is_whole else self.tr("All {n}").format(n=len(self.rows))
        self.all.setText(words)

    def _look_at(self, rows: Iterator[RecentCard]) -> None:
        """Fills in what the disk says of each, one after the other: a slow one must not hold up other work."""
        row = next(rows, None)
        if row is None:
            self._go_on()
            return
        self._aside.ask(partial(_look, row.project.path, self._registry), partial(self._seen, row, rows))

    def _seen(
        self, row: RecentCard, rows: Iterator[RecentCard], seen: tuple[ProjectGlimpse, Sketch | None]
    ) -> None:
        look, sketch = seen
        row.show_look(look)
        if sketch is not None:
            row.show_sketch(DrawnSketch(sketch))
        self._look_at(rows)

    def _go_on(self) -> None:
        """Looks again after a while, as long as something trains."""
        if any(row.going is not None for row in self.rows) and self.isVisible():
            self._again.start()
        else:
            self._again.stop()

    def _follow(self) -> None:
        self._again.stop()
        self._look_at(iter([row for row in self.rows if row.going is not None]))


def _look(path: Path, registry: Registry) -> tuple[ProjectGlimpse, Sketch | None]:
    from deepstudio.jobs.sketches import sketch_of_project

    return look_at(path, registry), sketch_of_project(path)
