"""How single networks and single answers learn, where a project has several of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget

from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project, RolePlan, TargetPlan
from deepstudio.core.registry import Registry
from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import T, Text
from deepstudio.core.training_edits import set_role, set_target
from deepstudio.ui.pages.train.run_status import task_of
from deepstudio.ui.pages.train.settings import choices_of, inner_specs, losses_of
from deepstudio.ui.run_name import role_title
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import SettingsForm, TitleLabel
from deepstudio.ui.widgets.layouts import column_of

RATE = "optimizer.learning_rate"
OTHERS = T("as the others")


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A network or an answer with a plan of its own: what a form shows of it."""

    kind: Literal["roles", "targets"]
    name: str
    specs: tuple[SettingSpec, ...]
    values: dict[str, object]

    @property
    def prefix(self) -> str:
        """Where problems say that they sit."""
        return f"{self.kind}.{self.name}."

    def edit(self, name: str, value: object, title: Text) -> Edit:
        """The edit that sets one setting. Values typed in a row become one step."""
        label, merge = T("Change {setting}", setting=title), f"training.{self.prefix}{name}"
        if self.kind == "targets":
            return set_target(self.name, {name: value}, label, merge)
        if name != RATE:
            return set_role(self.name, {name: Chosen(id=str(value)) if value else None}, label)

        def apply(project: Project) -> Project:
            own = project.training.optimizer_of(self.name)
            chosen = own.replace(settings={**own.settings, "learning_rate": value})
            return set_role(self.name, {"optimizer": chosen}, label).apply(project)

        return Edit(label, apply, merge)


def parts_of(registry: Registry, project: Project) -> Iterator[PlanPart]:
    """Each of several networks, then each of several answers; nothing where there is one."""
    task = task_of(registry, project)
    roles = task.roles if task is not None else ()
    targets = project.data.of_use("target") if project.data is not None else ()
    for role in roles if len(roles) > 1 else ():
        yield _role(registry, role, project.training.roles.get(role, RolePlan()))
    for target in targets if len(targets) > 1 else ():
        yield _target(registry, project, target)


def _role(registry: Registry, role: str, plan: RolePlan) -> PlanPart:
    help = T("How weights follow their gradients.")
    choices = choices_of(registry.optimizers, OTHERS)
    specs = [SettingSpec("optimizer", "choice", T("Optimizer"), help, "", choices=choices)]
    values: dict[str, object] = {"optimizer": plan.optimizer.id if plan.optimizer else ""}
    if plan.optimizer is not None:
        own = [s for s in inner_specs("optimizer", registry.optimizers, plan.optimizer) if s.name == RATE]
        values |= {spec.name: plan.optimizer.settings.get("learning_rate", spec.default) for spec in own}
        specs += own
    return PlanPart("roles", role, tuple(specs), values)


def _target(registry: Registry, project: Project, target: str) -> PlanPart:
    plan = project.training.targets.get(target, TargetPlan())
    choices = choices_of(losses_of(registry, project), OTHERS)
    words = T("How much mistakes in this answer count beside those in the others.")
    specs = (
        SettingSpec("loss", "choice", T("Loss"), T("What training makes small."), "", choices=choices),
        SettingSpec("weight", "float", T("Weight"), words, 1.0, ge=1e-6, le=1e6),
    )
    return PlanPart("targets", target, specs, {"loss": plan.loss, "weight": plan.weight})


class PartForm(QWidget):
    """The name of a network or an answer, and its settings."""

    def __init__(self, change: Callable[[Edit, bool], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: PlanPart | None = None
        self._change = change
        self.title = TitleLabel(parent=self)
        self.form = SettingsForm(self)
        self.form.edited.connect(self._apply)
        column_of(self.title, self.form, gap=10, on=self)

    def show_part(self, part: PlanPart) -> None:
        """Shows the plan of a part; editors that stay keep their focus."""
        self._part = part
        self.form.set_specs(part.specs, part.values, {}, part.prefix)
        for name in self.form.names():
            self.form.field(name).setObjectName(f"train.{part.prefix}{name}")
        answer = self.tr("Answer: {name}").format(name=part.name)
        self.title.setText(role_title(part.name) if part.kind == "roles" else answer)

    def show_errors(self, errors: dict[str, Text]) -> None:
        """`errors` are by place, of which those of this part are shown."""
        prefix = self._part.prefix if self._part is not None else ""
        own = {name.removeprefix(prefix): words for name, words in errors.items() if name.startswith(prefix)}
        self.form.set_errors(own)

    def focus_place(self, place: str) -> bool:
        """Puts the cursor into the setting a problem speaks of; says whether it is here."""
        name = place.removeprefix(self._part.prefix) if self._part is not None else place
        if name == place or name not in self.form.names():
            return False
        self.form.focus(name)
        return True

    def _apply(self, name: str, value: object, merge: bool) -> None:
        if self._part is not None:
            self._change(self._part.edit(name, value, self.form.row(name).spec.title), merge)


class PlanParts(QWidget):
    """One form for each part; hidden where there is none."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.forms: list[PartForm] = []
        self._column = column_of(gap=18, margins=(0, 8, 0, 0), on=self)
        self.hide()

    def show_project(self, project: Project) -> None:
        parts = list(parts_of(self._studio.registry, project))
        while len(self.forms) < len(parts):
            form = PartForm(self._change, self)
            self.forms.append(form)
            self._column.addWidget(form)
        while len(self.forms) > len(parts):
            form = self.forms.pop()
            form.hide()
            form.deleteLater()
        for form, part in zip(self.forms, parts, strict=True):
            form.show_part(part)
        self.show_errors()
        self.setVisible(bool(parts))

    def show_errors(self) -> None:
        found = self._studio.report.of_area("train")
        errors = {problem.place.setting: problem.message for problem in found}
        for form in self.forms:
            form.show_errors(errors)

    def focus_place(self, place: str) -> bool:
        return any(form.focus_place(place) for form in self.forms)

    def _change(self, edit: Edit, merge: bool) -> None:
        if not merge:
            self._studio.end_merge()
        self._studio.edit(edit)
