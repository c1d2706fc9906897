"""A form of export, and what came of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from deepstudio.core.declarations import Exporter
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.language import tr_text
from deepstudio.ui.last_folder import show_in_folder
from deepstudio.ui.run_name import run_name
from deepstudio.ui.widgets import (
    Card,
    ElidedLabel,
    FoldedSection,
    IconButton,
    Label,
    Line,
    OutlineButton,
    SecondaryLabel,
    TitleLabel,
)
from deepstudio.ui.widgets.chip import Glyph
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.widgets.plain_text_box import CodeBlock

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


@dataclass(frozen=True)
class Exported:
    """What an export came to. `difference` is the largest one of a probability, over `samples` samples."""

    exporter: type[Exporter]
    run: RunFolder
    path: Path
    size: int = 0
    difference: float | None = None
    samples: int = 0
    notes: Sequence[Text] = ()
    code: str = ""


class ResultCard(Card):
    """Stays until it is closed."""

    closed = Signal()

    def __init__(self, exported: Exported, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.exported = exported
        self.set_tone("good")
        self._path = ElidedLabel(str(exported.path), self, Qt.TextElideMode.ElideMiddle, "mono", "text2")
        self._path.setObjectName("export.path")
        self.show_button = OutlineButton(
            self.tr("Show in folder"), icon="open", small=True, name="export.show", parent=self
        )
        self.show_button.clicked.connect(lambda: show_in_folder(exported.path))
        self._close = IconButton("close", self.tr("Close"), small=True, parent=self, run=self.closed)
        self.set_trailing(self._close)
        self._checked = SecondaryLabel(parent=self)
        self._checked.setObjectName("export.checked")
        self.usage = FoldedSection(self.tr("How to use it"), parent=self)
        self.code = CodeBlock(self.usage)
        self.code.set_code(exported.code)
        self.code.copy.setObjectName("export.copy")
        self.usage.add(self.code)
        self.usage.setVisible(bool(exported.code))
        self.add(row_of((self._path, 1), self.show_button, gap=12))
        self.add(self._checked)
        self.add(self.usage)
        words = self.tr("{run} is exported: {form}")
        form = tr_text(self.exported.exporter.title)
        self.set_title(words.format(run=run_name(self.exported.run), form=form))
        self._checked.setText(" ".join(self._sentences()))

    def _sentences(self) -> list[str]:
        """What the export said of its own check; else what its numbers say."""
        exported = self.exported
        said = [tr_text(note) for note in exported.notes]
        if not said and exported.difference is not None:
            words = self.tr("Checked with {n} samples: its probabilities differ by at most {d}.")
            said.append(words.format(n=exported.samples, d=f"{exported.difference:.1g}"))
        if exported.size:
            said.append(self.tr("The file has {size}.").format(size=megabytes(exported.size)))
        return said


def megabytes(size: int) -> str:
    """Bytes as people read them."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.1f} kB"
