"""What a template is for: what a person brings to it and gets to know, as its network declares it, and its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from deepstudio.catalog.columns import entering, targets
from deepstudio.core.declarations import ColumnKind, Template
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import Text


@dataclass(frozen=True)
class TemplateOffer:
    """`brought` are what enters, in the words of a person, and `wanted` what is answered; by their English source."""

    template: type[Template]
    project: Project
    brought: dict[str, Text]
    wanted: dict[str, Text]
    registry: Registry = field(repr=False, compare=False)

    @property
    def data(self) -> DataPlan | None:
        return self.project.data

    @cached_property
    def brings_data(self) -> bool:
        """Whether it comes with samples, so that one can begin at once."""
        plan = self.project.data
        return plan is not None and plan.source.settings.get("path") != ""

    @cached_property
    def layers(self) -> tuple[tuple[Text, tuple[str, ...]], ...]:
        """The titles of its layers and more words for each; of use in a search only."""
        return tuple(_layers(self.registry, self.project))


def offers(registry: Registry) -> list[TemplateOffer]:
    """Of all templates, in the order in which they are declared; what begins from nothing comes last."""
    made = [_offer(registry, template) for template in registry.templates]
    return sorted(made, key=lambda offer: offer.data is None)


def brought_as(kind: ColumnKind) -> Text:
    return type(kind).brought_as or kind.title


def _offer(registry: Registry, template: type[Template]) -> TemplateOffer:
    project = template().build("Sketch")
    plan = project.data
    enters = [kind for _, kind in entering(plan, registry)] if plan is not None else []
    answered = {kind.objective for _, kind in targets(plan, registry)} if plan is not None else set()
    return TemplateOffer(
        template,
        project,
        {str(text): text for text in map(brought_as, enters)},
        {str(text): text for text in _wanted(registry, answered)},
        registry,
    )


def _wanted(registry: Registry, objectives: Iterable[str]) -> Iterable[Text]:
    for id in sorted(objectives):
        objective = registry.objectives.get(id)
        if objective is not None:
            yield objective.wanted or objective.title


def _layers(registry: Registry, project: Project) -> Iterable[tuple[Text, tuple[str, ...]]]:
    for graph in project.models.values():
        for id in dict.fromkeys(node.layer for node in graph.nodes):
            layer = registry.layers.get(id)
            if layer is not None:
                yield layer.title, layer.keywords
