"""The layers of a network as a table."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from deepstudio.core.amounts import amount, size
from deepstudio.core.summary import LayerSummary, ModelSummary
from deepstudio.ui.canvas.faces import NONE, CheckedNetwork, size_words
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled, text_size
from deepstudio.ui.widgets.rows import LEFT, RIGHT, ROOT, Index, draw_words
from deepstudio.ui.widgets.styling import wrapped
from deepstudio.ui.widgets.tables import lay_out_table

LAYER, PARAMETERS, MULTIPLY_ADDS, MEMORY = range(4)
ROW_HEIGHT = 42


class SummaryModel(QAbstractTableModel):
    """One row a layer; numbers come cut to few digits, whole ones in the tooltip."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[LayerSummary, ...] = ()
        self.network = CheckedNetwork()

    def show_summary(self, network: CheckedNetwork, summary: ModelSummary) -> None:
        """Says which rows differ; rows of the same layers stay where they are."""
        rows, before = self.rows, self.network
        same = [row.node for row in rows] == [row.node for row in summary.rows]
        if not same:
            self.beginResetModel()
        self.rows, self.network = summary.rows, network
        if not same:
            self.endResetModel()
            return
        changed = [i for i, (old, new) in enumerate(zip(rows, self.rows, strict=True)) if old is not new]
        changed += self._retitled(before)
        if changed:
            self.dataChanged.emit(self.index(min(changed), 0), self.index(max(changed), MEMORY))

    def _retitled(self, before: CheckedNetwork) -> list[int]:
        """The rows of layers that got another title."""
        if before.graph is self.network.graph:
            return []
        old, new = before.graph.nodes, self.network.graph.nodes
        if len(old) != len(new):
            return list(range(len(self.rows)))
        names = {b.name for a, b in zip(old, new, strict=True) if a is not b and a.title != b.title}
        return [number for number, row in enumerate(self.rows) if row.node in names] if names else []

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._whole(row)[column]
        return wrapped(self._whole(row)[column]) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            words = (self.tr("Layer"), self.tr("Weights"), self.tr("Mult-adds"), self.tr("Memory"))
            return words[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            tips = (
                self.tr("The layers in the order in which data passes them, each with its result"),
                self.tr("Parameters: numbers that the network learns"),
                self.tr("Multiplications with addition for one sample: how much there is to compute"),
                self.tr("What the result of the layer takes for one sample"),
            )
            return wrapped(tips[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if section == LAYER else RIGHT
        return None

    def shown(self, row: LayerSummary, column: int) -> str:
        """The text of a cell."""
        if column == LAYER:
            return tr_text(self.network.analysis.title(self.network.graph.by_name[row.node]))
        if column == PARAMETERS:
            return amount(row.parameters) if row.parameters else NONE
        if column == MULTIPLY_ADDS:
            return amount(row.multiply_adds) if row.multiply_adds else NONE
        return size(row.activations)

    def _whole(self, row: LayerSummary) -> tuple[str, str, str, str]:
        return (
            f"{self.shown(row, LAYER)} ({row.node}) → {size_words(row.shape, self.network.longest)}",
            self.tr("{n} parameters").format(n=f"{row.parameters:,}"),
            self.tr("{n} multiply-adds").format(n=f"{row.multiply_adds:,}"),
            self.tr("{n} bytes").format(n=f"{row.activations:,}"),
        )


class SummaryTable(QTableView):
    """`picked(node)` by a click or Enter."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("model.summary")
        self.summary = SummaryModel(self)
        self.setModel(self.summary)
        self.setItemDelegate(_Delegate(self))
        lay_out_table(self, ROW_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        header = self.horizontalHeader()
        header.setStyleSheet(f"QHeaderView::section {{ padding: 4px 6px 4px 0; font-size: {scaled(11)}px }}")
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(LAYER, QHeaderView.ResizeMode.Stretch)
        for column, width in ((PARAMETERS, 55), (MULTIPLY_ADDS, 60), (MEMORY, 58)):
            self.setColumnWidth(column, scaled(width))
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)
        self.setAccessibleName(self.tr("Layers of the network"))

    def _pick(self, index: QModelIndex) -> None:
        self.picked.emit(self.summary.rows[index.row()].node)


@cache
def _type(_percent: int) -> tuple[QFont, QFont, QFont, QFont]:
    """The fonts of a title, a number, a shape and one in words; making one costs more than drawing with it."""
    return fonts.secondary(), fonts.tabular(fonts.secondary()), fonts.mono(11), fonts.small()


class _Delegate(QStyledItemDelegate):
    """Draws the layer over its result; numbers with digits of equal width."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, SummaryModel)
        row, column = model.rows[index.row()], index.column()
        text = model.shown(row, column)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("sunken"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if column == LAYER:
            self._paint_layer(painter, rect, text, row, model.network)
        else:
            draw_words(painter, rect.adjusted(0, 0, -6, 0), text, "text2", _type(text_size())[1], side=RIGHT)
        painter.restore()

    def _paint_layer(
        self, painter: QPainter, rect: QRectF, title: str, row: LayerSummary, network: CheckedNetwork
    ) -> None:
        kind = network.analysis.kind(row.node)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(theme.current().family(kind.category.value if kind else "unknown")))
        painter.drawRoundedRect(QRectF(rect.left() + 2, rect.top() + 9, 3, rect.height() - 18), 1.5, 1.5)
        room = rect.adjusted(11, 5, -2, -5)
        draw_words(painter, room, title, "text", _type(text_size())[0], side=Qt.AlignmentFlag.AlignTop)
        words = size_words(row.shape, network.longest, short=True)
        face = _type(text_size())[3 if words != row.shape.badge() else 2]
        draw_words(painter, room, words, "text3", face, side=Qt.AlignmentFlag.AlignBottom)
