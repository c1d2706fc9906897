"""Bars beside numbers: probabilities, and the share that each part has of a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.amounts import percent
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.styling import painting, wrapped

_PERCENT_WIDTH = 56
LOW, TALL = 26, 36  # pixels


class BarRow(QWidget):
    """A label, a bar, and the fraction in percent."""

    def __init__(
        self,
        label: str = "",
        fraction: float = 0.0,
        strong: bool = False,
        parent: QWidget | None = None,
        above: bool = False,
    ) -> None:
        """`above` puts label and words above the bar, where labels are long."""
        super().__init__(parent)
        self._label, self._fraction, self._strong = label, fraction, strong
        self._label_width, self._words_width = 0, _PERCENT_WIDTH
        self._above = above
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_row(label, fraction, strong)

    def label(self) -> str:
        return self._label

    def fraction(self) -> float:
        return self._fraction

    def set_row(self, label: str, fraction: float, strong: bool = False, words: str = "") -> None:
        """`fraction` is 0 to 1; a strong row has a filled bar in the accent colour. `words` stand for the percent."""
        self._label, self._fraction, self._strong = label, min(max(fraction, 0.0), 1.0), strong
        self._words = words or percent(self._fraction)
        self.setFont(fonts.strong() if strong else fonts.body())
        self.setAccessibleName(f"{label}: {self._words}")
        self.setToolTip(wrapped(self.accessibleName()))
        self.updateGeometry()
        self.update()

    def label_width(self) -> int:
        """The width the label wants, in pixels."""
        return self.fontMetrics().horizontalAdvance(self._label) + 2

    def words(self) -> str:
        """What stands behind the bar."""
        return self._words

    def words_width(self) -> int:
        """The width that wants, in pixels."""
        return max(_PERCENT_WIDTH, self.fontMetrics().horizontalAdvance(self._words) + 8)

    def set_widths(self, label: int, words: int) -> None:
        """Rows below each other get one width each so that their bars begin and end together."""
        self._label_width, self._words_width = label, words
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, TALL if self._above else LOW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        wide, line = self.width(), LOW if self._above else self.height()
        label = min(self._label_width or self.label_width(), round(wide * 0.45))
        track = QRectF(label + 12, line / 2 - 4, wide - label - 12 - self._words_width, 8)
        if self._above:
            label, track = wide - self._words_width, QRectF(0, LOW - 2, wide, 6)
        with painting(self) as painter:
            painter.setFont(self.font())
            painter.setPen(theme.color("text" if self._strong else "text2"))
            shown = self.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, label)
            painter.drawText(QRectF(0, 0, label, line), Qt.AlignmentFlag.AlignVCenter, shown)
            self._paint_bar(painter, track)
            painter.setFont(fonts.tabular(self.font()))
            painter.setPen(theme.color("text" if self._strong else "text2"))
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(0, 0, wide, line), side, self._words)

    def _paint_bar(self, painter: QPainter, track: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(track, 4, 4)
        shape = QPainterPath()
        shape.addRoundedRect(track, 4, 4)
        painter.setClipPath(shape)
        token = (
            theme.color("accent")
            if self._strong
            else theme.mix(theme.color("line"), theme.color("text3"), 0.55)
        )
        painter.fillRect(QRectF(track.x(), track.y(), track.width() * self._fraction, track.height()), token)
        painter.setClipping(False)


class BarRows(QWidget):
    """Rows of probabilities, the first one strong. `above` is as for a row."""

    def __init__(self, parent: QWidget | None = None, above: bool = False) -> None:
        super().__init__(parent)
        self._above = above
        self._rows: list[BarRow] = []
        self._column = column_of(gap=2, on=self)

    def rows(self) -> list[BarRow]:
        return [row for row in self._rows if not row.isHidden()]

    def set_rows(self, rows: Sequence[tuple[str, float] | tuple[str, float, str]]) -> None:
        """(label, fraction) from the most to the least probable, perhaps with words that stand for the percent."""
        while len(self._rows) < len(rows):
            self._rows.append(BarRow(parent=self, above=self._above))
            self._column.addWidget(self._rows[-1])
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(rows))
            if index < len(rows):
                label, fraction, *words = rows[index]
                row.set_row(label, fraction, index == 0, "".join(words))
        shown = self._rows[: len(rows)]
        widest = [
            max((width(row) for row in shown), default=0)
            for width in (BarRow.label_width, BarRow.words_width)
        ]
        for row in self._rows:
            row.set_widths(*widest)


class MiniBar(QWidget):
    """Parts of a whole side by side, such as the parameters of each layer family."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[float, str], ...] = ()
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[tuple[float, str]], description: str = "") -> None:
        """(share from 0 to 1, colour token or `#RRGGBB`), left to right; `description` says it in words."""
        self._parts = tuple(parts)
        self.setAccessibleName(description)
        self.setToolTip(wrapped(description))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(self.rect()), 4, 4)
            painter.setClipPath(shape)
            painter.fillRect(self.rect(), theme.color("sunken"))
            left = 0.0
            for share, token in self._parts:
                wide = self.width() * min(max(share, 0.0), 1.0)
                painter.fillRect(QRectF(left, 0, wide, self.height()), theme.color(token))
                left += wide
