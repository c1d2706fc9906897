"""A form of export, and what came of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deepstudio.core.amounts import size_words
from deepstudio.core.declarations import Exporter
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.last_folder import show_in_folder
from deepstudio.ui.run_name import run_name
from deepstudio.ui.widgets import (
    Card,
    ElidedLabel,
    FoldedSection,
    IconButton,
    InfoButton,
    Label,
    Line,
    OutlineButton,
    SecondaryLabel,
    TitleLabel,
)
from deepstudio.ui.widgets.chip import Glyph
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.plain_text_box import CodeBlock

GLYPH = 40  # pixels


class ExporterCard(Card):
    """`wanted` comes when the button is clicked."""

    wanted = Signal()

    def __init__(self, exporter: type[Exporter], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.exporter = exporter
        title = tr_text(exporter.title)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        id, icon = f"export.{exporter.id}", "export"
        self.button = OutlineButton(self.tr("Export…"), icon, name=id, parent=self, run=self.wanted)
        self.button.setAccessibleName(self.tr("Export: {form}").format(form=title))
        glyph = Glyph(exporter.glyph, GLYPH, 10, 10, self)
        info = [InfoButton(exporter.about, title, self, reached_by_tab=True)] if exporter.about else []
        top = Qt.AlignmentFlag.AlignTop
        self.add(row_of(glyph, (self._names(title), 1), *((each, 0, top) for each in info), gap=12))
        self.add(Label(tr_text(exporter.help), "body", "text2", wrap=True, parent=self))
        self.add(Line(parent=self))
        if exporter.contents:
            self.add(SecondaryLabel(self.tr("You get"), parent=self))
        self.add(column_of(*map(self._point, exporter.contents), gap=4))
        self.body.addStretch(1)
        self.add(self.button)

    def _names(self, title: str) -> QVBoxLayout:
        """What it is good for, and below it what the form is called; without a purpose the title alone."""
        purpose = self.exporter.purpose
        if purpose is None:
            return column_of(TitleLabel(title, self), gap=0)
        form = f"{title} ({self.exporter.suffix})" if self.exporter.suffix else title
        self.setAccessibleName(f"{tr_text(purpose)}: {form}")
        return column_of(
            Label(tr_text(purpose), "title", wrap=True, parent=self), SecondaryLabel(form, self), gap=2
        )

    def _point(self, line: Text) -> QHBoxLayout:
        dot = (SecondaryLabel("•", self, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        return row_of(dot, (Label(tr_text(line), "secondary", wrap=True, parent=self), 1), gap=6)


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
        words = self.tr("{run} is exported: {form}")
        form = tr_text(exported.exporter.title)
        super().__init__(words.format(run=run_name(exported.run), form=form), parent=parent)
        self.exported = exported
        self.set_tone("good")
        self._close = IconButton("close", self.tr("Close"), small=True, parent=self, run=self.closed)
        self.set_trailing(self._close)
        path = ElidedLabel(str(exported.path), self, Qt.TextElideMode.ElideMiddle, "mono", "text2")
        path.setObjectName("export.path")
        self.show_button = OutlineButton(self.tr("Show in folder"), "open", small=True, parent=self)
        self.show_button.setObjectName("export.show")
        self.show_button.clicked.connect(lambda: show_in_folder(exported.path))
        checked = SecondaryLabel(sentences(self._sentences()), parent=self)
        checked.setObjectName("export.checked")
        self.usage = FoldedSection(self.tr("How to use it"), parent=self)
        self.code = CodeBlock(self.usage)
        self.code.set_code(exported.code)
        self.code.copy.setObjectName("export.copy")
        self.usage.add(self.code)
        self.usage.setVisible(bool(exported.code))
        self.add(row_of((path, 1), self.show_button, gap=12))
        self.add(checked)
        self.add(self.usage)

    def _sentences(self) -> list[str]:
        """What the export said of its own check; else what its numbers say."""
        exported = self.exported
        said = [tr_text(note) for note in exported.notes]
        if not said and exported.difference is not None:
            words = self.tr("Checked with {n} samples: its probabilities differ by at most {d}.")
            said.append(words.format(n=exported.samples, d=f"{exported.difference:.1g}"))
        if exported.size:
            said.append(self.tr("The file has {size}.").format(size=size_words(exported.size)))
        return said
