"""Which templates suit data of a kind."""

from __future__ import annotations

from deepstudio.catalog.columns import entering
from deepstudio.core.declarations import Template
from deepstudio.core.registry import Registry
from deepstudio.ui.kinds.looks import Looks


def fitting_templates(registry: Registry, looks: Looks) -> list[type[Template]]:
    """Templates for data of the kind that is shown so: all but those made for the digits, and the empty one."""
    fitting = []
    for template in registry.templates:
        plan = template().build("Sketch").data
        wanted = [kind.id for _, kind in entering(plan, registry)] if plan is not None else []
        if wanted in ([], [looks.id]) and not template.id.startswith("digits"):
            fitting.append(template)
    return fitting


def suggested(registry: Registry, classes: int, looks: Looks) -> str:
    """The textbook network for two classes, another one for more; empty where there is no template."""
    known = [template.id for template in fitting_templates(registry, looks)]
    few, many = looks.templates
    wanted = few if classes <= 2 else many
    return wanted if wanted in known else known[0] if known else ""
