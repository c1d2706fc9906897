"""What the marks in a text mean: one sentence, and each mark once."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import FlowLayout, Label, SecondaryLabel
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.mark_paint import paint_mark, paint_unknown
from deepstudio.ui.widgets.styling import painting, wrapped
from deepstudio.ui.widgets.text_marks import TextMarks

MarkKind = Literal["for", "against", "unknown", "tail"]
WEIGHTS = {"for": 0.8, "against": -0.8}


class Swatch(QWidget):
    """A word that is marked as what it names."""

    def __init__(self, kind: MarkKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._words = kind, ""
        self.setFont(fonts.secondary())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._words

    def set_words(self, words: str, tip: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.setAccessibleDescription(tip)
        self.setToolTip(wrapped(tip))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            min(self.fontMetrics().horizontalAdvance(self._words) + 2 * self._padding, 220), scaled(22)
        )

    @property
    def _padding(self) -> int:
        return 6 if self._kind in WEIGHTS else 1

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            room = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
            paint_mark(painter, room, WEIGHTS.get(self._kind, 0.0))
            if self._kind == "unknown":
                paint_unknown(painter, room.adjusted(-1, 0, 1, -1))
            painter.setPen(theme.color("text3" if self._kind == "tail" else "text"))
            shown = self.fontMetrics().elidedText(
                self._words, Qt.TextElideMode.ElideRight, self.width() - 2 * self._padding + 2
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)


class TextLegend(QWidget):
    """Names only marks that can be seen now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = TextMarks()
        self._lit = True
        self._length = 0
        self._failure: Text | None = None
        self.sentence = SecondaryLabel(parent=self)
        self.warning = Label("", "secondary", "warn", wrap=True, parent=self)
        self.swatches: dict[MarkKind, Swatch] = {}
        row = QWidget(self)
        flow = FlowLayout(row, 8)
        for kind in ("for", "against", "unknown", "tail"):
            made = Swatch(kind, row)
            self.swatches[kind] = made
            flow.addWidget(made)
        column_of(self.warning, self.sentence, row, gap=6, on=self)
        self._show()

    def set_marks(self, marks: TextMarks) -> None:
        self._marks, self._failure = marks, None
        self._show()

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self._show()

    def set_length(self, tokens: int) -> None:
        """How many tokens the network reads at most; 0 is not known."""
        self._length = tokens
        self._show()

    def set_failure(self, reason: Text) -> None:
        """Words cannot be weighed."""
        self._failure = reason
        self._show()

    def _show(self) -> None:
        self._show_swatches()
        self._show_sentence()
        self._show_warning()

    def _show_swatches(self) -> None:
        marks, tips = self._marks, self._tips()
        words = {
            "for": self.tr("for “{label}”").format(label=marks.label) if marks.label else "",
            "against": self.tr("against it"),
            "unknown": self.tr("unknown word"),
            "tail": self.tr("not read"),
        }
        weighed = self._lit and bool(marks.weights.any())
        shown = {
            "for": weighed and bool((marks.weights > 0).any()),
            "against": weighed and bool((marks.weights < 0).any()),
            "unknown": bool((~marks.known).any()),
            "tail": marks.tail >= 0,
        }
        for kind, swatch in self.swatches.items():
            swatch.set_words(words[kind], tips[kind])
            swatch.setVisible(shown[kind])

    def _tips(self) -> dict[str, str]:
        return {
            "for": self.tr("Without these words the answer would be less sure. The stronger, the more."),
            "against": self.tr("Without these words the answer would be surer. They have an edge."),
            "unknown": self.tr("Not in the vocabulary: the network sees a placeholder instead."),
            "tail": self._tail_words(),
        }

    def _tail_words(self) -> str:
        if not self._length:
            return self.tr("The network does not read so far; this part does not count.")
        words = self.tr("The network reads only the first {n} tokens; this part does not count.")
        return words.format(n=f"{self._length:,}")

    def _show_sentence(self) -> None:
        if self._failure is not None:
            words = self.tr("Words cannot be lit up now: {reason}")
            self.sentence.setText(words.format(reason=tr_text(self._failure)))
        elif len(self._marks):
            self.sentence.setText(
                self.tr("Coloured words decided most: without them the answer would be less sure.")
            )
        else:
            self.sentence.setText(self.tr("Words light up here by how much they decide."))
        self.sentence.set_tone("bad" if self._failure is not None else "text2")
        self.sentence.setVisible(self._lit)

    def _show_warning(self) -> None:
        known = self._marks.known
        words = ""
        if len(known) and not known.any():
            words = self.tr("The network knows none of these words, so its answer says little.")
        elif self._marks.tail >= 0 and self._length:
            words = self.tr("The network reads only the first {n} tokens; the grey part does not count.")
            words = words.format(n=f"{self._length:,}")
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
