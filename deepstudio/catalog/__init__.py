"""Everything a user can choose, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points

from deepstudio.catalog.columns import COLUMNS
from deepstudio.catalog.exporters import EXPORTERS
from deepstudio.catalog.findings import FINDINGS
from deepstudio.catalog.layers import LAYERS
from deepstudio.catalog.losses import LOSSES
from deepstudio.catalog.objectives import OBJECTIVES
from deepstudio.catalog.optimizers import OPTIMIZERS
from deepstudio.catalog.schedules import SCHEDULES
from deepstudio.catalog.sources import SOURCES
from deepstudio.catalog.splits import SPLITS
from deepstudio.catalog.tasks import TASKS
from deepstudio.catalog.templates import TEMPLATES
from deepstudio.catalog.tokenizers import TOKENIZERS
from deepstudio.core.registry import Registry
from deepstudio.core.results import ANSWERS, SECTIONS
from deepstudio.core.text import T, Text

PLUGINS = "deepstudio.plugins"


def register_builtin(registry: Registry) -> None:
    """The built-in catalog, registered the way a plugin does it."""
    registry.register(
        *LAYERS, *COLUMNS, *TOKENIZERS, *SOURCES, *SPLITS, *TASKS, *LOSSES, *OPTIMIZERS, *SCHEDULES
    )
    registry.register(*OBJECTIVES, *ANSWERS, *SECTIONS)
    registry.register(*FINDINGS, *EXPORTERS, *TEMPLATES)


@cache
def registry() -> Registry:
    """The built-in catalog and what installed plugins add. One that fails adds nothing and is among `failed`."""
    made = Registry()
    register_builtin(made)
    for entry in entry_points(group=PLUGINS):
        tried = made.copy()
        try:
            add: Callable[[Registry], None] = entry.load()
            add(tried)
        except (Exception, SystemExit) as error:  # foreign code: whatever it raises, the program starts
            made.failed[entry.name] = error
        else:
            made = tried
    return made


def failed_plugins() -> list[tuple[Text, BaseException]]:
    """What to say of each plugin that could not be loaded, and why it could not."""
    told = []
    for name, error in registry().failed.items():
        lines = str(error).strip().splitlines()
        reason = f"{type(error).__name__}: {lines[0][:200]}" if lines else type(error).__name__
        words = {"name": name, "reason": reason}
        text = T("The plugin “{name}” could not be loaded ({reason}). Update or uninstall it.", **words)
        told.append((text, error))
    return told
