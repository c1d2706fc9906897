"""The Model page: palette, canvas and inspector around the network of the open project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from deepstudio.core import graph_edits, layout
from deepstudio.core.declarations import Task
from deepstudio.core.problems import Edit, Place, Problem
from deepstudio.core.project import Project
from deepstudio.core.settings import SettingSpec
from deepstudio.data.plan_edits import use_template
from deepstudio.ui.actions import Actions
from deepstudio.ui.canvas.canvas import Canvas
from deepstudio.ui.canvas.faces import CheckedNetwork
from deepstudio.ui.canvas.keyboard import current
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.inside.dock import InsideDock
from deepstudio.ui.pages.model.inspector import Inspector
from deepstudio.ui.pages.model.lending import Lending
from deepstudio.ui.pages.model.palette import Palette
from deepstudio.ui.pages.model.shortcuts import CanvasActions
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Toast
from deepstudio.ui.widgets.fold import SideFold
from deepstudio.ui.widgets.layouts import row_of

LEAST = 680  # pixels for palette and canvas


class ModelPage(Page):
    """Follows the studio's report; every change is an edit of the project."""

    step: ClassVar[str] = "model"

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self.role = "model"
        """Whose network is shown."""
        self._stale = False
        self.canvas = Canvas(studio.registry, self)
        self.canvas.blocks.note.connect(self.studio.notify)
        self.palette_ = Palette(studio.registry, self.canvas.blocks, self)
        self.inspector = Inspector(self.canvas, self)
        self.side = SideFold(self.inspector, self, LEAST)
        self.inside = InsideDock(self.canvas, studio, self)
        row_of(self.palette_, (self.inside, 1), self.side, gap=0, on=self)
        self._connect()
        self._shortcuts = CanvasActions(self.canvas, actions, self.rename_selected, self.inside.toggle)
        self._opened()
        self.setAccessibleName(self.tr("Model"))
        self._show_inspector()

    def _connect(self) -> None:
        self.palette_.chosen.connect(self.canvas.commands.append)
        self.canvas.block_saved.connect(self.palette_.block_actions.begin_rename)
        self.canvas.edit_wanted.connect(self.studio.edit)
        self.canvas.selection_changed.connect(self._show_inspector)
        self.canvas.details_wanted.connect(self._show_details)
        self.canvas.toolbar.template_chosen.connect(self._use_template)
        self.canvas.toolbar.role_chosen.connect(self._choose_role)
        self.canvas.mistake.elsewhere = self.inspector.isVisible
        self.canvas.mistake.told_changed.connect(self._show_inspector)
        self.canvas.note.connect(self.studio.notify)
        self.inspector.node.edited.connect(self._edit)
        Lending(self.studio, self.inspector.node.lent)
        self.inspector.selection.group.edited.connect(self._edit)
        self.inspector.node.renamed.connect(self._rename)
        self.inspector.node.open_wanted.connect(self.canvas.commands.open_block)
        self.inspector.summary.fix_wanted.connect(lambda edit: self.canvas.apply(edit, True))
        self.inspector.summary.table.picked.connect(self.canvas.reveal)
        self.inside.train_wanted.connect(lambda: self.actions_.trigger("go.train"))
        self.studio.opened.connect(self._opened)
        self.studio.closed.connect(self._opened)
        self.studio.report_changed.connect(self._refresh)
        self.studio.preferences_changed.connect(self._prefer)

    def shown(self) -> None:
        self._follow()
        self.canvas.blocks.read_again()
        if not self.canvas.picker.isVisible():
            self.canvas.view.setFocus()

    def hidden(self) -> None:
        self.canvas.view.cancel()
        self.canvas.picker.close_picker()

    def remembered(self) -> Any:
        """Whose network is shown, what is selected, where one looks, and whether one looks inside."""
        scene, at = self.canvas.scene, self.canvas.view.current
        places = scene.selected_nodes(), scene.selected_links(), self.canvas.place()
        return self.role, at, *places, self.inside.remembered()

    def take_back(self, kept: Any) -> None:
        role, at, nodes, links, place, inside = kept
        if role in self._roles() and role != self.role:
            self._choose_role(role)
        self._stale = True
        self._follow()
        self.canvas.view.current = at
        known = [link for link in links if link in self.canvas.scene.network.graph.links]
        self.canvas.scene.select([name for name in nodes if name in self.canvas.scene.nodes], known)
        self.canvas.show_place(place)
        self.inside.take_back(inside)

    def show_problem(self, problem: Problem) -> None:
        place = problem.place
        if place.role and place.role != self.role and place.role in self._roles():
            self._choose_role(place.role)
        if place.node in self.canvas.scene.nodes:
            self.canvas.reveal(place.node)
            if place.setting:
                self.side.set_open(True)
                self.inspector.node.focus_first(place.setting)
        else:
            self.canvas.scene.select()

    def settings(self) -> Iterable[tuple[Place, SettingSpec]]:
        """Those of the one layer that is selected."""
        selected = self.canvas.scene.selected_nodes()
        specs = self.inspector.node.form.specs() if len(selected) == 1 else ()
        return ((Place("model", self.role, selected[0], spec.name), spec) for spec in specs)

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _opened(self) -> None:
        self._prefer()
        self._choose_role(next(iter(self._roles()), "model"))

    def _refresh(self) -> None:
        """A page that nobody sees waits until it is shown."""
        self._stale = True
        if self.isVisible():
            self._follow()

    def _follow(self) -> None:
        if not self._stale:
            return
        self._stale = False
        self.canvas.set_batch(self._batch(), self._tokens())
        self.canvas.show_network(self._network())
        self._show_inspector()

    def _network(self) -> CheckedNetwork:
        project = self.studio.project
        return (
            CheckedNetwork.of(project, self.studio.report, self.role, self._tokens())
            if project
            else CheckedNetwork(self.role)
        )

    def _show_inspector(self) -> None:
        network = self.canvas.scene.network
        plan = self.studio.project.data if self.studio.project else None
        self.palette_.follow(network.analysis, self._appending_to(), plan)
        self.inspector.show_network(network, self.canvas.summary, self._batch())
        self.inside.follow()

    def _appending_to(self) -> str:
        """The selected layer, if another one can come behind it."""
        here = current(self.canvas.view)
        return here if here and self.canvas.scene.nodes[here].outputs else ""

    def _batch(self) -> int:
        project = self.studio.project
        return project.training.batch_size if project else 1

    def _tokens(self) -> int:
        """How many steps enter at most; 1 where what enters has none."""
        plan = self.studio.project.data if self.studio.project else None
        return looks_of(plan, self.studio.registry).longest

    def _roles(self) -> tuple[str, ...]:
        project = self.studio.project
        if project is None:
            return ()
        chosen = project.task
        task = self.studio.registry.tasks.resolve(chosen.id, chosen.settings, chosen.key)
        return task.roles if isinstance(task, Task) else tuple(project.models)

    def _prefer(self) -> None:
        self.canvas.reduce_motion = self.studio.preferences.reduce_motion

    # Changing it

    def _edit(self, edit: Edit, merge: bool) -> None:
        """An edit of the inspector; one that does not continue the last one begins a step of its own."""
        if not merge:
            self.studio.end_merge()
        self.canvas.apply(edit)

    def _rename(self, old: str, new: str) -> None:
        before = self.canvas.scene.selected_nodes()
        self.studio.edit(graph_edits.rename_node(self.role, old, new))
        if old in before and new in self.canvas.scene.nodes:
            self.canvas.view.current = new
            self.canvas.scene.select([new])

    def _show_details(self, name: str) -> None:
        if current(self.canvas.view) != name:
            self.canvas.reveal(name)
        self.side.set_open(True)
        self.inspector.node.focus_first()

    def rename_selected(self) -> None:
        """Lets the user type another title for the selected layer or group, where it stands."""
        group = self.canvas.scene.selected_group()
        if group and (
            group in self.canvas.scene.groups.closed or len(self.canvas.scene.selected_nodes()) > 1
        ):
            self.canvas.begin_group_title(group)
            return
        self.canvas.begin_title(current(self.canvas.view))

    def _use_template(self, id: str) -> None:
        template = self.studio.registry.templates.get(id)
        if template is None or self.studio.project is None:
            return

        had_layers = any(graph.nodes for graph in self.studio.project.models.values())
        self.canvas.show_home()
        edit = self._laid_out(use_template(self.studio.registry, template))
        changed = self.studio.edit(edit)
        self.canvas.view.setFocus()
        if changed and had_layers:
            words = self.tr("The network is now “{template}”.").format(template=tr_text(template.title))
            Toast.show_message(self.window(), words, "good", self.tr("Undo"), lambda: self._undo(edit))

    def _laid_out(self, edit: Edit) -> Edit:
        """An edit that brings networks, which then flow as those before; long ones folded into the view."""
        room = self.canvas.view.room()

        def apply(project: Project) -> Project:
            made = edit.apply(project)
            if made is project:
                return project
            for role, graph in made.models.items():
                before = project.models.get(role)
                flow = layout.fitting_flow(graph, before.flow if before else "down", room)
                if flow != graph.flow:
                    made = made.with_graph(role, layout.laid_out(graph, flow, room))
            return made

        return replace(edit, apply=apply)

    def _undo(self, edit: Edit) -> None:
        """Takes an edit back, unless something else was done since then."""
        if self.studio.undo_label is edit.label:
            self.studio.undo()

    def _choose_role(self, role: str) -> None:
        self.role = role
        self.canvas.scene.select()
        self.canvas.toolbar.set_roles(self._roles(), role)
        self._stale = True
        self.canvas.show_home()
        self._follow()
