"""Everything a user can choose, each declared once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points

from deepstudio.catalog.columns import COLUMNS
from deepstudio.catalog.exporters import EXPORTERS
from deepstudio.catalog.findings import FINDINGS
from deepstudio.catalog.layers import LAYERS
from deepstudio.catalog.losses import LOSSES
from deepstudio.catalog.optimizers import OPTIMIZERS
from deepstudio.catalog.schedules import SCHEDULES
from deepstudio.catalog.sources import SOURCES
from deepstudio.catalog.tasks import TASKS
from deepstudio.catalog.templates import TEMPLATES
from deepstudio.catalog.tokenizers import TOKENIZERS
from deepstudio.core.registry import Registry

PLUGINS = "deepstudio.plugins"


def register_builtin(registry: Registry) -> None:
    """The built-in catalog, registered the way a plugin does it."""
    registry.register(*LAYERS, *COLUMNS, *TOKENIZERS, *SOURCES, *TASKS, *LOSSES, *OPTIMIZERS, *SCHEDULES)
    registry.register(*FINDINGS, *EXPORTERS, *TEMPLATES)


@cache
def registry() -> Registry:
    """The built-in catalog and what installed plugins add. A plugin that fails is logged and left out."""
    made = Registry()
    register_builtin(made)
    for entry in entry_points(group=PLUGINS):
        try:
            add: Callable[[Registry], None] = entry.load()
            add(made)
        except (
            Exception
        ):  # a plugin is foreign code: whatever it raises must not keep the program from starting
            logging.getLogger(__name__).exception("The plugin %s could not be loaded", entry.name)
    return made
