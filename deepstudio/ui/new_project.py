"""Makes projects: from a template, from a folder of pictures, under a name that is free."""

from __future__ import annotations

from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.storage import places
from deepstudio.storage.names import folder_name, free_folder
from deepstudio.storage.project_folder import ProjectFolder

PICTURE_FOLDER = "picture-folder"


def create_project(
    registry: Registry, template_id: str, name: str, folder: Path | None, data_path: Path | None
) -> ProjectFolder:
    """Raises `Explained` and then leaves nothing behind."""
    template = registry.templates.get(template_id)
    if template is None:
        raise Explained(T("There is no template “{id}”.", id=template_id[:60]), "no_such_template")
    if folder is None:
        folder, name = free_place(places.default_projects_dir(), name)
    project = template().build(name)
    if data_path is not None:
        project = use_pictures(registry, data_path).apply(project)
    return ProjectFolder.create(folder, project)


def free_place(home: Path, name: str) -> tuple[Path, str]:
    """A folder in `home` for a project called `name`, and the name with a number where the plain one is taken."""
    folder = free_folder(home, name)
    return folder, name if folder.name == folder_name(name) else folder.name


def use_pictures(registry: Registry, path: Path) -> Edit:
    """An edit that makes a folder of pictures the project's data. Sizes and split chosen before stay."""
    source = registry.sources.get(PICTURE_FOLDER)
    columns = dict(source.columns) if source is not None else {}
    chosen = Chosen(id=PICTURE_FOLDER, settings={"path": str(path)})

    def apply(project: Project) -> Project:
        old = project.data
        if old is None:
            return project.replace(data=DataPlan(source=chosen, columns=columns))
        kept = {**columns, **{name: column for name, column in old.columns.items() if name in columns}}
        return project.replace(data=DataPlan(source=chosen, columns=kept, split=old.split))

    return Edit(T("Use the pictures in {folder}", folder=path.name), apply)
