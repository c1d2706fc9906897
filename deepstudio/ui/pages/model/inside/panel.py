"""The panel below the canvas: the sample and the run at its top, and the ways to look at what is clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from deepstudio.core.graph import Graph
from deepstudio.core.project import DEFAULT_ROLE, Project
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.inside.giving import GiveDialog, give_dialog
from deepstudio.ui.pages.model.inside.glances import Glances
from deepstudio.ui.pages.model.inside.sample_stepper import SampleStepper
from deepstudio.ui.pages.model.inside.view import InsideView, Inspected, Spot
from deepstudio.ui.pages.model.inside.views import VIEWS
from deepstudio.ui.pages.run_chooser import RunChooser
from deepstudio.ui.run_name import run_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import IconButton, Label, OutlineButton, Panel
from deepstudio.ui.widgets.layouts import STRETCH, centered, column_of, row_of
from deepstudio.ui.workers.background import Aside


class InsidePanel(Panel):
    """Follows what is clicked (`show_spot`), the run and the sample. `closed` when somebody closes it."""

    closed = Signal()
    train_wanted = Signal()
    drawn = Signal(object)
    """What nodes give for the sample, in small, by their names (`QImage`)."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="top")
        self.setObjectName("model.inside")
        self.setAccessibleName(self.tr("Look inside"))
        self.studio = studio
        self._aside = Aside(self)
        self._spot: Spot | None = None
        self._trouble: Text | None = None
        """Why there is no sample."""
        self._stale = False
        """Whether the run has learned more since somebody looked."""
        self._project: Project | None = None
        """The project as the run has it."""
        self.giving: GiveDialog | None = None
        self._kinds: list[type[InsideView]] = []
        self.views: dict[type[InsideView], InsideView] = {}
        """Those that were in front once."""
        self.sample = SampleStepper(studio, self)
        self.glances = Glances(studio, self)
        self.give = IconButton(
            "pencil",
            self.tr("Look at a sample of your own"),
            small=True,
            name="model.inside.give",
            parent=self,
            run=self.open_giving,
        )
        self.give.hide()
        self.drawing = IconButton(
            "image",
            self.tr("Draw what each layer gives in the layers, too"),
            small=True,
            checkable=True,
            name="model.inside.draw",
            parent=self,
        )
        self.drawing.setChecked(studio.preferences.draw_in_layers)
        self.chooser = RunChooser(studio, self, bare=True)
        self.chooser.field.setObjectName("model.inside.run")
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("model.inside.tabs")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.warning = Label("", "secondary", "warn", wrap=True, parent=self, hides=True)
        self.warning.setObjectName("model.inside.warning")
        self.says = Label("", "body", "text2", wrap=True, parent=self)
        self.says.setObjectName("model.inside.hint")
        self.says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = self.tr("Go to training")
        self.train = OutlineButton(words, "train", name="model.inside.train", parent=self)
        self.close_button = IconButton(
            "close", self.tr("Close"), small=True, parent=self, name="model.inside.close"
        )
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._take_run()

    def _lay_out(self) -> None:
        hint = QWidget(self)
        button = row_of(STRETCH, self.train, STRETCH)
        column_of(STRETCH, self.says, button, STRETCH, gap=10, on=hint)
        self._stack.addWidget(hint)
        head = row_of(
            (self.sample, 1),
            STRETCH,
            *centered(self.give, self.drawing, self.chooser, self.close_button),
            gap=8,
        )
        column_of(head, self.tabs, self.warning, (self._stack, 1), gap=8, margins=(14, 8, 10, 10), on=self)

    def _connect(self) -> None:
        self.train.clicked.connect(self.train_wanted)
        self.close_button.clicked.connect(self.closed)
        self.chooser.changed.connect(self._take_run)
        self.chooser.weights_changed.connect(self._learned)
        self.studio.runs_changed.connect(self._runs_changed)
        self.studio.scanned.connect(self._found)
        self.drawing.toggled.connect(self._draw)
        self.glances.seen.connect(self.sample.show_seen)
        self.glances.drawn.connect(self.show_drawings)
        self.sample.changed.connect(self._take_sample)
        self.sample.refused.connect(self._no_sample)
        self.tabs.currentChanged.connect(self.show_again)

    # What is looked at

    @property
    def run(self) -> RunFolder | None:
        return self.chooser.run()

    def show_spot(self, spot: Spot | None) -> None:
        """Looks at a place of the network; None where nothing, or several things, are clicked."""
        if spot == self._spot:
            return
        self._spot = spot
        self._show_tabs()
        self.show_again()

    def show_again(self) -> None:
        """Asks once more for what is looked at, as the run may have learned meanwhile."""
        hint = self._hint()
        self.warning.setText("" if hint else self._changed())
        for widget in (self.sample, self.drawing):
            widget.setVisible(self.run is not None)
        self.give.setVisible(self._project is not None and self._project.data is not None)
        self.train.setVisible(self.run is None and not self.studio.active_runs)
        if hint or self.run is None or self._spot is None:
            self.says.setText(hint)
            self._stack.setCurrentIndex(0)
            return
        view = self._view()
        self._stack.setCurrentWidget(view)
        for other in self.views.values():
            if other is not view:
                other.forget()
        view.show_inside(Inspected(self.run, self._spot, self.sample.sample))

    def _hint(self) -> str:
        """What to say where there is nothing to look at."""
        if self.run is None and self.studio.active_runs:
            return self.tr("After the first epoch you see here what each layer makes of a sample.")
        if self.run is None:
            return self.tr("Train the network first. Then you see here what each layer makes of a sample.")
        if self._trouble is not None:
            return tr_text(self._trouble)
        if self._spot is None:
            return self.tr("Click a layer or a wire to see what it carries.")
        if self.sample.sample is None:
            return self.tr("Looking for a sample…")
        if self._then is not None and self._spot.node not in self._then.by_name:
            words = self.tr("This layer is new since {run}. Train again to see what it carries.")
            return words.format(run=run_name(self.run))
        return ""

    def _changed(self) -> str:
        """That the network, or this layer, is not the one that the run has learned."""
        if self._then is None or self._spot is None or self.run is None:
            return ""
        now, node = self._spot.analysis.graph, self._spot.node
        words = ""
        if node in now.by_name and now.by_name[node].key != self._then.by_name[node].key:
            words = self.tr("This layer was changed after {run}. Shown is what it was then.")
        elif _essence(now) != _essence(self._then):
            words = self.tr("The network was changed after {run}. Shown is what it was then.")
        return words.format(run=run_name(self.run))

    def _view(self) -> InsideView:
        """The one whose tab is in front; made when it is there for the first time."""
        kind = self._kinds[max(0, self.tabs.currentIndex())]
        if kind not in self.views:
            self.views[kind] = kind(self.studio, self)
            self._stack.addWidget(self.views[kind])
        return self.views[kind]

    def _show_tabs(self) -> None:
        """One for each view that has something to show of the place; none where it is the only one."""
        kinds = [kind for kind in VIEWS if self._spot is None or kind.accepts(self._spot)]
        if kinds == self._kinds:
            return
        front = self._kinds[self.tabs.currentIndex()] if self._kinds else None
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for kind in kinds:
            self.tabs.addTab(tr_text(kind.title))
        self._kinds = kinds
        self.tabs.setCurrentIndex(kinds.index(front) if front in kinds else 0)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(kinds) > 1)

    def show_drawings(self) -> None:
        """Says what is to be drawn in the layers now."""
        self.drawn.emit(self.glances.drawings if self.drawing.isChecked() and not self.isHidden() else {})

    # Run and sample

    def _take_run(self) -> None:
        self._project, self._trouble = None, None
        if self.giving is not None:
            self.giving.close()
            self.giving.deleteLater()
            self.giving = None
        self.glances.forget()
        run = self.run
        self.sample.set_run(run)
        if run is not None:
            self._aside.forget()
            self._aside.ask(run.project, self._take_project, self._no_sample)
            self.studio.ask("warm", run=str(run.path), which="auto", done=_nothing, failed=_nothing)
        self._show_tabs()
        self.show_again()

    def _learned(self) -> None:
        """The run has learned more; while nobody looks, nothing is asked."""
        if self.isVisible():
            self._take_sample()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._take_sample()

    def _runs_changed(self) -> None:
        if self.run is None:
            self.show_again()

    def _found(self) -> None:
        """The data was looked through: where there was no sample, there may be one now."""
        if self._trouble is not None and self.run is not None:
            self._trouble = None
            self.sample.set_run(self.run)
            self.show_again()

    def _take_project(self, project: Project) -> None:
        self._project = project
        self.show_again()

    @property
    def _then(self) -> Graph | None:
        """The network as the run has it, once it is read."""
        return self._project.models.get(DEFAULT_ROLE) if self._project is not None else None

    def open_giving(self) -> None:
        """Lets somebody give a sample of their own."""
        if self.run is None or self._project is None:
            return
        if self.giving is None:
            self.giving = give_dialog(self.studio, self.run, self._project, self)
            if self.giving is None:
                looks = looks_of(self._project.data, self.studio.registry)
                self.studio.tell("warn", looks.no_panel)
                return
            self.giving.given.connect(self.sample.put)
        self.giving.show()
        self.giving.raise_()
        self.giving.activateWindow()
        self.giving.givers[0].take_focus()

    def _take_sample(self) -> None:
        """Another sample is looked at, or the run has learned more."""
        self._trouble = None
        self.show_again()
        self._glance()

    def _glance(self) -> None:
        if self.run is not None and self.sample.sample is not None:
            self.glances.ask(self.run, self.sample.sample)

    def _draw(self, drawn: bool) -> None:
        self.studio.set_preferences(draw_in_layers=drawn)
        self.show_drawings()

    def _no_sample(self, reason: Text) -> None:
        self._trouble = T("There is no sample to look at. {reason}", reason=reason)
        self.show_again()


def _nothing(_answer: object) -> None:
    """It only spares the first click the loading of the network."""


def _essence(graph: Graph) -> tuple[object, ...]:
    """What the network computes with, wherever its layers stand."""
    return {node.name: node.key for node in graph.nodes}, frozenset(graph.links)
