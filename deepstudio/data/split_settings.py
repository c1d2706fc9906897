"""What there is to decide about how samples are divided, as settings of a form, and what a change of one makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, SplitPlan
from deepstudio.core.registry import InvalidSettings, Registry
from deepstudio.core.settings import Choice, SettingSpec
from deepstudio.core.text import T, Text
from deepstudio.data.plan_edits import change_split

METHOD = "method"
OF_METHOD = "method."  # before the names of settings that belong to the method


def split_specs(plan: DataPlan, registry: Registry) -> Iterator[SettingSpec]:
    """What there is to decide: nothing about shares that the data itself gives."""
    given = plan.found.given if plan.found is not None else ()
    hidden = set() if given else {"given"}
    if plan.keeps_parts:
        hidden |= {"train"} if given[2] else set()
        hidden |= {METHOD, "validation", "seed"} if given[1] and given[2] else set()
    own = () if METHOD in hidden else _of_method(plan, registry)
    specs = (_method(plan, registry), *own, *SplitPlan.specs())
    yield from (spec for spec in specs if spec.name not in hidden)


def _of_method(plan: DataPlan, registry: Registry) -> Iterator[SettingSpec]:
    """The method's own settings, under names that none of the split's has."""
    chosen = registry.splits.get(plan.split.method.id)
    for spec in chosen.specs() if chosen is not None else ():
        shown_by = spec.visible_when and (f"{OF_METHOD}{spec.visible_when[0]}", spec.visible_when[1])
        yield replace(spec, name=f"{OF_METHOD}{spec.name}", visible_when=shown_by)


def _method(plan: DataPlan, registry: Registry) -> SettingSpec:
    """The choice of a method, with the words of the one that is chosen."""
    chosen = registry.splits.get(plan.split.method.id)
    help = chosen.help if chosen is not None else T("How it is decided which sample is in which part.")
    choices = tuple(Choice(method.id, method.title) for method in registry.splits)
    return SettingSpec(
        METHOD, "choice", T("Divided"), help, SplitPlan().method.id, choices=choices, about="split"
    )


def changed_split(plan: SplitPlan, name: str, value: object, registry: Registry) -> SplitPlan | Text:
    """The split with another setting, or why it cannot be."""
    if name == METHOD:
        return change_split(plan, {METHOD: Chosen(id=str(value))})
    if not name.startswith(OF_METHOD):
        return change_split(plan, {name: value})
    settings = {**plan.method.settings, name.removeprefix(OF_METHOD): value}
    method = plan.method.replace(settings=settings)
    made = registry.splits.resolve(method.id, method.settings, method.key)
    return made.errors[0].message if isinstance(made, InvalidSettings) else plan.replace(method=method)
