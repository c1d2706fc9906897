"""What training showed on its way: what was answered after each epoch that was kept, the newest first seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from deepstudio.core.events import Snapshot
from deepstudio.core.results import Section, UnknownResult, read_section
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.base import ResultContext, SectionView, section_view
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Card, SecondaryLabel
from deepstudio.ui.widgets.fields import Slider
from deepstudio.ui.widgets.layouts import row_of

PAUSE = 300  # milliseconds between two drawings while epochs follow each other
HEIGHT, SLIDER, MARGIN = 280, 140, 14  # pixels

Snapshots = Mapping[str, Mapping[int, Snapshot]]
"""By title and epoch."""


class WatchCard(Card):
    """A slider over the epochs, and what each title showed last until then; hidden where a run has nothing."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._studio = studio
        self._run: RunFolder | None = None
        self._snapshots: Snapshots = {}
        self._drawn: list[Snapshot] = []
        self._names: Mapping[str, Mapping[str, str]] = {}
        """What classes were called when it was drawn."""
        self.epochs: list[int] = []
        self.views: list[SectionView] = []
        self.slider = Slider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("train.watch-epoch")
        self.slider.setAccessibleName(self.tr("Epoch"))
        self.slider.setFixedWidth(SLIDER)
        self.words = SecondaryLabel(parent=self)
        self._row = QHBoxLayout()
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._draw)
        studio.changed.connect(self._draw)
        self.slider.valueChanged.connect(lambda _place: self._draw())
        tools = QWidget(self)
        row_of(self.words, self.slider, gap=10, on=tools)
        self.set_trailing(tools)
        self.add(self._row, 1)
        self.setMinimumHeight(HEIGHT)
        self.hide()

    def show_run(self, run: RunFolder | None, snapshots: Snapshots) -> None:
        """Shows what came of `run`; the newest follows, unless somebody looks at an earlier epoch."""
        other = (run and run.path) != (self._run and self._run.path)
        follows = other or self.slider.value() == self.slider.maximum()
        self._run, self._snapshots = run, snapshots
        self.epochs = sorted({epoch for series in snapshots.values() for epoch in series})
        self.setVisible(bool(self.epochs))
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, len(self.epochs) - 1))
            if follows:
                self.slider.setValue(self.slider.maximum())
        self.slider.setVisible(len(self.epochs) > 1)
        if other:
            self._draw()
        elif not self._later.isActive():
            self._later.start()

    def _draw(self, *_: object) -> None:
        """Makes the views anew, where they are of other snapshots."""
        found, names = self._chosen(), self._studio.class_names
        if found == self._drawn and names == self._names:
            return
        self._drawn, self._names = found, names
        for old in self.views:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.views = [self._view(one) for one in found]
        for view in self.views:
            self._row.addWidget(view, 1)
        single = self.views[0].title() if len(self.views) == 1 else ""
        self.set_title(single or self.tr("Along the way"))
        if single:
            self.views[0].set_title("")
        epoch = self.epochs[self.slider.value()] if self.epochs else 0
        self.words.setText(self.tr("Epoch {epoch}").format(epoch=f"{epoch:,}"))

    def _chosen(self) -> list[Snapshot]:
        """The newest of each title until the epoch that is chosen."""
        until = self.epochs[self.slider.value()] if self.epochs else 0
        series = [sorted(one.items()) for one in self._snapshots.values()]
        places = [bisect_right(one, until, key=lambda item: item[0]) for one in series]
        return [one[place - 1][1] for one, place in zip(series, places, strict=True) if place]

    def _view(self, snapshot: Snapshot) -> SectionView:
        """A picture of the section: nothing in it is to be clicked, as its samples are not kept."""
        assert self._run is not None
        title = tr_text(snapshot.title.text())
        context = ResultContext(self._studio, self._run, None, Looks(), title)
        names = self._names.get(title, {})
        view = section_view(_section(snapshot).named(names), context, self)
        if len(self._snapshots) > 1:
            view.set_title(f"{title} · {view.title()}")
        view.setObjectName("train.watched")
        view.setStyleSheet("#train\\.watched { border: none; }")
        view.setContentsMargins(-MARGIN, -MARGIN, -MARGIN, -MARGIN)
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for child in view.findChildren(QWidget):
            child.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if isinstance(child, QAbstractButton):
                child.hide()
        return view


def _section(snapshot: Snapshot) -> Section:
    try:
        return read_section(snapshot.section)
    except ValueError:
        return UnknownResult(raw=snapshot.section)
