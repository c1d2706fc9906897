"""What lies in the bin of a project: it can come back, or be deleted for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QWidget

from deepstudio.catalog.run_metrics import LOSS
from deepstudio.core.amounts import size_words
from deepstudio.core.declarations import Metric
from deepstudio.storage.live_run import metric_of
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_bin import size_on_disk
from deepstudio.storage.run_state import RunState
from deepstudio.ui.pages.train.run_status import status_word
from deepstudio.ui.plots.axes import shown_metric
from deepstudio.ui.run_name import numbered_name
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import Label
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.rows import RIGHT, RowDelegate, RowList, RowModel, draw_words
from deepstudio.ui.workers.background import Aside


@dataclass(frozen=True, slots=True)
class BinnedRun:
    """A run in the bin, and the bytes that it takes."""

    id: str
    number: int
    title: str
    state: RunState
    bytes: int

    @property
    def name(self) -> str:
        return numbered_name(self.number, self.title)


class BinRows:
    """Reads what lies in the bin, in the background."""

    def __init__(self, done: Callable[[list[BinnedRun]], object]) -> None:
        self._done = done
        self.aside = Aside()

    def read(self, folder: ProjectFolder | None) -> None:
        """`done(rows)` follows, newest first."""
        self.aside.forget()
        if folder is None:
            self._done([])
        else:
            path = folder.path
            self.aside.ask(lambda: _read(path), self._done)

    def forget(self) -> None:
        self.aside.forget()


def _read(path: Path) -> list[BinnedRun]:
    return [
        BinnedRun(
            run.id, run.number, "" if run.title == run.id else run.title, run.state(), size_on_disk(run.path)
        )
        for run in ProjectFolder(path).bin.runs()
    ]


class BinView(QWidget):
    """The list; Delete asks for deleting for good, Enter puts back, Escape leaves."""

    restore_wanted = Signal(str)
    delete_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _BinModel()
        self.list = RowList(self._model, _BinDelegate(self._model), self)
        self.list.setObjectName("train.bin")
        self.list.setAccessibleName(self.tr("Bin"))
        self.hint = Label("", "secondary", "text3", wrap=True, parent=self)
        column_of((self.list, 1), self.hint, gap=6, on=self)
        self.list.delete_wanted.connect(lambda: self.delete_wanted.emit(self.current_id()))
        self.list.doubleClicked.connect(lambda _index: self.restore_wanted.emit(self.current_id()))

    def set_rows(self, rows: Sequence[BinnedRun], metric: Metric) -> None:
        self._model.metric = metric
        here = self.list.currentIndex().row()
        self.list.set_rows(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(min(max(here, 0), len(rows) - 1)))
        size = size_words(sum(row.bytes for row in rows))
        words = self.tr("Runs stay here until you delete them. Together they take {size} on the disk.")
        self.hint.setText(words.format(size=size) if rows else self.tr("The bin is empty."))

    def current_id(self) -> str:
        row = self.list.current()
        return row.id if row is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.restore_wanted.emit(self.current_id())
        else:
            super().keyPressEvent(event)


class _BinModel(RowModel[BinnedRun]):
    metric: Metric = LOSS

    def key_of(self, row: BinnedRun) -> str:
        return row.id

    def said(self, row: BinnedRun) -> str:
        return ", ".join(part for part in (row.name, *self.words(row)) if part)

    def words(self, row: BinnedRun) -> tuple[str, str, str]:
        """How it stood, its best result, its size."""
        best = metric_of(row.state.best, self.metric.id)
        shown = shown_metric(best, self.metric) if best is not None else ""
        return status_word(row.state.status), shown, size_words(row.bytes)


class _BinDelegate(RowDelegate[BinnedRun]):
    height = 34
    is_ringed = True

    def __init__(self, model: _BinModel) -> None:
        super().__init__()
        self._model = model

    def paint_row(self, painter: QPainter, room: QRectF, row: BinnedRun, state: QStyle.StateFlag) -> None:
        status, best, size = self._model.words(row)
        line = room.adjusted(12, 0, -12, 0)
        draw_words(painter, line, size, "text2", fonts.tabular(fonts.secondary()), side=RIGHT)
        draw_words(
            painter, line.adjusted(0, 0, -90, 0), best, "text", fonts.tabular(fonts.body()), side=RIGHT
        )
        line.adjust(0, 0, -170, 0)
        line.adjust(draw_words(painter, line, row.name, "text", fonts.strong()) + 8, 0, 0, 0)
        draw_words(painter, line, status, "text2", fonts.secondary())
