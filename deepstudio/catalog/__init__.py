"""Everything a user can choose, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points

from deepstudio.core.registry import Registry
from deepstudio.core.rooms import imported
from deepstudio.core.text import T, Text

PLUGINS = "deepstudio.plugins"

# What this package declares, as `module:name` of a tuple of classes or words.
BUILT_IN = (
    "deepstudio.catalog.layers:LAYERS",
    "deepstudio.catalog.columns:COLUMNS",
    "deepstudio.catalog.tokenizers:TOKENIZERS",
    "deepstudio.catalog.sources:SOURCES",
    "deepstudio.catalog.splits:SPLITS",
    "deepstudio.catalog.tasks:TASKS",
    "deepstudio.catalog.losses:LOSSES",
    "deepstudio.catalog.optimizers:OPTIMIZERS",
    "deepstudio.catalog.schedules:SCHEDULES",
    "deepstudio.catalog.objectives:OBJECTIVES",
    "deepstudio.core.results:ANSWERS",
    "deepstudio.core.results:SECTIONS",
    "deepstudio.core.importance:IMPORTANCE",
    "deepstudio.core.rim:RIMS",
    "deepstudio.catalog.findings:FINDINGS",
    "deepstudio.catalog.exporters:EXPORTERS",
    "deepstudio.catalog.templates:TEMPLATES",
    "deepstudio.catalog.sounds:SOUNDS",
    "deepstudio.catalog.glossary:GLOSSARY",
)


def register_builtin(registry: Registry) -> None:
    """The built-in catalog, registered the way a plugin does it."""
    for path in BUILT_IN:
        registry.register(*imported(path))


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
