"""What the classes of a run are called today, whatever they were called when it was trained."""

from __future__ import annotations

from collections.abc import Mapping

from deepstudio.core.explained import Explained
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder


def given_names(run: RunFolder) -> Mapping[str, Mapping[str, str]]:
    """The names of classes by column, of those that were given some in the project to which the run belongs."""
    try:
        plan = ProjectFolder(run.project_folder).load().data
    except Explained:
        return {}  # a run is used without its project, or beside one that is damaged
    return plan.given_names if plan is not None else {}
