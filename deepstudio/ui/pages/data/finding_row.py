"""One finding: its sentence, how often, examples and fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.problems import Severity
from deepstudio.core.text import T
from deepstudio.data.evidence import NAME_CLASSES
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import FlowLayout, Label, LinkButton, OutlineButton, ToneIcon, paint_ring
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.rows import RIGHT, draw_words
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
ACTIONS = {NAME_CLASSES: T("Name the classes…")}
MOST_EXAMPLES = 5
TIP = 400


class FindingRow(QWidget):
    """Severity by icon and word; the examples open on request."""

    fix_wanted = Signal(object)
    samples_wanted = Signal(list)
    action_wanted = Signal(str)
    """What a finding asks for that needs more than a click."""
    grown = Signal()
    """The examples were opened or closed."""

    def __init__(self, evidence: Evidence, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self.tone: FindingTone = TONES[evidence.severity]
        grades = {
            "bad": self.tr("serious"),
            "warn": self.tr("doubtful"),
            "accent": self.tr("decided for you"),
        }
        grade = grades[self.tone]
        self.icon = ToneIcon(self.tone, self)
        self.icon.setToolTip(wrapped(grade))
        self.sentence = Label(tr_text(evidence.message), wrap=True, parent=self)
        self.sentence.setAccessibleName(f"{grade}: {self.sentence.text()}")
        self.count = Label(f"{evidence.count:,}", "strong", parent=self)
        self.count.setFont(fonts.tabular(self.count.font()))
        self.count.setToolTip(self.tr("Samples that this concerns"))
        self.count.setVisible(evidence.severity is not Severity.REMARK)
        self.more = LinkButton(parent=self, name=f"data.finding-{number}-examples", run=self._toggle)
        self.fixes = [OutlineButton(tr_text(edit.label), small=True, parent=self) for edit in evidence.fixes]
        for place, (button, edit) in enumerate(zip(self.fixes, evidence.fixes, strict=True)):
            button.setObjectName(f"data.finding-{number}-fix-{place}")
            button.clicked.connect(lambda _=False, e=edit: self.fix_wanted.emit(e))
        self.action = OutlineButton(small=True, parent=self, name=f"data.finding-{number}-action")
        self.action.setText(tr_text(ACTIONS[evidence.action]) if evidence.action in ACTIONS else "")
        self.action.setVisible(evidence.action in ACTIONS)
        self.action.clicked.connect(lambda: self.action_wanted.emit(evidence.action))
        self.examples = [ExampleButton(example, self) for example in evidence.examples[:MOST_EXAMPLES]]
        for example in self.examples:
            example.clicked.connect(lambda _=False, e=example: self.samples_wanted.emit(list(e.example.ids)))
        self._open = False
        self._lay_out()
        self._show_examples()

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
        for button in (*([self.action] if self.evidence.action in ACTIONS else []), *self.fixes):
            flow.addWidget(button)
        flow.addWidget(self.more)
        deeds.setVisible(bool(self.fixes or self.examples))
        column = column_of(self.sentence, deeds, *self.examples, gap=6)
        top = Qt.AlignmentFlag.AlignTop
        row_of((self.icon, 0, top), (column, 1), (self.count, 0, top), gap=10, on=self)


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
        return QSize(200, scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if self.underMouse() else "sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            room = QRectF(self.rect()).adjusted(8, 0, -8, 0)
            right = room.adjusted(room.width() / 2, 0, 0, 0)
            wide = draw_words(painter, right, self._note, "text2", fonts.small(), side=RIGHT)
            left = room.adjusted(0, 0, -wide - 12 if wide else 0, 0)
            draw_words(painter, left, self.text(), "text", fonts.secondary())
        if self.is_ringed:
            paint_ring(self, 6)
