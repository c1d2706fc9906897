"""Where in the window a change of the project is seen."""

from __future__ import annotations

from deepstudio.core.project import Project


def changed_areas(old: Project, new: Project) -> tuple[str, ...]:
    """The areas that places of problems name, too: `data`, `model`, `train`; none where only the name differs."""
    changed = {
        "data": old.data != new.data,
        "model": old.models != new.models,
        "train": (old.training, old.task) != (new.training, new.task),
    }
    return tuple(area for area, is_other in changed.items() if is_other)
