"""Which templates suit the data."""

from __future__ import annotations

from deepstudio.catalog.columns import targets
from deepstudio.core.declarations import Template
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.ui.kinds.looks import entering_looks, looks_of


def fitting_templates(registry: Registry, plan: DataPlan | None) -> list[type[Template]]:
    """Templates into which the same enters, and the empty one; of pictures none that is made for the digits."""
    wanted = _entering(registry, plan)
    return [
        template
        for template in registry.templates
        if _entering(registry, template().build("Sketch").data) in ([], wanted)
        and not template.id.startswith("digits")
    ]


def suggested(registry: Registry, classes: int, plan: DataPlan | None) -> str:
    """The textbook network for two classes, another one for more, and of the others one that answers the same.

    Empty where there is no template.
    """
    fitting = fitting_templates(registry, plan)
    few, many = looks_of(plan, registry).templates
    wanted = few if classes <= 2 else many
    answered = _answered(registry, plan)
    known = [one.id for one in fitting if _answered(registry, one().build("Sketch").data) == answered]
    if wanted in known:
        return wanted
    return next(iter(known or [one.id for one in fitting]), "")


def _entering(registry: Registry, plan: DataPlan | None) -> list[object]:
    """What enters, column by column; what is given together, as the cells of a row are, counts once."""
    return [type(looks) if looks.together else looks.id for looks, _ in entering_looks(plan, registry)]


def _answered(registry: Registry, plan: DataPlan | None) -> set[str]:
    """The objectives of the columns that are answered."""
    return {kind.objective for _, kind in targets(plan, registry)} if plan is not None else set()
