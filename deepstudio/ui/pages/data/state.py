"""What goes on with the data: a scan that runs, data that moved, a question before reading over a network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.candidates import begins_otherwise
from deepstudio.core.declarations import Template
from deepstudio.core.explained import Explained
from deepstudio.core.problems import Problem, Severity
from deepstudio.core.text import T, Text
from deepstudio.data.plan_edits import use_template
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.kinds.suggestions import suggested
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Banner
from deepstudio.ui.widgets.banner import BannerTone
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.data_watch import ALLOW_NETWORK, LOCATE

SCAN = T("Looking through your data")
# That no data is chosen the empty page says better.
SILENT = frozenset({"no-data"})


class StateBar(QWidget):
    """Takes no room while there is nothing to say."""

    title = SCAN
    locate_wanted = Signal()
    choose_wanted = Signal()
    network_agreed = Signal(object)
    """The user agreed to read what lies at a path on another computer."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._told: object = None
        self._template: type[Template] | None = None
        self.progress = JobLine(self, counted=True)
        self.progress.setObjectName("data.scan-progress")
        self.progress.line.cancel_button().setObjectName("data.scan-cancel")
        self.banner, self.misfit, self.views = Banner(parent=self), Banner(parent=self), Banner(parent=self)
        self.refusal = Banner(closable=True, parent=self)
        self.refusal.closed.connect(lambda: self.show_refusal(None))
        named = {"problem": self.banner, "refusal": self.refusal, "misfit": self.misfit, "views": self.views}
        for name, banner in named.items():
            banner.setObjectName(f"data.{name}")
            banner.hide()
        column_of(self.progress, *named.values(), gap=8, margins=(0, 0, 8, 0), on=self)
        self.show_state()

    def show_state(self) -> None:
        """Looks at the studio again."""
        self.progress.follow(next((work for work in self._studio.busy if work.title == SCAN), None))
        self._show_problem()
        self._show_misfit()
        banners = (self.banner, self.refusal, self.misfit, self.views)
        self.setVisible(self.progress.is_busy() or any(banner.isVisibleTo(self) for banner in banners))

    def show_refusal(self, reason: Explained | None, path: Path | None = None) -> None:
        """Why a folder or file that was chosen cannot be used; None takes the sentence away."""
        self.refusal.setVisible(reason is not None)
        self.refusal.set_message(tr_text(reason.text) if reason is not None else "", "warn")
        self.refusal.clear_buttons()
        if reason is not None and reason.cause == "network_path":
            words, agree = self.tr("Read it over the network"), lambda: self.network_agreed.emit(path)
            self.refusal.add_button(words, name="data.refusal-network", run=agree)
        self.show_state()

    def show_complaint(self, reason: Text | None) -> None:
        """Why the samples are shown as plain texts, where a plugin has views for them that cannot be loaded."""
        self.views.setVisible(reason is not None)
        self.views.set_message(tr_text(reason) if reason is not None else "", "warn")
        self.show_state()

    def _show_problem(self) -> None:
        problem = next((p for p in self._studio.report.of_area("data") if p.id not in SILENT), None)
        told = (problem, self.progress.is_busy())
        if told == self._told:
            return
        self._told = told
        self.banner.setVisible(problem is not None)
        self.banner.clear_buttons()
        if problem is None:
            return
        tone: BannerTone = "bad" if problem.severity is Severity.ERROR else "warn"
        words = [tr_text(problem.message), tr_text(problem.why) if problem.why is not None else ""]
        self.banner.set_message(sentences(words), tone)
        self._offer(problem)

    def _show_misfit(self) -> None:
        """Offers a template where the network was made for another kind of data."""
        template = fitting_instead(self._studio)
        self.misfit.setVisible(template is not None)
        if template is self._template:
            return
        self._template = template
        self.misfit.clear_buttons()
        if template is None:
            return
        self.misfit.set_message(self.tr("The network was made for another kind of data."), "accent")
        title = tr_text(template.title)
        edit = use_template(self._studio.registry, template)
        words = self.tr("Use “{template}” instead").format(template=title)
        self.misfit.add_button(words, name="data.use-template", run=lambda _=False: self._studio.edit(edit))

    def _offer(self, problem: Problem) -> None:
        add, studio, again = self.banner.add_button, self._studio, self.tr("Look again")
        for number, fix in enumerate(problem.fixes[:2]):
            add(tr_text(fix.label), name=f"data.fix-{number}", run=lambda _=False, f=fix: studio.edit(f))
        if problem.action == LOCATE:
            add(self.tr("Locate…"), name="data.problem-locate", run=self.locate_wanted)
            add(again, name="data.look-again", run=studio.start_scan)
        elif problem.action == ALLOW_NETWORK:
            add(self.tr("Read it over the network"), name="data.allow-network", run=studio.allow_network)
        elif problem.severity is Severity.ERROR:
            add(self.tr("Choose other data…"), name="data.problem-choose", run=self.choose_wanted)
            add(again, name="data.scan-again", run=studio.start_scan)


def fitting_instead(studio: Studio) -> type[Template] | None:
    """A template for the data, where the network begins with a layer that takes another kind of data only."""
    project = studio.project
    looks = looks_of(project.data if project is not None else None, studio.registry)
    if project is None or project.data is None or not looks.id:
        return None
    if not begins_otherwise(studio.report, studio.registry, looks.id):
        return None
    classes = len(project.data.classes)
    return studio.registry.templates.get(suggested(studio.registry, classes, project.data))
