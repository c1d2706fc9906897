"""One form of export, and what one gets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from deepstudio.core.declarations import Exporter
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Card, Label, Line, OutlineButton, SecondaryLabel, TitleLabel
from deepstudio.ui.widgets.glyph import Glyph
from deepstudio.ui.widgets.layouts import row_of

GLYPH = 40  # pixels


class ExporterCard(Card):
    """`wanted` comes when the button is clicked."""

    wanted = Signal()

    def __init__(self, exporter: type[Exporter], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.exporter = exporter
        self._name = TitleLabel(parent=self)
        self._help = Label("", "body", "text2", wrap=True, parent=self)
        self._got_title = SecondaryLabel(self.tr("You get"), parent=self)
        self._got = [Label("", "secondary", "text", wrap=True, parent=self) for _ in exporter.contents]
        self.button = OutlineButton(
            self.tr("Export…"), icon="export", name=f"export.{exporter.id}", parent=self, run=self.wanted
        )
        self.add(row_of(Glyph(exporter.glyph, GLYPH, 10, 10, self), (self._name, 1), gap=12))
        self.add(self._help)
        self.add(Line(parent=self))
        self.add(self._got_title)
        self.add(self._points())
        self.body.addStretch(1)
        self.add(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        title = tr_text(self.exporter.title)
        self._name.setText(title)
        self.setAccessibleName(title)
        self._help.setText(tr_text(self.exporter.help))
        self._got_title.setVisible(bool(self._got))
        for label, line in zip(self._got, self.exporter.contents, strict=True):
            label.setText(tr_text(line))
        self.button.setAccessibleName(self.tr("Export: {form}").format(form=title))

    def _points(self) -> QGridLayout:
        points = QGridLayout()
        points.setHorizontalSpacing(6)
        points.setVerticalSpacing(4)
        points.setColumnStretch(1, 1)
        for row, label in enumerate(self._got):
            points.addWidget(SecondaryLabel("•", self, wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            points.addWidget(label, row, 1)
        return points
