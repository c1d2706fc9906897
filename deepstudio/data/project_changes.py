"""What one run tried that the one before did not, in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deepstudio.core.graph import Chosen
from deepstudio.core.project import Project, TargetPlan, TrainingPlan
from deepstudio.core.registry import Family, Registry
from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import T, Text, verbatim

MOST = 2


def change_between(
    before: Project | None, after: Project | None, registry: Registry, other_columns: Text
) -> Text | None:
    """Such as "Learning rate 0.003 → 0.001"; nothing where nothing differs or nothing is known.

    `other_columns` says that the settings of columns differ.
    """
    if before is None or after is None:
        return None
    training = _training(before.training, after.training, registry)
    return _joined([*training, *_layers(before, after, registry), *_data(before, after, other_columns)])


def built_between(
    before: Project | None, after: Project | None, registry: Registry, other_columns: Text
) -> Text | None:
    """The same of network and data alone: what is no setting of a training plan."""
    if before is None or after is None:
        return None
    return _joined([*_layers(before, after, registry), *_data(before, after, other_columns)])


def _joined(found: list[Text]) -> Text | None:
    if not found:
        return None
    if len(found) > MOST:
        found = [*found[:MOST], T("{n} more", n=len(found) - MOST)]
    return T("{changes}", changes=found)


def _training(before: TrainingPlan, after: TrainingPlan, registry: Registry) -> Iterator[Text]:
    yield from _chosen(T("Optimizer"), registry.optimizers, before.optimizer, after.optimizer)
    yield from _chosen(T("Schedule"), registry.schedules, before.schedule, after.schedule)
    yield from _settings(TrainingPlan.specs(), before.values(), after.values())
    for role in {**before.roles, **after.roles}:
        title = T("Optimizer of {name}", name=role)
        yield from _chosen(title, registry.optimizers, before.optimizer_of(role), after.optimizer_of(role))
        title = T("Schedule of {name}", name=role)
        yield from _chosen(title, registry.schedules, before.schedule_of(role), after.schedule_of(role))
    for target in {**before.targets, **after.targets}:
        yield from _target(target, before, after, registry)
    if before.loss != after.loss:
        loss = registry.losses.get(after.loss)
        yield T("Loss {loss}", loss=loss.title if loss is not None else verbatim(after.loss))


def _target(name: str, before: TrainingPlan, after: TrainingPlan, registry: Registry) -> Iterator[Text]:
    old, new = before.targets.get(name, TargetPlan()), after.targets.get(name, TargetPlan())
    if old.weight != new.weight:
        words = {"name": name, "old": f"{old.weight:g}", "new": f"{new.weight:g}"}
        yield T("Weight of {name} {old} → {new}", **words)
    if old.loss != new.loss:
        loss = registry.losses.get(after.loss_of(name))
        title = loss.title if loss is not None else verbatim(after.loss_of(name))
        yield T("Loss of {name}: {loss}", name=name, loss=title)


def _chosen(title: Text, family: Family[Any], before: Chosen, after: Chosen) -> Iterator[Text]:
    cls = family.get(after.id)
    if before.id != after.id:
        yield T("{title} {choice}", title=title, choice=cls.title if cls is not None else verbatim(after.id))
    elif cls is not None:
        yield from _settings(cls.specs(), before.settings, after.settings)


def _settings(
    specs: tuple[SettingSpec, ...], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Text]:
    for spec in specs:
        old, new = before.get(spec.name, spec.default), after.get(spec.name, spec.default)
        if old != new:
            yield T(
                "{title} {old} → {new}",
                title=spec.title,
                old=value_words(spec, old),
                new=value_words(spec, new),
            )


def value_words(spec: SettingSpec, value: Any) -> Text:
    """A value as people read it."""
    if isinstance(value, bool):
        return T("on") if value else T("off")
    for choice in spec.choices:
        if choice.value == value:
            return choice.title
    return verbatim(f"{value:g}" if isinstance(value, float) else str(value))


def _layers(before: Project, after: Project, registry: Registry) -> Iterator[Text]:
    old = {(role, node.name): node for role, graph in before.models.items() for node in graph.nodes}
    new = {(role, node.name): node for role, graph in after.models.items() for node in graph.nodes}
    for place, node in new.items():
        if place not in old:
            yield T("+ {layer}", layer=_title(registry, node.layer))
        elif node.key != old[place].key:
            yield T("{layer} changed", layer=_title(registry, node.layer))
    for place, node in old.items():
        if place not in new:
            yield T("− {layer}", layer=_title(registry, node.layer))


def _title(registry: Registry, layer: str) -> Text:
    cls = registry.layers.get(layer)
    return cls.title if cls is not None else verbatim(layer)


def _data(before: Project, after: Project, other_columns: Text) -> Iterator[Text]:
    old, new = before.data, after.data
    if old is None or new is None:
        return
    if old.source != new.source or old.excluded != new.excluded or old.corrected != new.corrected:
        yield T("other data")
    elif old.columns != new.columns:
        yield other_columns
    elif old.split != new.split:
        yield T("other split")
