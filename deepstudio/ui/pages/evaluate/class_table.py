"""The classes one by one: precision, recall, F1, support."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from deepstudio.ui.kinds.evaluation import ClassScore
from deepstudio.ui.pages.evaluate.tables import scores_text
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import Card, IconButton, Translated, percent
from deepstudio.ui.widgets.model_index import Index
from deepstudio.ui.widgets.styling import wrapped

ROOT = QModelIndex()
VALUE = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 28
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ScoreModel(QAbstractTableModel):
    """A row for each class."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scores: tuple[ClassScore, ...] = ()
        self.titles: tuple[str, ...] = ("", "", "", "", "")
        self.helps: tuple[str, ...] = ("", "", "", "", "")

    def set_scores(self, scores: Sequence[ClassScore]) -> None:
        self.beginResetModel()
        self.scores = tuple(scores)
        self.endResetModel()

    def set_titles(self, titles: Sequence[str], helps: Sequence[str]) -> None:
        self.titles, self.helps = tuple(titles), tuple(helps)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.titles) - 1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.scores)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self._value(index.row(), index.column())
        if role == VALUE:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return percent(value) if isinstance(value, float) else str(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if index.column() == 0 else RIGHT
        if role == Qt.ItemDataRole.FontRole and index.column() > 0:
            return fonts.tabular(fonts.body())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapped(self.helps[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if section == 0 else RIGHT
        return None

    def _value(self, row: int, column: int) -> str | float | int:
        score = self.scores[row]
        values: tuple[str | float | int, ...] = (
            score.name,
            score.precision,
            score.recall,
            score.f1,
            score.support,
        )
        return values[column]


class ClassTable(Translated, Card):
    """Click a heading to sort; the table can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._copy = IconButton("copy", small=True, parent=self)
        self.set_trailing(self._copy)
        self.scores = ScoreModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.scores)
        self._sorted.setSortRole(VALUE)
        self.view = _Table(self)
        self.view.setModel(self._sorted)
        self.view.setObjectName("evaluate.classes")
        self.view.lay_out()
        self._copy.setObjectName("evaluate.copy-table")
        self._copy.clicked.connect(self.copy)
        self.add(self.view, 1)
        self.retranslate()

    def set_scores(self, scores: Sequence[ClassScore]) -> None:
        self.scores.set_scores(scores)

    def copy(self) -> None:
        """Puts the table, as it is sorted, on the clipboard."""
        rows = range(self._sorted.rowCount())
        order = [self._sorted.mapToSource(self._sorted.index(row, 0)).row() for row in rows]
        text = scores_text(self.scores.titles, (self.scores.scores[row] for row in order))
        QGuiApplication.clipboard().setText(text)

    def retranslate(self) -> None:
        self.set_title(self.tr("Classes"))
        self._copy.setToolTip(self.tr("Copy the table"))
        self.view.setAccessibleName(self.tr("Numbers for each class"))
        self.scores.set_titles(
            (self.tr("Class"), self.tr("Precision"), self.tr("Recall"), self.tr("F1"), self.tr("Samples")),
            (
                self.tr("Click a heading to sort by it."),
                self.tr(
                    "Of all samples taken for this class: how many are of it. Matters where a false alarm is dear."
                ),
                self.tr(
                    "Of all samples of this class: how many were found. Matters where missing one is dear."
                ),
                self.tr("Precision and recall in one number (their harmonic mean); both must be high."),
                self.tr("How many samples of this class were examined (the support)."),
            ),
        )


class _Table(QTableView):
    """A quiet table whose first column takes the room that is left."""

    def lay_out(self) -> None:
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMinimumSize(250, 150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.parent()
        if event.matches(QKeySequence.StandardKey.Copy) and isinstance(card, ClassTable):
            card.copy()
        else:
            super().keyPressEvent(event)
