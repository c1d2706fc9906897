"""The network's own map of its data: drawn by a job, recalled where it was drawn before, coloured as one likes."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.data_map import METHODS, DataMap, MapAnswer, MapMethod, MapNode
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.text import T, Text
from deepstudio.data.plan_edits import same_source
from deepstudio.jobs.data_maps import RememberedMap, recall_map, unkept_map
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.looks import Looks, looks_of_run
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.data_map.colours import coloured
from deepstudio.ui.results.data_map.controls import MapControls
from deepstudio.ui.results.data_map.picture import MapPicture
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Banner, EmptyState
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.long_job import LongJob

MapAsked = tuple[str, MapNode | None, MapMethod | None]
"""The run, the node and the method of a map; where one is not named, that of the one that was drawn last."""


class DataMapView(QWidget):
    """`controls` stand wherever the page has room for them."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.run: RunFolder | None = None
        self._looks = Looks()
        self._found: RememberedMap | None = None
        self._named: DataMap | None = None
        """What is shown, with the names that a person gave to classes."""
        self._failure: Text | None = None
        self._drawing: RunFolder | None = None
        self._unkept: dict[tuple[str, MapMethod], RememberedMap] = {}
        """Maps that could not be saved, the last one by run and method; they last as long as the program."""
        self._selected: list[str] = []
        """What is to be selected once a map is there."""
        self._aside = Aside(self)
        self._build()
        studio.changed.connect(self._project_changed)

    @property
    def drawn(self) -> DataMap | None:
        """The map in view."""
        return self._named

    def set_run(self, run: RunFolder | None) -> None:
        """Shows what was drawn for a run."""
        if run is None or self.run is None or run.path != self.run.path:
            self.controls.forget_node()
            self._show(None)
        self.run = run
        self.look_up()

    def look_up(self) -> None:
        """Reads what was drawn before, beside the window's thread."""
        self._failure = None
        self._aside.forget()
        run = self.run
        if run is None:
            self._show(None)
            return
        _, node, method = self._asked()
        registry = self.studio.registry
        self._aside.ask(
            lambda: (looks_of_run(run, registry), recall_map(run, node, method)),
            partial(self._recalled, self._asked()),
        )
        self._show_state()

    def start(self) -> None:
        """Draws the map that is chosen, in a process of its own."""
        run = self.run
        if run is None or self.progress.is_busy():
            return
        self._failure = None
        arguments = ["map", str(run.project_folder), "--run", run.id, "--method", self.controls.method]
        if self.controls.node is not None:
            arguments += ["--node", f"{self.controls.node.node}.{self.controls.node.port}"]
        job = LongJob(T("Drawing the map of the data"), *arguments)
        self._drawing = run
        self._follow(job)
        self.studio.start_job(job)
        self._show_state()

    def remembered(self) -> Any:
        """What is chosen and selected, and the job that is going on."""
        chosen = self.controls.node, self.controls.wanted_method, self.controls.way
        return self.progress.work, self._drawing, self._unkept, chosen, self.picture.selected_ids()

    def take_back(self, kept: Any) -> None:
        job, self._drawing, self._unkept, (node, method, way), self._selected = kept
        if job is not None:
            self._follow(job)
        self.controls.choose(node, method)
        self.controls.keep_way(way)

    # Building

    def _build(self) -> None:
        self.controls = MapControls(self)
        self.controls.setObjectName("map.controls")
        self.progress = JobLine(self)
        self.banner = Banner(parent=self)
        self.again = self.banner.add_button(self.tr("Draw it again"), name="map.again")
        self.again.clicked.connect(self.start)
        self.fresh = EmptyState("grid", parent=self)
        self.first = self.fresh.add_button(
            self.tr("Draw the map"), primary=True, icon="grid", name="map.start"
        )
        self.first.clicked.connect(self.start)
        self.picture = MapPicture(self.studio, self)
        self._views = QStackedWidget(self)
        self._views.addWidget(self.fresh)
        self._views.addWidget(self.picture)
        column_of(self.progress, self.banner, (self._views, 1), gap=14, on=self)
        self.controls.wanted.connect(self.look_up)
        self.controls.recoloured.connect(self._show_colours)
        self.controls.legend.meant_changed.connect(self.picture.plot.set_meant)
        self.controls.doubtful_wanted.connect(lambda: self.picture.select_ids(self._doubtful()))

    def _follow(self, job: LongJob) -> None:
        self.progress.follow(job)
        job.finished.connect(self._finished)
        job.failed.connect(self._failed)
        job.ended.connect(self._show_state)

    # What was drawn

    def _asked(self) -> MapAsked:
        path = str(self.run.path) if self.run is not None else ""
        return path, self.controls.node, self.controls.wanted_method

    def _finished(self, value: dict[str, Any]) -> None:
        """Also shows what could not be saved, as long as the program runs."""
        run = self._drawing
        if run is None:
            return
        if value.get("kept", True):
            self.look_up()
        else:
            self._aside.ask(lambda: unkept_map(run, value), partial(self._keep, str(run.path)), self._failed)

    def _keep(self, run: str, found: RememberedMap) -> None:
        self._unkept[run, found.drawn.method] = found
        self.look_up()

    def _failed(self, reason: Text) -> None:
        self._failure = reason
        self._show_state()

    def _recalled(self, asked: MapAsked, answer: tuple[Looks, RememberedMap | None]) -> None:
        if asked == self._asked():
            self._looks, found = answer
            run, node, method = asked
            unkept = self._unkept.get((run, method or self.controls.method))
            if unkept is not None and node in (None, unkept.drawn.chosen):
                found = unkept
            self._show(found)

    def _show(self, found: RememberedMap | None) -> None:
        if found != self._found or found is None:
            self._found = found
            self._show_named()
        self._show_state()

    def _show_named(self) -> None:
        """The map with the names that classes have now."""
        found = self._found
        self._named = found.drawn.named(self.studio.class_names) if found is not None else None
        self.controls.show_map(self._named)
        if found is not None and self._named is not None:
            self.picture.show_map(self._named, found.plan, self._looks)
            if self._selected:
                self.picture.select_ids(self._selected)
                self._selected = []
            self._show_colours()

    def _show_colours(self) -> None:
        drawn = self._named
        if drawn is None:
            return
        shown, answer = coloured(drawn, self.controls.way, self._present()), self._answer()
        self.controls.show_colours(shown)
        self.controls.show_findings(drawn, answer, len(self._doubtful()))
        self.picture.show_colours(shown, answer, self._present())
        self.picture.plot.set_meant(self.controls.legend.meant or None)

    def _answer(self) -> MapAnswer | None:
        """The answer that the colours speak of, or the first one."""
        answers = self._named.answers if self._named is not None else ()
        wanted = self.controls.way.target
        return next((one for one in answers if one.target == wanted), answers[0] if answers else None)

    def _doubtful(self) -> list[str]:
        """The samples whose labels are doubtful, and that nobody has corrected or excluded since."""
        drawn, answer, present = self._named, self._answer(), self._present()
        if drawn is None or answer is None:
            return []
        ids = [drawn.ids[one.sample] for one in answer.doubtful]
        if present is None:
            return ids
        done = {*present.excluded, *present.corrected_in(answer.target)}
        return [id for id in ids if id not in done]

    def _present(self) -> DataPlan | None:
        """The project's data, where the map is of its samples."""
        project = self.studio.project
        now = project.data if project is not None else None
        return now if self._found is not None and same_source(now, self._found.plan) else None

    def _project_changed(self, old: Project, new: Project) -> None:
        plans = [project.data if project is not None else None for project in (old, new)]
        names = [plan.given_names if plan is not None else {} for plan in plans]
        if self._found is None or plans[0] is plans[1]:
            return
        if names[0] != names[1]:
            self._show_named()
        else:
            self._show_colours()

    # States

    def _show_state(self) -> None:
        busy = self.progress.is_busy()
        self._views.setCurrentWidget(self.picture if self._named is not None else self.fresh)
        self.first.setVisible(not busy)
        self.fresh.set_text(self._title(busy))
        self.fresh.set_detail(
            self.tr(
                "For each sample, a layer of the network gives numbers. The map places samples with similar numbers "
                "near each other. It shows what the network takes for alike, and labels that do not fit."
            )
        )
        words, tone = self._said()
        self.banner.setVisible(bool(words) and not busy)
        self.banner.set_message(words, "bad" if tone == "bad" else "warn")
        self.again.setVisible(self._named is not None)

    def _title(self, busy: bool) -> str:
        method = tr_text(METHODS[self.controls.method])
        if busy:
            return self.tr("Drawing…")
        return self.tr("Not drawn with {method} yet").format(method=method)

    def _said(self) -> tuple[str, str]:
        if self._failure is not None:
            return tr_text(self._failure), "bad"
        if self._found is not None and self._found.outdated:
            return self.tr("The run has learned more since this map was drawn. Draw it again."), "warn"
        if self._found is not None and not self._found.drawn.kept:
            return (
                self.tr(
                    "This could not be saved in the project's folder, so it is gone when the program ends."
                ),
                "warn",
            )
        return "", ""
