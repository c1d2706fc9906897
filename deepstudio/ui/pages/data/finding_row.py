"""One finding: its sentence, how often, examples and fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.problems import Severity
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets import (
    FlowLayout,
    Label,
    LinkButton,
    OutlineButton,
    ToneIcon,
    paint_ring,
)
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.styling import RingedButton, painting, wrapped
from deepstudio.ui.widgets.token_chips import readable

if TYPE_CHECKING:
    from deepstudio.data.evidence import Evidence, Example

FindingTone = Literal["accent", "warn", "bad"]
TONES: dict[Severity, FindingTone] = {
    Severity.ERROR: "bad",
    Severity.WARNING: "warn",
    Severity.REMARK: "accent",
}
MOST_EXAMPLES = 5
TIP = 400


class FindingRow(QWidget):
    """Severity by icon and word; the examples open on request."""

    fix_wanted = Signal(object)
    samples_wanted = Signal(list)
    grown = Signal()
    """The examples were opened or closed."""

    def __init__(self, evidence: Evidence, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self.tone: FindingTone = TONES[evidence.severity]
        self.icon = ToneIcon(self.tone, self)
        self.sentence = Label("", wrap=True, parent=self)
        self.count = Label("", "strong", parent=self)
        self.count.setFont(fonts.tabular(self.count.font()))
        self.more = LinkButton(parent=self, name=f"data.finding-{number}-examples", run=self._toggle)
        self.fixes = [OutlineButton(small=True, parent=self) for _ in evidence.fixes]
        for place, (button, edit) in enumerate(zip(self.fixes, evidence.fixes, strict=True)):
            button.setObjectName(f"data.finding-{number}-fix-{place}")
            button.clicked.connect(lambda _=False, e=edit: self.fix_wanted.emit(e))
        self.examples = [ExampleButton(example, self) for example in evidence.examples[:MOST_EXAMPLES]]
        for example in self.examples:
            example.clicked.connect(lambda _=False, e=example: self.samples_wanted.emit(list(e.example.ids)))
        self._open = False
        self._lay_out()
        self._say()
        self._show_examples()

    def _say(self) -> None:
        self.sentence.setText(tr_text(self.evidence.message))
        self.count.setText(f"{self.evidence.count:,}")
        self.count.setVisible(self.evidence.severity is not Severity.REMARK)
        self.count.setToolTip(self.tr("Samples that this concerns"))
        grades = {
            "bad": self.tr("serious"),
            "warn": self.tr("doubtful"),
            "accent": self.tr("decided for you"),
        }
        serious = grades[self.tone]
        self.icon.setToolTip(wrapped(serious))
        self.sentence.setAccessibleName(f"{serious}: {self.sentence.text()}")
        for button, edit in zip(self.fixes, self.evidence.fixes, strict=True):
            button.setText(tr_text(edit.label))

    def _show_examples(self) -> None:
        shown = len(self.examples)
        words = self.tr("Examples ({n})").format(n=shown)
        self.more.setText(self.tr("Hide the examples") if self._open else words)
        self.more.set_icon("chevron-down" if self._open else "chevron-right")
        self.more.setVisible(bool(shown))
        for example in self.examples:
            example.setVisible(self._open)

    def _toggle(self) -> None:
        self._open = not self._open
        self._show_examples()
        self.grown.emit()

    def _lay_out(self) -> None:
        deeds = QWidget(self)
        flow = FlowLayout(deeds)
        for button in self.fixes:
            flow.addWidget(button)
        flow.addWidget(self.more)
        deeds.setVisible(bool(self.fixes or self.examples))
        column = column_of(self.sentence, deeds, *self.examples, gap=6)
        row_of(
            (self.icon, 0, Qt.AlignmentFlag.AlignTop),
            (column, 1),
            (self.count, 0, Qt.AlignmentFlag.AlignTop),
            gap=10,
            on=self,
        )


class ExampleButton(RingedButton):
    """The text of an example and a note on it; a click shows its samples."""

    def __init__(self, example: Example, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.example = example
        self._note = tr_text(example.note) if example.note is not None else ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(readable(example.text[:TIP]))
        self.setAccessibleName(f"{self.text()} – {self._note}" if self._note else self.text())
        lines = (self.text(), self._note, self.tr("Click to see it in the list."))
        self.setToolTip(wrapped("\n".join(line for line in lines if line)))

    def sizeHint(self) -> QSize:
        return QSize(200, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if self.underMouse() else "sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            room = QRectF(self.rect()).adjusted(8, 0, -8, 0)
            painter.setFont(fonts.small())
            metrics = painter.fontMetrics()
            note = metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, round(room.width() * 0.5))
            wide = metrics.horizontalAdvance(note) + 12 if note else 0
            painter.setPen(theme.color("text2"))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, note)
            painter.setFont(fonts.secondary())
            painter.setPen(theme.color("text"))
            words = painter.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, round(room.width() - wide)
            )
            painter.drawText(room, middle, words)
        if self.is_ringed:
            paint_ring(self, 6)
