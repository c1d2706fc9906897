"""Makes projects: from a template, from a folder or file with data, under a name that is free."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.data import served
from deepstudio.data.plan_edits import use_plan
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.names import folder_name, free_folder
from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.storage.project_folder import ProjectFolder


def create_project(
    registry: Registry, template_id: str, name: str, folder: Path | None, data: Path | DataPlan | None
) -> ProjectFolder:
    """`data` is a folder or file, or the plan for it where it was looked at already.

    Raises `Explained` and then leaves nothing behind.
    """
    if folder is None:
        folder, name = free_place(default_projects_dir(), name)
    return ProjectFolder.create(folder, new_project(registry, template_id, name, data))


def new_project(registry: Registry, template_id: str, name: str, data: Path | DataPlan | None) -> Project:
    """The same as a value alone, for which nothing is written. Raises `Explained`."""
    template = registry.templates.get(template_id)
    if template is None:
        raise Explained(T("There is no template “{id}”.", id=template_id[:60]), "no_such_template")
    project = template().build(name)
    if isinstance(data, Path):
        data = data_process().call(served.plan_like, data, project.data)
    if data is not None:
        project = use_plan(registry, data, name).apply(project)
    return project


def free_place(home: Path, name: str, taken: Callable[[Path], bool] = Path.exists) -> tuple[Path, str]:
    """A folder in `home` for a project called `name`, and the name with a number where the plain one is taken."""
    folder = free_folder(home, name, taken)
    return folder, name if folder.name == folder_name(name) else folder.name


def recognised_or_refused(path: Path, kept: DataPlan | None = None) -> DataPlan | Explained:
    """What kind of data lies in a folder or file, or why it is none; for work beside the window's thread.

    `kept` decides where it could be of several kinds; `network_path` is the cause where nobody agreed yet to read it
    over the network.
    """
    try:
        return data_process().call(served.plan_for, path, kept)
    except Explained as error:
        return error
