"""`--set training.KEY=V`, `model.NODE.SETTING=V`, `data.COLUMN.SETTING=V`, `data.split.KEY=V`: for one run.

Of a layer also `model.NODE.frozen=true` and `model.NODE.rate=V`, times the learning rate of the plan.
Of a training plan also `training.roles.ROLE.optimizer.KEY=V` and `training.targets.COLUMN.weight=V`, where a task has
several networks or the data several columns to answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from deepstudio.catalog.columns import fitting_losses, targets
from deepstudio.cli.failure import WrongUsage
from deepstudio.core.data_edits import set_column, set_use
from deepstudio.core.graph import Chosen, Graph
from deepstudio.core.graph_edits import set_settings, with_changed_node
from deepstudio.core.project import (
    DEFAULT_ROLE,
    ColumnPlan,
    DataPlan,
    Project,
    SplitPlan,
    TargetPlan,
    TrainingPlan,
    Use,
)
from deepstudio.core.registry import Family, InvalidSettings, Registry, UnknownId
from deepstudio.core.settings import SettingError, Settings, settings_errors
from deepstudio.core.text import T, Text, verbatim
from deepstudio.core.training_edits import with_role, with_target

NO_TEST = T("Training and validation together leave nothing for the test. Make one of them smaller.")
CHOICES = ("optimizer", "schedule")
OF_NODES = {
    "frozen": T("Whether a layer is frozen is true or false."),
    "rate": T("How many times the learning rate a layer learns with is a number above 0, at most 1,000."),
}
PLAIN = tuple(name for name in TrainingPlan.model_fields if name not in ("start_from", "roles", "targets"))


def with_overrides(project: Project, assignments: Sequence[str], registry: Registry) -> Project:
    """The project with each `KEY=VALUE` applied in order. Raises `WrongUsage` that says what would be accepted."""
    for assignment in assignments:
        key, sign, value = assignment.partition("=")
        if not sign:
            raise WrongUsage(
                T("--set takes KEY=VALUE, such as training.epochs=5; “{given}” has no =.", given=key)
            )
        project = _assigned(project, key.strip().split("."), _value(value.strip()), registry)
    return project


def with_training(project: Project, **changes: Any) -> Project:
    """The project with some fields of its training plan changed. Raises `WrongUsage`."""
    try:
        return project.replace(training=project.training.replace(**changes))
    except ValidationError as error:
        raise WrongUsage(told(settings_errors(TrainingPlan, error)[0], TrainingPlan)) from error


def _assigned(project: Project, path: list[str], value: Any, registry: Registry) -> Project:
    match path:
        case ["training", name] if name in CHOICES:
            return _choose(project, name, str(value), registry)
        case ["training", "learning_rate"]:
            return _choice_setting(project, "optimizer", "learning_rate", value, registry)
        case ["training", "roles", role, which] if which in CHOICES:
            return _role_choice(project, role, which, str(value), registry)
        case ["training", "roles", role, which, name] if which in CHOICES:
            return _role_setting(project, role, which, name, value, registry)
        case ["training", "targets", *target, name] if target and name in TargetPlan.model_fields:
            return _target(project, ".".join(target), name, value, registry)
        case ["training", "loss"]:
            _known(registry.losses, str(value))
            return with_training(project, loss=str(value))
        case ["training", name] if name in PLAIN:
            return with_training(project, **{name: value})
        case ["training", which, name] if which in CHOICES:
            return _choice_setting(project, which, name, value, registry)
        case ["data", "split", "method"] if project.data is not None:
            _known(registry.splits, str(value))
            return _split(project, project.data, "method", Chosen(id=str(value)))
        case ["data", "split", "method", name] if project.data is not None:
            method = _changed(project.data.split.method, "method", name, value, registry)
            return _split(project, project.data, "method", method)
        case ["data", "split", name] if project.data is not None and name in SplitPlan.model_fields:
            return _split(project, project.data, name, value)
        case ["data", column, "use"]:
            return _column_use(project, column, str(value), registry)
        case ["data", column, name]:
            return _column_setting(project, column, name, value, registry)
        case [first, node, name] if first == DEFAULT_ROLE or first in project.models:
            return _layer_setting(project, first, node, name, value, registry)
    raise WrongUsage(
        T(
            "“{key}” cannot be set. Use training.KEY with one of {keys}, training.roles.ROLE.optimizer.KEY, "
            "training.targets.COLUMN.weight, model.LAYER.SETTING, model.LAYER.frozen, model.LAYER.rate, "
            "data.COLUMN.SETTING or data.split.KEY.",
            key=".".join(path),
            keys=[*PLAIN],
        )
    )


def _choose(project: Project, which: str, id: str, registry: Registry) -> Project:
    chosen = _chosen(getattr(project.training, which), which, id, registry)
    return with_training(project, **{which: chosen})


def _choice_setting(project: Project, which: str, name: str, value: Any, registry: Registry) -> Project:
    chosen = _changed(getattr(project.training, which), which, name, value, registry)
    return with_training(project, **{which: chosen})


def _role_choice(project: Project, role: str, which: str, id: str, registry: Registry) -> Project:
    chosen = _chosen(_of_role(project, role, which, registry), which, id, registry)
    return project.replace(training=with_role(project.training, role, **{which: chosen}))


def _role_setting(
    project: Project, role: str, which: str, name: str, value: Any, registry: Registry
) -> Project:
    chosen = _changed(_of_role(project, role, which, registry), which, name, value, registry)
    return project.replace(training=with_role(project.training, role, **{which: chosen}))


def _of_role(project: Project, role: str, which: str, registry: Registry) -> Chosen:
    """The optimizer or schedule with which a role learns so far."""
    task = registry.tasks.get(project.task.id)
    roles = task.roles if task is not None else (*project.models,)
    if role not in roles:
        names = [verbatim(known) for known in roles]
        raise WrongUsage(T("The task has no network “{name}”. There are: {names}.", name=role, names=names))
    plan = project.training
    return plan.optimizer_of(role) if which == "optimizer" else plan.schedule_of(role)


def _target(project: Project, target: str, name: str, value: Any, registry: Registry) -> Project:
    answered = project.data.of_use("target") if project.data is not None else ()
    if target not in answered:
        names = [verbatim(known) for known in answered]
        raise WrongUsage(
            T("The data has no column “{name}” to answer. There are: {names}.", name=target, names=names)
        )
    if name == "loss":
        _fitting_loss(project, target, str(value), registry)
        value = str(value)
    try:
        return project.replace(training=with_target(project.training, target, **{name: value}))
    except ValidationError as error:
        raise WrongUsage(
            T("A weight must be a number above 0, such as 0.5; “{value}” is none.", value=value)
        ) from error


def _fitting_loss(project: Project, target: str, id: str, registry: Registry) -> None:
    """Raises `WrongUsage` that names the losses for what it means to answer a column."""
    kind = dict(targets(project.data, registry)).get(target) if project.data is not None else None
    fitting = [loss.id for loss in fitting_losses([kind] if kind is not None else [], registry)]
    if id not in fitting:
        raise _none_of(id, fitting)


def _chosen(current: Chosen, which: str, id: str, registry: Registry) -> Chosen:
    _known(_family(which, registry), id)
    # Another optimizer starts from its own defaults: a learning rate that suits one does not suit the next.
    return current if current.id == id else Chosen(id=id)


def _changed(current: Chosen, which: str, name: str, value: Any, registry: Registry) -> Chosen:
    chosen = current.replace(settings={**current.settings, name: value})
    made = _family(which, registry).resolve(chosen.id, chosen.settings, chosen.key)
    _accepted(made, chosen.id, name, registry)
    return chosen


def _family(which: str, registry: Registry) -> Family[Any]:
    families: dict[str, Family[Any]] = {"optimizer": registry.optimizers, "method": registry.splits}
    return families.get(which, registry.schedules)


def _split(project: Project, data: DataPlan, name: str, value: Any) -> Project:
    try:
        split = SplitPlan(**{**data.split.values(), name: value})
    except ValidationError as error:
        first = settings_errors(SplitPlan, error)[0]
        raise WrongUsage(told(first, SplitPlan) if first.name else NO_TEST) from error
    return project.replace(data=data.replace(split=split))


def _layer_setting(
    project: Project, first: str, node: str, name: str, value: Any, registry: Registry
) -> Project:
    role = first if first in project.models else next(iter(project.models), first)
    graph = project.models.get(role)
    if graph is None or node not in graph.by_name:
        names = [verbatim(known.name) for known in graph.nodes] if graph else []
        raise WrongUsage(T("There is no layer “{name}”. There are: {names}.", name=node, names=names))
    cls = registry.layers.get(graph.by_name[node].layer)
    if name in OF_NODES and (cls is None or name not in cls.model_fields):
        return _of_node(project, role, graph, node, name, value)
    named = {spec.name for spec in cls.specs() if spec.kind == "column"} if cls is not None else ()
    if name in named and not isinstance(value, str):
        value = json.dumps(value)  # a column may be called 2020
    changed = set_settings(role, node, {name: value}, T("Set")).apply(project)
    known = changed.models[role].by_name[node]
    _accepted(registry.layer(known), known.layer, name, registry)
    return changed


def _of_node(project: Project, role: str, graph: Graph, node: str, name: str, value: Any) -> Project:
    """Whether a layer is frozen, or how many times the learning rate it learns with."""
    try:
        return project.with_graph(role, with_changed_node(graph, node, **{name: value}))
    except ValidationError as error:
        raise WrongUsage(OF_NODES[name]) from error


def _column_use(project: Project, column: str, use: str, registry: Registry) -> Project:
    """What a column is used for: one of what its kind can be, or nothing."""
    kind = registry.columns.get(_column(project, column).id)
    possible: tuple[Use, ...] = (*(kind.uses if kind is not None else ()), "unused")
    for known in possible:
        if known == use:
            return set_use(column, known, T("Set")).apply(project)
    words = [verbatim(known) for known in possible]
    raise WrongUsage(
        T("The column “{name}” can be used as {all}, not as “{use}”.", name=column, all=words, use=use)
    )


def _column(project: Project, column: str) -> ColumnPlan:
    columns = project.data.columns if project.data is not None else {}
    if column not in columns:
        names = [verbatim(known) for known in columns]
        raise WrongUsage(T("The data has no column “{name}”. There are: {names}.", name=column, names=names))
    return columns[column]


def _column_setting(project: Project, column: str, name: str, value: Any, registry: Registry) -> Project:
    _column(project, column)
    changed = set_column(column, {name: value}, T("Set")).apply(project)
    assert changed.data is not None
    chosen = changed.data.columns[column]
    _accepted(registry.columns.resolve(chosen.id, chosen.settings, chosen.key), chosen.id, name, registry)
    return changed


def _accepted(made: object, id: str, name: str, registry: Registry) -> None:
    if isinstance(made, UnknownId):
        raise WrongUsage(T("“{id}” is not known here. Perhaps a plugin is missing.", id=id))
    if isinstance(made, InvalidSettings):
        own = [error for error in made.errors if error.name == name] or list(made.errors)
        known = own[0].name in made.cls.model_fields
        message = told(own[0], made.cls, registry)
        raise WrongUsage(message if known else _with_names(message, made))


def told(error: SettingError, cls: type[Settings], registry: Registry | None = None) -> Text:
    """What a setting accepts; choices as they are typed, not as a form shows them."""
    spec = next((spec for spec in cls.specs() if spec.name == error.name), None)
    choices = () if spec is None else spec.choices if registry is None else registry.choices(spec)
    if spec is None or not choices:
        return error.message
    values = [verbatim(str(choice.value)) for choice in choices if choice.value != ""]
    return T("{name} must be one of {all}.", name=spec.title, all=values)


def _with_names(message: Text, made: InvalidSettings) -> Text:
    names = [verbatim(name) for name in made.cls.model_fields]
    return T("{message} Its settings: {names}.", message=message, names=names) if names else message


def _known(family: Family[Any], id: str) -> None:
    if family.get(id) is None:
        raise _none_of(id, [cls.id for cls in family])


def _none_of(id: str, ids: Sequence[str]) -> WrongUsage:
    return WrongUsage(T("“{id}” is not one of {ids}.", id=id, ids=[verbatim(known) for known in ids]))


def _value(text: str) -> Any:
    """JSON where it is JSON, else the text itself: 5, 0.1, true, relu."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
